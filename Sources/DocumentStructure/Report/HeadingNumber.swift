internal import UnicodeText

/// The number before a heading: `2 Målgrupper`, `2.1 Børn`, `2.1.3. Skole`, `Kapitel 4`, `Bilag 2`.
struct HeadingNumber {
  /// 1 for `2`, 2 for `2.1`.
  let depth: Int
  let parts: [Int]
  /// Bytes of the number and the white space behind it.
  let width: Int

  init?(_ text: String) {
    let number = text.unicodeScalars.prefix { ScalarClass.isDigit($0) || $0 == "." }
    guard let first = number.first, ScalarClass.isDigit(first) else { return nil }
    var blanks = 0
    for scalar in text.unicodeScalars.dropFirst(number.count) {
      guard ScalarClass.isWhiteSpace(scalar) else { break }
      blanks += UTF8.width(scalar)
    }
    let rest = text.unicodeScalars.dropFirst(number.count)
    guard blanks > 0 || number.last == "." || rest.first.map({ ScalarClass.isUppercase($0) }) ?? false, !rest.isEmpty
    else {
      return nil
    }
    parts = number.split(separator: ".").compactMap { Int(String($0)) }
    guard !parts.isEmpty, parts.count == number.split(separator: ".").count, parts.allSatisfy({ $0 < 100 }) else {
      return nil
    }
    depth = parts.count
    width = number.count + blanks
  }

  /// Whether a heading names itself a chapter: `Kapitel 2`, `Del 1`, `DEL II`, `Tema 3:`, `Fokusområde 1`.
  static func isChapter(_ text: String) -> Bool {
    isNamed(text, ["kapitel", "del", "tema", "fokusområde", "part", "afsnit"])
  }

  /// Whether a heading is an appendix: `Bilag`, `Bilag 1 – Metode`, `Appendiks A`.
  static func isAppendix(_ text: String) -> Bool {
    let lower = LetterCase.lowercased(text)
    return isNamed(text, ["bilag", "appendiks", "appendix"])
      || ["bilag", "appendiks", "metodebilag", "bilagsmateriale", "bilagsoversigt"].contains(lower)
      || ["bilag: ", "bilag – ", "appendiks: ", "appendiks – "].contains { lower.hasPrefix($0) }
  }

  private static func isNamed(_ text: String, _ names: Set<String>) -> Bool {
    let words = LetterCase.lowercased(text).unicodeScalars
      .split(maxSplits: 2) { " \u{A0}:.–-".unicodeScalars.contains($0) }.map(Substring.init)
    guard words.count > 1, names.contains(String(words[0])) else { return false }
    return PageMark.digits(words[1]) != nil || words[1].allSatisfy { "ivx".contains($0) }
      || words[1].count == 1 && words[1].first?.isLetter ?? false
  }
}
