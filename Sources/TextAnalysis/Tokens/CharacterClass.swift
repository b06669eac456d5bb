internal import UnicodeText

/// What the scanner asks of a character. The first five make words; their order is used by `isWordlike`.
enum CharacterClass: UInt8, Sendable {
  case lower, upper
  /// Letters without case: `ª`, Arabic, Han.
  case letter
  /// Combining marks and format characters, which belong to the character before them.
  case joiner
  /// Decimal digits of any script, and `½ ¼ ¾`.
  case digit
  case space, hyphen, apostrophe, period, comma, colon, slash, ampersand, underscore, open, close
  /// Everything else.
  case mark

  var isLetter: Bool { rawValue <= CharacterClass.letter.rawValue }
  var isWordlike: Bool { rawValue <= CharacterClass.digit.rawValue }
  var isLetterOrDigit: Bool { isLetter || self == .digit }

  /// The class of a scalar by the system's ICU. `known` answers the same faster.
  init(of scalar: Unicode.Scalar) {
    switch scalar {
    case "-", "\u{2010}", "\u{2011}": self = .hyphen
    case "'", "\u{2018}", "\u{2019}", "\u{00B4}", "`": self = .apostrophe
    case ".": self = .period
    case ",": self = .comma
    case ":": self = .colon
    case "/": self = .slash
    case "&": self = .ampersand
    case "_": self = .underscore
    case "(", "[": self = .open
    case ")", "]": self = .close
    case "½", "¼", "¾": self = .digit
    default:
      if ScalarClass.isLowercase(scalar) {
        self = .lower
      } else if ScalarClass.isUppercase(scalar) {
        self = .upper
      } else if ScalarClass.isMark(scalar) || ScalarClass.isInvisible(scalar) {
        self = .joiner
      } else if ScalarClass.isLetter(scalar) {
        self = .letter
      } else if ScalarClass.isDigit(scalar) {
        self = .digit
      } else if ScalarClass.isWhiteSpace(scalar) {
        self = .space
      } else {
        self = .mark
      }
    }
  }

  /// The classes of the scalars below U+0250 (Latin script) and from U+2000 to U+206F (punctuation), in this order.
  static let known: [CharacterClass] = (Array(0..<latinEnd) + Array(punctuation)).map { value in
    Unicode.Scalar(value).map { CharacterClass(of: $0) } ?? .mark
  }
  static let latinEnd: UInt32 = 0x250
  static let punctuation: Range<UInt32> = 0x2000..<0x2070

  // MARK: Reading

  /// The value and the width in bytes of the scalar at an offset of well-formed UTF-8.
  static func scalar(in bytes: [UInt8], at offset: Int) -> (value: UInt32, width: Int) {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    let second = UInt32(bytes[offset + 1] & 0x3F)
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(bytes[offset + 2] & 0x3F)
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[offset + 3] & 0x3F), 4)
  }

  /// The class and the width in bytes of the scalar at an offset of well-formed UTF-8.
  static func character(in bytes: [UInt8], at offset: Int, _ known: [CharacterClass] = known) -> (
    class: CharacterClass, width: Int
  ) {
    let byte = bytes[offset]
    if byte < 0x80 { return (known[Int(byte)], 1) }
    let (scalar, width) = scalar(in: bytes, at: offset)
    if scalar < latinEnd { return (known[Int(scalar)], width) }
    if punctuation.contains(scalar) { return (known[Int(latinEnd + scalar - punctuation.lowerBound)], width) }
    return (Unicode.Scalar(scalar).map { CharacterClass(of: $0) } ?? .mark, width)
  }
}
