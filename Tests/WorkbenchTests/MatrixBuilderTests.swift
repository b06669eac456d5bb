import CorpusModel
import QualitativeCoding
import Testing

@testable import Workbench

@Suite struct MatrixBuilderTests {
  /// `turn-2 k` for each coded unit.
  private func coded(_ result: MatrixResult) -> [String] {
    result.rows(includingUncoded: false).map { row in
      "\(row.unit.kind.rawValue)-\(row.unit.number) \(row.codings.map(\.code).joined(separator: " "))"
    }
  }

  @Test(arguments: [
    ("query: hus", 1, "Et hus.", true), ("query: hus", 1, "En sko.", false),
    ("query: hus, weight: 0.5", 1, "Et hus.", false), ("query: hus, weight: 2", 2, "Et hus.", true),
    ("query: hus, weight: 0.5\nquery: sko, weight: 0.5", 1, "Et hus og en sko.", true),
    ("query: hus, weight: 0.5\nquery: sko, weight: 0.5", 1, "Et hus og en hat.", false),
    // A rule counts once however often it hits, two rules count both, also on the same word.
    ("query: hus, weight: 0.5", 1, "Et hus, et hus og et hus.", false),
    ("query: hus, weight: 0.5\nquery: =hus, weight: 0.5", 1, "Et hus.", true),
    // Tenths that do not add up in binary.
    ("query: hus, weight: 0.1\nquery: sko, weight: 0.2\nquery: hat, weight: 0.7", 1, "hus sko hat", true),
    ("query: hus, weight: 0.3\nquery: sko, weight: 0.6", 1, "hus sko", false),
    ("query: hus\nquery: sko, weight: -0.5", 1, "hus sko", false),
    ("query: hus\nquery: sko, weight: -0.5", 1, "hus", true),
  ])
  func `Weights reach the threshold, or do not`(
    _ rules: String, _ threshold: Double, _ text: String, _ isCoded: Bool
  ) throws {
    let result = result(try WorkbenchTests.rules(rules, threshold: threshold), [Document("a.txt", text)])
    #expect(coded(result) == (isCoded ? ["paragraph-1 k"] : []))
  }

  @Test(arguments: [
    ("query: hus, unless: sko", "Et hus. En hat.", true), ("query: hus, unless: sko", "Et hus. En sko.", false),
    ("query: hus, unless: sko, unit: sentence", "Et hus. En sko.", true),
    ("query: hus, unless: sko, unit: sentence", "Et hus og en sko. En hat.", false),
    ("query: hus, unless: sko, unit: sentence", "Et hus og en sko. Et hus.", true),
    // What a query joins must stand in the segment that the rule names.
    ("query: hus NEAR/9 sko", "Et hus. En sko.", true),
    ("query: hus NEAR/9 sko, unit: sentence", "Et hus. En sko.", false),
    ("query: hus AND sko, unit: sentence", "Et hus. En sko.", false), ("query: hus AND sko", "Et hus. En sko.", true),
    ("query: hus AND sko, unit: sentence", "Et hus og en sko.", true),
    ("query: hus NEAR/9 sko, unless: hat, unit: sentence", "Et hus. En sko.", false),
    ("query: hus NEAR/9 sko, unit: sentence", "En sko. Et hus er ikke en god sko.", true),
  ])
  func `A rule is judged in its segment`(_ rule: String, _ text: String, _ isCoded: Bool) throws {
    let result = result(try rules(rule), [Document("a.txt", "I: Nå?\nIP1: \(text)")])
    #expect(coded(result) == (isCoded ? ["turn-2 k"] : []))
  }

