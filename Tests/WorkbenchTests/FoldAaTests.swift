import CorpusModel
import CorpusQuery
import Testing

@testable import Workbench

@Suite struct FoldAaTests {
  private static let corpus = Corpus(documents: [
    Document(
      "a.txt",
      """
      Vi boede i Aabenraa det gamle aar.
      Aarsagen var klar i Åbenrå, og Aabenraas havn lå der.
      Skoleaaret begyndte, og skoleåret sluttede efter årsagerne.
      Kanaan og dataanalyse er noget andet.
      """)
  ])

  private func hits(_ query: String, folds: Bool = true, _ compounds: Vocabulary.Compounds = .any) throws -> [String] {
    Self.corpus.concordance(of: try QueryParser.query(query), compounds: compounds, foldsAa: folds).map { line in
      line.words.first?.expands ?? Self.corpus.sources[0].document.text(in: line.range)
    }
  }

  @Test(arguments: [
    ("Aabenraa", ["Aabenraa", "Åbenrå", "Aabenraas"]), ("åbenrå", ["Aabenraa", "Åbenrå", "Aabenraas"]),
    ("Aabenrå", ["Aabenraa", "Åbenrå", "Aabenraas"]), ("lemma:åbenraa", ["Aabenraa", "Åbenrå", "Aabenraas"]),
    ("=åbenraa", ["Aabenraa", "Åbenrå"]), ("aab*", ["Aabenraa", "Åbenrå", "Aabenraas"]), ("*raas", ["Aabenraas"]),
    ("årsag", ["Aarsagen", "årsagerne"]), ("aarsager", ["Aarsagen", "årsagerne"]),
    ("år", ["aar", "Skoleaaret", "skoleåret"]), ("aar NEAR/3 gammel", ["gamle aar"]),
    ("dataanalyse", ["dataanalyse"]), ("kanaan", ["Kanaan"]), ("\"gamle år\"", ["gamle aar"]),
  ])
  func `With folding aa and å find each other, in any inflection and inside compounds`(
    query: String, found: [String]
  ) throws {
    #expect(try hits(query) == found)
  }

  @Test(arguments: [("Åbenrå", ["Åbenrå"]), ("årsag", ["årsagerne"]), ("=aar", ["aar"]), ("åb*", ["Åbenrå"])])
  func `Without folding they are letters of their own`(query: String, found: [String]) throws {
    #expect(try hits(query, folds: false) == found)
  }

  @Test func `Compounds are looked into only when asked`() throws {
    #expect(try hits("år", .none) == ["aar"])
    #expect(try hits("skole", .head) == [])
    #expect(try hits("skole") == ["Skoleaaret", "skoleåret"])
  }

  @Test(arguments: ["Vi", "gammel", "havn", "o*", "=var", "lemma:være", "zebra", "a", "*a*"])
  func `Folding only adds hits`(query: String) throws {
    #expect(Set(try hits(query, folds: false)).isSubset(of: Set(try hits(query))))
  }

  @Test func `The part that is shown is the one that was asked for`() throws {
    let lines = Self.corpus.concordance(of: try QueryParser.query("år"), compounds: .any, foldsAa: true)
    let text = Self.corpus.sources[0].document.canonical
    #expect(lines.compactMap { $0.words[0].part.map { text.string(in: $0) } } == ["aaret", "året"])
  }
}
