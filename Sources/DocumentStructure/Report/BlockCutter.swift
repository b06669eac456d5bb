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
  /// Whether each line is known by what an entry is known by.
  private let isEntry: [Bool]
  /// The columns that full lines have; `nil` where lines are paragraphs, or too few to say.
  private let width: Int?
  /// Whether no line is longer: then one is full when the next word would not have fitted.
  private let isExact: Bool
  /// Whether lines are wider than any page: each is a paragraph.
  private let areParagraphs: Bool
  /// The lines that are, with the one behind, a heading of the table of contents.
  private var pairs: Set<Int> = []

  private(set) var blocks: [Block] = []
  /// The blocks that hold the table of contents.
  private(set) var contentsBlocks: Range<Int> = 0..<0

  private var open: [ReportLine] = []
  /// The number of the first line of those.
  private var openedAt = 0
  /// A bullet that stood alone in its line, for the words that follow.
  private var bullet: TextRange?
  /// Lines in a run of which nearly all begin with a capital: each stands for itself, as on a cover or in a menu.
  private var isRow: [Bool] = []

  /// - Parameters:
  ///   - contents: The lines that hold the table of contents.
  ///   - headings: Its entries.
  init(_ lines: [ReportLine], contents: Range<Int>, headings: [ContentsEntry], in verbatim: UTF8Text) {
    self.verbatim = verbatim
    self.lines = lines
    self.contents = contents
    self.headings = Set(headings.map { Contents.key($0.title) }.filter { $0.utf8.count > 3 })
    let widths = Self.widths(of: lines)
    (width, isExact) = Self.fullWidth(of: widths)
    areParagraphs = widths.count >= 4 && widths[widths.count / 2] > 140
    isRow = Self.rows(lines)
    let keys = self.headings.isEmpty ? [] : lines.map { $0.isBlank ? "" : Contents.key($0.text) }
    let known = self.headings
    isEntry = keys.isEmpty ? [Bool](repeating: false, count: lines.count) : keys.map { known.contains($0) }
    pairs = Self.pairs(lines, keys, known)
    cut()
  }

  /// The columns of all lines that another one stands right below, in order.
  private static func widths(of lines: [ReportLine]) -> [Int] {
    var widths: [Int] = []
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank && line.furniture == nil {
      widths.append(line.text.unicodeScalars.count)
    }
    return widths.sorted()
  }

  /// The first lines of headings that the layout cut in two where no blank lines stand.
  private static func pairs(_ lines: [ReportLine], _ keys: [String], _ headings: Set<String>) -> Set<Int> {
    if headings.isEmpty { return [] }
    var result = Set<Int>()
    for index in lines.indices.dropLast() {
      let (line, next) = (lines[index], lines[index + 1])
      guard !line.isBlank, !next.isBlank, line.furniture == nil, next.furniture == nil,
        line.text.utf8.count + next.text.utf8.count <= 250
      else { continue }
      if !headings.contains(keys[index]), headings.contains(keys[index] + keys[index + 1]) { result.insert(index) }
    }
    return result
  }

  /// The width that nine tenths of the lines in paragraphs of several lines stay below, when it is that of a page, and
  /// whether the longest has hardly more.
  private static func fullWidth(of widths: [Int]) -> (width: Int?, isExact: Bool) {
    if widths.count < 8 { return (nil, false) }
    let width = widths[widths.count * 9 / 10]
    return ((40...140).contains(width) ? width : nil, widths[widths.count - 1] - width <= 3)
  }

  /// Which lines stand in a run of three or more, four fifths of them beginning with a capital or digit and hardly any of
  /// them full sentences wrapped over lines.
  private static func rows(_ lines: [ReportLine]) -> [Bool] {
    var result = [Bool](repeating: false, count: lines.count)
    for run in lines.indices.split(whereSeparator: { lines[$0].isBlank || lines[$0].furniture != nil }) {
      let starts = run.filter { beginsNew(lines[$0]) }
      guard run.count >= 3, starts.count * 5 >= run.count * 4 else { continue }
      for index in run { result[index] = true }
    }
    return result
  }

  private mutating func cut() {
    var first: Int?
    for (index, line) in lines.enumerated() {
      let isContents = contents.contains(index)
      if line.isBlank || line.startsPage || isContents || line.furniture != nil { close() }
      if line.isBlank { continue }
      if let last = open.last, !line.goesOn, cuts(last, line, at: index) { close() }
      if isContents, first == nil { first = blocks.count }
      if line.furniture == nil, !isContents, ListMarker.isAlone(line.text) {
        close()
        dropBullet()
        bullet = line.range
        continue
      }
      if line.furniture != nil {
        dropBullet()
        blocks.append(
          Block(
            lines: [line.range], text: line.text, marker: nil, startsPage: line.startsPage, furniture: line.furniture,
            page: line.page))
      } else {
        if open.isEmpty { openedAt = index }
        open.append(line)
        if isContents { close() }
      }
      if isContents { contentsBlocks = (first ?? 0)..<blocks.count }
    }
    close()
    dropBullet()
  }

  /// Makes a bullet furniture that no words follow.
  private mutating func dropBullet() {
    guard let range = bullet else { return }
    bullet = nil
    blocks.append(
      Block(
        lines: [range], text: verbatim.string(in: range), marker: nil, startsPage: false, furniture: .listMarker))
  }

  private mutating func close() {
    guard let first = open.first else { return }
    defer { open = [] }
    var ranges = open.map(\.range)
    var texts = open.map(\.text)
    var marker: TextRange?
    let hashes = first.text.prefix { $0 == "#" }.count
    if let bullet {
      marker = bullet
      self.bullet = nil
    } else if (1...6).contains(hashes), first.text.dropFirst(hashes).first?.isWhitespace ?? false {
      marker = TextRange(first.range.start, first.range.start + hashes)
    } else if !isEntry[openedAt], let list = ListMarker(first.text) {
      marker = TextRange(first.range.start, first.range.start + list.length)
    }
    if let marker, marker.start >= first.range.start {
      ranges[0] = verbatim.trimmed(TextRange(marker.end, first.range.end))
      texts[0] = verbatim.string(in: ranges[0])
    }
    var block = Block(
      lines: ranges, text: texts.joined(separator: " "), marker: marker, startsPage: first.startsPage)
    if let marker, marker.start >= first.range.start, (1...6).contains(hashes) { block.hashes = hashes }
    block.lifted = open.compactMap(\.lifted)
    blocks.append(block)
  }

  /// Whether a paragraph, heading or item ends between two lines that no blank line parts.
  private func cuts(_ line: ReportLine, _ next: ReportLine, at index: Int) -> Bool {
    if ListMarker(next.text) != nil || line.text.hasPrefix("#") || next.text.hasPrefix("#") { return true }
    if ContentsEntry(line.text) != nil || ContentsEntry(next.text) != nil { return true }
    if isEntry[index - 1] || isEntry[index] { return true }
    if pairs.contains(index) || index >= 2 && pairs.contains(index - 2) && open.count == 2 { return true }
    if pairs.contains(index - 1), open.count == 1 { return false }
    if BackMatter.isFigure(next.text) || BackMatter.isFigureSource(line.text) && Self.beginsNew(next) { return true }
    if (line.lifted?.kind == .emphasisMark) != (next.lifted?.kind == .emphasisMark) { return true }
    if isRow[index], Self.beginsNew(next), !line.text.hasSuffix("-") { return true }
    if FrontMatterRule.isDate(line.text) || FrontMatterRule.isDate(next.text) { return true }
    if beginsFootnote(index) || isRoleAbove(index) || endOfPullQuote(index) != nil || beginsHeading(index, behind: line)
    {
      return true
    }
    return cutsQuotation(line, next) || cutsHeading(line, next, at: index) || cutsParagraph(line, next)
  }

  /// A line that names who is quoted, above or below a quotation.
  private func cutsQuotation(_ line: ReportLine, _ next: ReportLine) -> Bool {
    if open.count == 1, QuotedBlock.beginsSpeech(next.text), RoleLine.isShort(line.text),
      !Sentence.isComplete(line.text)
    {
      return true
    }
    // Behind the role below a quotation.
    if open.count == 1, let last = blocks.last, QuotedBlock(last.text) != nil, last.furniture == nil,
      RoleLine.isShort(RoleLine.role(of: line.text)), RoleLine.namesRole(line.text)
    {
      return true
    }
    guard let first = open.first, QuotedBlock.beginsSpeech(first.text),
      QuotedBlock.endsSpeech(line.text) || line.text.hasSuffix(")")
    else { return false }
    if RoleLine.isShort(next.text) && RoleLine.namesRole(next.text) || next.text.hasPrefix("(") { return true }
    // Behind a quotation that has its role in parentheses, or above.
    if let quoted = QuotedBlock(open.map(\.text).joined(separator: " ")), quoted.role != nil { return true }
    return blocks.last.map { RoleLine.isShort($0.text) && RoleLine.namesRole($0.text) } ?? false
  }

  /// The last line of a quotation that begins in the middle of a paragraph's lines and has its role behind it or on the
  /// next line; `nil` where none begins.
  private func endOfPullQuote(_ index: Int) -> Int? {
    guard QuotedBlock.beginsSpeech(lines[index].text) else { return nil }
    var words = ""
    for place in index..<min(index + 12, lines.count) {
      if lines[place].isBlank || lines[place].furniture != nil { return nil }
      words += (words.isEmpty ? "" : " ") + lines[place].text
      if lines[place].text.hasSuffix(")"), let quoted = QuotedBlock(words),
        quoted.role.map({ RoleLine.namesRole($0) }) ?? false
      {
        return place
      }
      guard QuotedBlock.endsSpeech(lines[place].text), QuotedBlock(words) != nil else { continue }
      guard place + 1 < lines.count else { return nil }
      let next = lines[place + 1].text
      return RoleLine.isShort(next) && RoleLine.namesRole(next) || RoleLine.isSetOff(next) ? place : nil
    }
    return nil
  }

  /// Whether a line names who is quoted in the next.
  private func isRoleAbove(_ index: Int) -> Bool {
    index + 1 < lines.count && RoleLine.isShort(lines[index].text) && RoleLine.namesRole(lines[index].text)
      && QuotedBlock.beginsSpeech(lines[index + 1].text)
  }

  /// Whether a heading begins: a short line behind the end of a sentence, with full ones under it.
  private func beginsHeading(_ index: Int, behind line: ReportLine) -> Bool {
    guard let width, index + 1 < lines.count, HeadingRule.looksLikeHeading(lines[index].text),
      Sentence.isComplete(line.text) || ListMarker(open[0].text) != nil
        || open.count == 1 && HeadingRule.looksLikeHeading(line.text), Self.beginsNew(lines[index + 1])
    else { return false }
    return lines[index].text.unicodeScalars.count * 10 < width * 6
      && lines[index + 1].text.unicodeScalars.count * 10 > width * 6
  }

  /// Whether a line begins like the footnote of a mark in the lines before: `2 Se bilaget.` behind `… kommuner2`.
  private func beginsFootnote(_ index: Int) -> Bool {
    let scalars = Array(lines[index].text.unicodeScalars.prefix(6))
    if let first = scalars.first, InlineMarks.isSuperscript(first) { return true }
    let digits = scalars.prefix { ScalarClass.isDigit($0) }
    guard (1...3).contains(digits.count), scalars.count > digits.count + 1, scalars[digits.count] == " ",
      ScalarClass.isUppercase(scalars[digits.count + 1])
    else { return false }
    let label = String(String.UnicodeScalarView(digits))
    return lines[..<index].suffix(50).contains { line in
      line.text.ranges(of: label).contains { range in
        guard range.lowerBound > line.text.startIndex else { return false }
        let before = line.text[line.text.index(before: range.lowerBound)]
        let behind = range.upperBound < line.text.endIndex ? line.text[range.upperBound] : " "
        return (before.isLowercase || ".,)”".contains(before)) && !behind.isLetter && !behind.isNumber && behind != "-"
      }
    }
  }

  /// A short line with a capital and no point, above one that begins a sentence.
  private func cutsHeading(_ line: ReportLine, _ next: ReportLine, at index: Int) -> Bool {
    guard open.count == 1, ListMarker(line.text) == nil, HeadingRule.looksLikeHeading(line.text), Self.beginsNew(next)
    else {
      return false
    }
    let length = line.text.unicodeScalars.count
    let behind = next.text.unicodeScalars.count
    let isSentence = Sentence.isComplete(next.text) && Sentence.wordCount(next.text) >= 5
    guard let width else {
      // Lines are paragraphs, or there are too few to know how wide they may be.
      if areParagraphs { return true }
      return length < 100 && behind > 140 && behind > 2 * length
        || length <= 60 && isSentence && behind * 2 > 3 * length
    }
    return length * 10 < width * 6 && (behind * 10 > width * 6 || isSentence && behind > length)
  }

  /// A line that a full one could have been, behind which a sentence begins.
  private func cutsParagraph(_ line: ReportLine, _ next: ReportLine) -> Bool {
    guard Self.beginsNew(next) else { return false }
    if areParagraphs { return true }
    // An item without a point, with a paragraph behind the list.
    if let width, let first = open.first, ListMarker(first.text) != nil, line.text.unicodeScalars.count * 10 < width * 6
    {
      return true
    }
    guard Sentence.isComplete(line.text) else { return false }
    guard let width else { return line.text.unicodeScalars.count > 140 || next.text.unicodeScalars.count > 140 }
    let length = line.text.unicodeScalars.count
    if isExact {
      return length + 1
        + (next.text.unicodeScalars.firstIndex(of: " ").map {
          next.text.unicodeScalars.distance(from: next.text.startIndex, to: $0)
        } ?? next.text.unicodeScalars.count) <= width
    }
    return length * 4 < width * 3
  }

  private static func beginsNew(_ line: ReportLine) -> Bool {
    guard let first = line.text.unicodeScalars.first else { return false }
    return ScalarClass.isUppercase(first) || ScalarClass.isDigit(first) || QuotedBlock.opening.contains(first)
      || first == "["
  }
}
