internal import CICU

/// Case and accents, by the system's ICU.
package enum LetterCase {
  /// The key that search compares by: case folded, accents removed, but å, æ and ø kept, which are letters of their own
  /// in Danish; typographic apostrophes and hyphens made the plain ones; what shows nothing, as soft hyphens, left out.
  /// O(n).
  package static func folded(_ text: String) -> String {
    if let danish = danishLowercased(text) { return danish }
    return String(decoding: transformed(Array(text.utf8), by: cicu_fold), as: UTF8.self)
  }

  /// The text in lower case. O(n).
  package static func lowercased(_ text: String) -> String {
    if let danish = danishLowercased(text) { return danish }
    return String(decoding: transformed(Array(text.utf8), by: cicu_lowercase), as: UTF8.self)
  }

  /// The text in upper case. O(n).
  package static func uppercased(_ text: String) -> String {
    String(decoding: transformed(Array(text.utf8), by: cicu_uppercase), as: UTF8.self)
  }

  /// The text in lower case when all of it is ASCII or one of æ, ø and å, else `nil`.
  private static func danishLowercased(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      var needsChange = false
      var afterC3 = false
      for byte in bytes {
        switch byte {
        case 0x41...0x5A: needsChange = true
        case 0..<0x80, 0xC3: break
        case 0x85, 0x86, 0x98: needsChange = true
        case 0xA5, 0xA6, 0xB8: break
        default: return nil
        }
        if (byte >= 0x80 && byte != 0xC3) != afterC3 { return nil }
        afterC3 = byte == 0xC3
      }
      if !needsChange { return String(decoding: bytes, as: UTF8.self) }
      return String(unsafeUninitializedCapacity: bytes.count) { result in
        for (index, byte) in bytes.enumerated() {
          let isCapital = byte >= 0x41 && byte <= 0x5A || byte == 0x85 || byte == 0x86 || byte == 0x98
          result[index] = isCapital ? byte | 0x20 : byte
        }
        return bytes.count
      }
    }
  }
}
