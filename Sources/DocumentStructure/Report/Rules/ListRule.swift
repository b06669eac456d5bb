internal import CorpusModel
internal import UnicodeText

/// Lists that lost their bullets: behind a lead-in, a row of lines that all begin small.
enum ListRule: ReportRule {
  static func apply(to report: inout ReportRoles) {
    for index in report.blocks.indices where report.isFree(index) && report.blocks[index].text.hasSuffix(":") {
      var items: [Int] = []
      var place = index
      while let next = report.next(after: place), report.isFree(next), report.blocks[next].marker == nil,
        let first = report.blocks[next].text.unicodeScalars.first, ScalarClass.isLowercase(first)
      {
        items.append(next)
        place = next
        if Sentence.isComplete(report.blocks[next].text) { break }
      }
      // One line that begins small is the rest of a sentence.
      guard items.count >= 2, items.dropLast().allSatisfy({ report.blocks[$0].text.utf8.count < 200 }) else { continue }
      for item in items { report.roles[item] = .item }
    }
  }
}
