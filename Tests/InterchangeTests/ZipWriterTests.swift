import Testing

@testable import Interchange

@Suite("Archives that are written")
struct ZipWriterTests {
  @Test("What is written is read again, in its order, shrunk or stored")
  func roundTrip() throws {
    var writer = ZipWriter()
    let long = String(repeating: "Det er ikke så let. ", count: 1_000)
    writer.add("word/document.xml", long)
    writer.add("sources/ærø.txt", Array(long.utf8), isStored: true)
    writer.add("empty", [])
    let bytes = try writer.bytes(for: "a.docx")
    let archive = try ZipArchive(bytes, file: "a.docx")
    #expect(archive.entries.map(\.name) == ["word/document.xml", "sources/ærø.txt", "empty"])
    #expect(try archive.entries.map { String(decoding: try archive.bytes(of: $0), as: UTF8.self) } == [long, long, ""])
    #expect(bytes.count > long.utf8.count && bytes.count < long.utf8.count + 2_000)
    #expect(try writer.bytes(for: "a.docx") == bytes)
  }

  @Test("A name that stands twice is an error that names the file")
  func twice() {
    var writer = ZipWriter()
    writer.add("a", "1")
    writer.add("a", "2")
    #expect(throws: InterchangeError.unwritable("a.zip", reason: "an archive could not be made of its parts")) {
      _ = try writer.bytes(for: "a.zip")
    }
  }
}
