internal import CorpusModel
internal import UnicodeText

/// The turns of a source whose format says who speaks: cues, segments, annotations, and the rows of a table.
struct GivenTurns {
  /// In the order of the text.
  private(set) var elements: [TranscriptElement] = []
  /// Lines before the first turn.
  private(set) var front: [Line] = []
  /// What stands between the words of a turn and is none: the name again, times, tags.
  private(set) var furniture: [Furniture] = []
  private let marks: [Furniture]
  /// Where marks stand, and names without a colon.
  private let marked: Set<TextRange>
  private var bareLabels = Set<TextRange>()
  private let verbatim: UTF8Text

  /// Turns from the blocks of a source; `nil` unless two speakers are named and most of the words are theirs.
  ///
  /// What one speaker says in several blocks in a row is one turn. An utterance without a name goes on with the turn before.
  init?(_ text: SourceText) {
    verbatim = text.verbatim
    marks = text.marks
    marked = Set(text.marks.map(\.verbatim))
    var open: [SourceBlock] = []
    var speakers = Set<String>()
    var spoken = 0
    var all = 0
    for block in text.blocks {
      if case .furniture(let kind) = block.kind {
        furniture.append(Furniture(verbatim: block.range, kind: kind))
        continue
      }
      all += block.range.count
      guard block.kind == .utterance else {
        close(&open)
        addLines(of: block)
        continue
      }
      if let name = speaker(of: block) {
        speakers.insert(name)
        if let first = open.first, speaker(of: first) != name { close(&open) }
      } else if open.isEmpty {
        addLines(of: block)
        continue
      }
      spoken += block.range.count
      open.append(block)
    }
    close(&open)
    guard speakers.count >= 2, spoken * 2 >= all else { return nil }
    furniture = (furniture + marks).sorted { $0.verbatim < $1.verbatim }
  }

  /// The name before an utterance in normal form C, without its colon; `nil` where nobody is named.
  private func speaker(of block: SourceBlock) -> String? {
    guard let label = block.label else { return nil }
    var name = verbatim.string(in: verbatim.trimmed(label))
    while let last = name.unicodeScalars.last, last == ":" || ScalarClass.isWhiteSpace(last) {
      name.unicodeScalars.removeLast()
    }
    return name.isEmpty ? nil : String(decoding: NormalForm.composed(Array(name.utf8)), as: UTF8.self)
  }

  /// Headings are topics, other blocks belong to nobody.
  private mutating func addLines(of block: SourceBlock) {
    for line in Line.lines(of: verbatim, in: block.range) where !line.isBlank {
      if case .heading = block.kind {
        elements.append(.question(line.range))
      } else {
        if !elements.contains(where: { if case .turn = $0 { true } else { false } }) { front.append(line) }
        elements.append(.front(line.range))
      }
    }
  }

  private mutating func close(_ open: inout [SourceBlock]) {
    defer { open = [] }
    guard let first = open.first, let label = first.label, let name = speaker(of: first) else { return }
    let place = verbatim.trimmed(label)
    var lines = [place]
    if verbatim.bytes[place.end - 1] != 0x3A { bareLabels.insert(place) }
    for block in open {
      if let again = block.label, again != label { furniture.append(Furniture(verbatim: again, kind: .cue)) }
      lines += Line.lines(of: verbatim, in: block.range).filter { !$0.isBlank }.flatMap { cut($0.range) }
    }
    let words =
      lines.dropFirst().isEmpty
      ? TextRange(first.range.start, first.range.start)
      : TextRange(lines[1].start, lines[lines.count - 1].end)
    let spoken = SpeakerLabel(label: name, range: place, contentStart: words.start, stamp: nil)
    elements.append(
      .turn(
        SpokenTurn(
          label: spoken, paragraphs: [lines], words: words, start: first.start, end: open.last?.end)))
  }

  /// A line without the marks in it.
  private func cut(_ line: TextRange) -> [TextRange] {
    var result: [TextRange] = []
    var start = line.start
    for mark in marks[marks.partitionPoint { $0.verbatim.end <= line.start }...] {
      if mark.verbatim.start >= line.end { break }
      result.append(TextRange(start, max(start, mark.verbatim.start)))
      start = mark.verbatim.end
    }
    result.append(TextRange(start, max(start, line.end)))
    return result.map { verbatim.trimmed($0) }.filter { !$0.isEmpty }
  }

  /// The lines of a paragraph, joined as the text around them says: a tag inside a word parts nothing.
  func pieces(of lines: [TextRange], in verbatim: UTF8Text) -> [CanonicalWriter.Piece] {
    lines.indices.map { index in
      let line = lines[index]
      guard index > 0 else { return CanonicalWriter.Piece(line) }
      let before = lines[index - 1]
      if index == 1, bareLabels.contains(before) { return CanonicalWriter.Piece(line, joint: .colon) }
      let gap = TextRange(before.end, max(before.end, line.start))
      return CanonicalWriter.Piece(line, joint: marked.contains(gap) ? .none : .blank)
    }
  }
}
