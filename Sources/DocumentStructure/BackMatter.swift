internal import UnicodeText

/// Words by which a report's furniture is known. Source: the layout of Danish public reports and of web archives.
enum BackMatter {
  static func isReferences(_ text: String) -> Bool {
    let names: Set<String> = [
      "referencer", "litteratur", "litteraturliste", "referenceliste", "kildeliste", "kilder", "bibliografi",
    ]
    let words = LetterCase.lowercased(text).split(separator: " ")
    return words.count <= 2 && words.last.map { names.contains(String($0)) } ?? false
  }

  /// Figure captions, notes and sources.
  static func isFigure(_ text: String) -> Bool {
    let lower = LetterCase.lowercased(text)
    for name in ["figur", "tabel", "diagram", "kort"] where lower.hasPrefix(name + " ") {
      let rest = text.unicodeScalars.dropFirst(name.unicodeScalars.count + 1)
      if let digit = rest.first, ScalarClass.isDigit(digit) {
        // A sentence that begins with a figure's name has a verb before any mark: `Figur 3 viser`.
        let after = rest.drop { ScalarClass.isDigit($0) || $0 == "." }
        return after.isEmpty || !(after.dropFirst().first.map { ScalarClass.isLowercase($0) } ?? false)
      }
    }
    return isFigureNote(text) || isFigureSource(text)
  }

  static func isFigureNote(_ text: String) -> Bool {
    let lower = LetterCase.lowercased(text)
    return ["note:", "noter:", "anm.:", "anm:"].contains { lower.hasPrefix($0) }
  }

  static func isFigureSource(_ text: String) -> Bool {
    let lower = LetterCase.lowercased(text)
    return ["kilde:", "kilder:"].contains { lower.hasPrefix($0) }
  }

  /// Whether what follows belongs to the publisher: imprint and address.
  static func isColophon(_ text: String) -> Bool {
    let lower = LetterCase.lowercased(text)
    return ["publikationen er udgivet", "rapporten er udgivet", "udgivet af", "isbn", "digital isbn", "kolofon"]
      .contains {
        lower.hasPrefix($0)
      }
  }

  /// The end of a web page or archive copy.
  static func isWebTail(_ text: String) -> Bool {
    // A longer text is a paragraph: all that follows the end would be left out.
    guard text.split(separator: " ").count <= 6 else { return false }
    let lower = LetterCase.lowercased(text)
    return lower == "relaterede dokumenter" || lower.hasPrefix("senest opdateret") || lower == "del denne side"
      || lower.hasPrefix("link til rapport")
  }
}
