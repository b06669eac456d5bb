package import CorpusModel

/// Writes tables as csv or tsv.
package struct DelimitedWriter {
  package enum Format: Sendable {
    /// RFC 4180: commas, CRLF.
    case csv
    /// Tabs, LF; tabs and line ends inside a cell become blanks.
    case tsv
  }

  private let format: Format
  private let isRaw: Bool

  /// - Parameter isRaw: Whether a cell that a spreadsheet would take for a formula is written as it is. Otherwise an
  ///   apostrophe stands before it.
  package init(_ format: Format, isRaw: Bool) {
    self.format = format
    self.isRaw = isRaw
  }

  /// The table with a line of keys on top. O(n).
  package func text(of table: Table) -> String {
    var result = line(table.columns.map { .text($0.key) })
    for row in table.rows { result += line(row) }
    return result
  }

  private func line(_ cells: [Table.Cell]) -> String {
    let separator = format == .csv ? "," : "\t"
    return cells.map(field).joined(separator: separator) + (format == .csv ? "\r\n" : "\n")
  }

  private func field(_ cell: Table.Cell) -> String {
    switch cell {
    case .empty: return ""
    case .integer(let value): return String(value)
    case .decimal(let value): return "\(value)"
    case .text(let text):
      let safe = !isRaw && looksLikeFormula(text) ? "'" + text : text
      switch format {
      case .tsv:
        return String(
          String.UnicodeScalarView(safe.unicodeScalars.map { $0 == "\t" || $0 == "\n" || $0 == "\r" ? " " : $0 }))
      case .csv:
        let needsQuotes = safe.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes || safe.utf8.first == 0x20 || safe.utf8.last == 0x20 else { return safe }
        // Scalar by scalar: a mark and an accent behind it are one character.
        let doubled = safe.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }
        return "\"" + String(String.UnicodeScalarView(doubled)) + "\""
      }
    }
  }

  /// Whether a spreadsheet would compute the text: it begins with = + @ or a control character, or with a minus before no
  /// digit.
  private func looksLikeFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if first == "=" || first == "+" || first == "@" || first.value < 0x20 { return true }
    guard first == "-" || first == "−" else { return false }
    return !(text.unicodeScalars.dropFirst().first.map { $0.value >= 0x30 && $0.value <= 0x39 } ?? false)
  }
}
