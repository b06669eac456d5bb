internal import CorpusModel
internal import UnicodeText

/// Which lines of a text begin a turn.
struct TranscriptLabels {
  let style: SpeakerLabel.Style
  /// A label for each line that begins a turn.
  let labels: [SpeakerLabel?]
  /// Where lines begin that look like turns and are none.
  let unused: [Int]

  /// The labels of the first style that makes a transcript; `nil` when none does.
  ///
  /// A label counts when it is a conventional one, stands in the list of participants, or recurs. A text is a transcript
  /// when two or more labels count, change often enough, and most of the text stands behind them, the head not counted.
  init?(lines: [Line], of verbatim: UTF8Text, participants: Participants) {
    for style in SpeakerLabel.Style.allCases {
      let found = lines.indices.map { index in
        // What stands before the list of participants is the head, and the list is nobody's turn.
        index < participants.lines.upperBound ? nil : SpeakerLabel(line: lines[index], style: style, in: verbatim)
      }
      guard let used = Self.used(found, of: lines, participants) else { continue }
      if style.isAbove, !Self.headTurns(used, lines) { continue }
      if style.needsQuestions, !Self.hasInterviewer(used, lines) { continue }
      self.style = style
      labels = used
      unused = zip(found, used).compactMap { $1 == nil ? $0?.range.start : nil }
      return
    }
    return nil
  }

  /// Whether words stand below most of the labels: a plan of the day is no transcript.
  private static func headTurns(_ labels: [SpeakerLabel?], _ lines: [Line]) -> Bool {
    let seen = lines.indices.filter { !lines[$0].isBlank }.map { labels[$0] != nil }
    let heads = zip(seen, seen.dropFirst()).count { $0 && !$1 }
    return heads * 4 >= seen.count { $0 } * 3
  }

  /// Whether a label names an interviewer, or two fifths of the turns of one, and at least two, end in a question mark.
  private static func hasInterviewer(_ labels: [SpeakerLabel?], _ lines: [Line]) -> Bool {
    var turns: [String: Int] = [:]
    var questions: [String: Int] = [:]
    var open: String?
    var last: Line?
    func close() {
      if let open, let last, last.text.utf8.last == 0x3F { questions[open, default: 0] += 1 }
    }
    for (index, line) in lines.enumerated() where !line.isBlank {
      if let label = labels[index] {
        close()
        open = label.label
        turns[label.label, default: 0] += 1
      }
      last = line
    }
    close()
    return turns.contains { label, count in
      let title = ParticipantName.titled(label, isWord: { _ in false })?.title ?? label
      return SpeakerLabel.namesInterviewer(title) && count > 1
        || questions[label, default: 0] >= 2 && questions[label, default: 0] * 5 >= count * 2
    }
  }

  /// The labels that count; `nil` when they make no transcript.
  private static func used(_ found: [SpeakerLabel?], of lines: [Line], _ participants: Participants) -> [SpeakerLabel?]?
  {
    let labels = counted(found, participants)
    let spoken = labels.compactMap(\.self)
    guard spoken.count >= 4, Set(spoken.map(\.label)).count >= 2, let first = labels.firstIndex(where: { $0 != nil })
    else { return nil }
    let changes = zip(spoken, spoken.dropFirst()).count { $0.label != $1.label }
    let behind = lines[first...].reduce(0) { $0 + $1.range.count }
    let all = lines[participants.lines.upperBound...].reduce(0) { $0 + $1.range.count }
    guard changes * 5 >= spoken.count * 2, behind * 5 >= all * 3 else { return nil }
    return labels
  }

  /// The labels that are conventional, stand in the list of participants, or recur, each in one spelling: `borger:` is
  /// `Borger:`, and the participants' list or the first turn says how to write it.
  static func counted(_ found: [SpeakerLabel?], _ participants: Participants?) -> [SpeakerLabel?] {
    var counts: [String: Int] = [:]
    var spellings: [String: String] = [:]
    for label in participants?.labels ?? [] { spellings[LetterCase.lowercased(label)] = label }
    let spelled = found.map { label -> SpeakerLabel? in
      guard let label else { return nil }
      let key = LetterCase.lowercased(label.label)
      let spelling = spellings[key, default: label.label]
      spellings[key] = spelling
      return label.spelled(spelling)
    }
    for label in spelled { if let label { counts[label.label, default: 0] += 1 } }
    return spelled.map { label -> SpeakerLabel? in
      guard let label else { return nil }
      if counts[label.label, default: 0] >= 2 { return label }
      return SpeakerLabel.isConventional(label.label) || (participants?.names(label.label) ?? false) ? label : nil
    }
  }
}
