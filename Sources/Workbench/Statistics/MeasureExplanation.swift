package import CorpusModel
package import TextStatistics

/// How the figures of a row come about: its contingency table, where it has one, and each figure with its formula.
package struct MeasureExplanation: Sendable {
  package struct Figure: Sendable {
    package let name: String
    package let value: Double?
    package let formula: String

    package init(_ name: String, _ value: Double?, _ formula: String) {
      self.name = name
      self.value = value
      self.formula = formula
    }
  }

  /// Four counts and what its rows and columns are.
  package struct Cells: Sendable {
    package let table: ContingencyTable
    package let rows: (String, String)
    package let columns: (String, String)
  }

  package let name: String
  package let cells: Cells?
  /// What the signs in the formulas stand for.
  package let notes: [String]
  package let figures: [Figure]

  package init(_ name: String, cells: Cells? = nil, notes: [String] = [], figures: [Figure]) {
    self.name = name
    self.cells = cells
    self.notes = notes
    self.figures = figures
  }

  /// The four counts with their sums; `nil` for a row that has none.
  package var counts: Table? {
    guard let cells else { return nil }
    let table = cells.table
    var result = Table(columns: [
      Table.Column("", title: ""), Table.Column("first", title: cells.columns.0, isNumeric: true),
      Table.Column("second", title: cells.columns.1, isNumeric: true), Table.Column("all", isNumeric: true),
    ])
    result.append([
      .text(cells.rows.0), .integer(table.both), .integer(table.onlyFirst), .text("\(table.first) (R1)"),
    ])
    result.append([
      .text(cells.rows.1), .integer(table.onlySecond), .integer(table.neither),
      .text("\(table.total - table.first) (R2)"),
    ])
    result.append([
      .text("all"), .text("\(table.second) (C1)"), .text("\(table.total - table.second) (C2)"),
      .text("\(table.total) (N)"),
    ])
    return result
  }

  /// Every figure with its value and formula.
  package var measures: Table {
    var result = Table(columns: [
      Table.Column("measure"), Table.Column("value", isNumeric: true), Table.Column("formula"),
    ])
    for figure in figures {
      let isWhole = figure.value.map { $0 == $0.rounded() && abs($0) < 1e15 } ?? false
      let value: Table.Cell = isWhole ? .integer(Int(figure.value ?? 0)) : Table.Cell(figure.value)
      result.append([.text(figure.name), value, .text(figure.formula)])
    }
    return result
  }
}
