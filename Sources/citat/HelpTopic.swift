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
    var fitted: [String] = []
    var start = 0
    while start < lines.count {
      let isListed = isEntry(lines[start])
      let end = lines[start...].firstIndex { isEntry($0) != isListed } ?? lines.count
      fitted +=
        isListed ? list(lines[start..<end], columns: columns) : lines[start..<end].flatMap { wrapped($0, 0, columns) }
      start = end
    }
    return fitted.joined(separator: "\n")
  }

  /// Whether a line has a last column.
  private static func isEntry(_ line: String) -> Bool { textColumn(of: line) > line.prefix { $0 == " " }.count }

  /// Entries of a list in lines that fit, their last columns below each other. Where that would be narrow it moves to the left
  /// for all of them, and stands on a line of its own behind entries that are longer.
  private static func list(_ entries: ArraySlice<String>, columns: Int) -> [String] {
    let places = Set(entries.map(textColumn))
    let isFitting = entries.allSatisfy { DisplayWidth.columns(of: $0) <= columns }
    if places.count == 1, isFitting || places.allSatisfy({ $0 <= columns / 2 }) {
      return entries.flatMap { wrapped($0, textColumn(of: $0), columns) }
    }
    let split = entries.map { entry in
      let column = textColumn(of: entry)
      let name = entry.prefix(column)
      return (
        name: String(name.prefix(name.count - name.reversed().prefix { $0 == " " }.count)),
        text: entry.dropFirst(column)
      )
    }
    let short = split.map(\.name.count).filter { 2 * $0 <= columns }
    let column = (short.max() ?? 6) + 3
    return split.flatMap { name, text in
      let text = wrapped(String(repeating: " ", count: column) + text, column, columns)
      if name.count + 2 > column { return [name] + text }
      return [name + text[0].dropFirst(name.count)] + text.dropFirst()
    }
  }

  /// A line in lines that fit, all of which but the first begin at a column.
  private static func wrapped(_ line: String, _ column: Int, _ columns: Int) -> [String] {
    guard DisplayWidth.columns(of: line) > columns else { return [line] }
    var result = [String(line.prefix(column))]
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
