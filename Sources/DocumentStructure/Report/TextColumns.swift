internal import CorpusModel
internal import UnicodeText

/// Text that stands in two columns side by side, as converters that keep a page's layout write it: the lines of the left
/// column are read first, then those of the right.
enum TextColumns {
  /// The least lines with words on both sides, and the least characters that these have on the average.
  private static let leastLines = 6
  private static let leastWidth = 18

  /// A line and where words stand in it, in columns of the page.
  private struct Row {
    let line: ReportLine
    /// Words parted by two blanks or more: the first column of each, the last, and its bytes.
    let fields: [(start: Int, end: Int, range: TextRange)]
  }

  /// The lines in the order in which they are read. O(bytes).
  static func inOrder(_ lines: [ReportLine], of verbatim: UTF8Text) -> [ReportLine] {
    let rows = lines.map { Row(line: $0, fields: fields(of: $0, in: verbatim)) }
    // Most texts have no such lines at all.
    guard rows.count(where: { $0.fields.count >= 2 }) >= leastLines else { return lines }
    var result: [ReportLine] = []
    var index = 0
    while index < rows.count {
      guard rows[index].fields.count == 2 else {
        result.append(rows[index].line)
        index += 1
        continue
      }
      let (end, areColumns) = extent(of: rows, from: index)
      let own = rows[index..<end]
      result += areColumns ? unfolded(own, at: gutter(rows[index]), in: verbatim) : own.map(\.line)
      index = end
    }
    return result
  }

  /// Where the right column of a row begins.
  private static func gutter(_ row: Row) -> Int { row.fields[1].start }

  /// Where the rows end that have their second field at one column, as a row has, or only one of the two, and whether they
  /// are columns of text.
  private static func extent(of rows: [Row], from start: Int) -> (end: Int, areColumns: Bool) {
    let right = gutter(rows[start])
    var end = start
    var last = start + 1
    var both: [Int] = []
    var blanks = 0
    while end < rows.count, !(end > start && rows[end].line.startsPage) {
      let fields = rows[end].fields
      let isBoth = fields.count == 2 && fields[1].start == right && fields[0].end + 2 <= right
      let isOne = fields.count == 1 && (fields[0].end + 2 <= right || fields[0].start >= right)
      blanks = fields.isEmpty ? blanks + 1 : 0
      guard isBoth || isOne || fields.isEmpty, blanks <= 2 else { break }
      if isBoth { both.append(end) }
      end += 1
      if isBoth { last = end }
    }
    // The columns may end in lines of the longer one.
    while last < end, let only = rows[last].fields.first, only.start >= right { last += 1 }
    let areWide = (0..<2).allSatisfy { side in
      let widths = both.map { rows[$0].fields[side].end - rows[$0].fields[side].start }
      return widths.reduce(0, +) >= both.count * leastWidth
    }
    return (last, areWide && both.count >= leastLines && both.count * 2 >= last - start)
  }

  /// The left lines of columns and then the right ones, where both are prose.
  private static func unfolded(_ rows: ArraySlice<Row>, at right: Int, in verbatim: UTF8Text) -> [ReportLine] {
    func column(_ isRight: Bool) -> [ReportLine] {
      rows.map { row in
        let field = row.fields.first { ($0.start >= right) == isRight }
        let range = field?.range ?? TextRange(row.line.range.end, row.line.range.end)
        return ReportLine(
          range: range, text: verbatim.string(in: range), startsPage: !isRight && row.line.startsPage)
      }
    }
    let (left, other) = (column(false), column(true))
    guard isProse(left), isProse(other) else { return rows.map(\.line) }
    let end = rows[rows.endIndex - 1].line.range.end
    let blank = ReportLine(range: TextRange(end, end), text: "", startsPage: false)
    return left + [blank] + other + [blank]
  }

  /// Whether a third of the lines go on in the middle of a sentence: what stands beside words is no table.
  private static func isProse(_ lines: [ReportLine]) -> Bool {
    let shown = lines.filter { !$0.isBlank }
    return shown.count(where: { Sentence.goesOn($0.text) }) * 3 >= shown.count
  }

  private static func fields(
    of line: ReportLine, in verbatim: UTF8Text
  ) -> [(start: Int, end: Int, range: TextRange)] {
    var fields: [(start: Int, end: Int, range: TextRange)] = []
    let bytes = verbatim.bytes
    var column = 0
    while line.range.start - column > 0, bytes[line.range.start - column - 1] == 0x20 { column += 1 }
    var open: (column: Int, offset: Int)?
    var blanks = 0
    for offset in line.range.start..<line.range.end where bytes[offset] & 0xC0 != 0x80 {
      defer { column += 1 }
      if bytes[offset] == 0x20 {
        blanks += 1
        continue
      }
      if blanks >= 2, let field = open {
        fields.append((field.column, column - blanks, TextRange(field.offset, offset - blanks)))
        open = nil
      }
      if open == nil { open = (column, offset) }
      blanks = 0
    }
    if let open { fields.append((open.column, column, TextRange(open.offset, line.range.end))) }
    return fields
  }
}
