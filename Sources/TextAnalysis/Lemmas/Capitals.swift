internal import UnicodeText

/// Capital letters of lemmas.
enum Capitals {
  /// The text with its first letter as a capital.
  static func first(_ text: [UInt8]) -> [UInt8] {
    guard let byte = text.first else { return text }
    var length = 1
    while length < text.count && text[length] & 0xC0 == 0x80 { length += 1 }
    if byte < 0x80 { return [byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte] + text[1...] }
    return Array(LetterCase.uppercased(String(decoding: text[..<length], as: UTF8.self)).utf8) + text[length...]
  }

  /// The text in capitals.
  static func all(_ text: [UInt8]) -> [UInt8] {
    Array(LetterCase.uppercased(String(decoding: text, as: UTF8.self)).utf8)
  }
}
