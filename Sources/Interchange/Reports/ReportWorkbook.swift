internal import CorpusModel

extension Report {
  /// Writes the tables as an xlsx workbook, a sheet each, and a sheet that says what the run was made with.
  ///
  /// - Parameters:
  ///   - file: Where it is written.
  ///   - time: Seconds since 1970 that the workbook names as its time of making.
  ///   - advance: Told each time some rows were written.
  /// - Returns: How many texts were longer than a cell may be, and were cut.
  /// - Throws: `InterchangeError.unwritable`.
  /// - Complexity: O(cells); memory does not grow with the rows.
  package func writeWorkbook(
    to file: String, time: Int, advance: (Int) -> Void = { _ in }
  ) throws(InterchangeError) -> Int {
    let book = try SpreadsheetWriter(file: file, title: title, created: time)
    var names: Set<String> = []
    for case .table(let table) in parts {
      try book.beginSheet(
        named: Self.sheetName(table.title.isEmpty ? title : table.title, &names), columns: table.columns,
        frozenColumns: table.frozenColumns)
      for number in 0..<table.count {
        try book.append(table.row(number), isTotal: number >= table.count - table.totals)
        if number % 1000 == 999 { advance(1000) }
      }
      if let heat = table.heat { try book.heat(columns: heat, totals: table.totals) }
      try book.endSheet(isFiltered: table.isFiltered, printed: table.printedColumns)
    }
    try book.beginSheet(
      named: Self.sheetName(recordTitle, &names),
      columns: [ReportColumn("", width: 22), ReportColumn("", width: 90)], frozenColumns: 0)
    for (name, value) in record { try book.append([.label(name), .text(value)]) }
    try book.endSheet()
    try book.finish()
    return book.cutCells
  }

  /// A name that a sheet may have and no other has: at most 31 characters, none of `[ ] : * ? / \`.
  private static func sheetName(_ title: String, _ taken: inout Set<String>) -> String {
    let allowed = title.unicodeScalars.map { "[]:*?/\\".unicodeScalars.contains($0) ? "-" : $0 }
    func cut(_ count: Int) -> String { String(String.UnicodeScalarView(allowed.prefix(count))) }
    var name = cut(31)
    if name.isEmpty { name = "1" }
    var number = 2
    while !taken.insert(name).inserted {
      name = cut(27) + " (\(number))"
      number += 1
    }
    return name
  }
}
