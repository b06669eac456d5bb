internal import CICU

/// Case and accents, by the system's ICU.
package enum LetterCase {
  /// The key that search compares by: case folded, accents removed, but å, æ and ø kept, which are letters of their own
  /// in Danish, and the typographic apostrophe made the plain one. O(n).
  package static func folded(_ text: String) -> String {
    if let ascii = asciiLowercased(text) { return ascii }
    return String(decoding: transformed(Array(text.utf8), by: cicu_fold), as: UTF8.self)
  }

  /// The text in lower case. O(n).
  package static func lowercased(_ text: String) -> String {
    if let ascii = asciiLowercased(text) { return ascii }
    return String(decoding: transformed(Array(text.utf8), by: cicu_lowercase), as: UTF8.self)
  }

  /// The text in upper case. O(n).
  package static func uppercased(_ text: String) -> String {
    String(decoding: transformed(Array(text.utf8), by: cicu_uppercase), as: UTF8.self)
  }

  private static func asciiLowercased(_ text: String) -> String? {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
