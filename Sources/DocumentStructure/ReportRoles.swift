internal import CorpusModel
internal import UnicodeText

/// What each block of a report is.
struct ReportRoles {
  enum Role: Equatable {
    case furniture(Furniture.Kind)
    case heading(Int)
    case body
    case item
    /// The line that names who is quoted in the block after the next furniture, or before.
    case attribution
    case quotation
  }

  let blocks: [Block]
  private let contents: Contents
  private(set) var roles: [Role?]
  /// The labels of the pages that begin with a block, as printed.
  private(set) var pages: [Int: String] = [:]
  /// Labels of footnotes whose marks are plain digits.
  private(set) var plainFootnotes: Set<String> = []

  init(blocks: [Block], contents: Contents) {
    self.blocks = blocks
    self.contents = contents
    roles = Array(repeating: nil, count: blocks.count)
    markPages()
    markEdges()
    markFigures()
    markRunningHeads()
    markFootnotes()
    markReferences()
    markQuotations()
    markHeadings()
    for index in blocks.indices where roles[index] == nil { roles[index] = blocks[index].marker == nil ? .body : .item }
  }

  private func isFree(_ index: Int) -> Bool { roles[index] == nil }

  /// The next block that is not furniture.
  func next(after index: Int) -> Int? { blocks.indices.dropFirst(index + 1).first { !isFurniture($0) } }
  /// The block before that is not furniture.
  func previous(before index: Int) -> Int? { blocks.indices[..<index].last { !isFurniture($0) } }

  func isFurniture(_ index: Int) -> Bool {
    if case .furniture = roles[index] { true } else { false }
  }

  // MARK: Pages

  private mutating func markPages() {
    for (index, block) in blocks.enumerated() where block.isSingleLine && block.marker == nil {
      let text = block.text
      if text.hasPrefix("("), text.hasSuffix(")"), let page = Self.number(text.dropFirst().dropLast()) {
        roles[index] = .furniture(.pageMarker)
        pages[index] = page
      } else if LetterCase.lowercased(text).hasPrefix("side "), text.utf8.count < 20,
        let page = Self.number(text.split(separator: " ")[1][...])
      {
        roles[index] = .furniture(.pageMarker)
        pages[index] = page
      } else if Self.number(text[...]) != nil {
        roles[index] = .furniture(.pageNumber)
      }
    }
  }

