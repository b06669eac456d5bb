import Testing
import TestSupport

@testable import CorpusModel

@Suite struct UTF8TextTests {
  /// Block edges: a checkpoint stands every 256 bytes.
  static let sizes = [0, 1, 2, 127, 128, 255, 256, 257, 258, 511, 512, 513, 1024, 1500]

  /// Letters of one to four bytes, and runs of one width that shift the others over the checkpoints.
  static let alphabets = ["a", "å", "€", "😀", "aåe\u{301}€😀\r\n", "ø€"]

  /// At least `size` bytes of random letters.
  private func text(_ size: Int, of alphabet: String, seed: Int) -> UTF8Text {
    var random = SplitMix64(seed: UInt64(seed))
    let letters = Array(alphabet.unicodeScalars)
    var scalars = String.UnicodeScalarView()
    var bytes = 0
    while bytes < size {
      guard let letter = letters.randomElement(using: &random) else { break }
      scalars.append(letter)
      bytes += UTF8.width(letter)
    }
    return UTF8Text(String(scalars))
  }

  @Test(arguments: sizes, alphabets)
  func `Bytes and scalars turn into each other as a slow count says`(_ size: Int, _ alphabet: String) {
    let text = text(size, of: alphabet, seed: size)
    var byte = 0
    var scalar = 0
    for letter in text.string.unicodeScalars {
      #expect(text.isScalarBoundary(byte))
      #expect(text.scalarOffset(ofByte: byte) == scalar)
      #expect(text.byteOffset(ofScalar: scalar) == byte)
      for inside in 1..<UTF8.width(letter) + 1 where inside < UTF8.width(letter) {
        #expect(!text.isScalarBoundary(byte + inside))
        #expect(text.scalarOffset(ofByte: byte + inside) == scalar + 1, "the scalar begins before its second byte")
      }
      byte += UTF8.width(letter)
      scalar += 1
    }
    #expect(text.scalarCount == scalar && text.count == byte)
    #expect(text.scalarOffset(ofByte: byte) == scalar)
    #expect(text.byteOffset(ofScalar: scalar) == byte)
    #expect(text.isScalarBoundary(byte) && !text.isScalarBoundary(byte + 1) && !text.isScalarBoundary(-1))
  }

  @Test(arguments: sizes)
  func `Ranges of scalars and of bytes lead back to each other`(_ size: Int) {
    let text = text(size, of: "aå€😀", seed: size + 1)
    var random = SplitMix64(seed: UInt64(size))
    for _ in 0..<50 {
      let ends = [
        Int.random(in: 0...text.scalarCount, using: &random), .random(in: 0...text.scalarCount, using: &random),
      ]
      let scalars = ScalarRange(min(ends[0], ends[1]), max(ends[0], ends[1]))
      let bytes = text.bytes(of: scalars)
      #expect(text.scalars(of: bytes) == scalars)
      #expect(text.string(in: bytes).unicodeScalars.count == scalars.count)
    }
  }

  @Test(
    arguments: [
      ([0x61, 0xC3, 0xA5], true), ([], true), ([0xC3], false), ([0x61, 0x80], false), ([0xC0, 0x80], false),
      ([0xED, 0xA0, 0x80], false), ([0xF4, 0x90, 0x80, 0x80], false), ([0xEF, 0xBB, 0xBF], true),
    ] as [([UInt8], Bool)])
  func `Only well-formed UTF-8 is text`(_ bytes: [UInt8], _ isText: Bool) {
    #expect((UTF8Text(validating: bytes) != nil) == isText)
  }

  @Test func `A byte order mark counts as one scalar and a CR LF as two`() {
    let text = UTF8Text("\u{FEFF}a\r\nb")
    #expect(text.scalarCount == 5)
    #expect(text.scalarOffset(ofByte: 3) == 1)
    #expect(text.byteOffset(ofScalar: 4) == 6)
  }
}
