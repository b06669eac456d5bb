internal import CorpusModel

/// The rows of a table with a line of names on top, from csv, tsv or a sheet of a workbook.
package struct NamedTable: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    /// Counted from 1, the line of names included.
    package let line: Int
    /// As many as there are names, or fewer.
    package let cells: [String]
  }

  package let names: [String]
  package let rows: [Row]

  /// The tables of a file: one of csv, one for each sheet of a workbook.
  ///
  /// - Throws: `InterchangeError` when the file cannot be read. O(n).
  package static func tables(of bytes: [UInt8], file: String) throws(InterchangeError) -> [NamedTable] {
    let input = try SourceInput(bytes, file: file)
    if let archive = input.archive {
      let book = try Workbook(archive, file: file)
      var tables: [NamedTable] = []
      for sheet in book.sheets {
        let rows = try book.rows(of: sheet)
        guard let names = rows.first?.cells else { continue }
        tables.append(
          NamedTable(
            names: names.map(trimmed), rows: rows.dropFirst().map { Row(line: $0.line, cells: $0.cells) }))
      }
      return tables
    }
    guard let reading = input.text else { throw input.refusal }
    let table = try DelimitedReader(reading.text, file: file)
    return [
      NamedTable(
        names: table.columns,
        rows: table.rows.map { row in
          Row(line: row.line, cells: table.columns.map { table.value($0, in: row) ?? "" })
        })
    ]
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
