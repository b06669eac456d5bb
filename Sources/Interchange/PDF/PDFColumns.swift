internal import CorpusModel

/// A transcript that stands in columns on the pages of a PDF: names or times at the left, words at the right.
///
/// Each row begins where something stands in the first column; lines without go on with the row above.
struct PDFColumns {
  private let pages: PDFPages
  private let file: String
  /// Where each column begins, in scalars of a line.
  private let starts: [Int]

  /// - Parameter pages: Text as it stands on the page, blanks between columns.
  /// - Returns: `nil` unless most lines agree on two or three columns, and the first ones are narrow.
  init?(_ pages: PDFPages, file: String) {
    self.pages = pages
    self.file = file
    var votes: [[Int]: Int] = [:]
    var all = 0
    var inLast: [Int: Int] = [:]
    for line in Self.lines(of: pages.text, in: pages.text.range) {
      let fields = Self.fields(of: pages.text, in: line)
      guard let first = fields.first else { continue }
      all += 1
      if fields.count == 1 { inLast[first.column, default: 0] += 1 }
      if (2...3).contains(fields.count) { votes[fields.map(\.column), default: 0] += 1 }
    }
    guard let best = votes.max(by: { ($0.value, $1.key.count) < ($1.value, $0.key.count) }), best.value >= 4,
      let last = best.key.last, best.key[0] <= 2, last <= 60,
      (best.value + (inLast[last] ?? 0)) * 10 >= all * 7
    else { return nil }
    starts = best.key
  }

  /// The rows as cells of one table, and all other lines as paragraphs.
  func source() throws(InterchangeError) -> SourceText {
    var writer = RichTextWriter(file: file)
    writer.beginTable()
    var row: [RichParagraph] = []
    func flush() throws(InterchangeError) {
      if row.isEmpty { return }
      writer.beginRow()
      for cell in row {
        writer.beginCell()
        try writer.add(cell)
      }
      row = []
    }
    let edges = edges
    for (index, page) in pages.pages.enumerated() {
      var isFirst = true
      for line in Self.lines(of: pages.text, in: page) {
        let fields = Self.fields(of: pages.text, in: line)
        guard let first = fields.first else { continue }
        if isFirst {
          // A page that begins in the middle of a row begins with its next words.
          if row.isEmpty {
            writer.beginPage(pages.starts[index].label)
          } else {
            row[row.count - 1].beginPage(pages.starts[index].label)
          }
          isFirst = false
        }
        if let kind = edges[line.start] {
          var paragraph = RichParagraph()
          paragraph.append(fields.map(\.text).joined(separator: " "))
          writer.addNote(paragraph, kind)
        } else if fields.count == 1, first.column == starts[starts.count - 1], !row.isEmpty {
          row[row.count - 1].append(" " + first.text)
        } else if fields.map(\.column) == starts || !row.isEmpty && first.column == starts[0] && fields.count > 1 {
          try flush()
          row = starts.map { _ in RichParagraph() }
          for field in fields {
            let column = starts.lastIndex { $0 <= field.column } ?? 0
            row[column].append((row[column].isEmpty ? "" : " ") + field.text)
          }
        } else {
          try flush()
          try writer.endTable()
          var paragraph = RichParagraph()
          paragraph.append(fields.map(\.text).joined(separator: " "))
          try writer.add(paragraph)
          writer.beginTable()
        }
      }
    }
    try flush()
    try writer.endTable()
    return try writer.finish(file: file)
  }

  /// Lines at the ends of pages that are nobody's words, by where they begin: the number of the page, and what stands there
  /// on two pages and half of all, digits aside. A cell that goes over the page goes on behind them.
  private var edges: [Int: Furniture.Kind] {
    var result: [Int: Furniture.Kind] = [:]
    var seen: [String: [Int]] = [:]
    let labels = pages.starts.map(\.label)
    for (index, page) in pages.pages.enumerated() {
      let lines = Self.lines(of: pages.text, in: page).map { ($0, Self.fields(of: pages.text, in: $0)) }
        .filter { !$0.1.isEmpty }
      for (place, (line, fields)) in lines.enumerated() where place < 2 || place >= lines.count - 2 {
        let words = fields.map(\.text).joined(separator: " ")
        let isEnd = place == 0 || place == lines.count - 1
        if isEnd, let number = PDFPages.number(of: words), "\(number)" == labels[index] || words.first?.isLetter == true
        {
          result[line.start] = .pageNumber
        } else if fields.map(\.column) != starts, fields.count > 1 || fields[0].column != starts[starts.count - 1] {
          seen[String(words.map { $0.isNumber ? "#" : $0 }), default: []].append(line.start)
        }
      }
    }
    for places in seen.values where places.count > 1 && places.count * 2 >= pages.pages.count {
      for place in places { result[place] = .runningHead }
    }
    return result
  }

  private static func lines(of text: UTF8Text, in range: TextRange) -> [TextRange] {
    var lines: [TextRange] = []
    var start = range.start
    for offset in range.start..<range.end where text.bytes[offset] == 0x0A || text.bytes[offset] == 0x0C {
      lines.append(TextRange(start, offset))
      start = offset + 1
    }
    if start < range.end { lines.append(TextRange(start, range.end)) }
    return lines
  }

  /// What stands in a line, parted by two blanks or more, and the column of each.
  private static func fields(of text: UTF8Text, in line: TextRange) -> [(column: Int, text: String)] {
    var fields: [(column: Int, text: String)] = []
    var open = ""
    var start = 0
    var blanks = 2
    for (column, scalar) in text.string(in: line).unicodeScalars.enumerated() {
      if scalar == " " || scalar == "\r" {
        blanks += 1
        continue
      }
      if blanks >= 2 || open.isEmpty {
        if !open.isEmpty { fields.append((start, open)) }
        (open, start) = ("", column)
      } else if blanks == 1 {
        open += " "
      }
      open.unicodeScalars.append(scalar)
      blanks = 0
    }
    if !open.isEmpty { fields.append((start, open)) }
    return fields
  }
}
