internal import CorpusModel
internal import UnicodeText

/// The turns of a transcript.
struct TranscriptStructure {
  private let verbatim: UTF8Text
  private let lines: [Line]
  private let labels: [SpeakerLabel?]
  /// Where lines begin that look like turns and are none.
  let unusedLabels: [Int]
  private let participants: Participants
  private let isWord: (String) -> Bool
  /// What the source's format gives; `nil` where turns are told by their labels.
  private let given: GivenTurns?

  /// Recognises a transcript, or returns `nil`.
  ///
  /// A label counts when it is a conventional one, stands in the list of participants, or recurs. A text is a transcript
  /// when two or more labels count, change often enough, and most of the text stands behind
  /// them, the head not counted. The first style of labels that makes one is the style of all.
  init?(verbatim: UTF8Text, lines: [Line], isWord: @escaping (String) -> Bool) {
    self.verbatim = verbatim
    self.lines = lines
    self.isWord = isWord
    given = nil
    let participants = Participants(in: lines, of: verbatim, isWord: isWord)
    self.participants = participants
    for style in SpeakerLabel.Style.allCases {
      let found = lines.indices.map { index in
        // What stands before the list of participants is the head, and the list is nobody's turn.
        index < participants.lines.upperBound ? nil : SpeakerLabel(line: lines[index], style: style, in: verbatim)
      }
      guard let used = Self.used(found, of: lines, participants) else { continue }
      if style == .heading, !Self.headTurns(used, lines) { continue }
      labels = used
      unusedLabels = zip(found, used).compactMap { $1 == nil ? $0?.range.start : nil }
      return
    }
    return nil
  }

  /// A transcript whose format says who speaks.
  init(verbatim: UTF8Text, given: GivenTurns, isWord: @escaping (String) -> Bool) {
    self.verbatim = verbatim
    self.given = given
    self.isWord = isWord
    lines = []
    labels = []
    unusedLabels = []
    participants = Participants(in: given.front, of: verbatim, isWord: isWord)
  }

  /// Whether words stand below most of the labels: a plan of the day is no transcript.
  private static func headTurns(_ labels: [SpeakerLabel?], _ lines: [Line]) -> Bool {
    let seen = lines.indices.filter { !lines[$0].isBlank }.map { labels[$0] != nil }
    let heads = zip(seen, seen.dropFirst()).count { $0 && !$1 }
    return heads * 4 >= seen.count { $0 } * 3
  }

  /// The labels that count; `nil` when they make no transcript.
  private static func used(_ found: [SpeakerLabel?], of lines: [Line], _ participants: Participants) -> [SpeakerLabel?]?
  {
    var counts: [String: Int] = [:]
    // `borger:` is `Borger:`, and the participants' list or the first turn says how to spell it.
    var spellings: [String: String] = [:]
    for label in participants.labels { spellings[LetterCase.lowercased(label)] = label }
    let spelled = found.map { label -> SpeakerLabel? in
      guard let label else { return nil }
      let key = LetterCase.lowercased(label.label)
      let spelling = spellings[key, default: label.label]
      spellings[key] = spelling
      return label.spelled(spelling)
    }
    for label in spelled { if let label { counts[label.label, default: 0] += 1 } }
    let labels = spelled.map { label -> SpeakerLabel? in
      guard let label else { return nil }
      let isKnown = SpeakerLabel.isConventional(label.label) || participants.names(label.label)
      return isKnown || counts[label.label, default: 0] >= 2 ? label : nil
    }
    let spoken = labels.compactMap(\.self)
    guard spoken.count >= 4, Set(spoken.map(\.label)).count >= 2, let first = labels.firstIndex(where: { $0 != nil })
    else { return nil }
    let changes = zip(spoken, spoken.dropFirst()).count { $0.label != $1.label }
    let behind = lines[first...].reduce(0) { $0 + $1.range.count }
    let all = lines[participants.lines.upperBound...].reduce(0) { $0 + $1.range.count }
    guard changes * 5 >= spoken.count * 2, behind * 5 >= all * 3 else { return nil }
    return labels
  }

  /// Canonical text and structure.
  func build() -> (text: UTF8Text, map: TextMap, structure: Structure) {
    let elements = given?.elements ?? elements()
    var writer = CanonicalWriter(verbatim: verbatim)
    var paragraphs: [(range: TextRange, kind: Paragraph.Kind)] = []
    func write(_ lines: [TextRange], _ kind: Paragraph.Kind) {
      writer.beginParagraph(at: lines[0].start)
      let pieces = given?.pieces(of: lines, in: verbatim) ?? lines.map { CanonicalWriter.Piece($0) }
      paragraphs.append((writer.write(pieces), kind))
    }
    for element in elements {
      switch element {
      case .front(let line): write([line], .front)
      case .question(let line): write([line], .heading)
      case .turn(let turn): for lines in turn.paragraphs { write(lines, .turn) }
      }
    }
    let (text, map) = writer.finish()
    return (text, map, structure(of: elements, paragraphs: paragraphs, map: map, end: text.count))
  }

