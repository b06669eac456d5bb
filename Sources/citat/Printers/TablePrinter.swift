internal import CorpusModel
internal import Interchange
internal import UnicodeText

/// A table for a terminal, columns aligned by display width. Where it is wider than the terminal, heads are broken over lines,
/// then columns of text are narrowed, and what has no room even then follows below, each time beside the first column.
struct TablePrinter {
  let terminal: Terminal
  /// Columns whose cells are never cut, such as queries that somebody will copy. A cell that is too long has a line of its own.
  var whole: Set<String> = []
  /// Columns whose cells are cut at the front, since their ends tell them apart.
  var cutFront: Set<String> = []
  /// Columns that are left out where the terminal has no room for all; the formats for programs have them.
  var spare: Set<String> = []
  /// Columns that are never narrowed: what stands in them is typed next, as the id of a coding that is taken away.
  fileprivate static let typed: Set<String> = ["id"]

  private static let gap = 2
  /// What a column of text is narrowed to at least.
  fileprivate static let narrowest = 12

  /// The table with as many columns as the terminal has room for, four at least, and how many are left out.
  func fittingText(of table: Table) -> String {
    var layout = Layout(table)
    if !layout.fits(terminal.columns) { layout.breakHeads() }
    var width = -Self.gap
    let fitting = layout.widths.prefix { column in
      width += column + Self.gap
      return width <= terminal.columns
    }.count
    // What is short enough when columns of text are narrowed is shown whole.
    layout.narrow(table.columns, to: terminal.columns)
    let shown = layout.fits(terminal.columns) ? table.columns.count : max(4, fitting)
    if shown >= table.columns.count { return text(of: table) }
    let columns = table.columns.prefix(shown)
    let left = table.columns.count - shown
    return text(of: table.selected(columns.map(\.key), titled: columns.map(\.title)))
      + terminal.styled("… and \(left) more \(left == 1 ? "column" : "columns"): --format csv has all", .dim) + "\n"
  }

  func text(of table: Table) -> String {
    var layout = Layout(table)
    if !layout.fits(terminal.columns) {
      let kept = table.columns.filter { !spare.contains($0.key) }
      if kept.count < table.columns.count {
        return text(of: table.selected(kept.map(\.key), titled: kept.map(\.title)))
      }
      layout.breakHeads()
    }
    var narrowed = layout
    narrowed.narrow(table.columns, to: terminal.columns)
    // Each part is narrowed for itself: a text that has a part to itself has all its room.
    return narrowed.blocks(terminal.columns).map { columns in
      var part = layout
      part.narrow(table.columns, showing: columns, to: terminal.columns)
      return text(of: table, part, columns: columns)
    }.joined(separator: "\n")
  }

  private func text(of table: Table, _ layout: Layout, columns: [Int]) -> String {
    func line(_ cells: [String]) -> String {
      var text = columns.map { column in
        table.columns[column].isNumeric
          ? cells[column].leftPadded(to: layout.widths[column]) : cells[column].padded(to: layout.widths[column])
      }.joined(separator: String(repeating: " ", count: Self.gap))
      while text.hasSuffix(" ") { text.removeLast() }
      return text + "\n"
    }
    let height = columns.map { layout.heads[$0].count }.max() ?? 1
    var result = ""
    for number in 0..<height {
      let cells = layout.heads.indices.map { column in
        // Heads stand on the rows.
        let head = layout.heads[column]
        let place = number - (height - head.count)
        return place < 0 ? "" : head[place].truncated(to: layout.widths[column])
      }
      let text = line(cells)
      result += terminal.styled(String(text.dropLast()), .dim) + "\n"
    }
    for row in layout.cells {
      var cells = row
      for column in columns where DisplayWidth.columns(of: row[column]) > layout.widths[column] {
        let key = table.columns[column].key
        if whole.contains(key) {
          result += row[column] + "\n"
          cells[column] = ""
        } else if cutFront.contains(key) {
          cells[column] = row[column].truncatedFront(to: layout.widths[column])
        } else {
          cells[column] = row[column].truncated(to: layout.widths[column])
        }
      }
      result += line(cells)
    }
    return result
  }

  /// What stands in the cells, and how wide the columns are.
  private struct Layout {
    let cells: [[String]]
    /// The lines of each head.
    var heads: [[String]]
    var widths: [Int]
    private let widest: [Int]

    init(_ table: Table) {
      let cells = table.rows.map { $0.map { Terminal.safe(Markup.plain($0)) } }
      let widest = table.columns.indices.map { column in
        cells.map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0
      }
      self.cells = cells
      self.widest = widest
      heads = table.columns.map { [$0.title] }
      widths = []
      measure()
    }

    /// A column is as wide as its head and its widest cell, sixty columns at most.
    private mutating func measure() {
      widths = zip(heads, widest).map { head, cell in
        min(60, max(cell, head.map { DisplayWidth.columns(of: $0) }.max() ?? 0))
      }
    }

    /// - Parameter shown: The columns that stand side by side; all unless said.
    func fits(_ columns: Int, showing shown: [Int]? = nil) -> Bool {
      (shown ?? Array(widths.indices)).reduce(-TablePrinter.gap) { $0 + widths[$1] + TablePrinter.gap } <= columns
    }

    /// Takes from columns of text, the widest first, until the columns that are shown fit or none of these is wider than it must
    /// be.
    mutating func narrow(_ columns: [Table.Column], showing shown: [Int]? = nil, to room: Int) {
      let texts = (shown ?? Array(columns.indices)).filter {
        !columns[$0].isNumeric && !TablePrinter.typed.contains(columns[$0].key)
      }
      while !fits(room, showing: shown), let widest = texts.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > TablePrinter.narrowest
      {
        widths[widest] -= 1
      }
    }

    /// Breaks heads behind blanks and `_` into lines no wider than the cells, their longest word, or six columns.
    mutating func breakHeads() {
      for (number, head) in heads.enumerated() {
        var words: [String] = [""]
        for character in head.joined(separator: " ") {
          if character == " " {
            words.append("")
          } else {
            words[words.count - 1].append(character)
            if character == "_" { words.append("") }
          }
        }
        words.removeAll(where: \.isEmpty)
        let room = words.reduce(max(6, widest[number])) { max($0, DisplayWidth.columns(of: $1)) }
        var lines: [String] = []
        for word in words {
          if let last = lines.last {
            let joined = last.hasSuffix("_") ? last + word : last + " " + word
            if DisplayWidth.columns(of: joined) <= room {
              lines[lines.count - 1] = joined
              continue
            }
          }
          lines.append(word)
        }
        heads[number] = lines.isEmpty ? [""] : lines
      }
      measure()
    }

    /// The columns of each part of the table, so that no part is wider than a terminal; the first column stands in all.
    func blocks(_ columns: Int) -> [[Int]] {
      var blocks: [[Int]] = [[0]]
      var width = widths.first ?? 0
      for column in widths.indices.dropFirst() {
        if width + TablePrinter.gap + widths[column] > columns, blocks[blocks.count - 1].count > 1 {
          blocks.append([0])
          width = widths[0]
        }
        blocks[blocks.count - 1].append(column)
        width += TablePrinter.gap + widths[column]
      }
      return widths.isEmpty ? [] : blocks
    }
  }
}
