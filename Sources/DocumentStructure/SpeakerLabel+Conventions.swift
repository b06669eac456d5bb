internal import UnicodeText

/// What Danish transcribers call those who talk, and what only looks like it.
extension SpeakerLabel {
  /// Words that stand before a colon and talk to nobody. Source: TRANSCRIPTS, false friends, and general knowledge.
  static let falseFriends: Set<String> = [
    "fx", "f.eks.", "f. eks.", "feks", "eks.", "kl.", "kl", "nb", "ps", "p.s.", "obs", "citat", "note", "noter",
    "kilde",
    "kilder", "bilag", "figur", "tabel", "dato", "tid", "sted", "varighed", "længde", "emne", "tema", "titel",
    "deltagere", "informanter", "til stede", "se", "jf.", "tlf", "tlf.", "e-mail", "mail", "telefon", "mobil", "isbn",
    "eksempel", "for eksempel", "det vil sige", "dvs.", "dvs", "resumé", "bemærk", "husk", "vigtigt", "pointe",
    "konklusion", "formål", "metode", "baggrund", "resultat", "opsummering", "kommentar", "kommentarer", "optaget",
    "transskriberet af", "transskription", "transskriberet", "udskrevet af", "interviewguide", "interview", "projekt",
    "lydfil", "fil", "filnavn", "optagelse", "anm.", "red.", "side", "kapitel", "afsnit", "del", "nr.", "link", "http",
    "https", "start", "slut", "pause", "ca.", "bl.a.", "mv.", "m.m.", "osv.", "hhv.", "pga.", "inkl.", "ekskl.",
    "vedr.", "re", "sv", "vs", "cc",
  ]

  /// Whether a text begins as sentences do: `Så siger han`, `I går`. A lone `I` is the interviewer, and so is `I (Sofie)`.
  static func beginsSentence(_ text: String) -> Bool {
    // A label without a blank is one word.
    guard text.utf8.contains(0x20) else { return false }
    let words = LetterCase.lowercased(text).split(separator: " ")
    guard words.count > 1, let first = words.first else { return false }
    if isConventional(String(first)), let mark = words[1].first, "(–—".contains(mark) { return false }
    return sentenceOpeners.contains(String(first))
  }

  private static let sentenceOpeners: Set<String> = [
    "jeg", "du", "han", "hun", "den", "det", "vi", "i", "de", "man", "der", "og", "men", "eller", "så", "for", "at",
    "som", "hvis", "når", "da", "fordi", "altså", "ja", "nej", "nå", "jo", "okay", "ok", "hvad", "hvem", "hvor",
    "hvordan", "hvorfor", "hvilken", "hvilke", "her", "dér", "nu", "en", "et", "min", "mit", "mine", "vores", "på",
    "til", "med", "om", "af", "ved", "kun", "ikke", "også",
  ]

  /// Labels that name the interviewer. Source: TRANSCRIPTS, Danish conventions.
  static func namesInterviewer(_ label: String) -> Bool {
    var name = LetterCase.lowercased(label)
    while let last = name.unicodeScalars.last, last == "." || last == " " || ScalarClass.isDigit(last) {
      name.unicodeScalars.removeLast()
    }
    return interviewers.contains(name)
  }

  private static let interviewers: Set<String> = [
    "i", "int", "interviewer", "intervieweren", "interviewers", "spørger", "spørgsmål", "spm", "q", "moderator",
    "facilitator", "ordstyrer", "interviewleder", "fokusgruppeleder", "studerende som interviewer",
  ]

  /// Whether a label is one that others also use for informants: `I` beside `Int`.
  static func isAmbiguousInterviewer(_ label: String) -> Bool {
    let lower = LetterCase.lowercased(label)
    return lower.unicodeScalars.first == "i"
      && lower.unicodeScalars.dropFirst().allSatisfy { ScalarClass.isDigit($0) || $0 == "." || $0 == " " }
  }

  /// Labels that say nothing of who speaks: `IP1`, `A`, `MH`.
  static func isCode(_ label: String) -> Bool { isConventional(label) || label.unicodeScalars.count <= 3 }

  /// Labels that transcribers use for one who answers, recognised even when they stand only once.
  static func isConventional(_ label: String) -> Bool {
    if namesInterviewer(label) { return true }
    let lower = LetterCase.lowercased(label)
    return stems.contains { stem in
      guard lower.hasPrefix(stem) else { return false }
      let digits = lower.unicodeScalars.dropFirst(stem.unicodeScalars.count)
      return !digits.isEmpty && digits.count <= 2 && digits.allSatisfy { ScalarClass.isDigit($0) }
    }
  }

  private static let stems = [
    "ip", "ip ", "informant ", "inf", "inf ", "inf.", "inf. ", "respondent", "respondent ", "resp", "resp ", "resp. ",
    "deltager ", "d", "m", "k", "b", "p", "s", "taler ", "speaker ", "speaker_", "r", "interviewperson ",
    "ukendt taler ", "talende ",
  ]
}
