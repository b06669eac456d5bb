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

  /// A page that stands by itself: no scripts, nothing fetched.
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
    <title>\(html(title))</title>
    <style>
    body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; margin: 1rem 0; }
    th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }
    th { background: #f2f2f2; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    .place { color: #555; min-width: 8rem; max-width: 13rem; }
    mark { background: #fff2a8; color: inherit; }
    blockquote { border-left: .25rem solid #888; margin: 1rem 0; padding-left: 1rem; }
    @media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } thead { display: table-header-group; } }
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

  /// A number with three digits behind the point.
}