  @Test func `A rule does not look into the turn before`() throws {
    let document = Document("a.txt", "IP1: Et hus.\nIP2: En sko.\nIP1: Et hus.\n+ En sko.\nIP2: Et hus.")
    #expect(coded(result(try rules("query: hus, unless: sko"), [document])) == ["turn-1 k", "turn-4 k"])
    #expect(
      coded(result(try rules("query: hus, unless: sko, unit: paragraph"), [document])) == [
        "turn-1 k", "turn-3 k", "turn-4 k",
      ])
    #expect(coded(result(try rules("query: hus AND sko"), [document])) == ["turn-3 k"])
    #expect(coded(result(try rules("query: hus NEAR/5 sko"), [document])) == [])
  }

  private let interview = Document(
    "a.txt", "# Tema et\nI: Har I et hus? Og en hat?\nIP1 (leder): Vi har et hus. Det er stort.\n+ Og et hus til.")
  private let report = Document(
    "b.txt", "# Indledning\nRapporten handler om et hus.\n> (mor) Vores hus var koldt.\nOgså en hat.")

  @Test func `The interviewer's words are coded only where that is asked`() throws {
    let book = try rules("query: hus")
    #expect(coded(result(book, [interview])) == ["turn-2 k"])
    #expect(coded(result(book, [interview], includesInterviewer: true)) == ["turn-1 k", "turn-2 k"])
    #expect(result(book, [interview]).matrix.rows.map(\.unit.speaker) == [1])
    let sentences = result(book, [interview], kinds: [.sentence])
    #expect(sentences.matrix.rows.allSatisfy { $0.unit.speaker == 1 && $0.unit.role == "leder" })
    #expect(sentences.matrix.rows.count == 3)
  }

  @Test(
    arguments: [
      ([], ["a.txt#turn-2", "b.txt#quotation-1"]), ([.turn], ["a.txt#turn-2"]), ([.quotation], ["b.txt#quotation-1"]),
      ([.quotation, .turn], ["a.txt#turn-2", "b.txt#quotation-1"]),
      ([.paragraph], ["a.txt#paragraph-3", "a.txt#paragraph-4", "b.txt#paragraph-2"]),
      ([.sentence], ["a.txt#sentence-3", "a.txt#sentence-5", "b.txt#sentence-2", "b.txt#sentence-3"]),
    ] as [([UnitKind], [String])])
  func `Units are what is asked for, else each source's own`(_ kinds: [UnitKind], _ ids: [String]) throws {
    let result = result(try rules("query: hus"), [interview, report], kinds: kinds)
    #expect(result.rows(includingUncoded: false).map { $0.unit.identifier(in: $0.source) } == ids)
  }

  @Test func `A text without turns and quotations is coded by paragraphs`() throws {
    let text = Document("c.txt", "Et hus.\nEn hat.\nEt hus til.")
    #expect(coded(result(try rules("query: hus"), [text])) == ["paragraph-1 k", "paragraph-3 k"])
  }

  @Test func `Rows are in text order, the larger unit first`() throws {
    let kinds: [UnitKind] = [.sentence, .paragraph, .turn]
    let rows = result(try rules("query: hus"), [interview], kinds: kinds).matrix.rows
    #expect(
      rows.map { $0.unit.identifier(in: "") } == [
        "#turn-2", "#paragraph-3", "#sentence-3", "#sentence-4", "#paragraph-4", "#sentence-5",
      ])
  }

  @Test(arguments: [
    ("query: hus", ["Et ①hus② og et ①hus②."], ["hus", "hus"]),
    ("query: tæt samarbejde", ["Et ①tæt② ①samarbejde② er godt."], ["tæt samarbejde"]),
    ("query: hus NEAR/5 sko", ["En ①sko② i et ①hus②."], ["sko … hus"]),
    ("query: =tæt samarb* NEAR/5 sko", ["Et ①tæt② ①samarbejde② om en ①sko②."], ["tæt samarbejde … sko"]),
    ("query: hus AND sko", ["Et ①hus②. En ①sko②."], ["hus", "sko"]),
    ("query: \"=PPR =leder\"", ["En ①PPR②, ①leder② og alt."], ["PPR, leder"]),
    ("query: hus\nquery: sko hus", ["En ①sko② ①hus②."], ["sko hus", "hus"]),
    ("query: hus\nquery: sko, weight: 0.5", ["En ①sko② i et ①hus②."], ["sko", "hus"]),
    ("query: hus\nquery: sko, weight: 0.4", ["En sko i et ①hus②."], ["sko", "hus"]),
    ("query: hus, weight: 0.6\nquery: sko, weight: 0.4", ["En ①sko② i et ①hus②."], ["sko", "hus"]),
  ])
  func `A match is the words that stand there`(_ rule: String, _ marked: [String], _ texts: [String]) throws {
    let text = marked[0].filter { $0 != "①" && $0 != "②" }
    let result = result(try rules(rule), [Document("a.txt", text)])
    let row = try #require(result.matrix.rows.first)
    let matches = row.codings.flatMap(\.matches)
    #expect(matches.map(\.text) == texts)
    var shown = ""
    var offset = 0
    for range in MatrixResult.markedRanges(of: row) {
      shown += result.document(of: row).text(in: TextRange(offset, range.start))
      shown += "①\(result.document(of: row).text(in: range))②"
      offset = range.end
    }
    #expect(shown + result.document(of: row).text(in: TextRange(offset, text.utf8.count)) == marked[0])
  }
}
