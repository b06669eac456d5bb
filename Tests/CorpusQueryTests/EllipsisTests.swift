import CorpusIndex
import CorpusModel
import TestSupport
import Testing
import TextAnalysis

@testable import CorpusQuery

/// `børne- og ungeområdet er stort`: at the first word *børneområdet* is meant.
@Suite struct EllipsisTests {
  private static let index: PositionalIndex = {
    let forms = ["børne-", "og", "ungeområdet", "er", "stort"]
    var offset = 0
    let words = forms.map { form in
      defer { offset += form.utf8.count + 1 }
      return TextRange(offset, offset + form.utf8.count)
    }
    var builder = PositionalIndexBuilder()
    builder.add(
      IndexableSource(
        name: "a", words: words, forms: forms, ellipses: [(word: 0, words: 0..<3, form: "børneområdet")],
        segments: [.paragraph: [TextRange(0, offset)]], attributes: [:]))
    let analyses = [
      "ungeområdet": TermAnalysis(
        lemmas: ["ungeområde"], constituents: [.init(lemma: "område", range: 4..<12, isHead: true)]),
      "børneområdet": TermAnalysis(
        lemmas: ["børneområde"], constituents: [.init(lemma: "område", range: 6..<14, isHead: true)]),
    ]
    return builder.finish { analyses[$0] ?? TermAnalysis(lemmas: [$0], constituents: []) }
  }()

  @Test(arguments: [
    ("=børneområdet", [0], [MatchKind.ellipsis]), ("børneområd*", [0], [.ellipsis]),
    ("område", [0, 2], [.ellipsis, .head]), ("=og", [1], [.word]),
  ])
  func `What is left out is found at its first word, and counted apart`(
    query: String, positions: [Int], kinds: [MatchKind]
  ) throws {
    let hits = try hits(of: query)
    #expect(hits.map(\.positions.lowerBound) == positions)
    #expect(hits.map { $0.matches[0].kind } == kinds)
  }

  @Test func `A hit knows the words that stand for it and the word that is meant`() throws {
    let match = try #require(try hits(of: "=børneområdet").first?.matches.first)
    #expect(match.ellipsis?.span == 0..<3)
    #expect(match.ellipsis?.form == "børneområdet")
  }

  @Test func `Phrases and NEAR see it at its first word, and it is no word of the corpus`() throws {
    #expect(try hits(of: "=børneområdet =og").count == 1)
    #expect(try hits(of: "=børneområdet ONEAR/3 =er").count == 1)
    #expect(try hits(of: "=børneområdet ONEAR/2 =er").isEmpty)
    #expect(Self.index.wordCount == 5)
  }

  private func hits(of query: String) throws -> Hits {
    let vocabulary = Vocabulary(index: Self.index, analyzer: DanishAnalyzer())
    let units = Evaluator.defaultUnits(of: Self.index)
    return try Evaluator(Lookups(Self.index, vocabulary), units: units).hits(of: QueryParser.query(query))
  }
}
