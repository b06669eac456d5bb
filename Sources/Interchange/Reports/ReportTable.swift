package import CorpusModel

/// A column of a report's table.
package struct ReportColumn: Sendable, Equatable {
  package let title: String
  /// In characters, for a spreadsheet.
  package let width: Double
  /// The colour of the title's cell, `#rrggbb`; grey when `nil`.
  package let color: String?
  package let isNumeric: Bool

  package init(_ title: String, width: Double, color: String? = nil, isNumeric: Bool = false) {
    self.title = title
    self.width = width
    self.color = color
    self.isNumeric = isNumeric
  }
}

/// A table of a report. Its rows are made when a format asks for them, so that a long table is never whole in memory.
package struct ReportTable: Sendable {
  /// What stands above it; in a workbook the name of the sheet.
  package let title: String
  package let columns: [ReportColumn]
  package let count: Int
  /// The cells of a row, one a column.
  package let row: @Sendable (Int) -> [ReportCell]
  /// How many of the last rows sum up the others.
  package var totals = 0
  /// Columns whose numbers are tinted, the greatest strongest.
  package var heat: Range<Int>?
  /// Whether rows are many enough to be sorted and filtered.
  package var isFiltered = false
  /// Columns that stay in sight at the left of a spreadsheet.
  package var frozenColumns = 1
  /// How many columns of a spreadsheet are printed; all when `nil`.
  package var printedColumns: Int?

  package init(
    _ title: String, columns: [ReportColumn], count: Int, row: @escaping @Sendable (Int) -> [ReportCell]
  ) {
    self.title = title
    self.columns = columns
    self.count = count
    self.row = row
  }

  /// A table of rows that are at hand.
  package init(_ title: String, columns: [ReportColumn], rows: [[ReportCell]]) {
    self.init(title, columns: columns, count: rows.count) { rows[$0] }
  }

  /// A table of a program as a reader sees it: the columns' titles, columns of text wide enough for what is in them.
  package init(_ title: String, _ table: Table) {
    let columns = table.columns.enumerated().map { number, column in
      let longest = table.rows.prefix(200).map { Markup.plain($0[number]).unicodeScalars.count }.max() ?? 0
      return ReportColumn(
        column.title, width: Double(min(60, max(10, longest + 2, column.title.unicodeScalars.count + 4))),
        isNumeric: column.isNumeric)
    }
    let rows = table.rows
    self.init(title, columns: columns, count: rows.count) { rows[$0].map { ReportCell($0) } }
  }

  /// How strongly each cell of a row is tinted, from 0 to 8; rows that sum up are not.
  ///
  /// - Parameter peak: What `peak` says.
  package func tints(of cells: [ReportCell], row: Int, peak: Double) -> [Int] {
    cells.indices.map { column in
      guard let heat, heat.contains(column), row < count - totals, peak > 0, let number = cells[column].number else {
        return 0
      }
      return number <= 0 ? 0 : max(1, Int((number / peak * 8).rounded()))
    }
  }

  /// The greatest number that is tinted.
  package var peak: Double {
    guard let heat else { return 0 }
    return (0..<max(0, count - totals)).reduce(0) { peak, number in
      let cells = row(number)
      return heat.reduce(peak) { max($0, cells[$1].number ?? 0) }
    }
  }
}
