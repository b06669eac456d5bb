internal import UnicodeText

extension HelpTopic {
  /// A topic for a terminal: prose is filled to its width, and a line of a list that is too long goes on below its last
  /// column.
  static func fitted(_ text: String, columns: Int) -> String {
    var lines: [String] = []
    var isProse = false
    /// Where the text of a list's entry stands, as long as it may go on.
    var hanging: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let continues = isProse
      isProse = !line.isEmpty && !line.contains("  ")
      let indent = line.prefix { $0 == " " }.count
      if continues, isProse {
        lines[lines.count - 1] += " " + line
      } else if let column = hanging, indent == column, textColumn(of: line) == indent {
        lines[lines.count - 1] += " " + line.dropFirst(indent)
      } else {
        lines.append(line)
        let column = textColumn(of: line)
        hanging = column > indent ? column : nil
      }
    }
    return lines.flatMap { wrapped($0, columns: columns) }.joined(separator: "\n")
  }

  /// A line in lines that fit. Behind a last column that begins far to the right, as behind a long command, the text goes
  /// on a line of its own.
  private static func wrapped(_ line: String, columns: Int) -> [String] {
    let column = textColumn(of: line)
    guard DisplayWidth.columns(of: line) > columns else { return [line] }
    var result = [String(line.prefix(column))]
    if column >= columns / 2 {
      while result[0].hasSuffix(" ") { result[0].removeLast() }
      let joined = result[0] + "   " + line.dropFirst(column)
      if DisplayWidth.columns(of: joined) <= columns { return [joined] }
      let indent = String(repeating: " ", count: line.prefix { $0 == " " }.count + 6)
      return result + wrapped(indent + line.dropFirst(column), columns: columns)
    }
    var isFirst = true
    for word in line.dropFirst(column).split(separator: " ") {
      if !isFirst,
        DisplayWidth.columns(of: result[result.count - 1]) + 1 + DisplayWidth.columns(of: String(word)) > columns
      {
        result.append(String(repeating: " ", count: column))
        isFirst = true
      }
      result[result.count - 1] += (isFirst ? "" : " ") + word
      isFirst = false
    }
    return result
  }

  /// Where the last column of a line begins: behind its last two blanks.
  private static func textColumn(of line: String) -> Int {
    var column = 0
    var blanks = 0
    for (number, character) in line.enumerated() {
      if character != " ", blanks > 1 { column = number }
      blanks = character == " " ? blanks + 1 : 0
    }
    return column
  }
}
