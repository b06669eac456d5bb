import CorpusModel
import TestSupport
import Testing

@testable import Interchange

@Suite struct DelimitedReaderTests {
  private func cells(_ text: String) throws -> [[String?]] {
    let reader = try DelimitedReader(UTF8Text(text), file: "a.csv")
    return reader.rows.map { row in reader.columns.map { reader.value($0, in: row) } }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["1", "2"]]), ("a;b\r\n1;2\r\n", [["1", "2"]]), ("a\tb\n1\t2", [["1", "2"]]),
    ("a,b\n\"x, \"\"y\"\"\n\",2\n", [["x, \"y\"\n", "2"]]), ("a,b\n1\n\n,\n3,4\n", [["1", nil], ["3", "4"]]),
    ("a , b\n1,2\n", [["1", "2"]]), ("a,b\n", []), ("", []), ("a,b\næ ø,\"\"\n", [["æ ø", nil]]),
  ])
  func `Rows come by the names on top`(text: String, expected: [[String?]]) throws {
    #expect(try cells(text) == expected)
  }

  @Test func `A row knows its line, also behind a cell of several lines`() throws {
    let reader = try DelimitedReader(UTF8Text("a,b\n\"x\ny\",1\nz,2\n"), file: "a.csv")
    #expect(reader.rows.map(\.line) == [2, 4])
  }

  @Test(arguments: [
    ("a,b\n1,\"2\n3,4\n", "line 2: nothing closes the quotation mark"),
    ("a,b\n1,2\n1,2,3\n", "line 3: found 3 fields, expected 2"),
  ])
  func `What is no table is told with its line`(text: String, problem: String) throws {
    let error = #expect(throws: InterchangeError.self) { try DelimitedReader(UTF8Text(text), file: "a.csv") }
    #expect(error?.report.message == "cannot read the table 'a.csv': \(problem)")
  }

  @Test func `What the writer writes the reader reads`() throws {
    var random = SplitMix64(seed: 4)
    let pieces = ["a", "æ", "\"", ",", "\n", "\r\n", ";", " ", "x"]
    for _ in 0..<200 {
      var table = Table(columns: [Table.Column("one"), Table.Column("two")])
      for _ in 0..<3 {
        table.append((0..<2).map { _ in .text((0..<4).map { _ in random.pick(pieces) }.joined() + ".") })
      }
      let text = DelimitedWriter(.csv, isRaw: true).text(of: table)
      let read = try cells(text).map { $0.map { Table.Cell($0) } }
      #expect(read == table.rows.map(Array.init))
    }
  }
}
