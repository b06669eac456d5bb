import ProjectStore
import Testing

@Suite struct SHA256Tests {
  /// Digests as coreutils' sha256sum prints them; the first three are the examples of FIPS 180-4.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `The digest is the standard's`(text: String, digest: String) {
    #expect(SHA256.hexadecimal(text.utf8) == digest)
  }

  @Test func `A million bytes, taken in pieces, have the digest of the whole`() {
    var pieces = SHA256()
    for size in 0..<1414 { pieces.update([UInt8](repeating: 0x61, count: size)) }
    let rest = 1_000_000 - 1414 * 1413 / 2
    pieces.update([UInt8](repeating: 0x61, count: rest))
    #expect(pieces.finish() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}
