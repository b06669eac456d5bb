internal import CorpusModel
internal import UnicodeText

/// Lists of references and notes, up to the next heading, and the imprint on the last page.
enum ReferenceRule: ReportRule {
  static func apply(to report: inout ReportRoles) {
    let blocks = report.blocks
    for heading in blocks.indices where isReferenceHeading(heading, report) {
      let end = endOfList(behind: heading, report)
      if end == heading + 1 { continue }
      report.markHeading(heading, level: report.contents.levels[heading] ?? 1)
      report.mark((heading + 1)..<end, .reference)
    }
    markImprint(&report)
  }

  private static func isReferenceHeading(_ index: Int, _ report: ReportRoles) -> Bool {
    let block = report.blocks[index]
    guard report.isFree(index) || report.isHeading(index), block.isSingleLine, BackMatter.isReferences(block.text)
    else {
      return false
    }
    return report.contents.levels[index] != nil || index * 2 > report.blocks.count
  }

  /// The list ends at a heading of the contents, at an appendix, or at a line like a heading with prose under it that cites
  /// no year.
  private static func endOfList(behind heading: Int, _ report: ReportRoles) -> Int {
    report.blocks.indices.dropFirst(heading + 1).first { index in
      let block = report.blocks[index]
      if report.contents.levels[index] != nil || block.hashes > 0 { return true }
      guard report.isFree(index), block.marker == nil, HeadingRule.looksLikeHeading(block.text) else { return false }
      if HeadingNumber.isAppendix(block.text) { return true }
      guard let next = report.next(after: index), report.isFree(next), report.isProse(next) else { return false }
      return !citesYear(block.text) && !citesYear(report.blocks[next].text)
        && Sentence.isComplete(report.blocks[next].text)
    } ?? report.blocks.count
  }

  /// A year in parentheses or before a point or colon, or an address of a page.
  private static func citesYear(_ text: String) -> Bool {
    if text.contains("http") || text.contains("www.") { return true }
    let words = text.split { !$0.isNumber }
    return words.contains { $0.utf8.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }
  }

  /// The addresses on the last page, from the end backwards over short lines; at least one must be an address.
  private static func markImprint(_ report: inout ReportRoles) {
    var start = report.blocks.count
    var isImprint = false
    while start > 0 {
      let index = start - 1
      if !report.isFurniture(index) {
        guard report.isFree(index), report.blocks[index].marker == nil, report.contents.levels[index] == nil,
          BackMatter.isImprint(report.blocks[index].text)
            || Sentence.wordCount(report.blocks[index].text) <= 5 && !Sentence.isComplete(report.blocks[index].text)
              && !QuotedBlock.beginsSpeech(report.blocks[index].text)
        else { break }
        isImprint = isImprint || BackMatter.isImprint(report.blocks[index].text)
      }
      start = index
    }
    if isImprint, start > 0 { report.mark(start..<report.blocks.count, .backMatter) }
  }
}
