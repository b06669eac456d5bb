internal import CSpreadsheet
internal import CorpusModel
internal import FoundationEssentials
internal import Glibc

/// Writes an xlsx workbook, sheet by sheet and row by row; memory does not grow with the rows.
///
/// Same calls, same bytes. Every sheet has a heading row that stays in sight and is printed on every page.
package final class SpreadsheetWriter {
  /// What a sheet holds at most: Excel's limits.
  package static let rowLimit = 1_048_576
  package static let columnLimit = 16_384
  /// UTF-16 units in a cell at most. Excel takes 32,767; what is longer is cut at a word, and says so.
  package static let cellLimit = 32_700

  private let book: OpaquePointer
  private let file: String
  private var isOpen = true
  private var row: Int32 = 0
  private var columns: [ReportColumn] = []
  private var styles: [Style: Int32] = [:]
  /// The styles of looks, each plain and in a row that sums up; −1 where it was not used yet.
  private var looks = [Int32](repeating: -1, count: 2 * Look.allCases.count)
  /// Cells that were longer than a cell may be.
  package private(set) var cutCells = 0

  private struct Style: Hashable {
    var isBold = false
    var isItalic = false
    var wraps = false
    var textColor: Int32 = -1
    var fill: Int32 = -1
    var number: String?
  }

  /// - Parameters:
  ///   - file: Where the workbook is written when it is finished; temporary files stand in the same folder.
  ///   - created: Seconds since 1970 that the workbook names as its time of making.
  /// - Throws: `InterchangeError.unwritable`.
  package init(file: String, title: String, created: Int) throws(InterchangeError) {
    let folder = URL(filePath: file).deletingLastPathComponent().path
    guard let book = cspreadsheet_create(file, folder, Self.clean(title), "Citat", Int64(created)) else {
      throw .unwritable(file, reason: "there is no memory left")
    }
    self.book = book
    self.file = file
  }

  deinit { if isOpen { cspreadsheet_close(book) } }

  /// Begins a sheet with its heading row.
  ///
  /// - Parameters:
  ///   - name: At most 31 characters, none of `[ ] : * ? / \`.
  ///   - frozenColumns: How many columns stay in sight at the left.
  package func beginSheet(
    named name: String, columns: [ReportColumn], frozenColumns: Int
  ) throws(InterchangeError) {
    if columns.count > Self.columnLimit {
      throw .unwritable(file, reason: "\(columns.count) columns are more than a sheet holds; write csv")
    }
    try check(cspreadsheet_add_sheet(book, name))
    self.columns = columns
    row = 0
    try setHeight(columns.map { Self.lines(of: $0.title, width: $0.width * 0.9) }.max() ?? 1)
    for (number, column) in columns.enumerated() {
      try check(cspreadsheet_set_columns(book, Int32(number), Int32(number), column.width))
      let fill = Self.color(column.color) ?? 0xE8E8E8
      let style = Style(isBold: true, wraps: true, textColor: Self.readableText(on: fill), fill: fill)
      try check(cspreadsheet_write_text(book, 0, Int32(number), Self.clean(column.title), self.style(style)))
    }
    row = 1
    cspreadsheet_freeze(book, 1, Int32(frozenColumns))
  }

  /// Ends a sheet.
  ///
  /// - Parameters:
  ///   - isFiltered: Whether the rows can be filtered by every column.
  ///   - printed: How many columns are printed; all when `nil`.
  package func endSheet(isFiltered: Bool = false, printed: Int? = nil) throws(InterchangeError) {
    let last = Int32(columns.count - 1)
    if isFiltered, row > 1 { try check(cspreadsheet_filter(book, 0, 0, row - 1, last)) }
    try check(cspreadsheet_print(book, max(row - 1, 0), printed.map { Int32($0 - 1) } ?? last))
  }

  /// Adds a row below the last one.
  ///
  /// - Parameter isTotal: Whether the row sums up those above it, and is set in bold.
  package func append(_ cells: [ReportCell], isTotal: Bool = false) throws(InterchangeError) {
    if Int(row) >= Self.rowLimit {
      throw .unwritable(file, reason: "more than \(Self.rowLimit) rows do not fit in a sheet; write csv")
    }
    var lines = 1
    for number in cells.indices { lines = max(lines, Self.lines(of: cells[number], width: columns[number].width)) }
    try setHeight(lines)
    for number in cells.indices { try write(cells[number], column: Int32(number), isTotal: isTotal) }
    row += 1
  }

  /// Tints the numbers of the rows so far, but the last `totals`, from white to a colour.
  package func heat(columns: Range<Int>, totals: Int, color: String = "#E8A33D") throws(InterchangeError) {
    let last = row - 1 - Int32(totals)
    if last >= 1, !columns.isEmpty {
      try check(
        cspreadsheet_heat(
          book, 1, Int32(columns.lowerBound), last, Int32(columns.upperBound - 1), Self.color(color) ?? 0xE8A33D))
    }
  }

  /// Writes the file.
  package func finish() throws(InterchangeError) {
    isOpen = false
    try check(cspreadsheet_close(book))
  }

  // MARK: Cells

  /// Makes the next row high enough for some lines; LibreOffice does not fit rows by itself. Excel's limit is 409 points.
  private func setHeight(_ lines: Int) throws(InterchangeError) {
    if lines > 1 { try check(cspreadsheet_set_row(book, row, min(Double(lines) * 15, 409))) }
  }

  /// The lines that a cell takes, by its characters.
  private static func lines(of cell: ReportCell, width: Double) -> Int {
    switch cell {
    case .text(let text): lines(of: text, width: width)
    case .marked(let runs): lines(of: runs.map(\.text).joined(), width: width)
    case .empty, .label, .integer, .decimal, .share: 1
    }
  }

  private static func lines(of text: String, width: Double) -> Int {
    // A word that does not fit goes to the next line, so that a line holds less than its width.
    let perLine = max(Int(width * 0.95), 4)
    var (lines, length) = (0, 0)
    for byte in text.utf8 {
      if byte == 0x0A {
        lines += max(1, (length + perLine - 1) / perLine)
        length = 0
      } else if byte & 0xC0 != 0x80 {
        // Bytes that continue a character take no room.
        length += 1
      }
    }
    return lines + max(1, (length + perLine - 1) / perLine)
  }

  private func write(_ cell: ReportCell, column: Int32, isTotal: Bool) throws(InterchangeError) {
    switch cell {
    case .empty: return
    case .label(let text): try write(fitting(text), column, .label, isTotal)
    case .text(let text): try write(fitting(text), column, .text, isTotal)
    case .marked(let runs): try write(runs, column: column)
    case .integer(let value): try write(Double(value), column, .integer, isTotal)
    case .decimal(let value): try write(value, column, .decimal, isTotal)
    case .share(let value): try write(value, column, .share, isTotal)
    }
  }

  private func write(
    _ text: String, _ column: Int32, _ look: Look, _ isTotal: Bool
  ) throws(InterchangeError) {
    try check(cspreadsheet_write_text(book, row, column, text, style(look, isTotal)))
  }

  private func write(
    _ number: Double, _ column: Int32, _ look: Look, _ isTotal: Bool
  ) throws(InterchangeError) {
    try check(cspreadsheet_write_number(book, row, column, number, style(look, isTotal)))
  }

  private func write(_ runs: [ReportCell.Run], column: Int32) throws(InterchangeError) {
    let runs = runs.filter { !$0.text.isEmpty }
    let length = runs.reduce(0) { $0 + $1.text.utf16.count }
    let cellStyle = style(.text, false)
    guard runs.count > 1, length <= Self.cellLimit else {
      try check(cspreadsheet_write_text(book, row, column, fitting(runs.map(\.text).joined()), cellStyle))
      return
    }
    let mark = style(.mark, false)
    // SAFETY: the copies live until they are freed below, after the call that reads them.
    let copies = runs.map { strdup(Self.clean($0.text)) }
    defer { for copy in copies { free(copy) } }
    let pieces = zip(runs, copies).map { run, copy in
      cspreadsheet_run(text: UnsafePointer(copy), style: run.isMarked ? mark : -1)
    }
    try check(cspreadsheet_write_runs(book, row, column, pieces, Int32(pieces.count), cellStyle))
  }

  /// A text as a cell takes it: cut at a word where it is too long.
  private func fitting(_ text: String) -> String {
    // A text has no more UTF-16 units than bytes.
    guard text.utf8.count > Self.cellLimit, text.utf16.count > Self.cellLimit else { return Self.clean(text) }
    cutCells += 1
    let scalars = text.unicodeScalars
    var units = 0
    var end = scalars.startIndex
    var lastBlank: String.Index?
    while end < scalars.endIndex {
      units += scalars[end].value > 0xFFFF ? 2 : 1
      if units > Self.cellLimit { break }
      if scalars[end] == " " { lastBlank = end }
      end = scalars.index(after: end)
    }
    return Self.clean(String(scalars[..<(lastBlank ?? end)])) + " […]"
  }

  /// Without characters that XML does not know.
  static func clean(_ text: String) -> String {
    // U+FFFE and U+FFFF begin with EF in UTF-8; most texts have no such byte.
    guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0xEF }) else { return text }
    let isBad = { (scalar: Unicode.Scalar) in
      (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isBad($0) ? "\u{FFFD}" : $0 }))
  }

  // MARK: Styles

  /// How the cells below a heading look.
  private enum Look: Int, CaseIterable {
    case label, text, mark, integer, decimal, share
  }

  /// The style of a look; found without hashing, for a sheet may have millions of cells.
  private func style(_ look: Look, _ isTotal: Bool) -> Int32 {
    let place = 2 * look.rawValue + (isTotal ? 1 : 0)
    if looks[place] < 0 {
      var style = Style(isBold: isTotal)
      switch look {
      case .label: break
      case .text: style.wraps = true
      case .mark: style = Style(isBold: true, textColor: 0x9C2A00)
      case .integer: style.number = "#,##0"
      case .decimal: style.number = "#,##0.000"
      case .share: style.number = "0.0 %"
      }
      looks[place] = self.style(style)
    }
    return looks[place]
  }

  private func style(_ style: Style) -> Int32 {
    if let known = styles[style] { return known }
    let number: Int32
    func add(_ format: UnsafePointer<CChar>?) -> Int32 {
      var plain = cspreadsheet_style(
        bold: style.isBold, italic: style.isItalic, wraps: style.wraps, number_right: style.number != nil,
        text_color: style.textColor, fill_color: style.fill, number_format: format)
      return cspreadsheet_add_style(book, &plain)
    }
    if let format = style.number { number = format.withCString { add($0) } } else { number = add(nil) }
    styles[style] = number
    return number
  }

  /// The number of a colour `#rrggbb`.
  private static func color(_ text: String?) -> Int32? {
    guard let text, text.utf8.count == 7, text.utf8.first == 0x23 else { return nil }
    return Int32(text.dropFirst(), radix: 16)
  }

  /// Black or white, whichever stands out more.
  ///
  /// - Source: W3C, Web Content Accessibility Guidelines 2.1, relative luminance and contrast ratio.
  private static func readableText(on fill: Int32) -> Int32 {
    func channel(_ shift: Int32) -> Double {
      let value = Double((fill >> shift) & 0xFF) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let luminance = 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    return (luminance + 0.05) * (luminance + 0.05) > 0.05 * 1.05 ? 0x000000 : 0xFFFFFF
  }

  private func check(_ error: Int32) throws(InterchangeError) {
    if error != 0 { throw .unwritable(file, reason: String(cString: cspreadsheet_error(error))) }
  }
}
