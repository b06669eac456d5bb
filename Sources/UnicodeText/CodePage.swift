internal import CICU

/// Text in the code pages that Windows, DOS and old Macs numbered.
package enum CodePage {
  /// The text of bytes. What the code page has no letter for is U+FFFD; so is all that is not ASCII in a page that is unknown.
  ///
  /// - Parameter number: As Windows numbers them: 1252, 850, 10000.
  /// - Complexity: O(n).
  package static func text(_ bytes: [UInt8], number: Int) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    let name = Self.name(number)
    if let text = decoded(bytes, name) { return text }
    // A letter at a time, so that one bad byte is one bad letter.
    return bytes.map { $0 < 0x80 ? String(Unicode.Scalar($0)) : decoded([$0], name) ?? "\u{FFFD}" }.joined()
  }

  private static func name(_ number: Int) -> String {
    switch number {
    case 437, 850, 852, 865: "ibm-\(number)"
    case 874, 1250...1258: "windows-\(number)"
    case 932: "windows-31j"
    case 936: "gbk"
    case 949: "windows-949"
    case 950: "big5"
    case 10000: "macintosh"
    case 65001: "utf-8"
    default: "windows-1252"
    }
  }

  private static func decoded(_ bytes: [UInt8], _ name: String) -> String? {
    let capacity = bytes.count * 4 + 16
    let result = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      // SAFETY: the buffer belongs to the new array and `capacity` is its size.
      let needed = cicu_decode(name, bytes, Int64(bytes.count), buffer.baseAddress, Int64(capacity))
      count = needed > 0 && needed <= Int64(capacity) ? Int(needed) : 0
    }
    return result.isEmpty ? nil : String(decoding: result, as: UTF8.self)
  }
}
