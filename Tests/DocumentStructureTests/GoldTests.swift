import CorpusModel
import Foundation
import Testing

@testable import DocumentStructure

/// The hand-made annotation of a shared report, as far as the tests ask for it.
private struct Gold: Decodable {
  struct Quote: Decodable {
    let kind: String
    let textClean: String
    let speaker: String?
    let sectionPath: [String]
    let spans: [Span]
  }

  struct Span: Decodable {
    let char: [Int]
  }

  let quotes: [Quote]

  static func isHere(_ report: String) -> Bool { FileManager.default.fileExists(atPath: path(report)) }

  static func read(_ report: String) throws -> Gold {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Gold.self, from: Data(contentsOf: URL(filePath: path(report))))
  }

  private static func path(_ report: String) -> String {
    TestFiles.shared.appending(path: "gold/\(report).structure.json").path
  }
}

@Suite struct GoldTests {
  private func document(_ report: String) throws -> Document {
    Reading.document(try TestFiles.text(TestFiles.shared.appending(path: "reports/\(report).txt").path), source: report)
  }

  /// A quotation of the gold as one line: role, section path, words.
  private func line(_ quote: Gold.Quote) -> String {
    "\(quote.speaker ?? "")|\(quote.sectionPath.joined(separator: "/"))|\(quote.textClean)"
  }

  private func lines(_ document: Document, _ kind: Quotation.Kind) -> [String] {
    document.structure.quotations.filter { $0.kind == kind }.map { quotation in
      let path = document.headings(of: quotation.section).joined(separator: "/")
      return "\(quotation.role ?? "")|\(path)|\(document.text(in: quotation.range))"
    }
  }

  @Test(.enabled(if: Gold.isHere("2022-born-unge-opfolgning"), "the shared data are not here: set CITAT_SHARED"))
  func `The nine informants of the follow-up are quoted with role, words and section`() throws {
    let document = try document("2022-born-unge-opfolgning")
    let gold = try Gold.read("2022-born-unge-opfolgning").quotes.filter { $0.kind == "informant" }
    #expect(gold.count == 9)
    #expect(lines(document, .informant) == gold.map(line))
    let places = document.structure.quotations.filter { $0.kind == .informant }.map { document.original(of: $0.range) }
    #expect(places == gold.map { $0.spans.map { ScalarRange($0.char[0], $0.char[1]) } })
    #expect(document.structure.quotations.count == 9)
  }

  @Test(.enabled(if: Gold.isHere("2019-ds-notat"), "the shared data are not here: set CITAT_SHARED"))
  func `The survey answers of the note are quoted with their sections, one of them between the writer's words`() throws
  {
    let document = try document("2019-ds-notat")
    let gold = try Gold.read("2019-ds-notat").quotes.filter { $0.kind == "survey_answer" }
    #expect(gold.count == 9)
    #expect(lines(document, .surveyAnswer) == gold.map(line))
    #expect(document.structure.quotations.count == 9)
  }

  @Test(.enabled(if: Gold.isHere("2021-nyhed"), "the shared data are not here: set CITAT_SHARED"))
  func `The two statements of the news are quoted with who made them`() throws {
    let document = try document("2021-nyhed")
    let gold = try Gold.read("2021-nyhed").quotes.filter { $0.kind == "press_statement" }
    #expect(gold.count == 2)
    #expect(lines(document, .pressStatement) == gold.map(line))
    let places = document.structure.quotations.map { document.original(of: $0.range) }
    #expect(places == gold.map { $0.spans.map { ScalarRange($0.char[0], $0.char[1]) } })
  }
}
