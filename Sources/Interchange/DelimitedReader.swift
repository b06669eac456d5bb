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

  /// The rows of a text: RFC 4180, with comma, semicolon or tab between fields, whichever the first line has most of.
  /// Empty lines are passed over.
  ///
  /// - Throws: `InterchangeError.delimited` for a quotation mark that nothing closes, and for a row that is longer than the
  ///   line of names.
  /// - Complexity: O(n).
  package init(_ text: String, file: String) throws(InterchangeError) {
    let bytes = Array(text.utf8)
    let head = bytes.prefix { $0 != 0x0A }
    let separators: [UInt8] = [0x2C, 0x3B, 0x09]
    let counts = separators.map { separator in head.count { $0 == separator } }
    let separator = separators[counts.firstIndex(of: counts.max() ?? 0) ?? 0]
    var rows: [Row] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var line = 1
    var first = 1
    var opened: Int?
    var offset = 0
    func finish() {
      fields.append(String(decoding: field, as: UTF8.self))
      field = []
    }
    func finishRow() {
      finish()
      if fields.contains(where: { !$0.isEmpty }) { rows.append(Row(line: first, fields: fields)) }
      fields = []
      first = line
    }
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == 0x0A { line += 1 }
      if opened != nil {
        if byte != 0x22 {
          field.append(byte)
        } else if offset < bytes.count, bytes[offset] == 0x22 {
          field.append(0x22)
          offset += 1
        } else {
          opened = nil
        }
      } else if byte == 0x22, field.isEmpty {
        opened = line
      } else if byte == separator {
        finish()
      } else if byte == 0x0A {
        finishRow()
      } else if byte == 0x0D, offset == bytes.count || bytes[offset] == 0x0A {
        continue
      } else {
        field.append(byte)
      }
    }
    if let opened { throw .delimited(file: file, line: opened, problem: "nothing closes the quotation mark") }
    if !field.isEmpty || !fields.isEmpty { finishRow() }
    columns =
      rows.first?.fields.map { name in
        String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      } ?? []
    self.rows = Array(rows.dropFirst())
    for row in self.rows where row.fields.count > columns.count {
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
