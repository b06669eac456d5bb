extension [UInt8] {
  /// Appends a string as JSON writes it, in quotation marks, by RFC 8259. O(bytes).
  package mutating func appendJSON(_ string: String) {
    append(0x22)
    for byte in string.utf8 {
      switch byte {
      case 0x22: self += "\\\"".utf8
      case 0x5C: self += "\\\\".utf8
      case 0x0A: self += "\\n".utf8
      case 0x0D: self += "\\r".utf8
      case 0x09: self += "\\t".utf8
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        self += ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8
      default: append(byte)
      }
    }
    append(0x22)
  }
}
