/// Times as the schema of REFI-QDA has them: `2026-11-21T10:00:00Z`, with or without a fraction and a zone.
enum ExchangeTime {
  /// Whether a text is such a time.
  static func isTime(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let pattern = Array("0000-00-00T00:00:00".utf8)
    guard bytes.count >= pattern.count else { return false }
    for (byte, sign) in zip(bytes, pattern) {
      guard sign == 0x30 ? (0x30...0x39).contains(byte) : sign == byte else { return false }
    }
    func number(_ start: Int) -> Int { Int(bytes[start] - 0x30) * 10 + Int(bytes[start + 1] - 0x30) }
    guard (1...12).contains(number(5)), (1...31).contains(number(8)), number(11) < 24, number(14) < 60, number(17) < 60
    else { return false }
    var rest = bytes[pattern.count...]
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      if digits.isEmpty { return false }
      rest = rest[digits.endIndex...]
    }
    if rest.isEmpty || rest.elementsEqual("Z".utf8) { return true }
    let zone = Array(rest)
    return zone.count == 6 && (zone[0] == UInt8(ascii: "+") || zone[0] == UInt8(ascii: "-")) && zone[3] == 0x3A
      && [1, 2, 4, 5].allSatisfy { (0x30...0x39).contains(zone[$0]) } && zone[1] < 0x32
  }
}

extension String {
  /// The text where it is a time, else nothing.
  var asTime: String? { ExchangeTime.isTime(self) ? self : nil }
}
