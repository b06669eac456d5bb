internal import CorpusModel
internal import UnicodeText

/// Which blocks are one paragraph of canonical text: layout cuts paragraphs at pages, figures, footnotes and pull quotes.
struct ParagraphJoins {
  /// One or more blocks that are one paragraph.
  struct Group {
    var blocks: [Int]
    let role: ReportRoles.Role
  }

  private let report: ReportRoles

  init(_ report: ReportRoles) { self.report = report }

  /// The paragraphs in the order of their first blocks. A block that ends in the middle of a sentence goes on in the next
  /// one that is running text, over furniture, boxes and quotations.
  func groups() -> [Group] {
    var result: [Group] = []
    var taken = Set<Int>()
    for index in report.blocks.indices where !report.isFurniture(index) && !taken.contains(index) {
      guard let role = report.roles[index] else { continue }
      var group = Group(blocks: [index], role: role)
      var last = index
      while let next = continuation(of: last, role: role), !taken.contains(next) {
        group.blocks.append(next)
        taken.insert(next)
        last = next
      }
      result.append(group)
    }
    return result
  }

  private func continuation(of index: Int, role: ReportRoles.Role) -> Int? {
    let blocks = report.blocks
    switch role {
    case .heading: return report.next(after: index).flatMap { report.headingContinuations.contains($0) ? $0 : nil }
    case .quotation:
      guard blocks[index].marker == nil, let next = report.next(after: index), report.roles[next] == .quotation else {
        return nil
      }
      let text = blocks[index].text
      return QuotedBlock.opens(text) && QuotedBlock(text) == nil || isMiddle(of: index) ? next : nil
    case .body, .item: break
    default: return nil
    }
    if Sentence.isComplete(blocks[index].text) { return nil }
    var candidate = report.next(after: index)
    var isOverQuotation = false
    while let place = candidate,
      report.roles[place] == .attribution || report.roles[place] == .quotation || report.roles[place] == .box
    {
      isOverQuotation = true
      candidate = report.next(after: place)
    }
    guard let next = candidate, report.roles[next] == .body else { return nil }
    if Sentence.goesOn(blocks[next].text) { return role == .body && isListLine(index, next) ? nil : next }
    if hasLineEndHyphen(index) { return next }
    // A name may begin the next line; what stands in parentheses is at its end.
    return blocks[index].text.utf8.count > 60 && !blocks[index].text.hasSuffix(")") && role == .body && !isOverQuotation
      ? next : nil
  }

  /// Whether a block of speech has no mark of its own: the middle of speech that has more than two parts.
  private func isMiddle(of index: Int) -> Bool {
    !report.blocks[index].text.unicodeScalars.contains { QuoteMarks.double.contains($0) }
  }

  private func hasLineEndHyphen(_ index: Int) -> Bool {
    guard let last = report.blocks[index].text.unicodeScalars.last else { return false }
    return last == "\u{AD}"
  }

  /// Whether two short lines that both begin small are items of a list that lost its bullets.
  private func isListLine(_ index: Int, _ next: Int) -> Bool {
    guard let first = report.blocks[index].text.unicodeScalars.first, ScalarClass.isLowercase(first) else {
      return false
    }
    return report.blocks[index].text.utf8.count < 100 && report.blocks[next].text.utf8.count < 100
  }
}
