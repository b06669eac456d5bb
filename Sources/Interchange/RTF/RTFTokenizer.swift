/// Cuts RTF into tokens. It never fails: what cannot be read is passed over.
///
/// Source: Rich Text Format Specification 1.9.1.
struct RTFTokenizer: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> RTFToken? {
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case 0x7B: return .open
      case 0x7D: return .close
      // Line ends mean nothing.
      case 0x0A, 0x0D, 0: continue
      case 0x5C: if let token = control() { return token }
      default: return .byte(byte)
      }
    }
    return nil
  }

  private mutating func control() -> RTFToken? {
    guard offset < bytes.count else { return nil }
    let byte = bytes[offset]
    guard Self.isLetter(byte) else {
      offset += 1
      switch byte {
      case 0x27:
        guard let high = hex(offset), let low = hex(offset + 1) else { return nil }
        offset += 2
        return .byte(high << 4 | low)
      case 0x5C, 0x7B, 0x7D: return .byte(byte)
      case 0x0A, 0x0D: return .word("par", nil)
      default: return .symbol(byte)
      }
    }
    var name = ""
    while offset < bytes.count, Self.isLetter(bytes[offset]), name.utf8.count < 32 {
      name.unicodeScalars.append(Unicode.Scalar(bytes[offset]))
      offset += 1
    }
    let isNegative = offset + 1 < bytes.count && bytes[offset] == 0x2D && Self.isDigit(bytes[offset + 1])
    if isNegative { offset += 1 }
    var number: Int?
    while offset < bytes.count, Self.isDigit(bytes[offset]) {
      number = Swift.min((number ?? 0) * 10 + Int(bytes[offset] - 0x30), 1 << 40)
      offset += 1
    }
    if isNegative, let positive = number { number = -positive }
    // The blank that ends a word belongs to it.
    if offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
    if name == "bin", let length = number {
      offset = Swift.min(bytes.count, offset + Swift.max(0, length))
      return nil
    }
    return .word(name, number)
  }

  private func hex(_ place: Int) -> UInt8? {
    guard place < bytes.count else { return nil }
    switch bytes[place] {
    case 0x30...0x39: return bytes[place] - 0x30
    case 0x41...0x46: return bytes[place] - 0x37
    case 0x61...0x66: return bytes[place] - 0x57
    default: return nil
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
