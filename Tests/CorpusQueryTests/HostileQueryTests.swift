import CorpusModel
import Testing
import TextAnalysis
import TestSupport

@testable import CorpusIndex
@testable import CorpusQuery

@Suite struct HostileQueryTests {
  /// A text with repetitions written out: `⟦(×3⟧` is `(((`.
  private static func expanded(_ text: String) -> String {
    var result = ""
    for piece in text.unicodeScalars.split(separator: "⟦") {
      let sides = piece.split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
      if sides.count == 1 {
        result += String(sides[0])
      } else {
        let repetition = sides[0].split(separator: "×").map(String.init)
        result += String(repeating: repetition[0], count: Int(repetition[1]) ?? 0) + String(sides[1])
      }
    }
    return result
  }

  /// Reads a query and, where it can be read, looks for its hits; says what was wrong otherwise.
  private func outcome(of query: String, in corpus: SmallCorpus) -> String {
    do throws(QueryError) {
      let parsed = try QueryParser.query(query)
      let evaluator = Evaluator(
        Lookups(corpus.index, Vocabulary(index: corpus.index, analyzer: DanishAnalyzer())),
        units: Evaluator.defaultUnits(of: corpus.index))
      let spans = evaluator.hits(of: parsed).map(\.positions)
      // In order, each once, none empty, all in the corpus.
      for span in spans { #expect(!span.isEmpty && span.lowerBound >= 0 && span.upperBound <= corpus.words.count) }
      for (a, b) in zip(spans, spans.dropFirst()) {
        #expect((a.lowerBound, a.upperBound) < (b.lowerBound, b.upperBound))
      }
      return "\(spans.count) hits"
    } catch {
      let report = error.report
      #expect(!report.message.isEmpty && report.help != nil)
      if let place = error.place {
        #expect(place.lowerBound >= 0 && place.upperBound <= query.unicodeScalars.count)
        #expect(report.excerpt?.lines.count == 2)
      }
      return report.message
    }
  }

  @Test(arguments: [
    ("⟦[×1000⟧", "found '[', expected one of word"), ("[⟦(×1000⟧", "more than 100 parentheses inside brackets"),
    ("[⟦!×1000⟧word=\"a\"]", "more than 100 signs '!' in a row"), ("⟦[]×20000⟧", "more than 500 words"),
    ("[]{0,100}⟦{0,100}×9⟧", "more than 500 words"), ("[]{101}", "of at most 100"),
    ("⟦([]×150⟧⟦)*×150⟧", "more than 500 words"),
    ("⟦([]|×150⟧[]⟦)+×150⟧", "more than 500 words"), ("([]*)*", "hits"), ("[]*", "hits"), ("⟦<s>×200⟧[]", "hits"),
    ("[word=\"⟦(a*)*×30⟧b\"]", "0 hits"), ("/⟦(×101⟧a⟦)×101⟧/", "the regular expression is too large"),
    ("/(a+)+⟦(.*)×50⟧x/", "0 hits"), ("/((.{1000}){1000}){1000}/", "the regular expression is too large"),
    ("/.⟦*×1000⟧/", "a letter or a group after a repetition"), ("a:[] []{0,98} b:[] :: a.word = b.word", "hits"),
    ("a:[] []* b:[] :: a.word = b.word", "'::' behind a pattern of any length"),
    ("[] :: ⟦(×1000⟧a.word=\"x\"", "more than 100 parentheses behind ::"),
    ("hus⟦ within <turn/>×2000⟧", "more than 1,000 times"), ("⟦hus containing (×150⟧dag⟦)×150⟧", "hits"),
    ("⟦a~×30000⟧", "0 hits"), ("⟦a×90000⟧~", "0 hits"), ("⟦<×5000⟧", "cannot read the query"),
    ("⟦(×1000⟧hus⟦)×1000⟧", "the query is too large: more than 200 parentheses inside each other"),
    ("⟦(×99999⟧", "the query is too large: more than 200 parentheses inside each other"),
    ("⟦a(×50000⟧", "0 hits"), ("⟦a(b)×25000⟧", "hits"),
    ("⟦x(×30000⟧⟦)×30000⟧", "cannot"),
    ("⟦)×100000⟧", "cannot read the query: found ')'"), ("*", "cannot read the query: found '*'"),
    ("⟦*×100000⟧", "cannot read the query: found '"), ("hus⟦*×90000⟧", "hits"),
    ("⟦?×50000⟧a⟦?×49999⟧", "0 hits"), ("((", "cannot read the query: found the end"),
    ("\"hus", "expected a closing quotation mark"), ("⟦\"×100000⟧", "found an empty phrase"),
    ("⟦\"×99999⟧", "found an empty phrase"), ("\"⟦OR ×33000⟧\"", "0 hits"),
    ("⟦hus ×25000⟧", "0 hits"), ("⟦hus OR ×14000⟧dag", "hits"),
    ("⟦hus AND ×12000⟧dag", "hits"),
    ("⟦hus NOT ×12000⟧dag", "the query is too large: more than 1,000 times NOT, NEAR or a field"),
    ("⟦hus NEAR ×11000⟧dag", "the query is too large: more than 1,000 times NOT, NEAR or a field"),
    ("hus⟦ role:x×14000⟧", "the query is too large: more than 1,000 times NOT, NEAR or a field"),
    ("hus⟦ NOT role:x×9000⟧", "the query is too large: more than 1,000 times NOT, NEAR or a field"),
    ("hus⟦ NOT dag×1000⟧", "hits"), ("hus⟦ NEAR dag×1000⟧", "hits"),
    ("hus⟦ role:*×1000⟧", "hits"),
    ("⟦role:\"×16000⟧", "the query is too large"), ("⟦a:\"b\"×20000⟧", "hits"),
    ("⟦(hus OR ×190⟧dag⟦)×190⟧", "hits"),
    ("⟦\u{0}×100000⟧", "cannot read the query: found '"), ("hus\u{0}dag", "hits"),
    ("hus \u{7}\u{8}\u{1B}", "cannot read the query"),
    ("⟦e\u{301}×50000⟧", "0 hits"), ("ee⟦\u{301}\u{302}×49000⟧", "0 hits"),
    ("\u{202E}hus", "hits"),
    ("⟦a×100001⟧", "the query is too large: more than 100,000 characters"),
    ("⟦👩‍👩‍👧×20000⟧", "cannot read the query"),
  ])
  func `A hostile query ends in hits or a clear error`(_ query: String, _ expected: String) {
    var random = SplitMix64(seed: 4)
    let corpus = SmallCorpus(using: &random)
    let outcome = outcome(of: Self.expanded(query), in: corpus)
    #expect(outcome.contains(expected), "\(outcome.prefix(100))")
  }

  @Test func `Random tokens never crash`() {
    var random = SplitMix64(seed: 5)
    let tokens = [
      "hus", "dag", "=hus", "lemma:dag", "h*", "*", "?", "b?rn", "(", ")", "((", "))", "\"", "“", "”", "„", "»", "«",
      "OR",
      "AND", "NOT", "WITHIN", "sentence", "turn", "source", "NEAR", "NEAR/2", "NEAR/0", "ONEAR/3", "role:i", "role:",
      "speaker:\"IP 1\"", "section:*", "theme:x", "/x/", "x~", "[word=\"hus\"]", "[]{0,3}", "[]", "[pos=\"NOUN\"]",
      "<turn/>", "<s>", "</s>", "within", "containing", "!within", "a:[]", ":: a.word=\"dag\"", "{2}", "+", "|",
      "<turn role=\"I.*\"/>", "-", "'", ":", "=", "lemma:",
      "\u{0}", "\u{301}", "\u{AD}", "👩‍👩‍👧", "å", "a\u{30A}", "og/eller", "børne-", "67", ".", "\n", "\t", "\u{2028}",
    ]
    let corpus = SmallCorpus(using: &random)
    var read = 0
    for _ in 0..<randomCases {
      var query = ""
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        query += random.pick(tokens) + (Int.random(in: 0..<4, using: &random) == 0 ? "" : " ")
      }
      if outcome(of: query, in: corpus).hasSuffix(" hits") { read += 1 }
    }
    // Enough of the soup can be read for the evaluator to be tried as well.
    #expect(read > randomCases / 50)
  }
}
