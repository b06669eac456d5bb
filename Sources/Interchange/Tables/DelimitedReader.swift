package import CorpusModel

/// Reads csv and tsv with a line of names on top.
package struct DelimitedReader: Sendable {
  /// A line of values.
  package struct Row: Sendable {
    /// The line of the file on which it begins, counted from 1.
    package let line: Int
    /// As many as there are columns, or fewer where the line is shorter.
    fileprivate let fields: [String]
  }

  /// The names of the columns, without blanks around them.
  package let columns: [String]
  package let rows: [Row]

  /// The rows of a text, with comma, semicolon or tab between fields, whichever the first line has most of. Empty lines are
  /// passed over.
  ///
  /// - Throws: `InterchangeError.delimited` for a quotation mark that nothing closes, and for a row that is longer than the
  ///   line of names.
  /// - Complexity: O(n).
  package init(_ text: UTF8Text, file: String) throws(InterchangeError) {
    let bytes = text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? text.bytes.dropFirst(3) : text.bytes[...]
    let head = bytes.prefix { $0 != 0x0A }
    let counts = DelimitedText.delimiters.map { delimiter in head.count { $0 == delimiter } }
    let delimiter = DelimitedText.delimiters[counts.firstIndex(of: counts.max() ?? 0) ?? 0]
    let table = DelimitedText(bytes, delimiter: delimiter, firstLine: 1)
    if let line = table.openQuote {
      throw .delimited(file: file, line: line, problem: "nothing closes the quotation mark")
    }
    columns =
      table.rows.first?.cells.map { name in
        String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      } ?? []
    rows = table.rows.dropFirst().map { Row(line: $0.line, fields: $0.cells) }
    for row in rows where row.fields.count > columns.count {
      throw .delimited(
        file: file, line: row.line, problem: "found \(row.fields.count) fields, expected \(columns.count)")
    }
  }

  /// The value of a row in a column, `nil` where it is empty or there is no such column.
  package func value(_ column: String, in row: Row) -> String? {
    guard let index = columns.firstIndex(of: column), index < row.fields.count, !row.fields[index].isEmpty else {
      return nil
    }
    return row.fields[index]
  }
}
