internal import CorpusModel

/// Cuts Markdown into blocks.
struct MarkdownBlocks {
  private let text: UTF8Text
  private var blocks: [SourceBlock] = []
  private var marks: [Furniture] = []
  /// The paragraph that is open.
  private var open: (range: TextRange, kind: SourceBlock.Kind, marker: TextRange?)?
  private var table = -1
  private var row = 0
  private var isTable = false
  private var fence: UInt8?

  init(_ text: UTF8Text) { self.text = text }

  /// The text with its blocks. O(n).
  mutating func read() -> SourceText {
    var lines = lines()
    if let end = frontMatter(lines) {
      add(TextRange(lines[0].start, lines[end].end), .furniture(.wrapper))
      lines.removeSubrange(0...end)
    }
    for index in lines.indices { take(lines[index], next: index + 1 < lines.count ? lines[index + 1] : nil) }
    close()
    return SourceText(verbatim: text, blocks: blocks, marks: marks)
  }

  /// The lines without white space at their ends. A byte order mark belongs to none.
  private func lines() -> [TextRange] {
    var lines: [TextRange] = []
    let bytes = text.bytes
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var offset = start
    func line(_ end: Int) -> TextRange {
      var (low, high) = (start, end)
      while low < high, bytes[low] <= 0x20 { low += 1 }
      while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
      return TextRange(low, high)
    }
    while offset < bytes.count {
      if bytes[offset] == 0x0A || bytes[offset] == 0x0D {
        lines.append(line(offset))
        if bytes[offset] == 0x0D, offset + 1 < bytes.count, bytes[offset + 1] == 0x0A { offset += 1 }
        start = offset + 1
      }
      offset += 1
    }
    if start < bytes.count { lines.append(line(bytes.count)) }
    return lines
  }

  private func bytes(_ line: TextRange) -> ArraySlice<UInt8> { text.bytes[line.bytes] }

  /// The line that ends the front matter; `nil` when there is none.
  private func frontMatter(_ lines: [TextRange]) -> Int? {
    guard let first = lines.first, bytes(first).elementsEqual("---".utf8) else { return nil }
    let end = lines.indices.dropFirst().prefix(200).first {
      bytes(lines[$0]).elementsEqual("---".utf8) || bytes(lines[$0]).elementsEqual("...".utf8)
    }
    guard let end, lines[1..<end].contains(where: { bytes($0).contains(0x3A) }) else { return nil }
    return end
  }

  private mutating func take(_ line: TextRange, next: TextRange?) {
    let own = bytes(line)
    if let fence {
      if own.count >= 3, own.prefix(3).allSatisfy({ $0 == fence }) {
        self.fence = nil
        add(line, .furniture(.cue))
      } else if !own.isEmpty {
        add(line, .paragraph)
      }
      return
    }
    if own.isEmpty { return close() }
    if own.count >= 3, let first = own.first, first == 0x60 || first == 0x7E, own.prefix(3).allSatisfy({ $0 == first })
    {
      fence = first
      return add(line, .furniture(.cue))
    }
    if takeRow(line, next: next) { return }
    if let level = MarkdownLine.heading(own) {
      // Marks behind the words belong to the one before.
      let closing = own.reversed().prefix { $0 == 0x23 }.count
      let isClosed = closing > 0 && own[own.endIndex - closing - 1] == 0x20 && closing + level + 1 < own.count
      let marker = TextRange(line.start, line.start + level)
      close()
      blocks.append(SourceBlock(range: line, kind: .heading(level: level), marker: marker))
      if isClosed { marks.append(Furniture(verbatim: TextRange(line.end - closing, line.end), kind: .emphasisMark)) }
      return
    }
    if let level = MarkdownLine.underline(own) {
      // `Title` and `=====` under it; a line without words above is a rule.
      if level > 0, let heading = open, heading.kind == .paragraph, !bytes(heading.range).contains(0x0A) {
        blocks.append(SourceBlock(range: heading.range, kind: .heading(level: level)))
        open = nil
      }
      return add(line, .furniture(.cue))
    }
    if own.first == 0x3E {
      let rest = own.drop { $0 == 0x3E || $0 == 0x20 }
      marks.append(Furniture(verbatim: TextRange(line.start, rest.startIndex), kind: .emphasisMark))
      if open?.kind != .quotation { close() }
      return rest.isEmpty ? close() : extend(line, .quotation)
    }
    if let length = MarkdownLine.item(own) {
      close()
      open = (line, .listItem(depth: depth(of: line)), TextRange(line.start, line.start + length))
      return
    }
    extend(line, open?.kind ?? .paragraph)
  }

  /// Half the blanks before a line.
  private func depth(of line: TextRange) -> Int {
    var start = line.start
    while start > 0, text.bytes[start - 1] == 0x20 || text.bytes[start - 1] == 0x09 { start -= 1 }
    return min((line.start - start) / 2, 8)
  }

  private mutating func extend(_ line: TextRange, _ kind: SourceBlock.Kind) {
    if let paragraph = open {
      open = (TextRange(paragraph.range.start, line.end), paragraph.kind, paragraph.marker)
    } else {
      open = (line, kind, nil)
    }
  }

  private mutating func add(_ range: TextRange, _ kind: SourceBlock.Kind) {
    close()
    blocks.append(SourceBlock(range: range, kind: kind))
  }

  private mutating func close() {
    if let open { blocks.append(SourceBlock(range: open.range, kind: open.kind, marker: open.marker)) }
    open = nil
    isTable = false
  }

  // MARK: Tables

  /// Takes a row of a table: one that a rule of dashes follows, or that follows another.
  private mutating func takeRow(_ line: TextRange, next: TextRange?) -> Bool {
    let own = bytes(line)
    guard own.contains(0x7C) else { return false }
    // Words without a bar ended the table.
    if open != nil { isTable = false }
    if !isTable {
      guard let next, MarkdownLine.isTableRule(bytes(next)) else { return false }
      close()
      isTable = true
      table += 1
      row = 0
    }
    if MarkdownLine.isTableRule(own) {
      blocks.append(SourceBlock(range: line, kind: .furniture(.cue)))
      return true
    }
    var column = 0
    var start = line.start
    for offset in line.start...line.end {
      guard offset == line.end || text.bytes[offset] == 0x7C else { continue }
      var (low, high) = (start, offset)
      while low < high, text.bytes[low] <= 0x20 { low += 1 }
      while high > low, text.bytes[high - 1] <= 0x20 { high -= 1 }
      if low < high {
        blocks.append(SourceBlock(range: TextRange(low, high), kind: .cell(table: table, row: row, column: column)))
      }
      if offset < line.end {
        blocks.append(SourceBlock(range: TextRange(offset, offset + 1), kind: .furniture(.cue)))
        if offset > line.start { column += 1 }
      }
      start = offset + 1
    }
    row += 1
    return true
  }
}
