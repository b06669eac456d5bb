import CorpusIndex
import CorpusModel
import CorpusQuery
import Interchange
import TextAnalysis
import Testing

@testable import Workbench

@Suite struct ConcordanceTests {
  /// A corpus whose compounds are those of the tests: `dag+tilbud`, the last part the head.
  private func corpus(_ documents: [Document], compounds: [String]) -> Corpus {
    var parts: [String: [String]] = [:]
    for compound in compounds {
      let pieces = compound.split(separator: "+").map(String.init)
      parts[pieces.joined()] = pieces
    }
    return Corpus(sources: documents.map { AnalyzedSource($0) }, analyzer: DanishAnalyzer(), failures: [], notes: []) {
      form in
      var offset = 0
      let pieces = parts[form] ?? []
      return TermAnalysis(
        lemmas: [form.lowercased()],
        constituents: pieces.enumerated().map { number, piece in
          defer { offset += piece.utf8.count }
          return TermAnalysis.Constituent(
            lemma: piece.lowercased(), range: offset..<offset + piece.utf8.count, isHead: number == pieces.count - 1)
        })
    }
  }

  @Test(arguments: [
    ("tilbud", "Et ①dag‹tilbud›② er et ①tilbud②.", ["dag+tilbud"], "head"),
    ("dag", "Et ①‹dag›tilbud② hver ①dag②.", ["dag+tilbud"], "constituent"),
    ("hus", "Et ①idé‹hus②› og et ①ide‹hus②›.", ["idé+hus", "ide+hus"], "head"),
    ("hus", "Et ①ide‹hus②› og et ①idé‹hus②›.", ["idé+hus", "ide+hus"], "head"),
    ("idé", "Et ①‹idé›hus② og et ①‹ide›hus②.", ["idé+hus", "ide+hus"], "constituent"),
    ("ide", "Et ①‹ide›hus② og et ①‹Idé›hus②.", ["Idé+hus", "ide+hus"], "constituent"),
    ("café", "Et ①‹café›besøg② på en ①by‹café②›.", ["café+besøg", "by+café"], "constituent"),
  ])
  func `A line marks the hit and the part that was asked for`(
    _ query: String, _ marked: String, _ compounds: [String], _ kind: String
  ) throws {
    let expected = marked.replacing("②›", with: "›②")
    let text = expected.filter { !"①②‹›".contains($0) }
    let corpus = corpus([Document("a.txt", text)], compounds: compounds)
    var shown = ""
    var offset = 0
    let lines = corpus.concordance(of: try QueryParser.query(query), compounds: .any)
    let document = corpus.sources[0].document
    for line in lines {
      shown += document.text(in: TextRange(offset, line.range.start)) + "①"
      offset = line.range.start
      if let part = line.words[0].part {
        shown += "\(document.text(in: TextRange(offset, part.start)))‹\(document.text(in: part))›"
        offset = part.end
      }
      shown += document.text(in: TextRange(offset, line.range.end)) + "②"
      offset = line.range.end
    }
    #expect(shown + document.text(in: TextRange(offset, document.canonical.count)) == expected)
    #expect(lines[0].kind.rawValue == kind)
  }

  private static let documents = [
    Document("a.txt", "# Om husene\nI: Et hus?\nIP1 (mor): Ja, et hus. Et stort hus ved søen.\n+ Og et hus til."),
    Document("b.txt", "# Huse\nIndledning om et hus her.\n> (far) Mit hus brændte."), Document("c.txt", "En sko."),
  ]

  @Test func `A line stands in its turn or paragraph, with the number that show gives it`() throws {
    let corpus = Corpus(documents: Self.documents)
    let lines = corpus.concordance(of: try QueryParser.query("=hus"), compounds: .none)
    let result = ConcordanceResult(lines)
    #expect(
      result.jsonRows.map { $0["unit"].string ?? "" } == [
        "a.txt#turn-1", "a.txt#turn-2", "a.txt#turn-2", "a.txt#turn-2", "b.txt#paragraph-2", "b.txt#paragraph-3",
      ])
    #expect(result.jsonRows.map { $0["role"].string ?? "" } == ["Interviewer", "mor", "mor", "mor", "", "far"])
    // A matrix numbers paragraphs alike.
    let paragraphs = corpus.sources[1].units(.paragraph, includesInterviewer: false)
    #expect(paragraphs.map { $0.identifier(in: "b.txt") } == ["b.txt#paragraph-2"])
    #expect(corpus.sources[1].document.text(in: paragraphs[0].range) == "Indledning om et hus her.")
  }

  @Test func `A line has its sentence as context, and its fields in order`() throws {
    let corpus = Corpus(documents: Self.documents)
    let lines = corpus.concordance(of: try QueryParser.query("\"stort hus\""), compounds: .none)
    let row = try #require(ConcordanceResult(lines).jsonRows.first)
    #expect(
      row.keys == [
        "source", "unit", "range", "original", "section", "page", "time", "speaker", "role", "case", "left", "hit",
        "right", "kind", "words",
      ])
    #expect(row["left"].string == "Et " && row["hit"].string == "stort hus" && row["right"].string == " ved søen.")
    #expect(row["section"].items.map(\.string) == ["Om husene"] && row["speaker"].string == "IP1")
    #expect(row["words"].items.map { $0["text"].string } == ["stort", "hus"])
    let document = corpus.sources[0].document
    #expect(row["range"].range.map { document.text(in: $0) } == "stort hus")
    #expect(row["original"].original(in: document.verbatim) == "stort hus")
  }

  @Test func `Counts are by source, with a sum, and say what was searched`() throws {
    let corpus = corpus(
      [
        Document("a.txt", "Et dagtilbud og et tilbud."), Document("b.txt", "Tilbudsdag. Dagtilbud."),
        Document("c.txt", "Nej."),
      ],
      compounds: ["dag+tilbud", "Dag+tilbud", "Tilbuds+dag"])
    let lines = corpus.concordance(of: try QueryParser.query("tilbud"), compounds: .any)
    let result = ConcordanceResult(lines)
    #expect(
      lines.countTable(by: .source, forReaders: true).columns.map(\.key) == [
        "source", "hits", "word", "head", "constituent", "ellipsis", "words", "per_million",
      ])
    #expect(
      lines.countTable(by: .source, forReaders: true).rows.map { $0.map { Markup.plain($0) }.joined(separator: " ") }
        == [
          "a.txt 2 1 1 0 0 5 400000", "b.txt 1 0 1 0 0 2 500000", "in all 3 1 2 0 0 8 375000",
        ])
    #expect(
      result.total
        == "3 hits in 2 of 3 sources: 1 as the word itself, 2 as head of a compound\n(dagtilbud 2)")
    let nothing = corpus.concordance(of: try QueryParser.query("zebra"), compounds: .any)
    #expect(ConcordanceResult(nothing).nothingFound == "no hits in 3 sources of 8 words")
    #expect(nothing.countTable(by: .source, forReaders: true).rows.isEmpty)
  }
}
