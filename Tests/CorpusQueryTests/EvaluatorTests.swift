import Testing
import TextAnalysis
import TestSupport

@testable import CorpusIndex
@testable import CorpusQuery

@Suite struct EvaluatorTests {
  @Test func `Random queries find what a slow evaluator finds`() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<randomCases / 50 {
      let corpus = SmallCorpus(using: &random)
      let compounds: Vocabulary.Compounds = random.pick([.any, .any, .head, .none])
      let evaluator = Evaluator(
        index: corpus.index,
        vocabulary: Vocabulary(index: corpus.index, analyzer: DanishAnalyzer(), compounds: compounds),
        units: Evaluator.defaultUnits(of: corpus.index))
      let slow = SlowEvaluator(words: corpus.words, compounds: compounds)
      for _ in 0..<50 {
        let query = Self.query(depth: 3, using: &random)
        let text = Self.text(query)
        let hits = evaluator.hits(of: try QueryParser.query(text))
        let found = hits.map { Span(start: $0.positions.lowerBound, end: $0.positions.upperBound) }
        let expected = slow.spans(query).sorted()
        guard found == expected else {
          let words = corpus.words.map { "\($0.form)/\($0.source).\($0.turn ?? -1).\($0.paragraph).\($0.sentence)" }
          Issue.record("\(text) in \(words.joined(separator: " ")): found \(found), expected \(expected)")
          return
        }
        for hit in hits {
          let places = hit.matches.map(\.position)
          #expect(!places.isEmpty && zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
          #expect(places.allSatisfy { hit.positions.contains($0) })
        }
      }
    }
  }

  private static func query(depth: Int, using random: inout SplitMix64) -> Query {
    guard depth > 0, Int.random(in: 0..<4, using: &random) > 0 else { return .word(word(using: &random)) }
    func inner(_ random: inout SplitMix64) -> Query { query(depth: depth - 1, using: &random) }
    func several(_ random: inout SplitMix64) -> [Query] {
      (0..<Int.random(in: 2...3, using: &random)).map { _ in inner(&random) }
    }
    let segment: SegmentKind? = random.pick([nil, nil, .sentence, .paragraph, .turn, .section, .source])
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return .sequence(several(&random))
    case 1, 2:
      return .near(
        inner(&random), inner(&random), distance: Int.random(in: 1...6, using: &random),
        isOrdered: Bool.random(using: &random))
    case 3: return .or(several(&random))
    case 4: return .and(several(&random), within: segment)
    case 5: return .not(inner(&random), inner(&random), within: segment)
    default:
      let (attribute, pattern): (AttributeKind, String) = random.pick([
        (.role, "interviewer"), (.role, "ppr*"), (.role, "*"), (.speaker, "IP?"), (.speaker, "i"), (.source, "*-1.txt"),
      ])
      return .restricted(
        inner(&random), Restriction(attribute: attribute, pattern: pattern, isNegated: Bool.random(using: &random)))
    }
  }

  private static func word(using random: inout SplitMix64) -> WordPattern {
    random.pick([
      .any("hus"), .any("dag"), .any("år"), .any("sko"), .form("huset"), .form("DAG"), .form("hus"), .lemma("hus"),
      .lemma("dag"), .wildcard("*hus"), .wildcard("hus*"), .wildcard("d?g"), .wildcard("*s*d*"), .wildcard("?r"),
    ])
  }

  /// A query as one would type it, every group in parentheses.
  private static func text(_ query: Query) -> String {
    func list(_ parts: [Query], _ separator: String) -> String {
      parts.map { "(\(text($0)))" }.joined(separator: separator)
    }
    func within(_ segment: SegmentKind?) -> String { segment.map { " WITHIN \($0.rawValue)" } ?? "" }
    switch query {
    case .word(let pattern): return pattern.text
    case .sequence(let parts): return list(parts, " ")
    case .near(let a, let b, let distance, let isOrdered):
      return list([a, b], isOrdered ? " ONEAR/\(distance) " : " NEAR/\(distance) ")
    case .or(let parts): return list(parts, " OR ")
    case .and(let parts, let segment): return list(parts, " AND ") + within(segment)
    case .not(let a, let b, let segment): return list([a, b], " NOT ") + within(segment)
    case .restricted(let inner, let restriction):
      let not = restriction.isNegated ? "NOT " : ""
      return "(\(text(inner))) \(not)\(restriction.attribute.rawValue):\(restriction.pattern)"
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
