import CorpusModel
import DocumentStructure
import Foundation
import QualitativeCoding
import Testing

@testable import ProjectStore

@Suite struct StoredDocumentTests {
  @Test func `A stored document comes back exactly as it was`() throws {
    let folder = TemporaryFolder()
    let project = try folder.project()
    var documents = RandomDocument(seed: 7)
    for number in 0..<200 {
      let document = documents.next()
      let original = Array("fil \(number)".utf8)
      let content = StoredContent(
        document, original: original, of: nil, file: "a.txt", encoding: "UTF-8", words: 3, time: Clock.time)
      try project.write("import", coder: "Anna", time: Clock.time) { try $0.add(content, name: "\(number).txt") }
      try project.read { reader in
        let source = try #require(try reader.source("\(number).txt"))
        let restored = try reader.document(revision: source.revision, name: document.source)
        // One by one, so that a difference is told where it is.
        #expect(restored.structure == document.structure)
        #expect(restored.map == document.map)
        #expect(restored == document)
        #expect(try reader.original(of: source.revision) == original)
      }
    }
  }

  @Test func `A report and a transcript that were read come back exactly as they were`() throws {
    let texts = [
      "# Rapport\n\n## Afsnit\n\nHer står noget om netværk.\n\n»Det er godt,« siger en leder.\n\n- et\n- to\n",
      "[00:00:05] I: Hvem hjælper jer?\r\nIP1: Det gør foreningerne. (griner)\r\nI: Og hvordan?\r\nIP1: Hver dag.\r\n",
    ]
    let folder = TemporaryFolder()
    let project = try folder.project()
    for (number, text) in texts.enumerated() {
      let document = DocumentReader { _ in true }.document(source: "\(number).txt", verbatim: UTF8Text(text))
      let content = StoredContent(
        document, original: Array(text.utf8), of: nil, file: "a.txt", encoding: "UTF-8", words: 3, time: Clock.time)
      try project.write("import", coder: "Anna", time: Clock.time) { try $0.add(content, name: "\(number).txt") }
      let restored = try project.read { try $0.document(of: try #require(try $0.source("\(number).txt"))) }
      #expect(restored == document)
    }
  }

  /// A field that is added to a document must be stored too: this fails until it is, and says where.
  @Test func `Every field of a document is one that the layout stores`() {
    func fields(_ value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }
    let range = TextRange(0, 0)
    #expect(
      fields(Structure()) == [
        "sections", "paragraphs", "speakers", "turns", "quotations", "terms", "asides", "furniture", "pages", "cases",
      ])
    #expect(
      fields(Section(heading: range, range: range, level: 0, parent: nil)) == ["heading", "range", "level", "parent"])
    #expect(fields(Paragraph(range: range, kind: .body, section: nil)) == ["range", "kind", "section", "marker"])
    #expect(
      fields(Speaker(label: "", role: nil, isInterviewer: false)) == [
        "label", "role", "isInterviewer", "isGuess", "person", "name", "caseName",
      ])
    #expect(
      fields(Turn(range: range, speaker: 0, start: nil, end: nil, section: nil)) == [
        "range", "speaker", "start", "end", "section",
      ])
    #expect(
      fields(Quotation(range: range, kind: .informant, role: nil, section: nil)) == [
        "range", "kind", "role", "section",
      ])
    #expect(fields(Aside(range: range, kind: .comment)) == ["range", "kind"])
    #expect(fields(Furniture(verbatim: range, kind: .cover)) == ["verbatim", "kind"])
    #expect(fields(QuotedTerm(range: range, kind: .term)) == ["range", "kind"])
    #expect(fields(CaseStretch(name: "", range: range, variables: [])) == ["name", "range", "variables"])
    #expect(fields(CaseStretch.Variable(name: "", value: "", number: nil)) == ["name", "value", "number"])
    #expect(fields(PageStart(verbatim: 0, label: "")) == ["verbatim", "label"])
    #expect(
      fields(TextMap.Piece(canonical: range, verbatim: range, isCopy: true)) == ["canonical", "verbatim", "isCopy"])
    let text = UTF8Text("")
    #expect(
      fields(
        Document(
          source: "", kind: .text, verbatim: text, canonical: text, map: .identity(count: 0), structure: Structure()))
        == ["source", "kind", "verbatim", "canonical", "map", "structure"])
  }

  /// The example of README, byte for byte.
  @Test func `The bytes of a small layout are those that README shows`() {
    let verbatim = UTF8Text("I: Hej\r\n")
    var builder = CanonicalTextBuilder(verbatim: verbatim)
    builder.copy(TextRange(0, 6))
    builder.write([0x0A], for: TextRange(6, 8))
    let (canonical, map) = builder.finish()
    var structure = Structure()
    structure.paragraphs = [Paragraph(range: TextRange(0, 6), kind: .turn, section: nil)]
    structure.speakers = [Speaker(label: "I", role: nil, isInterviewer: true)]
    structure.turns = [Turn(range: TextRange(3, 6), speaker: 0, start: 1.5, end: nil, section: nil)]
    let document = Document(
      source: "a", kind: .transcript, verbatim: verbatim, canonical: canonical, map: map, structure: structure)
    let hex = LayoutWriter.bytes(of: document).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      .joined(separator: " ")
    let expected = """
      01 01 06 02 0d 00 02 00 02 02 01 00 03 0a 01 00 06 04 74 75 72 6e 00 00 04 09 01 01 49 00 01 00 00 00 00 05 0f 01 03 03 00 01 \
      00 00 00 00 00 00 f8 3f 00 00 06 01 00 07 01 00 08 01 00 09 01 00 0a 01 00 0b 01 00
      """
    #expect(hex == expected)
  }

  @Test func `Bytes that were cut off or changed are refused or describe places inside the text, and never crash`() {
    var documents = RandomDocument(seed: 11)
    for _ in 0..<12 {
      let document = documents.next()
      let bytes = LayoutWriter.bytes(of: document)
      func read(_ bytes: [UInt8]) throws -> Bool {
        let (map, structure) = try LayoutReader.read(
          bytes, canonical: document.canonical, verbatim: document.verbatim)
        let whole = document.canonical.range
        return (structure.paragraphs.map(\.range) + structure.turns.map(\.range)).allSatisfy { whole.contains($0) }
          && map.pieces.allSatisfy { document.verbatim.range.contains($0.verbatim) }
      }
      for count in bytes.indices { #expect(throws: LayoutReader.Corrupt.self) { try read(Array(bytes[..<count])) } }
      for index in bytes.indices {
        for bit in [UInt8(1), 0x80, 0x55, 0xFF] {
          var changed = bytes
          changed[index] ^= bit
          #expect((try? read(changed)) ?? true)
        }
      }
    }
  }
}
