internal import CorpusModel
internal import UnicodeText

/// What a publisher says of itself behind the last chapter: a heading that the contents lack, a few lines, and where to
/// read more.
enum PublisherBoxRule: ReportRule {
  static func apply(to report: inout ReportRoles) {
    guard let last = report.contents.levels.keys.filter({ !BackMatter.isReferences(report.blocks[$0].text) }).max()
    else {
      return
    }
    let headings = report.blocks.indices.filter { $0 > last && report.isHeading($0) }
    for (number, heading) in headings.enumerated() where report.contents.levels[heading] == nil {
      let end = number + 1 < headings.count ? headings[number + 1] : report.blocks.count
      let lines = ((heading + 1)..<end).filter { report.isFree($0) }
      let isBehindAll = end == report.blocks.count || BackMatter.isReferences(report.blocks[end].text)
      guard isBehindAll, (1...3).contains(lines.count), lines.contains(where: { leadsAway(report.blocks[$0].text) })
      else {
        continue
      }
      report.roles[heading] = .heading(1)
      for line in lines { report.roles[line] = .furniture(.backMatter) }
    }
  }

  private static func leadsAway(_ text: String) -> Bool {
    let lower = LetterCase.lowercased(text)
    return (lower.contains("http") || lower.contains("www.")) && (lower.contains("læs") || lower.contains("find"))
      && Sentence.wordCount(text) <= 20
  }
}
