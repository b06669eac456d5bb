internal import CorpusModel
internal import UnicodeText

/// What stands before the colon at the start of a line: perhaps a speaker.
struct SpeakerLabel {
  /// Without colon and emphasis.
  let label: String
  /// Bytes of the verbatim text, from the label's first character to its colon.
  let range: TextRange
  /// Where the words begin.
  let contentStart: Int

  /// Longer things before a colon are sentences.
  private static let longest = 40
  private static let mostWords = 4

  /// Reads the label of a line, or `nil` when there is none that could be one.
  ///
  /// A label has at most four words and forty characters, begins with a letter, and its colon is followed by white space or
  /// nothing. `Kl.`, URLs and times fail by that; other false friends by `falseFriends`.
  init?(line: Line) {
    var length = 0
    var words = 1
    var text = ""
    var colonEnd: Int?
    var offset = line.range.start
    let scalars = line.text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      offset += UTF8.width(scalar)
      if scalar == "*" && (text.isEmpty || index < scalars.endIndex) { continue }
      if scalar == ":" {
        colonEnd = offset
        break
      }
      if scalar == " " { words += 1 }
      length += 1
      if length > Self.longest || words > Self.mostWords { return nil }
      guard ScalarClass.isLetter(scalar) || ScalarClass.isDigit(scalar) || " -_./'’()".unicodeScalars.contains(scalar)
      else { return nil }
      text.unicodeScalars.append(scalar)
    }
    guard let colonEnd, let first = text.unicodeScalars.first, ScalarClass.isLetter(first) else { return nil }
    var rest = index
    while rest < scalars.endIndex, scalars[rest] == "*" { scalars.formIndex(after: &rest) }
    guard rest == scalars.endIndex || ScalarClass.isWhiteSpace(scalars[rest]) else { return nil }
    var contentStart = colonEnd
    while index < scalars.endIndex, scalars[index] == "*" || ScalarClass.isWhiteSpace(scalars[index]) {
      contentStart += UTF8.width(scalars[index])
      scalars.formIndex(after: &index)
    }
    while text.unicodeScalars.last == " " { text.unicodeScalars.removeLast() }
    if Self.falseFriends.contains(LetterCase.lowercased(text)) { return nil }
    label = text
    range = TextRange(line.range.start, colonEnd)
    self.contentStart = contentStart
  }

  /// Words that stand before a colon and talk to nobody. Source: TRANSCRIPTS, false friends, and general knowledge.
  private static let falseFriends: Set<String> = [
    "fx", "f.eks.", "kl.", "nb", "ps", "obs", "citat", "note", "noter", "kilde", "bilag", "figur", "tabel", "dato",
    "tid", "sted", "varighed", "emne", "titel", "deltagere", "informanter", "til stede", "se", "jf.", "tlf", "tlf.",
    "e-mail", "mail", "telefon", "isbn", "eksempel", "for eksempel", "det vil sige", "dvs.", "resumé", "bemærk",
    "optaget", "transskriberet af", "interviewguide", "anm.", "red.",
  ]

  /// Labels that name the interviewer. Source: TRANSCRIPTS, Danish conventions.
  static func namesInterviewer(_ label: String) -> Bool {
    let lower = LetterCase.lowercased(label)
    let names: Set<String> = [
      "i", "int", "int.", "interviewer", "intervieweren", "interviewer 1", "interviewer 2", "i1", "i2", "spørger",
      "moderator", "facilitator", "ordstyrer", "interviewleder",
    ]
    return names.contains(lower)
  }

  /// Labels that transcribers use for one who answers, recognised even when they stand only once.
  static func isConventional(_ label: String) -> Bool {
    if namesInterviewer(label) { return true }
    let lower = LetterCase.lowercased(label)
    let stems = [
      "ip", "informant ", "inf", "inf.", "respondent", "resp", "deltager ", "d", "m", "k", "taler ", "speaker ",
      "speaker_", "r",
    ]
    return stems.contains { stem in
      guard lower.hasPrefix(stem) else { return false }
      let digits = lower.unicodeScalars.dropFirst(stem.unicodeScalars.count)
      return !digits.isEmpty && digits.count <= 2 && digits.allSatisfy { ScalarClass.isDigit($0) }
    }
  }
}
