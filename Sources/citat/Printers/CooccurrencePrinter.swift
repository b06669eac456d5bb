internal import CorpusModel
internal import Interchange
internal import Workbench

/// Which things stand together, for a terminal: the square headed by ids, so that it is seen at once, and the pairs.
struct CooccurrencePrinter {
  let terminal: Terminal
  let count: CooccurrenceCount
  private let report: CooccurrenceReport

  init(terminal: Terminal, count: CooccurrenceCount, language: ReportLanguage) {
    self.terminal = terminal
    self.count = count
    report = CooccurrenceReport(count, words: ReportWords(language))
  }

  /// What a report says of the count, and tables of its own instead of the report's.
  func text(of whole: Report) -> String {
    var prose = whole
    prose.parts.removeAll { if case .table = $0 { true } else { false } }
    return ReportPrinter(terminal: terminal).text(of: prose) + square + pairs
  }

  /// What a thing is called where room is short, on one line.
  private func label(_ item: CooccurrenceCount.Item) -> String { Terminal.safe(item.id) }

  private var square: String {
    let items = count.items
    if !report.hasSquare { return "" }
    let heads = items.map { CountTablePrinter.Head(id: label($0), name: $0.name, color: $0.color) }
    let lines = zip(items, count.square).map { item, row in
      (group: label(item), cells: row.map { $0 == 0 ? "·" : String($0) })
    }
    return "\n"
      + CountTablePrinter(terminal: terminal, themes: heads)
      .text(heading: "", lines: lines, sums: nil, withLegend: items.contains { $0.name != $0.id })
  }

  /// The pairs that meet most beyond chance.
  private var pairs: String {
    let table = report.shortPairs
    return table.count == 0 ? "" : "\n" + ReportPrinter(terminal: terminal).rows(of: table, report.language)
  }
}
