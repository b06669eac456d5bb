import CorpusModel
import Testing
import TestSupport

@testable import Interchange

@Suite struct DelimitedWriterTests {
  private func table(_ texts: [String]) -> Table {
    var table = Table(columns: texts.indices.map { Table.Column("c\($0)") })
    table.append(texts.map { .text($0) })
    return table
  }

  /// The line of a one-celled table, without its end.
  private func line(_ format: DelimitedWriter.Format, _ text: String, isRaw: Bool = false) -> String {
    let lines = DelimitedWriter(format, isRaw: isRaw).text(of: table([text])).unicodeScalars
    let end = format == .csv ? 2 : 1
    return String(String.UnicodeScalarView(lines.dropFirst(2 + end).dropLast(end)))
  }

  @Test func `Keys stand on top, lines end as the format asks, numbers are plain`() {
    var table = Table(columns: [Table.Column("role", title: "Rolle"), Table.Column("count", isNumeric: true)])
    table.append([.text("PPR-leder"), .integer(-3)])
    table.append([.empty, .decimal(0.5)])
    #expect(DelimitedWriter(.csv, isRaw: false).text(of: table) == "role,count\r\nPPR-leder,-3\r\n,0.5\r\n")
    #expect(DelimitedWriter(.tsv, isRaw: false).text(of: table) == "role\tcount\nPPR-leder\t-3\n\t0.5\n")
  }

  @Test(arguments: [
    ("ja", "ja"), ("ja, nej", "\"ja, nej\""), ("\"ja\"", "\"\"\"ja\"\"\""), ("a\nb", "\"a\nb\""),
    ("a\r\nb", "\"a\r\nb\""),
    ("", ""), (" ja", "\" ja\""), ("ja ", "\"ja \""), ("\"", "\"\"\"\""), ("på\ttværs", "på\ttværs"),
    ("\"\u{301}", "\"\"\"\u{301}\""),
  ])
  func `csv quotes what RFC 4180 asks to quote`(_ text: String, _ field: String) {
    #expect(line(.csv, text, isRaw: true).utf8.elementsEqual(field.utf8))
  }

  @Test(arguments: [
    ("ja, \"nej\"", "ja, \"nej\""), ("a\tb", "a b"), ("a\nb", "a b"), ("a\r\nb", "a  b"),
    ("a\u{301}\t\u{301}", "a\u{301} \u{301}"), ("\"Andet\".", "\"\"\"Andet\"\".\""),
    ("\"Nej\n,", "\"\"\"Nej ,\""),
  ])
  func `tsv has no tabs and line ends inside a cell`(_ text: String, _ field: String) {
    #expect(line(.tsv, text).utf8.elementsEqual(field.utf8))
  }

  @Test func `A large table of quoted cells is its cells, each looked at once`() {
    // Were all that is written already copied for a cell, these would be 500 GB.
    let cell = "sagde hun, " + String(repeating: "og så ", count: 15)
    var table = Table(columns: [Table.Column("text")])
    for _ in 0..<100_000 { table.append([.text(cell)]) }
    let text = DelimitedWriter(.csv, isRaw: false).text(of: table)
    #expect(text.utf8.elementsEqual(("text\r\n" + String(repeating: "\"\(cell)\"\r\n", count: 100_000)).utf8))
  }

  @Test func `Cells with quotation marks are read again as they were`() throws {
    let texts = ["\"Andet\".", "\"Vi siger nej", "Hun sagde \"nej\"", "\"", "\"\""]
    let text = DelimitedWriter(.tsv, isRaw: true).text(of: table(texts))
    let read = try DelimitedReader(UTF8Text(text), file: "a.tsv")
    #expect(read.rows.map { row in read.columns.map { read.value($0, in: row) } } == [texts])
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+45", "'+45"), ("@SUM(A1)", "'@SUM(A1)"), ("-cmd", "'-cmd"),
    ("- Vi er glade", "'- Vi er glade"),
    ("-3", "-3"), ("−5 grader", "−5 grader"), ("-", "'-"), ("a=b", "a=b"), ("\t=1", "'\t=1"), ("'ja'", "'ja'"),
    ("=\u{338}", "'=\u{338}"),
  ])
  func `No cell is a formula unless raw cells are asked for`(_ text: String, _ field: String) {
    #expect(line(.csv, text).unicodeScalars.elementsEqual(field.unicodeScalars))
    #expect(line(.csv, text, isRaw: true).unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test(arguments: 0..<100)
  func `Whatever stands in the cells, a reader of csv gets it back`(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let letters = Array("a,\"\r\n;\t æ\u{301}'=".unicodeScalars)
    let texts = (0..<4).map { _ in
      String(
        String.UnicodeScalarView(
          (0..<Int.random(in: 0..<8, using: &random)).compactMap { _ in letters.randomElement(using: &random) }))
    }
    let rows = Self.read(DelimitedWriter(.csv, isRaw: true).text(of: table(texts)))
    #expect(rows.count == 2)
    #expect(rows.last?.map { Array($0.unicodeScalars) } == texts.map { Array($0.unicodeScalars) })
  }

  /// Reads csv by the grammar of RFC 4180.
  private static func read(_ csv: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(csv.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where !isQuoted: isQuoted = true
      case "\"" where scalars.first == "\"": field.append(scalars.removeFirst())
      case "\"": isQuoted = false
      case "," where !isQuoted:
        rows[rows.count - 1].append(String(field))
        field = String.UnicodeScalarView()
      case "\r" where !isQuoted && scalars.first == "\n":
        scalars.removeFirst()
        rows[rows.count - 1].append(String(field))
        field = String.UnicodeScalarView()
        if !scalars.isEmpty { rows.append([]) }
      default: field.append(scalar)
      }
    }
    return rows
  }
}
