import Testing

@testable import UnicodeText

@Suite struct EncodingTests {
  @Test(
    arguments: [
      (Encoding.windows1252, [0x62, 0xF8, 0x72, 0x6E], "børn"),
      (.windows1252, [0x93, 0x6A, 0x61, 0x94, 0x20, 0x80, 0x20, 0x96], "“ja” € –"),
      (.windows1252, [0x92, 0x85, 0xC6, 0xD8, 0xC5], "’…ÆØÅ"),
      (.utf16LittleEndian, [0xE5, 0x00, 0x0A, 0x00], "å\n"),
      (.utf16BigEndian, [0x00, 0xE5, 0x00, 0x0A], "å\n"),
      (.utf16LittleEndian, [0xFF, 0xFE, 0x61, 0x00], "\u{FEFF}a"),
      (.utf16BigEndian, [0xFE, 0xFF, 0x00, 0x61], "\u{FEFF}a"),
      (.utf16LittleEndian, [0x3D, 0xD8, 0x00, 0xDE], "😀"),
      (.utf16BigEndian, [0xD8, 0x3D, 0xDE, 0x00], "😀"),
      (.utf8, [0x62, 0xC3, 0xB8], "bø"),
      (.windows1252, [], ""),
    ] as [(Encoding, [UInt8], String)])
  func `Bytes of an encoding are read as text, a byte order mark kept`(
    _ encoding: Encoding, _ bytes: [UInt8], _ text: String
  ) {
    #expect(encoding.decode(bytes) == Array(text.utf8))
  }

  @Test(
    arguments: [
      (Encoding.utf8, [0x62, 0xF8]), (.utf16LittleEndian, [0x61]), (.utf16LittleEndian, [0x3D, 0xD8, 0x61, 0x00]),
      (.utf16BigEndian, [0x00, 0x61, 0xD8]), (.utf16BigEndian, [0xDE, 0x00, 0x00, 0x61]),
    ] as [(Encoding, [UInt8])])
  func `Bytes that an encoding does not have are no text`(_ encoding: Encoding, _ bytes: [UInt8]) {
    #expect(encoding.decode(bytes) == nil)
  }

  @Test(arguments: [0, 1, 1023, 1024, 1025, 5000])
  func `Long texts are read whole, over the edges of the converter's blocks`(_ count: Int) {
    let bytes = [UInt8](repeating: 0x80, count: count)
    #expect(Encoding.windows1252.decode(bytes) == Array(String(repeating: "€", count: count).utf8))
    let units = (0..<count).flatMap { _ in [0x3D, 0xD8, 0x00, 0xDE] as [UInt8] }
    #expect(Encoding.utf16LittleEndian.decode(units) == Array(String(repeating: "😀", count: count).utf8))
  }

  @Test func `The Unicode version is four numbers`() {
    let numbers = Encoding.unicodeVersion.split(separator: ".").map { Int($0) }
    #expect(numbers.count >= 2 && !numbers.contains(nil))
  }
}
