internal import CorpusModel
internal import UnicodeText

/// Lines that say nothing but which page it is: `(12)`, `Side 12 af 60`, `- 12 -`, `12`.
enum PageMark {
  /// Tells page marks and page numbers apart from words.
  static func mark(_ lines: inout [ReportLine]) {
    for index in lines.indices where !lines[index].isBlank {
      if let page = marker(lines[index].text) {
        lines[index].furniture = .pageMarker
        lines[index].page = page
      } else if let page = number(lines[index].text) {
        lines[index].furniture = .pageNumber
        lines[index].page = page
      }
    }
  }

  /// The page of `(12)`, `[12]`, `Side 12`, `[Side 12]`, `Side 12 af 60`, `Side 12/60`, `Side | 12`, `– Side 12 –`, `s. 12`.
  static func marker(_ text: String) -> String? {
    if text.utf8.count > 40 { return nil }
    if text.hasPrefix("(") && text.hasSuffix(")") || text.hasPrefix("[") && text.hasSuffix("]") {
      let inside = text.dropFirst().dropLast()
      return digits(inside) ?? named(inside)
    }
    return named(text[...])
  }

  /// The page of `Side 12 af 60`.
  private static func named(_ text: Substring) -> String? {
    let between = " \u{A0}/:|-–—".unicodeScalars
    // Most lines begin with another letter.
    guard let letter = text.unicodeScalars.first(where: { !between.contains($0) }),
      "sSpP".unicodeScalars.contains(letter)
    else { return nil }
    let words = LetterCase.lowercased(String(text)).unicodeScalars.split { between.contains($0) }.map(Substring.init)
    guard let first = words.first, ["side", "s.", "page", "p."].contains(first), words.count > 1,
      let page = digits(words[1])
    else { return nil }
    let rest = words.dropFirst(2)
    return rest.isEmpty || rest.count <= 2 && rest.last.flatMap { digits($0) } != nil ? page : nil
  }

  /// The number of `12`, `- 12 -`, `| 12`, `12 |`, `12/60`, `12 af 60` alone in its line.
  static func number(_ text: String) -> String? {
    if text.utf8.count > 16 { return nil }
    let words = text.split { " -–—|\u{A0}".contains($0) }
    if words.count == 1 {
      let parts = words[0].split(separator: "/", omittingEmptySubsequences: false)
      if parts.count == 2 { return rising(parts[0], parts[1]) }
      return digits(words[0])
    }
    return words.count == 3 && ["af", "of", "/"].contains(words[1]) ? rising(words[0], words[2]) : nil
  }

  /// The page of so many: `1/2` is a page, `3/2` is none, and neither is `50/50`.
  private static func rising(_ page: Substring, _ all: Substring) -> String? {
    guard let page = digits(page), let all = digits(all), let number = Int(page), let count = Int(all),
      number <= count, count >= 2
    else { return nil }
    return page
  }

  /// A number of at most four digits, as it is.
  static func digits(_ text: Substring) -> String? {
    (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? String(text) : nil
  }
}
