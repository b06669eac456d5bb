internal import CorpusModel
internal import UnicodeText

extension ErrorReport {
  /// The report with a line end behind each line, wrapped where the terminal's width is known. The line of a file that it
  /// shows is cut around the place.
  func text(label: String = "error", on terminal: Terminal) -> String {
    guard terminal.hasKnownWidth else { return text(label: label) + "\n" }
    var result = terminal.wrapped("\(label): \(message)", indent: "  ")
    if let excerpt {
      let margin = excerpt.file == nil ? 5 : "\(excerpt.line)".count + 5
      let lines = excerpt.lines(showing: max(20, min(100, terminal.columns - margin - 2)))
      result += lines.map { $0 + "\n" }.joined()
    }
    return result + (help.map { terminal.wrapped("  help: \($0)", indent: "    ") } ?? "")
  }
}

extension Terminal {
  /// A line as lines that fit, broken at blanks, each but the first behind an indent; whole where no width is known.
  func wrapped(_ line: String, indent: String) -> String {
    guard hasKnownWidth else { return line + "\n" }
    var result = ""
    var column = 0
    // Blanks before a line are its own indent.
    let front = line.prefix { $0 == " " }
    for word in line.dropFirst(front.count).split(separator: " ", omittingEmptySubsequences: false) {
      let width = DisplayWidth.columns(of: word)
      if column > 0, column + 1 + width > columns {
        result += "\n" + indent
        column = indent.count
      } else if column > 0 {
        result += " "
        column += 1
      } else {
        result += front
        column = front.count
      }
      result += word
      column += width
    }
    return result + "\n"
  }
}
