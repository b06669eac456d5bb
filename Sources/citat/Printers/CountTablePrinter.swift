internal import UnicodeText

/// A group × theme table of counts for a terminal.
struct CountTablePrinter {
  /// A theme, or what else has a column.
  struct Head {
    let id: String
    let name: String
    let color: String?
  }

  let terminal: Terminal
  let themes: [Head]

  /// The table: one line a group, one column a theme, a line of sums. Where themes' names do not fit, columns are headed by
  /// the front of their ids and a legend follows; where even those do not fit, the table is cut in several.
  ///
  /// - Parameters:
  ///   - sums: `nil` where sums say nothing.
  ///   - withLegend: Whether the legend follows in any case, since the groups are called by ids too.
  func text(
    heading: String, lines: [(group: String, cells: [String])], sums: [String]?, withLegend: Bool = false
  ) -> String {
    let hasSums = lines.count > 1 && sums != nil
    let widest = (lines.map(\.group) + (hasSums ? ["in all"] : [])).map { DisplayWidth.columns(of: $0) }.max() ?? 0
    let first = min(max(widest, DisplayWidth.columns(of: heading)), max(16, terminal.columns / 3))
    let room = terminal.columns - first
    let full = themes.map { DisplayWidth.columns(of: $0.id) }.max() ?? 4
    // Two blanks between columns where there is room, else one.
    let gap = themes.count * 6 <= room ? 2 : 1
    let cellWidth = (lines.flatMap(\.cells) + (sums ?? [])).map { $0.unicodeScalars.count }.max() ?? 1
    let narrow = max(4, cellWidth, min(full, room / max(1, themes.count) - gap))
    let tables = (themes.count * (narrow + gap) + room - 1) / max(1, room)
    let perTable = max(1, (themes.count + tables - 1) / max(1, tables))
    // A table that is cut leaves its parts room for longer heads.
    let width = max(narrow, min(full, room / perTable - gap))
    let separator = String(repeating: " ", count: gap)
    var result = ""
    for start in stride(from: 0, to: themes.count, by: perTable) {
      let columns = start..<min(start + perTable, themes.count)
      if start > 0 { result += "\n" }
      result += terminal.styled(heading.padded(to: first), .dim)
      for column in columns {
        let name = String(themes[column].id.prefix(width))
        result += separator + styled(name.leftPadded(to: width), column)
      }
      result += "\n"
      for line in lines { result += row(line.group, line.cells, columns, first, width, separator) }
      if lines.count > 1, let sums {
        result += row("in all", sums, columns, first, width, separator)
      }
    }
    if width < full || withLegend {
      result += "\n"
      let shown = withLegend ? full : width
      for (column, theme) in themes.enumerated() {
        let name = Terminal.safe(theme.name).truncated(to: max(20, terminal.columns - shown - 2))
        result += styled(String(theme.id.prefix(shown)).padded(to: shown), column) + "  \(name)\n"
      }
    }
    return result
  }

  private func row(
    _ group: String, _ cells: [String], _ columns: Range<Int>, _ first: Int, _ width: Int, _ separator: String
  ) -> String {
    var result = Terminal.safe(group).truncated(to: first).padded(to: first)
    for column in columns {
      let cell = cells[column].leftPadded(to: width)
      result += separator + (cells[column] == "·" ? terminal.styled(cell, .dim) : cell)
    }
    return result + "\n"
  }

  private func styled(_ text: String, _ column: Int) -> String {
    themes[column].color.map { terminal.styled(text, .color($0)) } ?? terminal.styled(text, .bold)
  }
}
