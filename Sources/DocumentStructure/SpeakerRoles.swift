internal import CorpusModel
internal import UnicodeText

/// Who the speakers of a transcript are.
struct SpeakerRoles {
  /// What a guess needs to know of a turn.
  struct Spoken {
    let label: String
    /// Whether it ends in a question mark.
    let isQuestion: Bool
    /// How many words it has; asked only where nobody is named as the interviewer.
    let words: () -> Int
  }

  let participants: Participants?
  let isWord: (String) -> Bool

  /// The speakers in the order of their first turns.
  ///
  /// The interviewer is named by a label or by the list of participants; where nobody is, the one who asks is guessed.
  func speakers(of turns: [Spoken]) -> [Speaker] {
    var labels: [String] = []
    var seen = Set<String>()
    for turn in turns where seen.insert(turn.label).inserted { labels.append(turn.label) }
    var interviewers = Set(labels.filter { isNamedInterviewer($0) })
    // `I` beside `Int` is the informant.
    if let sure = Optional(interviewers.filter { !SpeakerLabel.isAmbiguousInterviewer($0) }), !sure.isEmpty {
      interviewers = interviewers.filter {
        !SpeakerLabel.isAmbiguousInterviewer($0) || participants?.role(of: $0) != nil
      }
    }
    let isGuess = interviewers.isEmpty
    if isGuess { interviewers = Self.asking(turns) }
    return labels.map { label in
      let isInterviewer = interviewers.contains(label)
      let isName =
        ParticipantName.isPerson(label, isWord: isWord)
        || ParticipantName.titled(label, isWord: isWord)?.holdsName ?? false
      return Speaker(
        label: label, role: isInterviewer ? "Interviewer" : role(of: label, isName: isName),
        isInterviewer: isInterviewer, isGuess: isGuess && isInterviewer,
        person: isName ? label : participants?.person(of: label))
    }
  }

  private func isNamedInterviewer(_ label: String) -> Bool {
    if let role = participants?.role(of: label) {
      return SpeakerLabel.namesInterviewer(role) || LetterCase.lowercased(role).hasPrefix("interview")
    }
    return SpeakerLabel.namesInterviewer(label)
      || ParticipantName.titled(label, isWord: isWord).map { SpeakerLabel.namesInterviewer($0.title) } ?? false
  }

  /// What the list of participants says; else the title in the label, or the label itself when it is a word and neither a name
  /// nor a code. `Sagsbehandler (børn)` is a role; in `Leder (Aarhus)` it is the leader that is one.
  private func role(of label: String, isName: Bool) -> String? {
    if let role = participants?.role(of: label) { return role }
    if participants?.names(label) ?? false, participants?.person(of: label) != nil { return nil }
    if let titled = ParticipantName.titled(label, isWord: isWord) { return titled.isRole ? titled.title : nil }
    if isName { return nil }
    let (word, inside) = ParticipantName.parenthesis(in: label) ?? (label, "")
    guard !SpeakerLabel.isCode(word) else { return nil }
    let isKnown = isWord(LetterCase.lowercased(word)) || !inside.isEmpty && ParticipantName.isTitle(word)
    return !isKnown ? nil : inside.unicodeScalars.first.map { ScalarClass.isUppercase($0) } ?? false ? word : label
  }

  /// The one who asks: two fifths of the turns or more, and at least three, end in a question mark, more than anybody
  /// else's; or, as interviewers also say *mm*, a fifth of them, when these are three fifths of all questions and the turns
  /// are shorter than those of the others.
  private static func asking(_ turns: [Spoken]) -> Set<String> {
    var counts: [String: (turns: Int, questions: Int, words: Int)] = [:]
    for turn in turns {
      counts[turn.label, default: (0, 0, 0)].turns += 1
      counts[turn.label, default: (0, 0, 0)].questions += turn.isQuestion ? 1 : 0
      counts[turn.label, default: (0, 0, 0)].words += turn.words()
    }
    let questions = counts.values.reduce(0) { $0 + $1.questions }
    let words = counts.values.reduce(0) { $0 + $1.words }
    let candidates = counts.filter { _, own in
      if own.questions < 3 { return false }
      if own.questions * 5 >= own.turns * 2 { return true }
      let isShorter = own.words * (turns.count - own.turns) < (words - own.words) * own.turns
      return own.questions * 5 >= own.turns && own.questions * 5 >= questions * 3 && isShorter
    }
    func share(_ label: String) -> Double {
      counts[label].map { Double($0.questions) / Double($0.turns) } ?? 0
    }
    let best = candidates.keys.max { (share($0), $1) < (share($1), $0) }
    return best.map { [$0] } ?? []
  }
}
