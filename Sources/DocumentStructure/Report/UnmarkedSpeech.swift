internal import UnicodeText

/// A paragraph of speech that no marks enclose: it is indented or set in italics, which text loses, and names who speaks in
/// parentheses at its end: `Jeg synes, det går fint. (Sagsbehandler, kommune 3)`.
struct UnmarkedSpeech {
  /// Bytes of the text that are speech.
  let words: Range<Int>
  /// As printed, without the parentheses.
  let role: String

  /// Reads a text; `nil` unless whole sentences of somebody who says *jeg* or *vi* stand before a role.
  init?(_ text: String) {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), Self.isSpoken(String(text[..<open])) else {
      return nil
    }
    let name = String(text[text.index(after: open)...].dropLast())
    guard let first = name.unicodeScalars.first, ScalarClass.isUppercase(first), RoleLine.isShort(name),
      RoleLine.namesRole(name)
    else { return nil }
    var speech = text[..<open]
    while let last = speech.last, last.isWhitespace { speech.removeLast() }
    words = 0..<speech.utf8.count
    role = name
  }

  /// Whether a text is made of whole sentences in the first person.
  static func isSpoken(_ text: String) -> Bool {
    let words = text[..<(text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? text.startIndex)]
    guard let first = words.unicodeScalars.first, let last = words.unicodeScalars.last else { return false }
    return (ScalarClass.isUppercase(first) || first == "[" || first == "(") && ".?!…".unicodeScalars.contains(last)
      && Sentence.wordCount(String(words)) >= 5 && saysI(String(words))
  }

  /// Whether somebody speaks of himself, or to another.
  static func saysI(_ text: String) -> Bool {
    LetterCase.lowercased(text).split { !$0.isLetter }.contains { pronouns.contains($0) }
  }

  private static let pronouns: Set<Substring> = [
    "jeg", "mig", "min", "mit", "mine", "vi", "os", "vores", "du", "dig", "din", "dit", "dine",
  ]
}
