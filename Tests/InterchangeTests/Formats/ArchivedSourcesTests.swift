import CorpusModel
import Testing

@testable import Interchange

@Suite struct ArchivedSourcesTests {
  @Test func `Each file of an archive is a source, as a folder would give it`() throws {
    let bytes = StoredArchive([
      ("interviews/b.txt", Array("I: Ja.".utf8)),
      ("interviews/a.docx", DocxReaderTests.docx("<w:p><w:r><w:t>På.</w:t></w:r></w:p>")),
      ("README.md", Array("x".utf8)), ("__MACOSX/a.txt", Array("x".utf8)), (".skjult", Array("x".utf8)),
      ("kode.yaml", Array("x".utf8)),
      ("billede.jpg", [0xFF, 0xD8, 0xFF, 0xE0]), ("tom.txt", []),
      ("opsætning.json", Array(#"{"tal": [1]}"#.utf8)),
    ]).bytes
    let sources = try SourceFormats.sources(in: bytes, file: "mappe/alle.zip", name: "alle.zip")
    #expect(sources.map(\.name) == ["alle.zip/billede.jpg", "alle.zip/interviews/a.docx", "alle.zip/interviews/b.txt"])
    #expect(try sources[1].reading.get().report.format == .docx)
    #expect(try sources[2].reading.get().text.verbatim.string == "I: Ja.")
    guard case .failure(let error) = sources[0].reading else { return #expect(Bool(false), "a picture was read") }
    #expect(error.report.message == "cannot read 'mappe/alle.zip/billede.jpg': it is a picture")
  }

  @Test func `An archive that holds nothing to read says so`() {
    #expect(throws: InterchangeError.emptyArchive("x.zip")) {
      try SourceFormats.sources(in: StoredArchive([("README.md", [1])]).bytes, file: "x.zip", name: "x.zip")
    }
  }

  @Test func `Two files of one name are refused`() {
    #expect(throws: InterchangeError.archiveLimit("x.zip", "holds two files of the same name")) {
      try SourceFormats.sources(
        in: StoredArchive([("a.txt", [65]), ("a.txt", [66])]).bytes, file: "x.zip", name: "x.zip")
    }
  }
}
