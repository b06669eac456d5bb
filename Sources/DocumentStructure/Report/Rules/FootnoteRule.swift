internal import CorpusModel

/// Footnotes, wherever the page had room for them, and the plain digits that refer to them.
enum FootnoteRule: ReportRule {
  static func apply(to report: inout ReportRoles) {
    let notes = PlainFootnotes(report)
    report.plainMarks = notes.marks
    var isOpen = false
    for (index, block) in report.blocks.enumerated() where report.isFree(index) {
      // The list in a footnote.
      if isOpen, block.marker != nil {
        report.roles[index] = .furniture(.footnote)
        continue
      }
      isOpen = false
      let isNote = block.text.unicodeScalars.first.map { InlineMarks.isSuperscript($0) } ?? false
      if isNote || notes.bodies.contains(index) {
        report.roles[index] = .furniture(.footnote)
        isOpen = block.text.hasSuffix(":")
        continueNote(index, &report)
      }
    }
  }

  /// A footnote that blank lines cut goes on up to the end of the page, where its sentence does.
  private static func continueNote(_ index: Int, _ report: inout ReportRoles) {
    guard
      let page = report.blocks.indices.dropFirst(index + 1).prefix(4).first(where: {
        report.blocks[$0].furniture?.isPage ?? false || report.blocks[$0].startsPage
      })
    else { return }
    var last = index
    while last + 1 < page, report.isFree(last + 1), !Sentence.isComplete(report.blocks[last].text),
      Sentence.goesOn(report.blocks[last + 1].text)
    {
      last += 1
      report.roles[last] = .furniture(.footnote)
    }
  }
}
