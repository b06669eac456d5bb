package import CorpusModel

/// Tables as Markdown and HTML, with whatever stands in a cell made harmless.
package enum Markup {
  /// A text for a Markdown paragraph or cell: characters that mark up are escaped, line ends are blanks. O(n).
  package static func markdown(_ text: String) -> String {
    var result = ""
    let first = blockMark(text)
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index == first { result += "\\" }
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~": result += "\\\(scalar)"
      case "&": result += "&amp;"
      case "\n", "\r": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The place of the mark by which a text would be a list, a line or a heading: `- `, `1. `, `---`.
  private static func blockMark(_ text: String) -> Int? {
    let scalars = text.unicodeScalars
    let digits = scalars.prefix { $0.value >= 0x30 && $0.value <= 0x39 }.count
    let rest = scalars.dropFirst(digits)
    guard let mark = rest.first, digits == 0 ? "-+=".unicodeScalars.contains(mark) : mark == "." || mark == ")" else {
      return nil
    }
    let next = rest.dropFirst().first
    return next == nil || next == " " || next == "\t" || next == mark ? digits : nil
  }

  /// A text for an HTML element or a quoted attribute. O(n).
  package static func html(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A Markdown table. O(n).
  package static func markdown(_ table: Table) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    var result = line(table.columns.map { markdown($0.title) })
    result += line(table.columns.map { $0.isNumeric ? "--:" : "---" })
    for row in table.rows { result += line(row.map { markdown(plain($0)) }) }
    return result
  }

  /// A `table` element with a head. O(n).
  package static func html(_ table: Table) -> String {
    func numeric(_ index: Int) -> String { table.columns[index].isNumeric ? " class=\"number\"" : "" }
    var result = "<table>\n<thead><tr>"
    for (index, column) in table.columns.enumerated() {
      result += "<th scope=\"col\"\(numeric(index))>\(html(column.title))</th>"
    }
    result += "</tr></thead>\n<tbody>\n"
    for row in table.rows {
      result += "<tr>"
      for (index, cell) in row.enumerated() { result += "<td\(numeric(index))>\(html(plain(cell)))</td>" }
      result += "</tr>\n"
    }
    return result + "</tbody>\n</table>\n"
  }

  /// A page that stands by itself: nothing is fetched.
  ///
  /// - Parameters:
  ///   - language: `da` or `en`.
  ///   - body: HTML, already safe.
  package static func page(title: String, language: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <title>\(html(title))</title>
    <style>
    \(PageStyle.sheet)
    </style>
    </head>
    <body>
    \(body)</body>
    </html>

    """
  }

  /// A cell as a reader sees it.
  package static func plain(_ cell: Table.Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .integer(let value): String(value)
    case .decimal(let value): FixedDecimal.text(value, digits: 3)
    }
  }
}
