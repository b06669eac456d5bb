package import CorpusModel

/// Writes tables as csv or tsv.
package struct DelimitedWriter {
  package enum Format: Sendable {
    /// RFC 4180: commas, CRLF.
    case csv
    /// What Excel opens by a double click where numbers have a decimal comma: semicolons, CRLF, a byte order mark.
    case danishExcel
    /// Tabs, LF; tabs and line ends inside a cell become blanks. A cell that begins with a quotation mark stands in
    /// quotation marks: R, pandas and spreadsheets would take its own for such.
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
    var bytes = head(table.columns)
    for row in table.rows {
      for column in row.indices {
        if column > 0 { bytes.append(separator) }
        if row.withText(column, { append(text: $0, to: &bytes) }) == nil { append(row[column], to: &bytes) }
      }
      endLine(&bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Rows with a line of keys on top, each made when its turn comes. O(n).
  package func bytes(columns: [Table.Column], rows: some Sequence<[Table.Cell]>) -> [UInt8] {
    var bytes = head(columns)
    for row in rows { append(row, to: &bytes) }
    return bytes
  }

  /// The line of keys.
  private func head(_ columns: [Table.Column]) -> [UInt8] {
    var bytes: [UInt8] = format == .danishExcel ? [0xEF, 0xBB, 0xBF] : []
    append(columns.map { .text($0.key) }, to: &bytes)
    return bytes
  }

  private var separator: UInt8 {
    switch format {
    case .csv: UInt8(ascii: ",")
    case .danishExcel: UInt8(ascii: ";")
    case .tsv: UInt8(ascii: "\t")
    }
  }

  private func append(_ cells: [Table.Cell], to bytes: inout [UInt8]) {
    for (number, cell) in cells.enumerated() {
      if number > 0 { bytes.append(separator) }
      append(cell, to: &bytes)
    }
    endLine(&bytes)
  }

  private func endLine(_ bytes: inout [UInt8]) {
    if format != .tsv { bytes.append(0x0D) }
    bytes.append(0x0A)
  }

  private func append(_ cell: Table.Cell, to bytes: inout [UInt8]) {
    switch cell {
    case .empty: return
    case .integer(let value):
      if value >= 0, value < 10 { bytes.append(0x30 + UInt8(value)) } else { bytes += String(value).utf8 }
    case .decimal(let value):
      for byte in "\(value)".utf8 {
        bytes.append(format == .danishExcel && byte == UInt8(ascii: ".") ? UInt8(ascii: ",") : byte)
      }
    case .text(let text): append(text: text.utf8.span, to: &bytes)
    }
  }

  private func append(text: Span<UInt8>, to bytes: inout [UInt8]) {
    let hasApostrophe = !isRaw && looksLikeFormula(text)
    let isQuoted = needsQuotes(text, hasApostrophe: hasApostrophe)
    if isQuoted { bytes.append(0x22) }
    if hasApostrophe { bytes.append(UInt8(ascii: "'")) }
    let start = bytes.count
    if isQuoted {
      // Byte by byte: a mark and an accent behind it are one character.
      for place in text.indices {
        bytes.append(text[place])
        if text[place] == 0x22 { bytes.append(0x22) }
      }
    } else {
      // SAFETY: the buffer lives through the call.
      text.withUnsafeBufferPointer { bytes += $0 }
    }
    if format == .tsv {
      for place in start..<bytes.count where bytes[place] == 0x09 || bytes[place] == 0x0A || bytes[place] == 0x0D {
        bytes[place] = 0x20
      }
    }
    if isQuoted { bytes.append(0x22) }
  }

  /// Whether a cell stands in quotation marks.
  private func needsQuotes(_ text: Span<UInt8>, hasApostrophe: Bool) -> Bool {
    guard text.count > 0 else { return false }
    let first = hasApostrophe ? UInt8(ascii: "'") : text[0]
    if format == .tsv { return first == 0x22 }
    if first == 0x20 || text[text.count - 1] == 0x20 { return true }
    let separator = separator
    return text.indices.contains { place in
      let byte = text[place]
      return byte == 0x22 || byte == separator || byte == 0x0A || byte == 0x0D
    }
  }

  /// Whether a spreadsheet would compute the text: it begins with = + @ or a control character, or with a minus before no
  /// digit.
  private func looksLikeFormula(_ text: Span<UInt8>) -> Bool {
    guard let first = text.indices.first.map({ text[$0] }) else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "@"), 0..<0x20: return true
    case UInt8(ascii: "-"): return !isDigit(1, of: text)
    // U+2212, a minus.
    case 0xE2 where text.count >= 3 && text[1] == 0x88 && text[2] == 0x92: return !isDigit(3, of: text)
    default: return false
    }
  }

  private func isDigit(_ place: Int, of text: Span<UInt8>) -> Bool {
    place < text.count && text[place] >= 0x30 && text[place] <= 0x39
  }
}
