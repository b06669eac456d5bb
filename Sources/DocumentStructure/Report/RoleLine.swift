internal import UnicodeText

/// A line that names who is quoted: `PPR-leder`, `Mor til tre, 34 år`, `– Leder, kommune 3`, `(Sagsbehandler)`.
enum RoleLine {
  /// Whether a text can be a role: up to nine words, no mark at its end.
  static func isShort(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    return Sentence.wordCount(text) <= 9 && ScalarClass.isLetter(first) && !".:;?!,".unicodeScalars.contains(last)
  }

  /// Whether a word of the text is a position or a part in a case (`afdelingsleder`, `PPR-chef`, `mor til …`), or an age
  /// stands in it.
  static func namesRole(_ text: String) -> Bool {
    let words = LetterCase.lowercased(text).split { !($0.isLetter || $0.isNumber) }
    if words.contains(where: { isRole($0) }) { return true }
    return zip(words, words.dropFirst()).contains { $0.allSatisfy(\.isNumber) && $1 == "år" }
  }

  private static func isRole(_ word: Substring) -> Bool {
    wholeWords.contains(word) || endings.contains { word.hasSuffix($0) }
  }

  private static let wholeWords: Set<Substring> = [
    "mand", "kvinde", "mor", "far", "ung", "elev", "borger", "person", "pårørende", "forælder", "forældre", "frivillig",
    "pige", "dreng", "beboer", "bruger", "søster", "bror", "datter", "søn", "ægtefælle", "barn", "studerende", "rektor",
    "jurist", "dommer", "ansat", "unge", "plejefamilie", "ejer", "træner",
  ]
  private static let endings = [
    "leder", "chef", "konsulent", "rådgiver", "medarbejder", "koordinator", "psykolog", "pædagog", "lærer", "læge",
    "plejerske", "direktør", "behandler", "vejleder", "formand", "forkvinde", "informant", "deltager", "respondent",
    "terapeut", "assistent", "hjælper", "inspektør", "politiker", "sekretær", "underviser", "forstander", "mester",
    "person",
    "plejemor", "plejefar", "ansvarlig", "fuldmægtig", "specialist", "repræsentant", "forsker", "jordemoder", "betjent",
    "overlæge", "rådmand", "ambassadør", "mentor", "tolk", "professor", "analytiker", "planlægger", "kontaktperson",
  ]

  /// The role of a line, without the dash before it and the parentheses around it.
  static func role(of text: String) -> String {
    var role = text[...]
    while let first = role.first, "–—- ".contains(first) { role.removeFirst() }
    if role.hasPrefix("("), role.hasSuffix(")") { role = role.dropFirst().dropLast() }
    return String(role)
  }

  /// Whether a line by itself is a role in parentheses or behind a dash.
  static func isSetOff(_ text: String) -> Bool {
    let isBracketed = text.hasPrefix("(") && text.hasSuffix(")")
    let isDashed = ["– ", "— ", "- "].contains { text.hasPrefix($0) }
    return (isBracketed || isDashed) && isShort(role(of: text)) && namesRole(text)
  }
}
