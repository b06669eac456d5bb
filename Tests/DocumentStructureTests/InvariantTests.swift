import CorpusModel
import Testing

@testable import DocumentStructure

@Suite struct InvariantTests {
  @Test(arguments: TestFiles.corpora)
  func `Nothing is lost, doubled or out of place in the project's own texts`(_ path: String) throws {
    let document = Reading.document(try TestFiles.text(path))
    #expect(DocumentInvariants(document: document).violations == [])
    #expect(document.kind == (path.contains("gruppeinterview") ? .transcript : .report))
  }

  @Test(.enabled(if: !TestFiles.sharedReports.isEmpty, "the shared data are not here: set CITAT_SHARED"))
  func `Nothing is lost, doubled or out of place in the shared reports`() throws {
    for path in TestFiles.sharedReports where !path.contains("README") {
      let document = Reading.document(try TestFiles.text(path))
      #expect(DocumentInvariants(document: document).violations == [], "\(path)")
      #expect(document.kind == .report)
    }
  }

  @Test(arguments: [
    "", " ", "\n", "\u{FEFF}", "\u{FEFF}\n", "\r\n\r\n", "\u{0C}", "\u{200B}", "a", "-", "- ", "1.", "*", "\"", "\"\"",
    ":", "()", "(1)",
  ])
  func `The smallest texts are documents`(_ text: String) {
    #expect(DocumentInvariants(document: Reading.document(text)).violations == [])
    let plain = Reading.reader.plainDocument(source: "x", verbatim: UTF8Text(text))
    #expect(DocumentInvariants(document: plain).violations == [])
  }

  @Test(arguments: 0..<20)
  func `Random reports and transcripts break no invariant`(_ hundred: Int) {
    for number in 0..<100 {
      var writer = RandomText(seed: UInt64(hundred * 100 + number))
      let text = writer.text()
      let document = Reading.document(text)
      let violations = DocumentInvariants(document: document).violations
      #expect(violations.isEmpty, "\(text.debugDescription)")
      #expect(Reading.document(text) == document)
      let plain = Reading.reader.plainDocument(source: "x", verbatim: UTF8Text(text))
      #expect(DocumentInvariants(document: plain).violations.isEmpty, "\(text.debugDescription)")
    }
  }
}
