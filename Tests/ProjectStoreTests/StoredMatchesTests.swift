import CorpusModel
import Foundation
import QualitativeCoding
import TestSupport
import Testing

@testable import ProjectStore

@Suite struct StoredMatchesTests {
  private static let words = [
    "", "nabo", "børne- og ungeområdet", "\"citat\" \\ streg", "linje\nskift\ttab\r", "\u{1}\u{7F}\u{2028}",
    "😀 e\u{301}",
  ]

  private func match(_ random: inout SplitMix64) -> RuleMatch {
    func word() -> String { Self.words.randomElement(using: &random) ?? "" }
    func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &random) ? value : nil }
    let ranges = (0..<Int.random(in: 0..<4, using: &random)).map { _ in
      let start = Int.random(in: 0..<1_000_000, using: &random)
      return TextRange(start, start + Int.random(in: 0..<50, using: &random))
    }
    let weight = [1, 0.5, -2, 0.1, 1e20, 12].randomElement(using: &random)
    return RuleMatch(
      rule: word(), text: word(), ranges: ranges, expands: maybe(word()), kind: maybe("head"),
      weight: maybe(weight ?? 1),
      context: RuleContext.allCases.randomElement(using: &random).flatMap { maybe($0) }, negation: maybe("ikke"))
  }

  @Test func `Matches come back as they were written, and read as Foundation writes them`() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<500 {
      let matches = (0..<Int.random(in: 0..<4, using: &random)).map { _ in match(&random) }
      let text = StoredMatches.text(matches)
      #expect(try StoredMatches.matches(text) == matches)
      let slow = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(matches)) as? NSArray
      #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSArray == slow)
    }
  }

  @Test func `Fields stand in the order of their names, so that the rows of earlier versions are the same`() {
    let match = RuleMatch(
      rule: "a#1", text: "nabo/er", ranges: [TextRange(3, 10)], expands: nil, kind: "word", weight: 1.5,
      context: .before, negation: nil)
    #expect(
      StoredMatches.text([match, match]).hasPrefix(
        #"[{"context":"before","kind":"word","ranges":[[3,10]],"rule":"a#1","text":"nabo/er","weight":1.5},{"context":"#
      ))
  }
}
