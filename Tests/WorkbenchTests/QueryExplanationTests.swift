import CorpusModel
import CorpusQuery
import Interchange
import TextAnalysis
import Testing

@testable import Workbench

@Suite struct QueryExplanationTests {
  private static let corpus = Corpus(documents: [
    Document(
      "a.txt",
      """
      I: Hvordan er samarbejdet?
      A: Samarbejdet er godt. Netværkssamarbejdet også, og samarbejdspartnerne siger det samme.
      """), Document("b.txt", "Vi har sundheds- og skolesamarbejde hver uge."),
  ])

  private func explanation(
    _ query: String, in corpus: Corpus? = corpus, _ compounds: Vocabulary.Compounds = .any
  ) throws -> QueryExplanation {
    QueryExplanation(
      try QueryParser.query(query), in: corpus, analyzer: corpus?.analyzer ?? DanishAnalyzer(), compounds: compounds)
  }

  private func texts(_ tree: QueryTree) -> [String] {
    [tree.text] + tree.branches.flatMap(texts).map { "  " + $0 }
  }

  @Test(arguments: [
    ("hus", ["hus"]), ("hus sko", ["side by side, in this order", "  hus", "  sko"]),
    ("hus OR =sko", ["any of these", "  hus", "  =sko"]),
    ("hus AND sko", ["all of these in one turn or paragraph", "  hus", "  sko"]),
    ("hus AND sko WITHIN sentence", ["all of these in one sentence", "  hus", "  sko"]),
    ("hus WITHIN sentence", ["inside one sentence", "  hus"]),
    ("hus NOT sko", ["the first, where its turn or paragraph has not the second", "  hus", "  sko"]),
    ("hus NEAR/1 sk*", ["within 1 word, in any order", "  hus", "  sk*"]),
    ("hus ONEAR/3 sko", ["within 3 words, in this order", "  hus", "  sko"]),
    ("hus role:leder*", ["only where the role is leder*", "  hus"]),
    ("hus NOT role:leder*", ["only where the role is not leder*", "  hus"]),
  ])
  func `A query reads as a tree`(query: String, lines: [String]) throws {
    #expect(texts(try explanation(query, in: nil).tree) == lines)
  }

  /// A dictionary form after `lemma:` means that lemma; a form that is none means the lemma that it is a form of.
  @Test(arguments: [
    ("lemma:får", ["får"]), ("får", ["få", "får"]), ("lemma:få", ["få"]), ("lemma:løb", ["løb"]),
    ("lemma:var", ["var"]),
    ("lemma:FÅR", ["får"]), ("lemma:børnene", ["barn", "børnene"]), ("lemma:huset", ["hus", "huset"]),
    ("lemma:far", ["far", "fader"]), ("lemma:netværkssamarbejdet", ["netværkssamarbejde", "netværkssamarbejdet"]),
  ])
  func `A word is looked up by its lemmas`(query: String, lemmas: [String]) throws {
    #expect(try explanation(query, in: nil).words[0].lemmas == lemmas)
  }

  @Test func `The lemma of the sheep does not find the verb`() throws {
    let corpus = Corpus(documents: [
      Document("a.txt", "A: Vi har to får på marken. Hvad får I ud af det? Fårene spiser. Vi fik hjælp.")
    ])
    func hits(_ query: String) throws -> Int {
      corpus.concordance(of: try QueryParser.query(query), compounds: .any).count
    }
    #expect(try hits("lemma:får") == 2 && hits("lemma:få") == 2)
  }

  @Test(arguments: [
    (Vocabulary.Compounds.any, "any inflection, and inside compounds"),
    (.head, "any inflection, and last in compounds"), (.none, "any inflection"),
  ])
  func `A plain word says what it finds`(compounds: Vocabulary.Compounds, note: String) throws {
    #expect(try explanation("hus", in: nil, compounds).tree.note == note)
    #expect(try explanation("lemma:hus", in: nil, compounds).tree.note == "any inflection")
    #expect(try explanation("=hus", in: nil, compounds).tree.note == "this form")
    #expect(try explanation("hus*", in: nil, compounds).tree.note == "words of this pattern")
  }

  @Test func `The words that a word stands for are counted by kind`() throws {
    let word = try explanation("samarbejde").words[0]
    #expect(
      word.expansions == [
        .init(form: "samarbejdet", kind: .word, count: 2),
        .init(form: "netværkssamarbejdet", kind: .head, count: 1),
        .init(form: "skolesamarbejde", kind: .head, count: 1),
        .init(form: "samarbejdspartnerne", kind: .constituent, count: 1),
        .init(form: "sundhedssamarbejde", kind: .ellipsis, count: 1),
      ])
  }

  @Test(arguments: ["samarbejde", "=samarbejdet", "lemma:samarbejde", "sam*", "team*", "zebra"])
  func `The counts of a word add up to its hits`(query: String) throws {
    let expansions = try #require(try explanation(query).words[0].expansions)
    let hits = Self.corpus.concordance(of: try QueryParser.query(query), compounds: .any)
    #expect(expansions.reduce(0) { $0 + $1.count } == hits.count)
    #expect(try explanation(query).isEmpty == hits.isEmpty)
  }

  @Test func `Each word of a query is explained once`() throws {
    let words = try explanation("(hus OR sko) NEAR hus NOT \"nye sko\" role:A").words
    #expect(words.map(\.text) == ["hus", "sko", "nye"])
    #expect(words.allSatisfy { $0.account != nil })
    #expect(try explanation("samarb*").words[0].account == nil)
  }

  @Test(arguments: [
    ("barnet", "the word table lists it, about "), ("civilsamfundsaktørerne", "like 'aktørerne', which it ends with"),
    ("SFO'erne", "what stands before 'erne'"), ("3,14", "as it is written"), ("qwertyerne", "by its ending; "),
  ])
  func `An analysis says what it rests on`(word: String, why: String) {
    #expect(DanishAnalyzer().account(of: word).readings[0].ground.explanation.hasPrefix(why))
  }

  @Test func `Rows name word, kind, form and count, and the query stands beside them`() throws {
    let explanation = try explanation("=samarbejdet")
    #expect(
      explanation.jsonRows.map(\.text) == [
        #"{"word":"=samarbejdet","kind":"word","form":"samarbejdet","count":2}"#
      ])
    let fields = JSONValue.object(explanation.jsonFields).text
    #expect(fields.hasPrefix(#"{"query":{"kind":"word","word":"=samarbejdet"},"words":[{"word":"=samarbejdet""#))
    #expect(fields.contains(#""analyzer":"\#(DanishAnalyzer().fingerprint)""#))
  }
}
