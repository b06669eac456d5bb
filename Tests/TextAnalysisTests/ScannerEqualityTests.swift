import CorpusModel
import Testing

@testable import TextAnalysis

/// SplitMix64, so that a seed means the same text everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

@Suite struct ScannerEqualityTests {
  /// What the rules look at, and what they must not stumble over.
  static let pieces =
    """
    a B ø Å ß é e\u{301} ª ǆ ǅ 1 2 9 27 2019 ½ ² ٣ - - ‐ ‑ – — ' ’ ‘ ` ´ . . . .. ... … , , : ; ! ? ?! / & _ @ + # % § ( ) [ ] { } " \
    ” “ » « „ < > | * ** = \u{AD} \u{200D} \u{200B} \u{FEFF} \u{FE0F} \u{301} og eller samt og/eller f.eks bl a.a pct ca kr søn mm dr scient \
    cand jur H C Det Og Hansen maj Maj hm Hm ikk ha børne- område socialområdet Sammenhæng -mindset (del) [N] etop (er) www. www http:// https://x.dk \
    hansen@kl.dk socialstyrelsen.dk /da kl. 10.30 3.g 1.-3. 80' 't TV PPR B&U A/S km/t 50/50 \
    Ж дом в. 語 日本 ไทย שלום م ١٢ 👨‍👩‍👧 🇩🇰 ☎ → • ™ € \u{0} \u{7} \u{85} \u{2028}
    """.split(separator: " ").map(String.init)

  static func text(_ generator: inout SeededGenerator) -> String {
    var result = ""
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      switch Int.random(in: 0..<10, using: &generator) {
      case 0..<3: result += [" ", " ", "\n", "\t", "\u{A0}", "  ", "\u{3000}"].randomElement(using: &generator)!
      case 3:
        let value = UInt32.random(in: 0..<0x11_0000, using: &generator)
        result.unicodeScalars.append(Unicode.Scalar(value) ?? "x")
      case 4: result.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: 0..<0x250, using: &generator))!)
      case 5: result += " " + pieces.randomElement(using: &generator)! + " "
      default: result += pieces.randomElement(using: &generator)!
      }
    }
    return result
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `The scanner gives the tokens of the slow scanner on random text`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var differences = 0
    for _ in 0..<10_000 where differences < 5 {
      let string = Self.text(&generator)
      let text = UTF8Text(string)
      let fast = Tokenizer().tokens(in: text, range: text.range)
      let slow = ReferenceScanner.tokens(string)
      if fast != slow {
        differences += 1
        let shown = { (tokens: [Token]) in tokens.map { "\(text.string(in: $0.range))·\($0.kind)" } }
        Issue.record("\(string.debugDescription): fast \(shown(fast)), slow \(shown(slow))")
      }
    }
  }

  @Test func `Every character that is not white space stands in exactly one token`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<5000 {
      let string = Self.text(&generator)
      let text = UTF8Text(string)
      let tokens = Tokenizer().tokens(in: text, range: text.range)
      var covered = [Int](repeating: 0, count: text.count)
      var end = 0
      for token in tokens {
        #expect(token.range.start >= end && !token.range.isEmpty)
        #expect(text.isScalarBoundary(token.range.start) && text.isScalarBoundary(token.range.end))
        end = token.range.end
        for offset in token.range.bytes { covered[offset] += 1 }
      }
      var offset = 0
      for scalar in string.unicodeScalars {
        let isSpace = CharacterClass(of: scalar) == .space
        #expect(covered[offset] == (isSpace ? 0 : 1), "\(string.debugDescription) at \(offset)")
        offset += UTF8.width(scalar)
      }
      let sentences = SentenceSplitter().sentences(of: tokens, in: text)
      #expect(sentences.map(\.count).reduce(0, +) == tokens.count)
    }
  }

  @Test func `The table of known classes says what ICU says`() {
    for value in UInt32(0)..<0x250 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      #expect(CharacterClass.character(in: bytes, at: 0) == (CharacterClass(of: scalar), bytes.count))
    }
  }

  @Test(arguments: [
    "x:", "a.", "aa.", "a@", ". …", "(", "[a", "'a", "-1", "http://a)", "ord- ", "ord-, ", "? ", "1. ", "👍",
  ])
  func `A long text of one pattern is cut like a short one`(_ pattern: String) {
    let short = String(repeating: pattern, count: 200)
    #expect(Tokenizer().tokens(in: UTF8Text(short), range: UTF8Text(short).range) == ReferenceScanner.tokens(short))
    // Work that grew faster than the text would be noticed here.
    let long = UTF8Text(String(repeating: pattern, count: 5000))
    let tokens = Tokenizer().tokens(in: long, range: long.range)
    #expect(SentenceSplitter().sentences(of: tokens, in: long).map(\.count).reduce(0, +) == tokens.count)
    #expect(AsideFinder().asides(in: long, range: long.range).isEmpty)
    let found = EllipsisFinder().ellipses(in: tokens, of: long, parts: { _ in [] }, isKnown: { _ in false })
    #expect(found.isEmpty)
  }
}
