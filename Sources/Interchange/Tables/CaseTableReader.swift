package import QualitativeCoding
internal import CorpusModel
internal import UnicodeText

/// A table of cases: what is known of each, and which sources and speakers belong to it.
package struct CaseTable: Sendable, Equatable {
  /// A line.
  package struct Row: Sendable, Equatable {
    /// Of the file or sheet, from 1.
    package let line: Int
    package let name: String
    /// The source that belongs to the case, or in which the speaker speaks.
    package let source: String?
    /// The label of a speaker of the source; `nil` for all of the source.
    package let speaker: String?
    /// As the table writes them, one for each variable; `nil` where the cell is empty.
    package let values: [String?]
  }

  /// In the order of the columns.
  package let variables: [(name: String, kind: Variable.Kind)]
  package let rows: [Row]

  package static func == (a: CaseTable, b: CaseTable) -> Bool {
    a.rows == b.rows && a.variables.elementsEqual(b.variables) { $0 == $1 }
  }
}

/// Reads tables of cases: a column `case`, perhaps `source` and `speaker`, and a column for each variable.
///
/// The columns may stand in any order and have Danish names. A table is csv with comma, semicolon or tab, or the first sheet of
/// an Excel workbook that holds something.
package enum CaseTableReader {
  private static let columns: [(key: String, names: Set<String>)] = [
    ("case", ["case", "sag"]), ("source", ["source", "kilde", "fil", "file"]),
    ("speaker", ["speaker", "taler", "label", "etiket"]),
  ]

  /// The table that a file holds.
  ///
  /// - Throws: `InterchangeError` with the line that is wrong. Names of cases never stand in it.
  /// - Complexity: O(bytes).
  package static func read(_ bytes: [UInt8], file: String) throws(InterchangeError) -> CaseTable {
    let lines = try lines(of: bytes, file: file)
    guard let head = lines.first?.cells else { throw .empty(file) }
    var places: [String: Int] = [:]
    var variables: [(name: String, column: Int)] = []
    for (column, name) in head.enumerated()
    where !name.isEmpty || lines.contains(where: { $0.cells[safe: column] != nil }) {
      if name.isEmpty {
        throw .cases(
          file, line: lines[0].line, problem: "column \(column + 1) has no name",
          help: "write the variable's name on top")
      }
      let lower = LetterCase.lowercased(name)
      let key = columns.first { $0.names.contains(lower) }?.key ?? lower
      if places.updateValue(column, forKey: key) != nil {
        throw .cases(file, line: lines[0].line, problem: "two columns are '\(key)'", help: "keep one of them")
      }
      if !columns.contains(where: { $0.key == key }) { variables.append((name, column)) }
    }
    if places["case"] == nil {
      throw .cases(
        file, line: lines[0].line, problem: "no column is called 'case'",
        help: "begin the table with: case,source,speaker, and a column for each variable")
    }
    var rows: [CaseTable.Row] = []
    for (line, cells) in lines.dropFirst() {
      func cell(_ key: String) -> String? { places[key].flatMap { cells[safe: $0] } }
      if cells.count > head.count, cells[head.count...].contains(where: { !$0.isEmpty }) {
        throw .cases(
          file, line: line, problem: "there are \(cells.count) fields, and \(head.count) columns have names",
          help: "put values that hold a comma or semicolon in quotation marks")
      }
      guard let name = cell("case") else {
        throw .cases(file, line: line, problem: "there is no case", help: "write the case's name, or delete the line")
      }
      if cell("speaker") != nil, cell("source") == nil {
        throw .cases(
          file, line: line, problem: "a speaker stands without a source",
          help: "write the source in which the speaker speaks, in a column 'source'")
      }
      rows.append(
        CaseTable.Row(
          line: line, name: name, source: cell("source"), speaker: cell("speaker"),
          values: variables.map { cells[safe: $0.column] }))
    }
    return CaseTable(
      variables: variables.indices.map { number in
        (variables[number].name, kind(of: rows.compactMap { $0.values[number] }))
      },
      rows: rows)
  }

  private static func lines(of bytes: [UInt8], file: String) throws(InterchangeError) -> [(line: Int, cells: [String])]
  {
    let input = try SourceInput(bytes, file: file)
    if let archive = input.archive {
      guard SpreadsheetReader.recognises(input) else { throw input.refusal }
      let workbook = try Workbook(archive, file: file)
      for sheet in workbook.sheets {
        let rows = try workbook.rows(of: sheet)
        if !rows.isEmpty { return rows.map { (line: $0.line, cells: $0.cells.map(SegmentWriter.folded)) } }
      }
      throw .noWords(file)
    }
    guard let reading = input.text else { throw input.refusal }
    let text =
      reading.text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? reading.text.bytes.dropFirst(3) : reading.text.bytes[...]
    let head = text.prefix { $0 != 0x0A }
    let counts = DelimitedText.delimiters.map { delimiter in head.count { $0 == delimiter } }
    let table = DelimitedText(
      text, delimiter: DelimitedText.delimiters[counts.firstIndex(of: counts.max() ?? 0) ?? 0], firstLine: 1)
    if let line = table.openQuote {
      throw .delimited(file: file, line: line, problem: "nothing closes the quotation mark")
    }
    return table.rows.map { (line: $0.line, cells: $0.cells.map(SegmentWriter.folded)) }
      .filter { $0.cells.contains { !$0.isEmpty } }
  }

  /// What all values of a variable are.
  private static func kind(of values: [String]) -> Variable.Kind {
    if values.isEmpty { return .text }
    let answers: Set<String> = ["ja", "nej", "sand", "falsk", "true", "false", "yes", "no"]
    if values.allSatisfy({ answers.contains(LetterCase.lowercased($0)) }) { return .boolean }
    if values.allSatisfy({ SpreadsheetNumber.value(of: $0) != nil }) { return .number }
    if values.allSatisfy({ $0.wholeMatch(of: /\d{4}-\d\d-\d\d|\d{1,2}[.\/-]\d{1,2}[.\/-]\d{4}/) != nil }) {
      return .date
    }
    return .text
  }
}

extension Array where Element == String {
  /// A cell, `nil` where it is empty or the line is shorter.
  fileprivate subscript(safe column: Int) -> String? {
    column < count && !self[column].isEmpty ? self[column] : nil
  }
}
