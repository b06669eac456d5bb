/// 128 bits that name a thing in REFI-QDA, in upper case without braces: `A12FC99B-390F-476C-BABE-121CC2969273`.
///
/// Programs put anything into the bits; none of the kinds of RFC 9562 is asked for.
package struct GUID: Sendable, Hashable, Comparable, Codable {
  package let text: String

  /// The GUID that a text spells, in either case, in braces or not; `nil` when it is none.
  package init?(_ spelled: String) {
    var bytes = Array(spelled.utf8)
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    if bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") { bytes = Array(bytes.dropFirst().dropLast()) }
    guard bytes.count == 36 else { return nil }
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where Self.hyphens.contains(index): break
      case UInt8(ascii: "0")...UInt8(ascii: "9") where !Self.hyphens.contains(index): break
      case UInt8(ascii: "A")...UInt8(ascii: "F") where !Self.hyphens.contains(index): break
      case UInt8(ascii: "a")...UInt8(ascii: "f") where !Self.hyphens.contains(index): bytes[index] -= 0x20
      default: return nil
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// The GUID of a digest, marked as one of a kind of its own.
  ///
  /// - Parameter digest: 32 hexadecimal digits or more.
  /// - Source: RFC 9562, version 8.
  package init(digest: String) {
    var digits = digest.utf8.prefix(32).map { (0x61...0x66).contains($0) ? $0 - 0x20 : $0 }
    precondition(digits.count == 32, "a digest has 32 digits or more")
    digits[12] = UInt8(ascii: "8")
    digits[16] = UInt8(ascii: "8")
    for hyphen in Self.hyphens { digits.insert(UInt8(ascii: "-"), at: hyphen) }
    text = String(decoding: digits, as: UTF8.self)
  }

  /// The GUID some steps further, for a part that has none of its own.
  package func sibling(_ step: Int) -> GUID {
    let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
    guard let low = UInt64(String(decoding: digits.suffix(16), as: UTF8.self), radix: 16) else { return self }
    let next = String(low &+ UInt64(truncatingIfNeeded: step), radix: 16, uppercase: true)
    var result = Array(digits.prefix(16)) + Array(String(repeating: "0", count: 16 - next.utf8.count).utf8) + next.utf8
    for hyphen in Self.hyphens { result.insert(UInt8(ascii: "-"), at: hyphen) }
    return GUID(String(decoding: result, as: UTF8.self)) ?? self
  }

  private static let hyphens = [8, 13, 18, 23]

  package static func < (a: GUID, b: GUID) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

  /// Reads the text.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let guid = GUID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no GUID")
    }
    self = guid
  }

  /// Writes the text.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
