internal import CorpusModel
internal import UnicodeText

/// Tables of figures, tables and boxes, with the pages that they stand on.
enum FigureTableRule: ReportRule {
  private static let headings: Set<String> = [
    "figurer", "tabeller", "bokse", "figuroversigt", "tabeloversigt", "figurliste", "tabelliste", "figurer og tabeller",
    "tabeller og figurer", "oversigt over figurer", "oversigt over tabeller", "oversigt over figurer og tabeller",
    "liste over figurer", "liste over tabeller", "bilagsoversigt", "oversigt over bilag",
  ]

  static func apply(to report: inout ReportRoles) {
    var start = report.blocks.startIndex
    while start < report.blocks.count {
      var end = start
      while end < report.blocks.count, isEntry(end, report) { end += 1 }
      if end - start >= 2 {
        for index in start..<end where report.isFree(index) { report.roles[index] = .furniture(.tableOfContents) }
        if let heading = report.previous(before: start), report.isFree(heading) || report.isHeading(heading),
          headings.contains(LetterCase.lowercased(report.blocks[heading].text))
        {
          report.roles[heading] = .furniture(.tableOfContents)
        }
      }
      start = max(end, start + 1)
    }
  }

  /// A caption with the page behind leaders, or a mark of the page between such lines.
  private static func isEntry(_ index: Int, _ report: ReportRoles) -> Bool {
    let text = report.blocks[index].text
    return report.isFree(index) && ContentsEntry(text) != nil
      && (BackMatter.isFigureCaption(text) || BackMatter.isBox(text) || HeadingNumber.isAppendix(text))
  }
}