  /// The lines as elements of a transcript, in order.
  private func elements() -> [TranscriptElement] {
    var result: [TranscriptElement] = []
    var open: SpokenTurn?
    var isAfterBlank = false
    let joinsLines = isHardWrapped
    func close() {
      guard var turn = open else { return }
      turn.close(in: verbatim)
      result.append(.turn(turn))
      open = nil
    }
    for (index, line) in lines.enumerated() {
      defer { isAfterBlank = line.isBlank }
      if line.isBlank { continue }
      if let label = labels[index] {
        close()
        open = SpokenTurn(label: label, line: line.range, in: verbatim)
      } else if open != nil || !result.isEmpty, isGuideQuestion(at: index) {
        close()
        result.append(.question(line.range))
      } else if open == nil {
        result.append(.front(line.range))
      } else if joinsLines, !isAfterBlank, let last = open?.paragraphs.indices.last {
        open?.paragraphs[last].append(line.range)
      } else {
        open?.paragraphs.append([line.range])
      }
    }
    close()
    return result
  }

  /// Whether a line end inside a turn is the typist's line length and not a new paragraph: no line is long, and a good
  /// part of them are nearly as long as the longest.
  private var isHardWrapped: Bool {
    let lengths = lines.filter { !$0.isBlank }.map { $0.text.unicodeScalars.count }
    let longest = lengths.max() ?? 0
    return longest <= 110 && lengths.count { $0 * 10 >= longest * 7 } * 5 >= lengths.count
  }

  /// Whether a line without a label stands alone and begins like a numbered question: `2. Hvem registrerer?`
  private func isGuideQuestion(at index: Int) -> Bool {
    let isAlone =
      (index == 0 || lines[index - 1].isBlank || labels[index - 1] != nil)
      && (index + 1 == lines.count || lines[index + 1].isBlank || labels[index + 1] != nil)
    guard isAlone, lines[index].range.count <= 300 else { return false }
    let scalars = lines[index].text.unicodeScalars
    let digits = scalars.prefix { ScalarClass.isDigit($0) }.count
    let rest = scalars.dropFirst(digits)
    if (1...2).contains(digits), let mark = rest.first, mark == "." || mark == ")" {
      return rest.dropFirst().first == " "
    }
    let lower = LetterCase.lowercased(lines[index].text)
    return ["tema ", "tema:", "emne ", "emne:", "spørgsmål "].contains { lower.hasPrefix($0) }
  }

  private func structure(
    of elements: [TranscriptElement], paragraphs: [(range: TextRange, kind: Paragraph.Kind)], map: TextMap, end: Int
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
    let turns = elements.compactMap { if case .turn(let turn) = $0 { turn } else { nil } }
    structure.speakers = speakers(of: turns)
    var indices: [String: Int] = [:]
    for (index, speaker) in structure.speakers.enumerated() { indices[speaker.label] = index }
    var lastEnd = 0.0
    for turn in turns {
      guard let speaker = indices[turn.label.label], let label = map.canonical(of: turn.label.range).first else {
        continue
      }
      let stamps = ([turn.leading].compactMap(\.self) + turn.stamps).flatMap { map.canonical(of: $0.range) }
      structure.asides += stamps.map { Aside(range: $0, kind: .timestamp) }
      structure.asides.append(Aside(range: label, kind: .speakerLabel))
      // A turn of nothing but a label is an empty range behind it.
      let words = map.canonical(of: turn.words)
      let range = TextRange(words.first?.start ?? label.end, words.last?.end ?? label.end)
      // Where stamps stand at the ends of turns, a turn begins where the one before ended.
      let start = turn.start ?? turn.end.flatMap { lastEnd <= $0 ? lastEnd : nil }
      structure.turns.append(
        Turn(range: range, speaker: speaker, start: start, end: turn.end, section: section(at: range.start)))
      lastEnd = turn.end ?? lastEnd
    }
    structure.asides.sort { $0.range < $1.range }
    return structure
  }

  private func speakers(of turns: [SpokenTurn]) -> [Speaker] {
    var labels: [String] = []
    for turn in turns where !labels.contains(turn.label.label) { labels.append(turn.label.label) }
    let named = Set(labels.filter { isNamedInterviewer($0) })
    let interviewers = named.isEmpty ? guessedInterviewer(of: turns) : named
    return labels.map { label in
      let isInterviewer = interviewers.contains(label)
      return Speaker(label: label, role: isInterviewer ? "Interviewer" : role(of: label), isInterviewer: isInterviewer)
    }
  }

  private func isNamedInterviewer(_ label: String) -> Bool {
    if let role = participants.role(of: label) {
      return SpeakerLabel.namesInterviewer(role) || LetterCase.lowercased(role).hasPrefix("interview")
    }
    return SpeakerLabel.namesInterviewer(label)
  }

  /// The one who asks: two fifths of the turns or more end in a question mark, more than anybody else's.
  private func guessedInterviewer(of turns: [SpokenTurn]) -> Set<String> {
    var all: [String: Int] = [:]
    var questions: [String: Int] = [:]
    for turn in turns {
      all[turn.label.label, default: 0] += 1
      if turn.words.count > 0, verbatim.bytes[turn.words.end - 1] == 0x3F {
        questions[turn.label.label, default: 0] += 1
      }
    }
    let candidates = questions.filter { $0.value >= 3 && $0.value * 5 >= all[$0.key, default: 1] * 2 }
    func share(_ label: String) -> Double { Double(questions[label, default: 0]) / Double(all[label, default: 1]) }
    let best = candidates.keys.max { (share($0), $1) < (share($1), $0) }
    return best.map { [$0] } ?? []
  }

  /// What the list of participants says; else the label itself when it is a word and not a name or a code.
  private func role(of label: String) -> String? {
    if let role = participants.role(of: label) { return role }
    return !SpeakerLabel.isCode(label) && isWord(LetterCase.lowercased(label)) ? label : nil
  }
}
