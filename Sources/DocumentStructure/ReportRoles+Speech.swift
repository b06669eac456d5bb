internal import CorpusModel
internal import UnicodeText

/// Quotations with who is quoted, and headings.
extension ReportRoles {
  // MARK: Quotations and headings

  mutating func markQuotations() {
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

  mutating func markQuoted(_ index: Int) {
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

  mutating func markHeadings() {
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
