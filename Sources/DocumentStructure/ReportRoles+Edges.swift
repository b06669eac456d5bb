internal import CorpusModel
internal import UnicodeText

/// What stands before and behind the text, and where pages turn.
extension ReportRoles {
  // MARK: Pages

  mutating func markPages() {
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

  mutating func markEdges() {
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

  mutating func mark(_ range: ClosedRange<Int>, _ kind: Furniture.Kind) {
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

  mutating func markRunningHeads() {
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
}
