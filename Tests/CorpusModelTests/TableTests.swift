import Testing

@testable import CorpusModel

@Suite struct TableTests {
  @Test func `A column without a title is headed by its key`() {
    let column = Table.Column("speaker")
    #expect(column.title == "speaker" && !column.isNumeric)
    #expect(Table.Column("count", title: "Antal", isNumeric: true).title == "Antal")
  }

  @Test func `Rows keep their order, and a missing text is an empty cell`() {
    var table = Table(columns: [Table.Column("role"), Table.Column("count", isNumeric: true)])
    table.append([Table.Cell("PPR-leder"), Table.Cell(2)])
    table.append([Table.Cell(String?.none), Table.Cell(0)])
    #expect(table.rows.map(Array.init) == [[.text("PPR-leder"), .integer(2)], [.empty, .integer(0)]])
  }

  @Test func `A row is there when it is whole, and hands out the bytes of its texts`() {
    var table = Table(columns: [Table.Column("hit"), Table.Column("count", isNumeric: true)])
    table.appendText { $0 += "børn".utf8 }
    #expect(table.rows.isEmpty)
    table.append(.integer(3))
    table.reserve(rows: 2)
    table.append([.text(""), .decimal(0.5)])
    #expect(table.rows.map(Array.init) == [[.text("børn"), .integer(3)], [.text(""), .decimal(0.5)]])
    #expect(table.rows[0].withText(0) { $0.count } == 5 && table.rows[1].withText(0) { $0.count } == 0)
    #expect(table.rows[0].withText(1) { $0.count } == nil)
    var other = Table(columns: [Table.Column("word"), Table.Column("n")])
    other.append([.text("børn"), .integer(3)])
    #expect(table.rows[0] == other.rows[0] && table.rows[1] != other.rows[0])
  }

  @Test func `A column that a code or a group names is told from one of ours`() {
    let own = [Table.Column("role"), Table.Column("units", isNumeric: true)]
    let named = [Table.Column("units", title: "Enheder", isNumeric: true), Table.Column("hus")]
    #expect(
      Table.Column.named(named, as: "code", beside: own) == [
        Table.Column("code-units", title: "Enheder", isNumeric: true), Table.Column("hus"),
      ])
  }
}
