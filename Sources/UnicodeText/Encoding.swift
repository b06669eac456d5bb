internal import CICU

/// Text encodings that researchers' files come in.
package enum Encoding: String, Sendable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1252 = "windows-1252"
  /// What DOS wrote; names in archives that Danish Windows makes are still in it.
  case codePage850 = "ibm-850"

  /// The text of the bytes as UTF-8, a byte order mark kept.
  ///
  /// - Returns: `nil` when the bytes are not valid in this encoding.
  /// - Complexity: O(n).
  package func decode(_ bytes: [UInt8]) -> [UInt8]? {
    if self == .utf8 { return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes }
    var capacity = bytes.count * 3 + 16
    while true {
      var needed: Int64 = 0
      let result = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        // SAFETY: the buffer belongs to the new array and `capacity` is its size.
        needed = cicu_decode(rawValue, bytes, Int64(bytes.count), buffer.baseAddress, Int64(capacity))
        count = needed >= 0 && needed <= Int64(capacity) ? Int(needed) : 0
      }
      if needed < 0 { return nil }
      if needed <= Int64(capacity) { return result }
      capacity *= 2
    }
  }

  /// The Unicode version of the linked ICU, as "15.0.0.0".
  package static var unicodeVersion: String { String(cString: cicu_unicode_version()) }
}
