internal import CorpusModel
internal import UnicodeText

/// The title of a box and the lists in it. Prose in a box is text like any other.
enum BoxRule: ReportRule {
  static func apply(to report: inout ReportRoles) {
    for index in report.blocks.indices
    where report.isFree(index) && report.blocks[index].marker == nil && report.contents.levels[index] == nil
      && BackMatter.isBox(report.blocks[index].text) && Sentence.wordCount(report.blocks[index].text) <= 25
    {
      report.roles[index] = .box
      var place = index + 1
      while let end = endOfList(from: place, report) {
        for member in place..<end where report.isFree(member) { report.roles[member] = .box }
        place = end
      }
    }
  }

  /// Behind a lead-in or a short title, items that begin small or have bullets; `nil` where no list begins.
  private static func endOfList(from start: Int, _ report: ReportRoles) -> Int? {
    guard start < report.blocks.count, report.isFree(start), report.contents.levels[start] == nil else { return nil }
    let text = report.blocks[start].text
    guard text.hasSuffix(":") || Sentence.wordCount(text) <= 8 && !Sentence.isComplete(text) || endsInLabel(text) else {
      return nil
    }
    var end = start + 1
    while end < report.blocks.count, report.isFree(end), report.contents.levels[end] == nil,
      report.blocks[end].marker != nil || Sentence.goesOn(report.blocks[end].text)
    {
      end += 1
    }
    return end > start + 1 ? end : nil
  }

  /// `… omfatter2:` ends like a lead-in under its footnote mark.
  private static func endsInLabel(_ text: String) -> Bool {
    text.reversed().first { !$0.isNumber } == ":"
  }
}
