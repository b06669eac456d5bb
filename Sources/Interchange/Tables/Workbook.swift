internal import CorpusModel

/// An Excel workbook: the values of its cells as a reader sees them. Formulas are read as their last results.
struct Workbook {
  /// The most that is read.
  enum Limit {
    static let columns = 2_000
    /// Excel's own limit.
    static let rows = 1_048_576
    static let cells = 5_000_000
  }

  /// The parts of the visible sheets, in order.
  private(set) var sheets: [String] = []
  private var strings: [String] = []
  private var styles = WorkbookStyles()
  private var countsFrom1904 = false
  private let archive: ZipArchive
  private let file: String

  /// - Throws: `InterchangeError` when a part is damaged.
  init(_ archive: ZipArchive, file: String) throws(InterchangeError) {
    self.archive = archive
    self.file = file
    try readSheets()
    try readStrings()
    var styles = WorkbookStyles()
    try events(of: "xl/styles.xml") { (event) throws(InterchangeError) in styles.take(event) }
    self.styles = styles
  }

  private func events(
    of part: String, _ handle: (MarkupEvent) throws(InterchangeError) -> Void
  ) throws(InterchangeError) {
    guard let entry = archive.entry(named: part) else { return }
    try MarkupParser(file: file, part: part).xml(try archive.bytes(of: entry), handle)
  }

  private mutating func readSheets() throws(InterchangeError) {
    var targets: [String: String] = [:]
    try events(of: "xl/_rels/workbook.xml.rels") { (event) throws(InterchangeError) in
      if case .start("rel:Relationship", let attributes) = event, let id = attributes["Id"],
        let target = attributes["Target"]
      {
        targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
      }
    }
    var found: [String] = []
    var is1904 = false
    try events(of: "xl/workbook.xml") { (event) throws(InterchangeError) in
      if case .start("x:sheet", let attributes) = event, let target = attributes["r:id"].flatMap({ targets[$0] }),
        attributes["state"] ?? "visible" == "visible"
      {
        found.append(target)
      }
      if case .start("x:workbookPr", let attributes) = event {
        is1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
      }
    }
    sheets = found
    countsFrom1904 = is1904
  }

  private mutating func readStrings() throws(InterchangeError) {
    var found: [String] = []
    var open = ""
    var isText = false
    var isPhonetic = false
    try events(of: "xl/sharedStrings.xml") { (event) throws(InterchangeError) in
      switch event {
      case .start("x:si", _): open = ""
      case .end("x:si"): found.append(open)
      case .start("x:t", _): isText = !isPhonetic
      case .end("x:t"): isText = false
      case .start("x:rPh", _): isPhonetic = true
      case .end("x:rPh"): isPhonetic = false
      case .text(let text): if isText { open += text }
      default: break
      }
    }
    strings = found
  }

  /// The rows of a sheet that hold something, each as long as its last cell, with the numbers that a spreadsheet shows
  /// beside them, from 1.
  ///
  /// - Throws: `InterchangeError` when the sheet is damaged or past a limit.
  func rows(of part: String) throws(InterchangeError) -> [(line: Int, cells: [String])] {
    var rows: [(line: Int, cells: [String])] = []
    var line = 0
    var row: [String] = []
    var cells = 0
    var column = 0
    var type = ""
    var style = 0
    var value = ""
    var isValue = false
    try events(of: part) { (event) throws(InterchangeError) in
      switch event {
      case .start("x:row", let attributes):
        // A row that says no number, or one that was there, follows the one before.
        line = max(min(attributes["r"].flatMap { Int($0) } ?? 0, Limit.rows), line + 1)
        row = []
        column = 0
      case .end("x:row"):
        if row.contains(where: { !$0.isEmpty }) { rows.append((line, row)) }
      case .start("x:c", let attributes):
        if let place = attributes["r"].flatMap({ Self.column(of: $0) }) { column = place }
        type = attributes["t"] ?? "n"
        style = attributes["s"].flatMap { Int($0) } ?? 0
        value = ""
      case .start("x:v", _), .start("x:t", _): isValue = true
      case .end("x:v"), .end("x:t"): isValue = false
      case .text(let text): if isValue { value += text }
      case .end("x:c"):
        if column >= Limit.columns { throw .limit(file, "has more than \(Limit.columns) columns") }
        if !value.isEmpty {
          cells += 1
          while row.count <= column { row.append("") }
          row[column] = shown(value, type, style)
        }
        if cells > Limit.cells { throw .limit(file, "has more than \(Limit.cells) cells") }
        column += 1
      default: break
      }
    }
    return rows
  }

  /// The column of `B12`, from 0.
  private static func column(of reference: String) -> Int? {
    let letters = reference.utf8.prefix { (0x41...0x5A).contains($0) }
    guard (1...3).contains(letters.count) else { return nil }
    return letters.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1
  }

  private func shown(_ value: String, _ type: String, _ style: Int) -> String {
    switch type {
    case "s": return Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
    case "b": return value == "1" ? "sand" : "falsk"
    case "e": return ""
    case "n":
      guard let number = Double(value), number.isFinite else { return value }
      return styles.shown(number, style: style, from1904: countsFrom1904) ?? value
    default: return value
    }
  }
}
