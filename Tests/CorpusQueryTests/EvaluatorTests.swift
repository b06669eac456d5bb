import Testing
import TextAnalysis
import TestSupport

@testable import CorpusIndex
@testable import CorpusQuery

@Suite struct EvaluatorTests {
  @Test func `Random queries find what a slow evaluator finds`() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<randomCases / 250 {
      let corpus = SmallCorpus(using: &random)
      let compounds: Vocabulary.Compounds = random.pick([.any, .any, .head, .none])
      let annotations = RandomQueries.annotations(wordCount: corpus.words.count, using: &random)
      let words = corpus.words
      // Half of the time hits are kept of all parts that stand in two of the queries, each of which is asked twice.
      let queries = (0..<50).map { _ in RandomQueries.query(depth: 3, using: &random) }
      let parsed = try queries.map { try QueryParser.query(RandomQueries.text($0)) }
      let asked = Bool.random(using: &random) ? parsed + parsed : []
      let evaluator = Evaluator(
        Lookups(
          corpus.index, Vocabulary(index: corpus.index, analyzer: DanishAnalyzer(), compounds: compounds), for: asked),
        units: Evaluator.defaultUnits(of: corpus.index),
        annotations: AnnotationSet(annotations, fields: [.theme, .coder]),
        tags: PositionTags { sentence in sentence.map { TestWord.of(words[$0].form).tag } },
        many: random.pick([0, 64]))
      let slow = SlowEvaluator(words: corpus.words, compounds: compounds, annotations: annotations)
      for number in queries.indices + queries.indices.reversed() {
        let query = queries[number]
        let text = RandomQueries.text(query)
        let hits = evaluator.hits(of: parsed[number])
        let found = hits.map { Span(start: $0.positions.lowerBound, end: $0.positions.upperBound) }
        let expected = slow.spans(query).sorted()
        guard found == expected else {
          let words = corpus.words.map { "\($0.form)/\($0.source).\($0.turn ?? -1).\($0.paragraph).\($0.sentence)" }
          Issue.record("\(text) in \(words.joined(separator: " ")): found \(found), expected \(expected)")
          return
        }
        for hit in hits {
          let places = hit.matches.map(\.position)
          #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
          #expect(places.allSatisfy { hit.positions.contains($0) })
        }
      }
    }
  }

  @Test func `Wildcards match what a slow matcher matches`() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<randomCases {
      let letters: [Character] = ["a", "b", "å", "*", "?", "*"]
      let pattern = (0..<Int.random(in: 0...7, using: &random)).map { _ in random.pick(letters) }
      let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in random.pick(["a", "b", "å"] as [Character]) }
      let wildcard = WildcardPattern(String(pattern))
      let expected = slowMatch(pattern, text)
      guard wildcard.matches(String(text)) == expected else {
        Issue.record("\(String(pattern)) on \(String(text)): expected \(expected)")
        return
      }
      if expected { #expect(String(text).hasPrefix(wildcard.prefix)) }
    }
  }

  @Test(arguments: [
    ("Idé*", "ideudvikling", true), ("IDE*", "ideudvikling", true), ("*É", "ide", true), ("Å?", "år", true),
    ("a\u{30A}r", "år", true), ("a?", "år", false), ("b?rn", "børn", true), ("ikk’*", "ikk'", true),
  ])
  func `Wildcards ignore case and accents`(_ pattern: String, _ term: String, _ matches: Bool) {
    #expect(WildcardPattern(pattern).matches(term) == matches)
  }

  @Test func `Many stars take no longer than a few`() {
    let pattern = WildcardPattern(String(repeating: "a*", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 3000)))
  }
}
