internal import CorpusModel

/// The table of contents, and the headings that it names.
enum ContentsRule: ReportRule {
  static func apply(to report: inout ReportRoles) {
    report.mark(report.contents.blocks, .tableOfContents)
    for (index, level) in report.contents.levels where report.isFree(index) {
      report.markHeading(index, level: level)
      if report.headingContinuations.contains(index + 1), report.isFree(index + 1) {
        report.roles[index + 1] = .heading(level)
      }
    }
  }
}
