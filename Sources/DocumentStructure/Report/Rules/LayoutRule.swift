internal import CorpusModel

/// Page marks, printed page numbers and running heads, which were told apart by line, and where pages begin.
///
/// A page mark stands before its page: `(12)`. A printed number stands on it, mostly at its foot: where form feeds show the
/// pages, it names the one that it stands on, else all from the number before on.
enum LayoutRule: ReportRule {
  static func apply(to report: inout ReportRoles) {
    for (index, block) in report.blocks.enumerated() {
      if let kind = block.furniture { report.roles[index] = .furniture(kind) }
    }
    let markers = report.blocks.filter { $0.furniture == .pageMarker }
    report.pages =
      markers.isEmpty
      ? numberedPages(report.blocks)
      : markers.map { PageStart(verbatim: $0.range.end, label: $0.page ?? "") }
  }

  private static func numberedPages(_ blocks: [Block]) -> [PageStart] {
    var numbers: [(place: TextRange, label: String)] = []
    var feeds: [Int] = []
    for block in blocks {
      if block.startsPage { feeds.append(block.start) }
      if let page = block.page { numbers.append((block.range, page)) }
      for lifted in block.lifted { if let page = lifted.page { numbers.append((lifted.range, page)) } }
    }
    // Numbers that do not rise are a table's.
    let values = numbers.compactMap { Int($0.label) }
    guard values.count >= 2, values.count == numbers.count, zip(values, values.dropFirst()).allSatisfy({ $0 <= $1 })
    else {
      return []
    }
    var pages: [PageStart] = []
    var start = 0
    for number in numbers {
      let feed = feeds.last { $0 <= number.place.start } ?? 0
      let place = max(start, feed)
      if pages.last?.label != number.label { pages.append(PageStart(verbatim: place, label: number.label)) }
      start = number.place.end
    }
    return pages
  }
}
