import TestSupport
import TextStatistics
import Testing
import Workbench

@testable import citat

@Suite struct KeyDecoderTests {
  @Test(arguments: [
    ("a", [ReviewKey.character("a")]), ("æ€😀", [.character("æ"), .character("€"), .character("😀")]),
    ("\r\t\u{7F}", [.enter, .tab, .backspace]), ("\u{03}\u{1A}\n", [.control("c"), .control("z"), .control("j")]),
    ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]), ("\u{1B}OA\u{1B}OH", [.up, .home]),
    ("\u{1B}[1;2C\u{1B}[1;2D", [.shiftRight, .shiftLeft]),
    ("\u{1B}[5~\u{1B}[6~\u{1B}[3~", [.pageUp, .pageDown, .delete]),
    ("\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", [.home, .end, .home, .end]), ("\u{1B}[Z", [.backTab]),
    ("\u{1B}[200~a\u{1B}[A\rb\u{1B}[201~c", [.paste("a\u{1B}[A\rb"), .character("c")]),
    ("\u{1B}[?1;2c\u{1B}[15~x", [.character("x")]), ("\u{1B}xy", [.character("y")]),
    ("\u{1B}\u{1B}[A", [.escape, .up]),
  ])
  func `Bytes become keys, also when they come one by one`(bytes: String, keys: [ReviewKey]) {
    var whole = KeyDecoder()
    #expect(whole.take(bytes.utf8) == keys)
    #expect(!whole.isWaiting)
    var slow = KeyDecoder()
    #expect(bytes.utf8.flatMap { slow.take([$0]) } == keys)
  }

  @Test func `An escape that stays alone is the key, one that goes on is not`() {
    var decoder = KeyDecoder()
    #expect(decoder.take([0x1B]).isEmpty)
    #expect(decoder.isWaiting)
    #expect(decoder.timeout() == [.escape])
    #expect(decoder.take([0x1B]).isEmpty)
    #expect(decoder.take(Array("[A".utf8)) == [.up])
    // Half a letter or half a sequence that never goes on is dropped.
    #expect(decoder.take([0xC3]).isEmpty)
    #expect(decoder.timeout().isEmpty)
    #expect(decoder.take(Array("b".utf8)) == [.character("b")])
  }

  @Test func `A paste is waited for however slowly it comes`() {
    var decoder = KeyDecoder()
    #expect(decoder.take(Array("\u{1B}[200~ab\u{1B}".utf8)).isEmpty)
    #expect(decoder.timeout().isEmpty)
    #expect(decoder.take(Array("[201~".utf8)) == [.paste("ab")])
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xE0, 0x41], [0xF5, 0x80, 0x80, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]])
  func `Bytes that are no text are passed over and what follows is not lost`(bytes: [UInt8]) {
    var decoder = KeyDecoder()
    let keys = decoder.take(bytes + Array("z".utf8))
    #expect(keys.last == .character("z"))
  }

  @Test func `Random bytes never stop it`() {
    var random = SplitMix64(seed: 3)
    var decoder = KeyDecoder()
    for _ in 0..<20_000 {
      let byte = UInt8(truncatingIfNeeded: random.next() >> 13)
      _ = decoder.take([random.index(below: 4) == 0 ? 0x1B : byte])
    }
    _ = decoder.timeout()
    let keys = decoder.take(Array("\u{1B}[201~q".utf8))
    #expect(keys.last == .character("q"))
  }
}
