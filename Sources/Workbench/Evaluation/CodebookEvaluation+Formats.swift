package import CorpusModel
internal import QualitativeCoding
internal import TextStatistics

extension CodebookEvaluation {
  /// Figures as a table: a line for each part, scoring and code.
  package func table(by grouping: Grouping) -> Table {
    var table = Table(
      columns: [Table.Column("part"), Table.Column("scoring"), Table.Column("code")]
        + [
          "coded", "proposed", "hits", "misses", "false_alarms", "precision", "recall", "f1", "f1_low", "f1_high",
          "kappa",
          "kappa_low", "kappa_high",
        ].map { Table.Column($0, isNumeric: true) })
    for scoring in Scoring.allCases {
      for part in parts(scoring, by: grouping) {
        for figures in part.figures { table.append([.text(part.name), .text(scoring.rawValue)] + Self.cells(figures)) }
      }
    }
    return table
  }

  private static func cells(_ figures: Figures) -> [Table.Cell] {
    func figure(_ value: Double?) -> Table.Cell { value.map { .decimal(($0 * 1000).rounded() / 1000) } ?? .empty }
    let confusion = figures.confusion
    return [
      .text(figures.code ?? "pooled"), .integer(confusion.bothYes + confusion.onlyReference),
      .integer(confusion.bothYes + confusion.onlyTested), .integer(confusion.bothYes),
      .integer(confusion.onlyReference), .integer(confusion.onlyTested), figure(confusion.precision),
      figure(confusion.recall), figure(confusion.f1), figure(figures.f1?.low), figure(figures.f1?.high),
      figure(confusion.kappa), figure(figures.kappa?.low), figure(figures.kappa?.high),
    ]
  }
}
