internal import CorpusModel

/// What a web page or an archive puts before and behind a text: menus, cookie notices, buttons, links, other texts.
enum WebPageRule: ReportRule {
  static func apply(to report: inout ReportRoles) {
    let blocks = report.blocks
    var start = 0
    if let wrapper = blocks.prefix(40).firstIndex(where: { $0.text == "Hele teksten" }) {
      report.mark(0..<(wrapper + 1), .wrapper)
      start = wrapper + 1
    }
    markEnd(&report, from: start)
    for index in blocks.indices where report.isFree(index) && blocks[index].marker == nil {
      let isAtEdge = index < 25 || index + 25 >= blocks.count
      let isEverywhere = blocks[index].text.hasPrefix("Læs også") || blocks[index].text.hasPrefix("Artiklen fortsætter")
      if isAtEdge && BackMatter.isCookieNotice(blocks[index].text)
        || (isAtEdge || isEverywhere) && BackMatter.isWebLine(blocks[index].text)
      {
        report.roles[index] = .furniture(.wrapper)
      }
    }
  }

  /// From the first line that ends a web page on, where hardly any text follows; a list of related texts ends it whatever
  /// follows. A heading for references with nothing under it belongs to the page.
  private static func markEnd(_ report: inout ReportRoles, from start: Int) {
    let blocks = report.blocks
    // Behind this one stand two paragraphs at most, and no heading.
    var last = blocks.count
    var prose = 0
    while last > 0, !report.isHeading(last - 1) {
      prose += report.isProse(last - 1) ? 1 : 0
      if prose > 2 { break }
      last -= 1
    }
    let end = blocks.indices.first { index in
      guard index > start, report.isFree(index) else { return false }
      if BackMatter.isWebEnd(blocks[index].text), index * 3 > blocks.count { return true }
      return index + 1 >= last && index * 10 > blocks.count * 3 && BackMatter.isWebTail(blocks[index].text)
    }
    guard var end else { return }
    while let before = report.previous(before: end), before > start, BackMatter.isReferences(blocks[before].text) {
      end = before
      report.roles[before] = nil
    }
    report.mark(end..<blocks.count, .wrapper)
  }
}
