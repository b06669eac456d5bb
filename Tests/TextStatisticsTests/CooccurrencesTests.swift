import TestSupport
import TextStatistics
import Testing

@Suite struct CooccurrencesTests {
  @Test func `Two themes on three of ten units meet as the hand counts`() {
    let counts = Cooccurrences(units: [[0, 1, 2, 7], [1, 2, 3]], sizes: [10])
    let pair = counts.pair(0, 1)
    #expect(pair.both == 2 && pair.first == 4 && pair.second == 3 && pair.either == 5)
    #expect(pair.jaccard == 0.4)
    #expect(abs(pair.expected - 1.2) < 1e-12)
    // 2 * (2 ln(2/1.2) + 2 ln(2/2.8) + 1 ln(1/1.8) + 5 ln(5/4.2))
    #expect(abs((pair.logLikelihood ?? 0) - 1.265374090223) < 1e-9)
    #expect(counts.pair(1, 0).both == 2)
  }

  @Test func `What never meets is below chance, and nothing is at chance`() {
    let counts = Cooccurrences(units: [[0, 1], [2, 3], []], sizes: [4])
    #expect(counts.pair(0, 1).both == 0 && (counts.pair(0, 1).logLikelihood ?? 0) < 0)
    #expect(counts.pair(0, 2).expected == 0 && counts.pair(0, 2).jaccard == 0 && counts.pair(2, 2).either == 0)
  }

  @Test func `Nearness ends with the source`() {
    // Units 2 and 3 are neighbours by number, but in two sources.
    let counts = Cooccurrences(units: [[2], [3]], sizes: [3, 3], reach: 2)
    #expect(counts.pair(0, 1).both == 0)
    let same = Cooccurrences(units: [[2], [3]], sizes: [6], reach: 1)
    #expect(same.pair(0, 1).both == 2 && same.pair(0, 1).either == 2)
  }

  @Test func `Overlap counts the words that both cover`() {
    let counts = Cooccurrences(stretches: [[0..<10, 20..<25], [5..<22]], words: 100)
    let pair = counts.pair(0, 1)
    #expect(pair.both == 7 && pair.first == 15 && pair.second == 17 && pair.either == 25)
    #expect(abs(pair.expected - 2.55) < 1e-12)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `Random units meet as a slow count has it, at every reach`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<60 {
      let sizes = (0..<1 + random.index(below: 4)).map { _ in 1 + random.index(below: 9) }
      let all = sizes.reduce(0, +)
      let items = (0..<2).map { _ in (0..<all).filter { _ in random.index(below: 3) == 0 } }
      let source = sizes.enumerated().flatMap { Array(repeating: $0, count: $1) }
      for reach in 0...3 {
        let pair = Cooccurrences(units: items, sizes: sizes, reach: reach).pair(0, 1)
        func near(_ unit: Int, _ other: [Int]) -> Bool {
          other.contains { abs($0 - unit) <= reach && source[$0] == source[unit] }
        }
        let either = Set(items[0]).union(items[1])
        let both = either.filter {
          items[0].contains($0) && near($0, items[1]) || items[1].contains($0) && near($0, items[0])
        }
        #expect(pair.both == both.count && pair.either == either.count)
      }
    }
  }

  @Test func `Chance gives what many random draws give`() {
    var random = SplitMix64(seed: 7)
    let sizes = [12, 5, 23]
    let all = 40
    var sum = 0.0
    var expected = 0.0
    let draws = 4000
    for _ in 0..<draws {
      // Each unit carries each thing with a chance of its own, so that the chances of the formula hold on average.
      let items = [8, 5].map { one in (0..<all).filter { _ in random.index(below: one) == 0 } }
      let pair = Cooccurrences(units: items, sizes: sizes, reach: 2).pair(0, 1)
      sum += Double(pair.both)
      expected += pair.expected
    }
    #expect(abs(sum / Double(draws) - expected / Double(draws)) < 0.25)
  }
}
