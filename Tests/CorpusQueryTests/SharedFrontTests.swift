import CorpusModel
import TestSupport
import Testing

@testable import CorpusQuery

/// Searches that go on from what a word shares with the one before.
@Suite struct SharedFrontTests {
  /// Random words in the order of their bytes, each with the bytes that it shares with the one before.
  private static func words(_ count: Int, using random: inout SplitMix64) -> [(bytes: [UInt8], shared: Int)] {
    let words = Set(
      (0..<count).map { _ in
        String(
          (0..<Int.random(in: 0...9, using: &random)).map { _ in random.pick(["a", "b", "å", "ø"] as [Character]) })
      })
    var before: [UInt8] = []
    return words.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }.map { bytes in
      let shared = zip(before, bytes).prefix { $0 == $1 }.count
      before = bytes
      // A table may know of less than what is shared: its blocks begin anew.
      return (bytes, Bool.random(using: &random) ? shared : Int.random(in: 0...shared, using: &random))
    }
  }

  @Test func `Letters are found anywhere in words`() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<randomCases / 100 {
      let letters = (0..<Int.random(in: 1...4, using: &random)).map { _ in random.pick(["a", "b", "å"] as [Character]) }
      let wanted = Array(String(letters).utf8)
      var search = InfixSearch(wanted)
      for (bytes, shared) in Self.words(60, using: &random) {
        let expected = bytes.indices.contains { bytes[$0...].starts(with: wanted) }
        #expect(search.matches(bytes.span, shared: shared) == expected)
      }
    }
  }

  @Test func `An expression matches the same whether words are read whole or not`() throws {
    var random = SplitMix64(seed: 12)
    let patterns = [".*å(b|ø)", "(a|å)*b+", "[^å]*", ".{3}", "[ab]*a[ab]{9}.*", "ø.*a"]
    for _ in 0..<randomCases / 100 {
      let expression = try RegularExpression(random.pick(patterns))
      var matcher = RegularExpressionMatcher(expression)
      for (bytes, shared) in Self.words(60, using: &random) {
        var whole = RegularExpressionMatcher(expression)
        #expect(matcher.matches(bytes.span, shared: shared) == whole.matches(bytes.span))
      }
    }
  }

  @Test func `Near words are those within the edit distance`() {
    var random = SplitMix64(seed: 13)
    for _ in 0..<randomCases / 100 {
      let wanted = String(
        (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(["a", "b", "å"] as [Character]) })
      let limit = Int.random(in: 0...3, using: &random)
      var search = NearSearch(wanted, limit: limit)
      for (bytes, shared) in Self.words(60, using: &random) {
        let distance = EditDistance.between(wanted, String(decoding: bytes, as: UTF8.self))
        #expect(search.distance(of: bytes.span, shared: shared) == (distance <= limit ? distance : nil))
      }
    }
  }

  @Test(arguments: [2, 8, 9, 40])
  func `Sorted runs become one, each number once`(_ runs: Int) {
    var random = SplitMix64(seed: UInt64(runs))
    for limit in [10, 3_000, 5_000_000] {
      var numbers: [UInt32] = []
      var ends: [Int] = []
      for _ in 0..<runs {
        numbers += (0..<Int.random(in: 0...60, using: &random)).map { _ in
          UInt32.random(in: 0..<UInt32(limit), using: &random)
        }
        .sorted()
        ends.append(numbers.count)
      }
      #expect(SortedRuns.merged(numbers, ends: ends) == Set(numbers).sorted())
    }
  }
}
