internal import CorpusModel

/// Page marks, printed page numbers and running heads, which were told apart by line. Where pages have marks, printed
/// numbers say nothing more; where they have none, numbers at their feet name them.
enum LayoutRule: ReportRule {
  static func apply(to report: inout ReportRoles) {
    for (index, block) in report.blocks.enumerated() {
      if let kind = block.furniture { report.roles[index] = .furniture(kind) }
    }
    let markers = report.blocks.indices.filter { report.blocks[$0].furniture == .pageMarker }
    if !markers.isEmpty {
      for index in markers { report.pages[index] = report.blocks[index].page }
      return
    }
    let numbers = report.blocks.indices.filter { report.blocks[$0].page != nil }
    let values = numbers.compactMap { report.blocks[$0].page.flatMap { Int($0) } }
    // Numbers that do not rise are a table's.
    guard values.count >= 2, zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }) else { return }
    // A number at the foot of a page names what stands above it, from the number before on.
    for (number, next) in zip(numbers, numbers.dropFirst()) { report.pages[number] = report.blocks[next].page }
  }
}
