internal import CorpusModel

/// The rows of a text with delimiters: csv as Excel and programs write it, and tsv.
///
/// Source: RFC 4180; Excel's `sep=` line, and its semicolons where the comma is the decimal mark.
struct DelimitedText: Equatable {
  /// A row and where it stands.
  struct Row: Equatable {
    /// Counted from 1.
    let line: Int
    let cells: [String]
  }

  let delimiter: UInt8
  /// Rows that hold something.
  let rows: [Row]
  /// The line of a quotation mark that is never closed.
  let openQuote: Int?

  static let delimiters: [UInt8] = [0x3B, 0x2C, 0x09, 0x7C]

  /// The rows by the delimiter that gives the most even table: more than one column, and nine tenths of the rows as long
  /// as most; `nil` when none does. Ties go to the semicolon, which Danish spreadsheets write.
  init?(_ text: UTF8Text) {
    var bytes = text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? text.bytes.dropFirst(3) : text.bytes[...]
    if bytes.starts(with: "sep=".utf8), bytes.count > 5, let end = bytes.firstIndex(of: 0x0A) {
      let delimiter = bytes[bytes.startIndex + 4]
      bytes = bytes[(end + 1)...]
      self.init(bytes, delimiter: delimiter, firstLine: 2)
      return
    }
    let front = bytes.prefix(1 << 16)
    let best = Self.delimiters.enumerated().compactMap { order, delimiter -> (delimiter: UInt8, score: Int)? in
      let sample = DelimitedText(front, delimiter: delimiter, firstLine: 1)
      // The last row of a sample may be cut.
      let rows = sample.rows.count > 2 && front.count < bytes.count ? sample.rows.dropLast() : sample.rows[...]
      var counts: [Int: Int] = [:]
      for row in rows { counts[row.cells.count, default: 0] += 1 }
      guard let (columns, frequency) = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), columns > 1,
        frequency * 10 >= rows.count * 9
      else { return nil }
      return (delimiter, columns * 8 - order)
    }.max { $0.score < $1.score }
    guard let best else { return nil }
    self.init(bytes, delimiter: best.delimiter, firstLine: 1)
  }

  /// - Parameter firstLine: The number of the first line. O(n).
  init(_ bytes: ArraySlice<UInt8>, delimiter: UInt8, firstLine: Int) {
    var rows: [Row] = []
    var cells: [String] = []
    var cell: [UInt8] = []
    var line = firstLine
    var rowLine = firstLine
    var quoteLine: Int?
    var wasQuoted = false
    func closeCell() {
      cells.append(String(decoding: cell, as: UTF8.self))
      cell = []
      wasQuoted = false
    }
    func closeRow() {
      closeCell()
      if cells.contains(where: { $0.utf8.contains { $0 > 0x20 } }) { rows.append(Row(line: rowLine, cells: cells)) }
      cells = []
    }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      if quoteLine != nil {
        if byte == 0x22, next == 0x22 {
          cell.append(0x22)
          index += 1
        } else if byte == 0x22 {
          quoteLine = nil
        } else {
          if byte == 0x0A { line += 1 }
          cell.append(byte)
        }
      } else if byte == 0x22, !wasQuoted, cell.allSatisfy({ $0 == 0x20 }) {
        cell = []
        quoteLine = line
        wasQuoted = true
      } else if byte == delimiter {
        closeCell()
      } else if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, next == 0x0A { index += 1 }
        closeRow()
        line += 1
        rowLine = line
      } else {
        cell.append(byte)
      }
      index += 1
    }
    if !cell.isEmpty || !cells.isEmpty || wasQuoted { closeRow() }
    self.delimiter = delimiter
    self.rows = rows
    openQuote = quoteLine
  }
}

/// Numbers as spreadsheets write them.
enum SpreadsheetNumber {
  /// `12`, `-3.5`, `3,5` and `1.234,5`; `nil` for anything else.
  static func value(of text: String) -> Double? {
    let bytes = text.utf8.filter { $0 != 0x20 }
    guard !bytes.isEmpty, bytes.count <= 24,
      bytes.allSatisfy({ (0x30...0x39).contains($0) || [0x2C, 0x2D, 0x2E].contains($0) })
    else { return nil }
    var plain = String(decoding: bytes, as: UTF8.self)
    if plain.contains(",") {
      plain = plain.split(separator: ".", omittingEmptySubsequences: false).joined()
        .split(separator: ",", omittingEmptySubsequences: false).joined(separator: ".")
    }
    return Double(plain)
  }
}
