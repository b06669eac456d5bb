internal import CorpusModel
internal import Interchange
internal import UnicodeText

/// A table for a terminal, columns aligned by display width.
struct TablePrinter {
  let terminal: Terminal

  func text(of table: Table) -> String {
    let cells = table.rows.map { $0.map { Terminal.safe(Markup.plain($0)) } }
    let widths = table.columns.indices.map { column in
      min(
        60,
        max(
          DisplayWidth.columns(of: table.columns[column].title),
          cells.map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0))
    }
    func line(_ cells: [String]) -> String {
      let padded = table.columns.indices.map { column in
        let cell = cells[column].truncated(to: widths[column])
        return table.columns[column].isNumeric ? cell.leftPadded(to: widths[column]) : cell.padded(to: widths[column])
      }
      var text = padded.joined(separator: "  ")
      while text.hasSuffix(" ") { text.removeLast() }
      return text
    }
    var result = terminal.styled(line(table.columns.map(\.title)), .dim) + "\n"
    for row in cells { result += line(row) + "\n" }
    return result
  }
}
