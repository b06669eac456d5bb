import CorpusModel
import Foundation
import Testing

@testable import DocumentStructure
@testable import citat_evaluate

/// The figures of `citat-evaluate structure` on small texts whose right structure is written beside them.
@Suite struct StructureFiguresTests {
  private static let text = """
    (1)

    Om naboerne

    De fleste hilser på hinanden, og mange kender også dem, der bor i den næste opgang og i gården bagved2.

    Det gælder ikke alle.

    2 Se bilaget.

    (2)
    """

  /// Gold data that mark stretches of the text by what they begin and end with.
  private func gold(heading: Int, body: [(String, String)], mark: String? = "2.") throws -> StructureGold {
    func span(_ first: String, _ last: String) throws -> String {
      let start = try #require(Self.text.range(of: first))
      let end = try #require(Self.text.range(of: last, range: start.lowerBound..<Self.text.endIndex))
      let scalars = Self.text.unicodeScalars
      func offset(_ index: String.Index) -> Int { scalars.distance(from: scalars.startIndex, to: index) }
      return "{\"char\": [\(offset(start.lowerBound)), \(offset(end.upperBound))]}"
    }
    let paragraphs = try body.map {
      "{\"spans\": [\(try span($0.0, $0.1))], \"joins\": [], \"boundary_before\": \"certain\"}"
    }
    let refs = try mark.map { [try span($0, "2")] } ?? []
    let json = """
      {"doc": "prøve", "file": "prøve.txt", "quotes": [],
      "headings": [{"level": \(heading), "kind": "section", "spans": [\(try span("Om naboerne", "Om naboerne"))]}],
      "nonbody": [{"kind": "page_marker", "spans": [\(try span("(1)", "(1)"))]},
      {"kind": "footnote", "spans": [\(try span("2 Se", "bilaget."))]}],
      "paragraphs": [\(paragraphs.joined(separator: ", "))], "footnote_refs": [\(refs.joined(separator: ", "))],
      "traps": [\(try span("opgang", "opgang"))]}
      """
    return try StructureGold.decoded(Data(json.utf8))
  }

  private static let body = [("De fleste", "bagved2."), ("Det gælder", "alle.")]

  @Test func `A right reading reaches every bar`() throws {
    let figures = StructureFigures(Reading.document(Self.text), gold: try gold(heading: 1, body: Self.body))
    #expect(figures.misses == [])
    #expect(figures.headings.f1 == 1 && figures.levels.value == 1 && figures.boundaries.f1 == 1)
    #expect(figures.keptOut.value == 1 && figures.leftOut.value == 1 && figures.marks.f1 == 1)
    #expect(figures.traps.right == 1 && figures.lost == 0 && figures.doubled == 0)
  }

  @Test func `A wrong level, a paragraph that is none, and a mark that is a number are counted and placed`() throws {
    let whole = [("De fleste", "alle.")]
    let figures = StructureFigures(
      Reading.document(Self.text), gold: try gold(heading: 2, body: whole, mark: nil))
    #expect(figures.headings.f1 == 1)
    #expect(figures.levels.value == 0)
    #expect(figures.boundaries.f1 < 1)
    #expect(figures.marks.found.right == 0 && figures.marks.found.all == 1)
    #expect(
      figures.misses == [
        "level 1 for 2, line 3", "character lost, line 5", "paragraph begins, extra, line 7",
        "paragraph ends, extra, line 5", "footnote mark extra, line 5",
      ])
  }

  @Test func `Text that a reading left out is lost, and furniture that it kept is in the body`() throws {
    let plain = Reading.reader.plainDocument(source: "x", verbatim: UTF8Text(Self.text))
    let figures = StructureFigures(plain, gold: try gold(heading: 1, body: Self.body))
    #expect(figures.keptOut.value == 0)
    #expect(figures.headings.gold.right == 0)
    #expect(figures.lost == 0)
  }
}
