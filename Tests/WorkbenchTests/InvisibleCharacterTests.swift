import CorpusModel
import CorpusQuery
import Testing

@testable import Workbench

/// Soft hyphens and their like stand in texts that come from the web, a PDF or a word processor.
@Suite struct InvisibleCharacterTests {
  private static let corpus = Corpus(documents: [
    Document(
      "a.txt",
      """
      De nye sk\u{AD}ærmene fylder. Tele\u{AD}fon\u{AD}hotellet og en ny tele\u{200B}fon.
      It\u{2011}vejlederen ser på skærm\u{FEFF}tid, og SFO\u{2019}ens it-vejleder på telefonen.
      """)
  ])

  @Test(arguments: [
    ("skærm", ["sk\u{AD}ærmene", "skærm\u{FEFF}tid"]), ("=skærmene", ["sk\u{AD}ærmene"]),
    ("lemma:skærm", ["sk\u{AD}ærmene"]), ("sk\u{AD}ærm*", ["sk\u{AD}ærmene", "skærm\u{FEFF}tid"]),
    ("telefon", ["Tele\u{AD}fon\u{AD}hotellet", "tele\u{200B}fon", "telefonen"]),
    ("\"skærm fylde\"", ["sk\u{AD}ærmene fylder"]), ("[lemma=\"telefon\"]", ["tele\u{200B}fon", "telefonen"]),
    ("it-vejleder", ["It\u{2011}vejlederen", "it-vejleder"]), ("vejleder", ["It\u{2011}vejlederen", "it-vejleder"]),
  ])
  func `Words are found whatever stands in them that nobody sees`(query: String, found: [String]) throws {
    let hits = Self.corpus.concordance(of: try QueryParser.query(query), compounds: .any).map {
      Self.corpus.sources[0].document.text(in: $0.range)
    }
    #expect(hits.map { Array($0.utf8) } == found.map { Array($0.utf8) })
  }

  @Test func `The part of a compound that is shown is the one that was asked for`() throws {
    let lines = Self.corpus.concordance(of: try QueryParser.query("hotel OR tid OR vejleder"), compounds: .any)
    let text = Self.corpus.sources[0].document.canonical
    let parts = lines.compactMap { line in line.words[0].part.map { text.string(in: $0) } }
    #expect(parts == ["hotellet", "vejlederen", "tid", "vejleder"])
  }

  @Test func `They are counted as the words that they are`() throws {
    func count(_ word: String, _ kind: ItemKind) throws -> Int? {
      var options = FrequencyCount.Options()
      options.kind = kind
      return try FrequencyCount(in: Self.corpus, options: options).rows.first { $0.name == word }?.count
    }
    #expect(try count("telefon", .words) == 1)
    #expect(try count("telefon", .lemmas) == 2)
    #expect(try count("it-vejleder", .lemmas) == 2)
  }
}
