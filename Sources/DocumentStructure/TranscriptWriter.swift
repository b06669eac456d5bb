internal import CorpusModel
internal import UnicodeText

/// Writes the elements of a transcript as canonical text and structure.
struct TranscriptWriter {
  let verbatim: UTF8Text
  let roles: SpeakerRoles
  /// Whether nothing in the text names who talks, so that all speakers are guesses.
  let isUnlabelled: Bool
  /// What the source's format gives; `nil` where turns are told by their labels.
  var given: GivenTurns?

  /// Canonical text and structure, without furniture and pages.
  func write(_ elements: [TranscriptElement]) -> (text: UTF8Text, map: TextMap, structure: Structure) {
    var writer = CanonicalWriter(verbatim: verbatim)
    var paragraphs: [(range: TextRange, kind: Paragraph.Kind)] = []
    var turns: [(turn: SpokenTurn, span: TextRange)] = []
    func write(_ lines: [TextRange], _ kind: Paragraph.Kind) {
      writer.beginParagraph(at: lines[0].start)
      let pieces = given?.pieces(of: lines, in: verbatim) ?? lines.map { CanonicalWriter.Piece($0) }
      paragraphs.append((writer.write(pieces), kind))
    }
    for element in elements {
      switch element {
      case .front(let line): write([line], .front)
      case .question(let line): write([line], .heading)
      case .turn(let turn):
        let first = paragraphs.count
        for lines in turn.paragraphs { write(lines, .turn) }
        guard let start = paragraphs[first...].first?.range.start, let end = paragraphs.last?.range.end else {
          continue
        }
        turns.append((turn, TextRange(start, end)))
      }
    }
    let (text, map) = writer.finish()
    return (text, map, structure(of: turns, paragraphs: paragraphs, map: map, end: text.count))
  }

  private func structure(
    of turns: [(turn: SpokenTurn, span: TextRange)], paragraphs: [(range: TextRange, kind: Paragraph.Kind)],
    map: TextMap, end: Int
  ) -> Structure {
    var structure = Structure()
    let headings = paragraphs.filter { $0.kind == .heading }.map(\.range)
    structure.sections = headings.indices.map { index in
      let next = index + 1 < headings.count ? headings[index + 1].start : end
      return Section(
        heading: headings[index], range: TextRange(headings[index].start, next), level: 1, parent: nil)
    }
    func section(at offset: Int) -> Int? {
      let after = headings.partitionPoint { $0.start <= offset }
      return after == 0 ? nil : after - 1
    }
    structure.paragraphs = paragraphs.map {
      Paragraph(range: $0.range, kind: $0.kind, section: section(at: $0.range.start))
    }
    structure.speakers = roles.speakers(of: turns.map { spoken($0.turn) }).map { speaker in
      var speaker = speaker
      if isUnlabelled { speaker.isGuess = true }
      return speaker
    }
    var indices: [String: Int] = [:]
    for (index, speaker) in structure.speakers.enumerated() { indices[speaker.label] = index }
    var lastEnd = 0.0
    for (turn, span) in turns {
      guard let speaker = indices[turn.label.label] else { continue }
      let stamps = ([turn.leading].compactMap(\.self) + turn.stamps).flatMap { map.canonical(of: $0.range) }
      structure.asides += stamps.map { Aside(range: $0, kind: .timestamp) }
      let label = map.canonical(of: turn.label.range).first
      if let label { structure.asides.append(Aside(range: label, kind: .speakerLabel)) }
      // A turn of nothing but a label is an empty range behind it. What was thrown in stands behind the turn.
      let words = map.canonical(of: turn.words).compactMap { $0.intersection(span) }
      let place = label?.end ?? span.start
      let range = TextRange(words.first?.start ?? place, words.last?.end ?? place)
      // Where stamps stand at the ends of turns, a turn begins where the one before ended.
      let start = turn.start ?? turn.end.flatMap { lastEnd <= $0 ? lastEnd : nil }
      structure.turns.append(
        Turn(range: range, speaker: speaker, start: start, end: turn.end, section: section(at: range.start)))
      lastEnd = turn.end ?? lastEnd
    }
    structure.asides.sort { $0.range < $1.range }
    return structure
  }

  private func spoken(_ turn: SpokenTurn) -> SpeakerRoles.Spoken {
    SpeakerRoles.Spoken(
      label: turn.label.label, isQuestion: !turn.words.isEmpty && verbatim.bytes[turn.words.end - 1] == 0x3F,
      words: { wordCount(turn.words) })
  }

  /// How many words stand in a range, each ending at a blank. O(n).
  private func wordCount(_ range: TextRange) -> Int {
    let bytes = verbatim.bytes.span.extracting(range.bytes)
    var before: UInt8 = 0
    return bytes.count { byte in
      let isWord: UInt8 = byte > 0x20 ? 1 : 0
      defer { before = isWord }
      return isWord & ~before
    }
  }
}
