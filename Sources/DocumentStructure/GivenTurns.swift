internal import CorpusModel
internal import UnicodeText

/// The turns of a source whose format says who speaks or when: cues, segments, annotations, and the rows of a table.
struct GivenTurns {
  /// In the order of the text.
  private var elements: [TranscriptElement] = []
  /// Lines before the first turn.
  private var front: [Line] = []
  /// What stands between the words of a turn and is none: the name again, times, tags.
  private var furniture: [Furniture] = []
  /// Whether nobody is named.
  private let isUnlabelled: Bool
  private let marks: [Furniture]
  /// Where marks stand, and names without a colon.
  private let marked: Set<TextRange>
  private var bareLabels = Set<TextRange>()
  private let verbatim: UTF8Text

  /// What one says in a block.
  private struct Utterance {
    let speaker: String
    /// With its colon; empty where nobody is named.
    let label: TextRange
    let words: TextRange
    let start: Double?
    let end: Double?
  }

  /// Turns from the blocks of a source; `nil` unless most of its words are utterances, and these name two speakers or
  /// have times.
  ///
  /// Who speaks is what the format says; where it never says so, what stands before a colon at the front of the words and
  /// recurs; else nobody. What one speaker says in several blocks in a row is one turn. An utterance without a name goes on
  /// with the turn before. Where nobody is named, a pause of two seconds ends a turn, and so does the end of a sentence
  /// after sixty words.
  init?(_ text: SourceText) {
    verbatim = text.verbatim
    marks = text.marks
    marked = Set(text.marks.map(\.verbatim))
    let spoken = text.blocks.filter { $0.kind == .utterance }
    var all = 0
    for block in text.blocks { if case .furniture = block.kind {} else { all += block.range.count } }
    guard !spoken.isEmpty, spoken.reduce(0, { $0 + $1.range.count }) * 2 >= all else { return nil }
    let labels = Self.labels(of: spoken, in: verbatim)
    isUnlabelled = labels.allSatisfy { $0 == nil }
    guard Set(labels.compactMap { $0?.label }).count >= 2 || spoken.contains(where: { $0.start != nil }) else {
      return nil
    }
    var open: [Utterance] = []
    var next = labels[...]
    for block in text.blocks {
      if case .furniture(let kind) = block.kind {
        furniture.append(Furniture(verbatim: block.range, kind: kind))
        continue
      }
      guard block.kind == .utterance else {
        close(&open)
        addLines(of: block)
        continue
      }
      let label = next.removeFirst()
      let here = TextRange(block.range.start, block.range.start)
      let own = Utterance(
        speaker: label?.label ?? open.last?.speaker ?? Self.nobody, label: label?.range ?? here,
        words: TextRange(max(block.range.start, label?.contentStart ?? 0), block.range.end), start: block.start,
        end: block.end)
      if let last = open.last, last.speaker != own.speaker || isUnlabelled && parts(open, own) { close(&open) }
      open.append(own)
    }
    close(&open)
    furniture = (furniture + marks).sorted { $0.verbatim < $1.verbatim }
  }

  /// Canonical text and structure.
  func build(
    pages: [PageStart], isWord: @escaping (String) -> Bool
  ) -> (text: UTF8Text, map: TextMap, structure: Structure) {
    let roles = SpeakerRoles(
      participants: front.isEmpty ? nil : Participants(in: front, of: verbatim, isWord: isWord), isWord: isWord)
    var built = TranscriptWriter(verbatim: verbatim, roles: roles, isUnlabelled: isUnlabelled, given: self)
      .write(elements)
    built.structure.furniture = furniture
    built.structure.pages = pages
    return built
  }

  /// What nobody's words stand under.
  private static let nobody = "Taler"

  /// Who speaks in each utterance; `nil` where nobody is named.
  private static func labels(of spoken: [SourceBlock], in verbatim: UTF8Text) -> [SpeakerLabel?] {
    let given = spoken.map { block -> SpeakerLabel? in
      guard let range = block.label else { return nil }
      let place = verbatim.trimmed(range)
      let name = Self.name(verbatim.string(in: place))
      return name.isEmpty
        ? nil : SpeakerLabel(label: name, range: place, contentStart: block.range.start, stamp: nil)
    }
    if given.contains(where: { $0 != nil }) { return given }
    let found = spoken.map { block -> SpeakerLabel? in
      let line = Line(block.range, in: verbatim)
      guard let label = SpeakerLabel(line: line, style: .colon, in: verbatim), label.contentStart < block.range.end,
        label.range.start == block.range.start
      else { return nil }
      return label
    }
    let counted = TranscriptLabels.counted(found, nil)
    return Set(counted.compactMap { $0?.label }).count >= 2 ? counted : counted.map { _ in nil }
  }

  /// A name in normal form C, without its colon.
  private static func name(_ text: String) -> String {
    var name = text
    while let last = name.unicodeScalars.last, last == ":" || ScalarClass.isWhiteSpace(last) {
      name.unicodeScalars.removeLast()
    }
    return String(decoding: NormalForm.composed(Array(name.utf8)), as: UTF8.self)
  }

  /// Whether a pause or the end of a long stretch parts an utterance from those before.
  private func parts(_ open: [Utterance], _ next: Utterance) -> Bool {
    guard let last = open.last, last.words.end > last.words.start else { return false }
    if let end = last.end, let start = next.start, start - end >= 2 { return true }
    let words = open.reduce(0) { $0 + verbatim.bytes[$1.words.bytes].count { $0 == 0x20 } + 1 }
    return words >= 60 && [0x2E, 0x3F, 0x21].contains(verbatim.bytes[last.words.end - 1])
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

  private mutating func close(_ open: inout [Utterance]) {
    defer { open = [] }
    guard let first = open.first else { return }
    var lines: [TextRange] = []
    if !first.label.isEmpty {
      lines.append(first.label)
      if verbatim.bytes[first.label.end - 1] != 0x3A { bareLabels.insert(first.label) }
    }
    let front = lines.count
    for (index, utterance) in open.enumerated() {
      if index > 0, !utterance.label.isEmpty { furniture.append(Furniture(verbatim: utterance.label, kind: .cue)) }
      lines += Line.lines(of: verbatim, in: utterance.words).filter { !$0.isBlank }.flatMap { cut($0.range) }
    }
    guard !lines.isEmpty else { return }
    let words =
      front == lines.count
      ? TextRange(first.words.start, first.words.start) : TextRange(lines[front].start, lines[lines.count - 1].end)
    let label = SpeakerLabel(label: first.speaker, range: first.label, contentStart: words.start, stamp: nil)
    elements.append(
      .turn(
        SpokenTurn(
          label: label, paragraphs: [lines], words: words, start: first.start, end: open.compactMap(\.end).max())))
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
