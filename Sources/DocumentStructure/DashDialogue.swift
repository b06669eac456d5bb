internal import CorpusModel
internal import UnicodeText

/// A conversation without labels in which a dash begins what each says: `– Hvad gør du så?`, `– Jeg ringer til hende.`
enum DashDialogue {
  /// Labels for the lines that begin a turn; `nil` when the text is no such conversation. They are empty ranges: nothing in
  /// the text names who talks.
  ///
  /// Two people take turns, six turns or more, and little else stands in the text. Three turns or more end in a question
  /// mark, nearly all of them every other turn: these are the interviewer's. Half of the others say *jeg* or *vi*.
  static func labels(of lines: [Line]) -> [SpeakerLabel?]? {
    let turns = lines.indices.filter { isDashed(lines[$0].text) }
    guard turns.count >= 6, let first = turns.first, lines[..<first].count(where: { !$0.isBlank }) <= 12 else {
      return nil
    }
    let others = lines.indices.dropFirst(first).count { index in
      !lines[index].isBlank && !isDashed(lines[index].text) && lines[index - 1].isBlank
    }
    guard others * 5 <= turns.count else { return nil }
    var asked = [0, 0]
    var spoken = [0, 0]
    for (number, (turn, next)) in zip(turns, turns.dropFirst() + [lines.count]).enumerated() {
      let own = lines[turn..<next].filter { !$0.isBlank }
      if own.last?.text.utf8.last == 0x3F { asked[number % 2] += 1 }
      if own.contains(where: { UnmarkedSpeech.saysI($0.text) }) { spoken[number % 2] += 1 }
    }
    let interviewer = asked[0] >= asked[1] ? 0 : 1
    guard asked[interviewer] >= 3, asked[1 - interviewer] * 4 <= asked[interviewer],
      spoken[1 - interviewer] * 4 >= turns.count
    else { return nil }
    var labels = [SpeakerLabel?](repeating: nil, count: lines.count)
    for (number, turn) in turns.enumerated() {
      let start = lines[turn].range.start
      labels[turn] = SpeakerLabel(
        label: number % 2 == interviewer ? "Interviewer" : "Informant", range: TextRange(start, start),
        contentStart: start, stamp: nil)
    }
    return labels
  }

  /// Whether a line begins with a dash, a blank and a capital or mark.
  private static func isDashed(_ text: String) -> Bool {
    guard ["– ", "— ", "- "].contains(where: { text.hasPrefix($0) }) else { return false }
    return text.unicodeScalars.dropFirst(2).first.map { !ScalarClass.isLowercase($0) } ?? false
  }
}
