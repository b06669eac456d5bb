import CorpusIndex
import TestSupport
import TextAnalysis
import Testing

@testable import CorpusQuery

/// Many wildcards that are looked up in one walk.
@Suite struct WildcardSetTests {
  private static let letters = Array("aabbhuskdæø") + ["é"]

  @Test func `A set of wildcards matches what each of them matches`() {
    var random = SplitMix64(seed: 41)
    for _ in 0..<randomCases / 100 {
      let patterns = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        WildcardPattern(
          String(
            (0..<Int.random(in: 1...6, using: &random)).map { _ in
              random.pick(Self.letters + Array(repeating: "*", count: 5) + ["?"])
            }))
      }.filter { !$0.literal.isEmpty }
      var set = WildcardSet(patterns)
      for _ in 0..<60 {
        let text = String((0..<Int.random(in: 0...9, using: &random)).map { _ in random.pick(Self.letters) })
        let word = Array(WildcardPattern(text).literal)
        var found: [Int] = []
        set.forEachMatch(in: word.span) { found.append($0) }
        #expect(found.sorted() == patterns.indices.filter { patterns[$0].matches(word.span) })
      }
    }
  }

  @Test func `Words that are looked up together stand for what each stands for alone`() {
    var random = SplitMix64(seed: 42)
    for _ in 0..<20 {
      let index = SmallCorpus(using: &random).index
      let words =
        ["*hus", "*a*", "h*", "?us*", "*d?g*", "**", "*", "*hus*dag", "d*g"].map(WordPattern.wildcard) + [.any("hus")]
      let together = Vocabulary(index: index, analyzer: DanishAnalyzer())
      together.lookUp(words)
      for word in words {
        let alone = Vocabulary(index: index, analyzer: DanishAnalyzer()).expansions(of: word)
        #expect(together.expansions(of: word).written.map(\.term) == alone.written.map(\.term))
        #expect(together.expansions(of: word).meant.map(\.term) == alone.meant.map(\.term))
      }
    }
  }

  @Test func `Windows hold the positions that lie in one of them`() {
    var random = SplitMix64(seed: 43)
    for _ in 0..<randomCases / 10 {
      let size = random.pick([20, 400, 5000])
      let positions = (0..<size).filter { _ in Int.random(in: 0..<4, using: &random) == 0 }.map { UInt32($0) }
      var windows = Windows()
      var start = 0
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        start += Int.random(in: 0...size / 6, using: &random)
        windows.append(start..<start + Int.random(in: 0...size / 8, using: &random))
      }
      #expect(
        windows.holding(positions)
          == positions.filter { position in windows.ranges.contains { $0.contains(Int(position)) } })
    }
  }
}
