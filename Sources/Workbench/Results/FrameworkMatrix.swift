package import CorpusModel
package import QualitativeCoding

/// Cases by themes, with what each case says of each theme, and what a person wrote of it.
///
/// - Source: Ritchie and Spencer (1994), Qualitative data analysis for applied policy research.
package struct FrameworkMatrix: Sendable {
  package struct Cell: Sendable {
    /// What a person wrote of the case and the theme, the oldest first.
    package let summaries: [String]
    /// The units that carry the theme.
    package let rows: [Matrix.Row]
  }

  /// The cases, else the sources, that have a unit.
  package let cases: [String]
  package let themes: [Code]
  /// By case and theme.
  package let cells: [[Cell]]
  /// Whether rows are sources, because no text belongs to a case.
  package let isBySource: Bool

  /// Cases where any text belongs to one, else sources. O(units + codings).
  package init(_ result: MatrixResult) {
    isBySource = !result.matrix.rows.contains { result.document(of: $0).caseName(of: $0.unit) != nil }
    let grouping: Grouping = isBySource ? .source : .case
    let names = result.groups(by: grouping)
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var rows = [[[Matrix.Row]]](
      repeating: [[Matrix.Row]](repeating: [], count: result.columns.count), count: names.count)
    for row in result.matrix.rows {
      guard let group = result.group(of: row, by: grouping), let number = numbers[group] else { continue }
      for column in Set(row.codings.compactMap { result.column(of: $0.code) }) { rows[number][column].append(row) }
    }
    cases = names
    themes = result.columns
    cells = names.indices.map { group in
      result.columns.indices.map { column in
        Cell(
          summaries: result.summaries[MatrixResult.Cross(case: names[group], theme: result.columns[column].id)] ?? [],
          rows: rows[group][column])
      }
    }
  }

  /// A row for every unit and summary: case, theme, what it is, text and place.
  ///
  /// - Parameter provenance: What the last column says in every row; `nil` for no such column.
  package func table(_ result: MatrixResult, provenance: String? = nil) -> Table {
    var table = Table(
      columns: ["case", "theme", "kind", "text", "source", "unit", "speaker", "role", "origin"].map { Table.Column($0) }
        + (provenance == nil ? [] : [Table.Column("provenance")]))
    let end: [Table.Cell] = provenance.map { [.text($0)] } ?? []
    for (name, line) in zip(cases, cells) {
      for (theme, cell) in zip(themes, line) {
        for summary in cell.summaries {
          table.append(
            [.text(name), .text(theme.id), .text("summary"), .text(summary)]
              + [Table.Cell](repeating: .empty, count: 5) + end)
        }
        for row in cell.rows {
          let origins = Set(
            row.codings.filter { result.column(of: $0.code).map { result.columns[$0].id } == theme.id }
              .map(\.origin.rawValue))
          table.append(
            [
              .text(name), .text(theme.id), .text("quotation"),
              .text(result.document(of: row).text(in: row.unit.range)), .text(row.source),
              .text(row.unit.identifier(in: row.source)), Table.Cell(result.speaker(of: row)),
              Table.Cell(result.role(of: row)), .text(origins.sorted().joined(separator: "; ")),
            ] + end)
        }
      }
    }
    return table
  }
}
