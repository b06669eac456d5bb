internal import UnicodeText

/// Numbers before the items of lists, as word processors write them.
enum ListNumber {
  enum Format: Sendable, Equatable {
    case decimal
    case lowercaseLetter
    case uppercaseLetter
    case lowercaseRoman
    case uppercaseRoman
    case bullet
    case none

    /// By the name that WordprocessingML has; decimal for what is not used in Danish.
    init(docx name: String) {
      switch name {
      case "lowerLetter": self = .lowercaseLetter
      case "upperLetter": self = .uppercaseLetter
      case "lowerRoman": self = .lowercaseRoman
      case "upperRoman": self = .uppercaseRoman
      case "bullet": self = .bullet
      case "none": self = .none
      default: self = .decimal
      }
    }

    /// By the sign that OpenDocument and HTML have: `1`, `a`, `A`, `i`, `I`.
    init(sign: String) {
      switch sign {
      case "a": self = .lowercaseLetter
      case "A": self = .uppercaseLetter
      case "i": self = .lowercaseRoman
      case "I": self = .uppercaseRoman
      case "": self = .none
      default: self = .decimal
      }
    }
  }

  /// A number in a format; decimal where the format has none for it.
  static func text(_ number: Int, _ format: Format) -> String {
    switch format {
    case .bullet, .none: return ""
    case .lowercaseLetter where number > 0 && number < 10_000: return letters(number, from: 0x61)
    case .uppercaseLetter where number > 0 && number < 10_000: return letters(number, from: 0x41)
    case .lowercaseRoman where number > 0 && number < 4_000: return LetterCase.lowercased(roman(number))
    case .uppercaseRoman where number > 0 && number < 4_000: return roman(number)
    default: return "\(number)"
    }
  }

  /// A bullet that stands in text: signs of a symbol font are a dot.
  static func bullet(_ text: String) -> String {
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count <= 3 else { return "•" }
    return (0xE000...0xF8FF).contains(scalar.value) || scalar.value <= 0x20 ? "•" : text
  }

  /// A number as the small raised digits that stand at a footnote.
  static func superscript(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return String("\(number)".compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  /// a to z, then aa, bb, as Word goes on.
  private static func letters(_ number: Int, from first: UInt8) -> String {
    let letter = Unicode.Scalar(first + UInt8((number - 1) % 26))
    return String(repeating: String(letter), count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    let signs = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var text = ""
    for (value, sign) in signs {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }
}
