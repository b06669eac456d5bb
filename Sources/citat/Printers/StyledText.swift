internal import UnicodeText

/// Words with styles, wrapped to a width.
struct StyledText {
  private var runs: [(text: String, style: Terminal.Style?, isWhole: Bool)] = []

  mutating func append(_ text: String, _ style: Terminal.Style? = nil) {
    if !text.isEmpty { runs.append((Terminal.safe(text), style, false)) }
  }

  /// Adds text that no line is broken in.
  mutating func appendWhole(_ text: String, _ style: Terminal.Style? = nil) {
    if !text.isEmpty { runs.append((Terminal.safe(text), style, true)) }
  }

  /// The text in lines of at most `width` columns, each after an indent. Lines break at blanks; a word longer than a line
  /// stands on a line of its own.
  func lines(width: Int, indent: String, on terminal: Terminal) -> String {
    // A word may hold several runs: `civilsamfund` lit in `civilsamfundsaktører`.
    var words: [[(text: String, style: Terminal.Style?)]] = [[]]
    for run in runs {
      if run.isWhole {
        words[words.count - 1].append((run.text, run.style))
        continue
      }
      for (number, piece) in run.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if number > 0 { words.append([]) }
        if !piece.isEmpty { words[words.count - 1].append((String(piece), run.style)) }
      }
    }
    var result = ""
    var column = 0
    for word in words where !word.isEmpty {
      let columns = word.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) }
      if column > 0, column + 1 + columns > width - DisplayWidth.columns(of: indent) {
        result += "\n"
        column = 0
      }
      result += column == 0 ? indent : " "
      column += columns + (column == 0 ? 0 : 1)
      for piece in word { result += piece.style.map { terminal.styled(piece.text, $0) } ?? piece.text }
    }
    return result + "\n"
  }
}