  /// Digits, at most four of them.
  private static func number(_ text: Substring) -> String? {
    (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? String(text) : nil
  }

  // MARK: Cover, contents, web wrapper

  private mutating func markEdges() {
    var start = 0
    if let wrapper = blocks.prefix(40).firstIndex(where: { $0.text == "Hele teksten" }) {
      mark(0...wrapper, .wrapper)
      start = wrapper + 1
    }
    if let tail = blocks.firstIndex(where: { BackMatter.isWebTail($0.text) }), tail > start {
      mark(tail...(blocks.count - 1), .wrapper)
    }
    let front: Range<Int>
    if !contents.blocks.isEmpty {
      mark(contents.blocks.lowerBound...(contents.blocks.upperBound - 1), .tableOfContents)
      front = start..<max(start, contents.blocks.lowerBound)
    } else {
      let title = blocks.indices.dropFirst(start).prefix(12).first { isTitle($0) }
      // Short lines above the title of a text without pages are text; a cover has a page, or stands in a web page.
      let hasCover = start > 0 || !pages.isEmpty || roles.contains(.furniture(.pageNumber))
      front = title.map { (hasCover ? start : $0)..<($0 + 1) } ?? start..<start
    }
    let colophon = front.first { BackMatter.isColophon(blocks[$0].text) } ?? front.upperBound
    let title = title(in: front.lowerBound..<max(front.lowerBound, colophon))
    for index in front where isFree(index) {
      roles[index] = index == title ? .heading(0) : .furniture(index < colophon ? .cover : .colophon)
    }
    // The date under a title.
    if contents.blocks.isEmpty, title != nil, front.upperBound < blocks.count,
      blocks[front.upperBound].text.unicodeScalars.allSatisfy({
        ScalarClass.isDigit($0) || "-./ ".unicodeScalars.contains($0)
      })
    {
      roles[front.upperBound] = .furniture(.cover)
    }
  }

  /// The title among the blocks of a cover: the longest line that could be one.
  private func title(in cover: Range<Int>) -> Int? {
    let candidates = cover.filter { isFree($0) && blocks[$0].marker == nil && isTitleText(blocks[$0].text) }
    return candidates.max { (blocks[$0].text.utf8.count, $1) < (blocks[$1].text.utf8.count, $0) }
  }

  private mutating func mark(_ range: ClosedRange<Int>, _ kind: Furniture.Kind) {
    for index in range where isFree(index) { roles[index] = .furniture(kind) }
  }

  private func isTitleText(_ text: String) -> Bool {
    let words = text.split(separator: " ").count
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    return (4...30).contains(words) && !ScalarClass.isLowercase(first) && !".:;,".unicodeScalars.contains(last)
  }

  /// Without a table of contents: a line like a title that a paragraph follows soon, with nothing but short lines before.
  private func isTitle(_ index: Int) -> Bool {
    guard blocks[index].marker == nil, isTitleText(blocks[index].text), !QuotedBlock.opens(blocks[index].text),
      QuotedBlock(blocks[index].text) == nil
    else { return false }
    let before = blocks[..<index].allSatisfy { $0.text.split(separator: " ").count <= 6 }
    let after = blocks.dropFirst(index + 1).prefix(3).contains { $0.text.split(separator: " ").count >= 20 }
    return before && after
  }

  // MARK: What repeats

  private mutating func markRunningHeads() {
    var places: [String: [Int]] = [:]
    for (index, block) in blocks.enumerated()
    where block.isSingleLine && block.marker == nil && block.text.utf8.count < 120 {
      places[block.text, default: []].append(index)
    }
    for (_, indices) in places where indices.count >= 2 {
      let besidePage = indices.filter { isBesidePage($0) }
      // What recurs away from the pages' edges is text: a role above its quotations, an answer that several gave.
      let isHead = besidePage.count * 2 >= indices.count && !indices.contains { contents.levels[$0] != nil }
      let heads = indices.count >= 3 && isHead ? indices : besidePage
      guard heads.count >= 2 else { continue }
      for index in heads where isFree(index) && contents.levels[index] == nil {
        roles[index] = .furniture(.runningHead)
      }
    }
  }

  private func isBesidePage(_ index: Int) -> Bool {
    if blocks[index].startsPage { return true }
    return [index - 1, index + 1].contains { neighbour in
      guard blocks.indices.contains(neighbour) else { return false }
      return roles[neighbour] == .furniture(.pageMarker) || roles[neighbour] == .furniture(.pageNumber)
    }
  }

  // MARK: Figures, footnotes, references

  private mutating func markFigures() {
    for (index, block) in blocks.enumerated()
    where isFree(index) && block.marker == nil && contents.levels[index] == nil {
      if BackMatter.isFigure(block.text) { roles[index] = .furniture(.figure) }
    }
    // A note that a blank line cuts goes on up to the figure's source.
    for (index, block) in blocks.enumerated() where BackMatter.isFigureNote(block.text) {
      let behind = blocks.indices.dropFirst(index + 1).prefix(3)
      guard let source = behind.first(where: { BackMatter.isFigureSource(blocks[$0].text) }) else { continue }
      let between = (index + 1)..<source
      if between.allSatisfy({ isFree($0) && blocks[$0].marker == nil && contents.levels[$0] == nil }) {
        for place in between { roles[place] = .furniture(.figure) }
      }
    }
  }

  private mutating func markFootnotes() {
    var isOpen = false
    var expected = 1
    for (index, block) in blocks.enumerated() {
      guard isFree(index) else { continue }
      if isOpen, block.marker != nil {
        roles[index] = .furniture(.footnote)
        continue
      }
      isOpen = false
      guard let first = block.text.unicodeScalars.first else { continue }
      if InlineMarks.superscripts.contains(first) {
        roles[index] = .furniture(.footnote)
        isOpen = block.text.hasSuffix(":")
      } else if block.marker == nil, contents.levels[index] == nil, let label = Self.plainLabel(block.text),
        Int(label) == expected, hasMark(label, before: index)
      {
        roles[index] = .furniture(.footnote)
        plainFootnotes.insert(label)
        expected += 1
      }
    }
  }

  /// The number at the start of `3 Læs mere om …`.
  private static func plainLabel(_ text: String) -> String? {
    let scalars = Array(text.unicodeScalars.prefix(5))
    let digits = scalars.prefix { ScalarClass.isDigit($0) }
    guard (1...2).contains(digits.count), scalars.count > digits.count + 1, scalars[digits.count] == " ",
      ScalarClass.isUppercase(scalars[digits.count + 1])
    else { return nil }
    return String(String.UnicodeScalarView(digits))
  }

  /// Whether a word among the forty blocks before ends in the label.
  private func hasMark(_ label: String, before index: Int) -> Bool {
    let marks = InlineMarks(plainLabels: [label])
    return blocks[..<index].suffix(40).contains { block in
      let text = UTF8Text(block.text)
      return marks.marks(in: [text.range], of: text).contains { text.string(in: $0.verbatim) == label }
    }
  }

  private mutating func markReferences() {
    guard
      let heading = blocks.indices.last(where: {
        isFree($0) && blocks[$0].isSingleLine && BackMatter.isReferences(blocks[$0].text)
      }),
      heading * 2 > blocks.count
    else { return }
    roles[heading] = .heading(contents.levels[heading] ?? 1)
    for index in (heading + 1)..<max(heading + 1, blocks.count) {
      if contents.levels[index] != nil { break }
      if isFree(index) { roles[index] = .furniture(.reference) }
    }
  }

  // MARK: Quotations and headings

  private mutating func markQuotations() {
    for (index, block) in blocks.enumerated() where isFree(index) {
      if block.marker != nil {
        if PressStatement(block.text) != nil { roles[index] = .quotation }
        continue
      }
      if QuotedBlock(block.text) != nil {
        markQuoted(index)
      } else if QuotedBlock.opens(block.text), let end = next(after: index), isFree(end),
        QuotedBlock.closes(blocks[end].text),
        QuotedBlock(blocks[end].text) == nil, blocks[end].marker == nil
      {
        roles[index] = .quotation
        roles[end] = .quotation
      }
    }
  }

  private mutating func markQuoted(_ index: Int) {
    let before = previous(before: index)
    if let before, isFree(before), isAttribution(before) {
      roles[before] = .attribution
      roles[index] = .quotation
      return
    }
    let isAnswer = before.map { roles[$0] == .quotation || blocks[$0].text.hasSuffix(":") } ?? false
    if let after = next(after: index), blocks[after].marker != nil, RoleLine.namesRole(blocks[after].text),
      RoleLine.isShort(blocks[after].text)
    {
      roles[after] = .attribution
      roles[index] = .quotation
    } else if isAnswer || blocks[index].text.split(separator: " ").count >= 8 {
      roles[index] = .quotation
    }
  }

  /// Whether a line right before a quotation names who is quoted: it is short, is no heading of the contents, and names a
  /// position, or stands in the middle of a sentence that goes on behind the quotation.
  private func isAttribution(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.isSingleLine, block.marker == nil, contents.levels[index] == nil, RoleLine.isShort(block.text) else {
      return false
    }
    if RoleLine.namesRole(block.text) { return true }
    return previous(before: index).map { !Self.isComplete(blocks[$0].text) } ?? false
  }

  private mutating func markHeadings() {
    for (index, level) in contents.levels where isFree(index) { roles[index] = .heading(level) }
    var above = 0
    for (index, block) in blocks.enumerated() {
      if case .heading(let level) = roles[index] { above = contents.levels[index] ?? level }
      guard isFree(index), block.marker == nil, block.lines.count <= 2, Self.looksLikeHeading(block.text) else {
        continue
      }
      guard let after = next(after: index), roles[after] != .attribution, introduces(index, after) else { continue }
      if let first = blocks[after].text.unicodeScalars.first, blocks[after].marker == nil,
        ScalarClass.isLowercase(first)
      {
        continue
      }
      if let before = previous(before: index), roles[before] == nil, blocks[before].marker == nil,
        !Self.isComplete(blocks[before].text), !Self.looksLikeHeading(blocks[before].text)
      {
        continue
      }
      roles[index] = .heading(contents.levels.isEmpty ? 1 : min(max(above, 1) + (above <= 1 ? 1 : 0), 2))
    }
  }

  /// Whether a line that looks like a heading has something under it that a heading stands over. In a text with pages or a
  /// table of contents anything is; in another one, a row of short lines is a row of short paragraphs.
  private func introduces(_ index: Int, _ after: Int) -> Bool {
    if !contents.blocks.isEmpty || !pages.isEmpty { return true }
    let words = blocks[after].text.split(separator: " ").count
    return blocks[after].marker != nil || roles[after] == .quotation || words >= 12
      || words * 2 >= 3 * blocks[index].text.split(separator: " ").count
        && Self.isComplete(blocks[after].text)
  }

  private static func looksLikeHeading(_ text: String) -> Bool {
    let words = text.unicodeScalars.reversed().drop { InlineMarks.superscripts.contains($0) }
    guard let first = text.unicodeScalars.first, let last = words.first else { return false }
    return text.utf8.count <= 140 && text.split(separator: " ").count <= 16
      && (ScalarClass.isUppercase(first) || ScalarClass.isDigit(first)) && !".:;,…".unicodeScalars.contains(last)
      && !text.contains("@") && !text.contains("www.")
  }

  /// Whether a text ends where a sentence may end.
  static func isComplete(_ text: String) -> Bool {
    var scalars = text.unicodeScalars
    while let last = scalars.last,
      QuotedBlock.closing.contains(last) || ")*]".unicodeScalars.contains(last)
        || InlineMarks.superscripts.contains(last) || ScalarClass.isDigit(last)
    {
      scalars.removeLast()
    }
    guard let last = scalars.last else { return true }
    return ".?!:…".unicodeScalars.contains(last)
  }
}
