internal import CorpusModel
internal import UnicodeText

/// Cuts the lines of a report into blocks: at blank lines and page furniture, before list items, around headings and
/// captions, and where the width of the lines shows that a paragraph ended.
struct BlockCutter {
  private let verbatim: UTF8Text
  private let lines: [ReportLine]
  /// The lines that hold the table of contents.
  private let contents: Range<Int>
  /// What the table's entries are known by.
  private let headings: Set<String>
  /// The columns that full lines have; `nil` where lines are paragraphs, or too few to say.
  private let width: Int?

  private(set) var blocks: [Block] = []
  /// The blocks that hold the table of contents.
  private(set) var contentsBlocks: Range<Int> = 0..<0

  private var open: [ReportLine] = []

  /// - Parameters:
  ///   - contents: The lines that hold the table of contents.
  ///   - headings: Its entries.
  init(_ lines: [ReportLine], contents: Range<Int>, headings: [ContentsEntry], in verbatim: UTF8Text) {
    self.verbatim = verbatim
    self.lines = lines
    self.contents = contents
    self.headings = Set(headings.map { Contents.key($0.title) }.filter { $0.utf8.count > 3 })
    width = Self.fullWidth(of: lines)
    cut()
  }

  /// The width that nine tenths of the lines in paragraphs of several lines stay below, when it is that of a page.
  private static func fullWidth(of lines: [ReportLine]) -> Int? {
    var widths: [Int] = []
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank && line.furniture == nil {
      widths.append(line.text.unicodeScalars.count)
    }
    if widths.count < 8 { return nil }
    widths.sort()
    let width = widths[widths.count * 9 / 10]
    return (40...140).contains(width) ? width : nil
  }

  private mutating func cut() {
    var first: Int?
    for (index, line) in lines.enumerated() {
      let isContents = contents.contains(index)
      if line.isBlank || line.startsPage || isContents || line.furniture != nil { close() }
      if line.isBlank { continue }
      if let last = open.last, cuts(last, line, at: index) { close() }
      if isContents, first == nil { first = blocks.count }
      if line.furniture != nil {
        blocks.append(
          Block(
            lines: [line.range], text: line.text, marker: nil, startsPage: line.startsPage, furniture: line.furniture,
            page: line.page))
      } else {
        open.append(line)
        if isContents { close() }
      }
      if isContents { contentsBlocks = (first ?? 0)..<blocks.count }
    }
    close()
  }

  private mutating func close() {
    guard let first = open.first else { return }
    defer { open = [] }
    var ranges = open.map(\.range)
    var texts = open.map(\.text)
    var marker: TextRange?
    let hashes = first.text.prefix { $0 == "#" }.count
    if (1...6).contains(hashes), first.text.dropFirst(hashes).first?.isWhitespace ?? false {
      marker = TextRange(first.range.start, first.range.start + hashes)
    } else if !headings.contains(Contents.key(first.text)), let list = ListMarker(first.text) {
      marker = TextRange(first.range.start, first.range.start + list.length)
    }
    if let marker {
      ranges[0] = verbatim.trimmed(TextRange(marker.end, first.range.end))
      texts[0] = verbatim.string(in: ranges[0])
    }
    var block = Block(
      lines: ranges, text: texts.joined(separator: " "), marker: marker, startsPage: first.startsPage)
    if marker != nil, (1...6).contains(hashes) { block.hashes = hashes }
    blocks.append(block)
  }

  /// Whether a paragraph, heading or item ends between two lines that no blank line parts.
  private func cuts(_ line: ReportLine, _ next: ReportLine, at index: Int) -> Bool {
    if ListMarker(next.text) != nil || line.text.hasPrefix("#") || next.text.hasPrefix("#") { return true }
    if ContentsEntry(line.text) != nil || ContentsEntry(next.text) != nil { return true }
    if headings.contains(Contents.key(line.text)) || headings.contains(Contents.key(next.text)) { return true }
    if BackMatter.isFigure(next.text) || BackMatter.isFigureSource(line.text) && beginsNew(next) { return true }
    return cutsQuotation(line, next) || cutsHeading(line, next, at: index) || cutsParagraph(line, next)
  }

  /// A line that names who is quoted, above or below a quotation.
  private func cutsQuotation(_ line: ReportLine, _ next: ReportLine) -> Bool {
    if open.count == 1, QuotedBlock.beginsSpeech(next.text), RoleLine.isShort(line.text),
      !Sentence.isComplete(line.text)
    {
      return true
    }
    guard let first = open.first, QuotedBlock.beginsSpeech(first.text), QuotedBlock.endsSpeech(line.text) else {
      return false
    }
    return RoleLine.isShort(next.text) && RoleLine.namesRole(next.text) || next.text.hasPrefix("(")
  }

  /// A short line with a capital and no point, above one that begins a sentence.
  private func cutsHeading(_ line: ReportLine, _ next: ReportLine, at index: Int) -> Bool {
    guard open.count == 1, ListMarker(line.text) == nil, HeadingRule.looksLikeHeading(line.text), beginsNew(next) else {
      return false
    }
    let length = line.text.unicodeScalars.count
    guard let width else {
      // Lines are paragraphs.
      return length < 100 && next.text.unicodeScalars.count > 140 && next.text.unicodeScalars.count > 2 * length
    }
    return length * 10 < width * 6 && next.text.unicodeScalars.count * 10 > width * 6
  }

  /// A line that a full one could have been, behind which a sentence begins.
  private func cutsParagraph(_ line: ReportLine, _ next: ReportLine) -> Bool {
    guard Sentence.isComplete(line.text), beginsNew(next) else { return false }
    guard let width else { return line.text.unicodeScalars.count > 140 || next.text.unicodeScalars.count > 140 }
    return line.text.unicodeScalars.count * 4 < width * 3
  }

  private func beginsNew(_ line: ReportLine) -> Bool {
    guard let first = line.text.unicodeScalars.first else { return false }
    return ScalarClass.isUppercase(first) || ScalarClass.isDigit(first) || QuotedBlock.opening.contains(first)
      || first == "["
  }
}
