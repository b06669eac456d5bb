internal import CorpusModel

/// The blocks of a report and its table of contents.
struct ReportText {
  let blocks: [Block]
  let contents: Contents
  /// What the source's format says of each block; `nil` where it says nothing of any.
  let given: [ReportRoles.Role?]?

  /// The blocks that a format gives, else those that plain lines are cut to. O(n log n).
  init(_ text: SourceText, lines: [Line]) {
    if text.blocks.isEmpty { self.init(lines: lines, in: text.verbatim) } else { self.init(given: text) }
  }

  private init(given text: SourceText) {
    var (blocks, roles) = Block.given(text)
    for index in blocks.indices where roles[index] == nil && blocks[index].isSingleLine && blocks[index].marker == nil {
      let words = blocks[index].text
      if let page = PageMark.marker(words) {
        (blocks[index].furniture, blocks[index].page) = (.pageMarker, page)
      } else if let page = PageMark.number(words) {
        (blocks[index].furniture, blocks[index].page) = (.pageNumber, page)
      }
    }
    let table = ContentsTable(
      blocks.indices.map { index in
        ContentsTable.Row(
          text: blocks[index].text, indent: Self.indent(of: blocks[index].range, in: text.verbatim),
          isFurniture: Self.isFurniture(blocks[index], roles[index]))
      })
    self.blocks = blocks
    given = roles
    contents = Contents(table, blocks: table?.rows ?? 0..<0, in: blocks)
  }

  private static func isFurniture(_ block: Block, _ role: ReportRoles.Role?) -> Bool {
    if case .furniture = role { return true }
    return block.furniture != nil
  }

  private init(lines: [Line], in verbatim: UTF8Text) {
    var lines = TextColumns.inOrder(lines.map { ReportLine($0) }, of: verbatim).map { $0.unquoted(in: verbatim) }
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
    given = nil
    contents = Contents(table, blocks: cutter.contentsBlocks, in: cutter.blocks)
  }

  /// Columns of white space before a range in its line.
  private static func indent(of range: TextRange, in verbatim: UTF8Text) -> Int {
    var column = 0
    while range.start - column > 0, [0x20, 0x09].contains(verbatim.bytes[range.start - column - 1]) { column += 1 }
    return column
  }
}
