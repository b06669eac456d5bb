package import CorpusModel
package import QualitativeCoding

extension MatrixResult {
  /// The wide table of units as a program reads it: where a unit stands, its text, and one column a theme.
  ///
  /// Rows are made one at a time, so that a long table is never whole in memory.
  package struct WideTable: Sendable {
    private let result: MatrixResult
    private let cells: Cells
    private let showsQuestions: Bool
    private let provenance: String?
    package let rows: [Matrix.Row]

    /// - Parameters:
    ///   - showsQuestions: Whether the question before an answer has a column.
    ///   - provenance: What the last column says in every row; `nil` for no such column.
    package init(
      _ result: MatrixResult, includingUncoded: Bool, cells: Cells, showsQuestions: Bool = false,
      provenance: String? = nil
    ) {
      self.result = result
      self.cells = cells
      self.showsQuestions = showsQuestions
      self.provenance = provenance
      rows = result.rows(includingUncoded: includingUncoded)
    }

    package var columns: [Table.Column] {
      var first = [
        Table.Column("id"), Table.Column("source"), Table.Column("kind"), Table.Column("unit"),
        Table.Column("start", isNumeric: true), Table.Column("end", isNumeric: true), Table.Column("section"),
        Table.Column("page"), Table.Column("time", isNumeric: true), Table.Column("speaker"), Table.Column("role"),
        Table.Column("case"),
      ]
      first += result.variables.variables.map { Table.Column("case-\($0.id)", title: $0.name) }
      if showsQuestions { first.append(Table.Column("question")) }
      first.append(Table.Column("text"))
      var last: [Table.Column] = []
      if result.basis == .both { last.append(Table.Column("proposed")) }
      if provenance != nil { last.append(Table.Column("provenance")) }
      let named = result.columns.map { Table.Column($0.id, title: $0.name, isNumeric: cells == .binary) }
      return first + Table.Column.named(named, as: "code", beside: first + last) + last
    }

    /// The cells of a row. O(themes + codings).
    package func line(_ row: Matrix.Row) -> [Table.Cell] {
      let document = result.document(of: row)
      let unit = row.unit
      let caseName = document.caseName(of: unit)
      var line: [Table.Cell] = [
        .text(unit.identifier(in: row.source)), .text(row.source), .text(document.kind.rawValue),
        .text(unit.kind.rawValue), .integer(unit.range.start), .integer(unit.range.end),
        .text(document.headings(of: unit.section).joined(separator: " > ")), Table.Cell(document.page(of: unit.range)),
        unit.time.map { .decimal($0) } ?? .empty, Table.Cell(result.speaker(of: row)), Table.Cell(unit.role),
        Table.Cell(caseName),
      ]
      line += result.variables.cells(ofCase: caseName, in: row.source)
      if showsQuestions { line.append(Table.Cell(result.question(before: row))) }
      line.append(.text(document.text(in: unit.range)))
      line += result.cells(of: row, cells)
      if result.basis == .both {
        line.append(.text(result.proposedColumns(of: row).map { result.columns[$0].id }.joined(separator: "; ")))
      }
      if let provenance { line.append(.text(provenance)) }
      return line
    }

    /// All of it at once.
    package var table: Table {
      var table = Table(columns: columns)
      for row in rows { table.append(line(row)) }
      return table
    }
  }

  /// One cell a column. O(columns + codings).
  func cells(of row: Matrix.Row, _ cells: Cells) -> [Table.Cell] {
    switch cells {
    case .binary:
      var line = [Table.Cell](repeating: .integer(0), count: columns.count)
      for coding in row.codings { if let column = column(of: coding.code) { line[column] = .integer(1) } }
      return line
    case .words:
      var line = [Table.Cell](repeating: .empty, count: columns.count)
      for (column, codings) in codingsByColumn(of: row) { line[column] = .text(words(of: codings, in: row)) }
      return line
    case .text:
      var line = [Table.Cell](repeating: .empty, count: columns.count)
      let text = document(of: row).text(in: row.unit.range)
      for coding in row.codings { if let column = column(of: coding.code) { line[column] = .text(text) } }
      return line
    }
  }

  /// The codings of a row by the number of the column that they count in.
  func codingsByColumn(of row: Matrix.Row) -> [Int: [Coding]] {
    var result: [Int: [Coding]] = [:]
    for coding in row.codings { if let column = column(of: coding.code) { result[column, default: []].append(coding) } }
    return result
  }

  /// What the interviewer said last before a unit of a transcript; `nil` where nobody asked.
  package func question(before row: Matrix.Row) -> String? {
    let document = document(of: row)
    return document.question(before: row.unit.range).map { document.text(in: $0) }
  }
}

extension Document {
  /// The last turn of an interviewer before a range, in its section. O(log turns + turns of others in between).
  package func question(before range: TextRange) -> TextRange? {
    let turns = structure.turns
    let next = turns.partitionPoint { $0.range.start < range.start }
    return turns[..<next].last { structure.speakers[$0.speaker].isInterviewer && !$0.range.isEmpty }?.range
  }

  /// The question of the guide that a unit answers: the heading that it stands under in a transcript, else what the
  /// interviewer said last.
  func guideQuestion(of unit: Unit) -> String? {
    guard kind == .transcript else { return nil }
    if let heading = headings(of: unit.section).last { return heading }
    return question(before: unit.range).map { text(in: $0) }
  }
}
