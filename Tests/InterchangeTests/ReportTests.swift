import CorpusModel
import Foundation
import Testing

@testable import Interchange

@Suite struct ReportTests {
  /// A report with every part, and with what could break each format.
  static func sample(_ hostile: String = "<script>alert(1)</script> & \"x\" ]]> \u{1}") -> Report {
    var table = ReportTable(
      "Tal \(hostile)",
      columns: [ReportColumn("Kilde", width: 20), ReportColumn("Æbler \(hostile)", width: 10, isNumeric: true)],
      rows: [[.label("a \(hostile)"), .integer(3)], [.label("b"), .share(0.255)], [.label("I alt"), .decimal(1.5)]])
    table.totals = 1
    table.heat = 1..<2
    table.isFiltered = true
    let coded = Report.Coded(
      label: "Leder", text: UTF8Text("Vi mødes æ hver \(hostile) uge."),
      notes: [
        .init(
          range: TextRange(0, 9), text: "Møde \(hostile)", author: "Anna Holm", date: "2026-01-02T03:04:05Z",
          color: "#12AB34"),
        .init(range: TextRange(3, 12), text: "Tid", author: "Bo", date: "", color: "red\"onload=\"x"),
      ])
    return Report(
      title: "Rapport \(hostile)", language: .danish, recordTitle: "Om kørslen",
      record: [("Program", "citat"), ("Filer", "a.txt\nb.txt")], provenance: "kodebog \(hostile)",
      parts: [
        .heading("Oversigt", level: 2), .notice("Kun forslag \(hostile)"), .paragraph("Ord \(hostile)"),
        .list(["en", "to \(hostile)"]),
        .quotation(
          .init(question: "Hvorfor?", [.init("Fordi "), .init("netværk", isMarked: true)], source: "leder, a.txt")),
        .table(table), .coded(coded),
        .picture(
          BarChart(title: "Søjler \(hostile)", bars: [.init("a", 2, "2"), .init("b \(hostile)", 0, "0")]).picture),
      ])
  }

  /// Reads XML, which throws where it is not well formed.
  private static func read(_ bytes: [UInt8]) throws {
    try MarkupParser(file: "x").xml(bytes) { _ throws(InterchangeError) in }
  }

  @Test func `A page holds no markup of a text, fetches nothing, and says its language`() {
    let page = Self.sample().page
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"da\">"))
    #expect(page.components(separatedBy: "<script>").count == 2, "the one script is our own")
    #expect(!page.contains("alert(1)</script>") && !page.contains("onload=\"x"))
    for outside in ["src=", "href=", "url(", "@import"] { #expect(!page.contains(outside), "\(outside)") }
    #expect(page.contains("<th scope=\"col\" class=\"number\">") && page.contains("<th scope=\"row\">"))
    #expect(page.contains("role=\"img\"") && page.contains("25,5 %") && page.contains("data-filter=\"Vis rækker med\""))
  }

  @Test func `Markdown and SVG hold no markup of a text`() throws {
    #expect(!Self.sample().markdown.contains("<script>"))
    for case .picture(let picture) in Self.sample().parts {
      let svg = picture.svg()
      #expect(!svg.contains("<script>") && !svg.contains("\u{1}"))
      #expect(throws: Never.self) { try Self.read(Array(svg.utf8)) }
    }
  }

  @Test func `A Word document is whole, well formed and the same each time`() throws {
    let writer = DocxWriter(time: 1_700_000_000)
    let bytes = try writer.bytes(of: Self.sample(), file: "x.docx")
    #expect(try writer.bytes(of: Self.sample(), file: "x.docx") == bytes)
    let archive = try ZipArchive(bytes, file: "x.docx")
    let names = archive.entries.map(\.name)
    func content(_ name: String) throws -> [UInt8] { try archive.bytes(of: try #require(archive.entry(named: name))) }
    for name in [
      "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/comments.xml",
      "word/media/image1.emf", "word/media/image1.svg", "word/footer1.xml", "docProps/core.xml",
    ] { #expect(names.contains(name), "\(name)") }
    for name in names where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
      let bytes = try content(name)
      #expect(throws: Never.self, "\(name)") { try Self.read(bytes) }
    }
    let body = String(decoding: try content("word/document.xml"), as: UTF8.self)
    #expect(body.contains("<w:tblHeader/>") && body.contains("w:val=\"Quote\""))
    #expect(body.components(separatedBy: "commentRangeStart").count == 3)
    #expect(body.components(separatedBy: "commentReference w:id").count == 3)
    #expect(!body.contains("<script>"))
  }

  @Test func `Notes that overlap cut a text where each begins and ends`() {
    let coded = Report.Coded(
      label: nil, text: UTF8Text("abcdef"),
      notes: [(0, 4), (2, 6)].map { .init(range: TextRange($0.0, $0.1), text: "", author: "", date: "", color: nil) })
    #expect(coded.pieces.map { "\($0.text) \($0.notes)" } == ["ab [0]", "cd [0, 1]", "ef [1]"])
  }

  @Test func `A metafile says how long it is and ends with its end`() {
    let bytes = HeatMap(
      title: "Kort", rows: ["æ"], columns: ["ø"], cells: [[.init(1, "1")]], language: .danish
    ).picture.metafile
    func number(_ place: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) } }
    #expect(number(0) == 1 && number(40) == 0x464D_4520 && number(48) == bytes.count)
    var (place, records, last) = (0, 0, 0)
    while place < bytes.count {
      last = number(place)
      place += number(place + 4)
      records += 1
    }
    #expect(place == bytes.count && last == 14 && records == number(52))
  }

  @Test func `Danish Excel gets semicolons, decimal commas and a byte order mark`() {
    var table = Table(columns: [Table.Column("ord"), Table.Column("andel", isNumeric: true)])
    table.append([.text("a;b"), .decimal(0.5)])
    table.append([.text("-x"), .integer(-12)])
    let text = DelimitedWriter(.danishExcel, isRaw: false).text(of: table)
    #expect(Array(text.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(text.hasSuffix("ord;andel\r\n\"a;b\";0,5\r\n'-x;-12\r\n"))
  }
}
