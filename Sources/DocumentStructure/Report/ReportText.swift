internal import CorpusModel

/// The blocks of a report and its table of contents.
struct ReportText {
  let blocks: [Block]
  let contents: Contents

  /// Cuts plain text to blocks. O(n log n).
  init(lines: [Line], in verbatim: UTF8Text) {
    var lines = lines.map { ReportLine($0).unquoted(in: verbatim) }
    PageMark.mark(&lines)
    PrintedPageNumbers(lines).cut(&lines, in: verbatim)
    let rows = lines.indices.filter { !lines[$0].isBlank }
    let table = ContentsTable(
      rows.map { index in
        ContentsTable.Row(
          text: lines[index].text, indent: Self.indent(of: lines[index].range, in: verbatim),
          isFurniture: lines[index].furniture != nil)
      })
    let range = table.map { rows[$0.rows.lowerBound]..<(rows[$0.rows.upperBound - 1] + 1) } ?? 0..<0
    RunningHeads.mark(
      &lines, contents: range, headings: Set((table?.entries ?? []).map { Contents.key($0.title) }))
    let cutter = BlockCutter(lines, contents: range, headings: table?.entries ?? [], in: verbatim)
    blocks = cutter.blocks
    contents = Contents(table, blocks: cutter.contentsBlocks, in: cutter.blocks)
  }

  /// Columns of white space before a range in its line.
  private static func indent(of range: TextRange, in verbatim: UTF8Text) -> Int {
    var column = 0
    while range.start - column > 0, [0x20, 0x09].contains(verbatim.bytes[range.start - column - 1]) { column += 1 }
    return column
  }
}
