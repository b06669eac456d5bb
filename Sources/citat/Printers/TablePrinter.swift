internal import CorpusModel
internal import Interchange
internal import UnicodeText

/// A table for a terminal, columns aligned by display width.
struct TablePrinter {
  let terminal: Terminal

  /// The table with as many columns as the terminal has room for, four at least, and how many are left out.
  func fittingText(of table: Table) -> String {
    var width = -2
    let fitting = widths(of: table).prefix { column in
      width += column + 2
      return width <= terminal.columns
    }.count
    let shown = max(4, fitting)
    if shown >= table.columns.count { return text(of: table) }
    let columns = table.columns.prefix(shown)
    let left = table.columns.count - shown
    return text(of: table.selected(columns.map(\.key), titled: columns.map(\.title)))
      + terminal.styled("… and \(left) more \(left == 1 ? "column" : "columns"): --format csv has all", .dim) + "\n"
  }

  private func widths(of table: Table) -> [Int] {
    table.columns.indices.map { column in
      min(
        60,
        max(
          DisplayWidth.columns(of: table.columns[column].title),
          table.rows.map { DisplayWidth.columns(of: Terminal.safe(Markup.plain($0[column]))) }.max() ?? 0))
    }
  }

  /// Widths with the widest columns of text narrowed, to twelve at least, until the table fits the terminal.
  private func fitted(_ widths: [Int], of table: Table) -> [Int] {
    var widths = widths
    let texts = table.columns.indices.filter { !table.columns[$0].isNumeric }
    var excess = widths.reduce(0) { $0 + $1 + 2 } - 2 - terminal.columns
    while excess > 0, let widest = texts.max(by: { widths[$0] < widths[$1] }), widths[widest] > 12 {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  func text(of table: Table) -> String {
    let cells = table.rows.map { $0.map { Terminal.safe(Markup.plain($0)) } }
    let widths = fitted(widths(of: table), of: table)
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
