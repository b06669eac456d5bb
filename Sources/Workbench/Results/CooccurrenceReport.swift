package import CorpusModel
package import Interchange
internal import TextStatistics

/// Which things stand together, for readers.
package struct CooccurrenceReport: Sendable {
  private let count: CooccurrenceCount
  private let words: ReportWords

  package init(_ count: CooccurrenceCount, words: ReportWords) {
    self.count = count
    self.words = words
  }

  /// Pairs with the most above chance that are listed on paper; sheets and csv have all.
  private static let listed = 30
  private static let mostItems = 30

  /// The square, its heat map and the pairs.
  package func parts(for shape: MatrixReport.Shape) -> [Report.Part] {
    var parts: [Report.Part] = []
    if shape != .workbook { parts.append(.paragraph(counted)) }
    if hasSquare || shape == .workbook { parts.append(.table(square)) }
    if shape == .page || shape == .document, let picture { parts.append(.picture(picture)) }
    return parts + [.table(pairs(limit: shape == .workbook ? nil : Self.listed, names: count.items.map(\.name)))]
  }

  /// Whether the square is small enough to be looked at.
  package var hasSquare: Bool { count.items.count <= Self.mostItems }

  package var language: ReportLanguage { words.language }

  /// The pairs with the most above chance, by ids, which are short.
  package var shortPairs: ReportTable { pairs(limit: Self.listed, names: count.items.map(\.id)) }

  /// What was counted, in a sentence.
  private var counted: String {
    words.word(
      "Tallene er \(count.proximity == .overlap ? "ord" : "enheder") \(words.name(of: count.proximity)). »Ved tilfældighed« er det antal, der ville mødes, hvis hvert lå tilfældigt.",
      "Numbers are \(count.proximity == .overlap ? "words" : "units") \(words.name(of: count.proximity)). “By chance” is how many would meet if each lay at random."
    )
  }

  private var square: ReportTable {
    let names = count.items.map(\.name)
    let rows = count.square.enumerated().map { number, line -> [ReportCell] in
      [.label(names[number])] + line.map { .integer($0) }
    }
    return ReportTable(
      words.cooccurrence,
      columns: [ReportColumn(words.word("Sammen med", "Together with"), width: 30)]
        + names.map { ReportColumn($0, width: 14, isNumeric: true) }, rows: rows)
  }

  private func pairs(limit: Int?, names: [String]) -> ReportTable {
    let meeting = count.ordered.filter { $0.pair.both > 0 }
    var table = ReportTable(
      words.pairs,
      columns: [ReportColumn(words.first, width: 30), ReportColumn(words.second, width: 30)]
        + [
          words.together, words.firstCount, words.secondCount, words.expected, words.jaccard, words.logLikelihood,
        ].map { ReportColumn($0, width: 14, isNumeric: true) },
      rows: meeting.prefix(limit ?? meeting.count).map { row in
        [
          .text(names[row.first]), .text(names[row.second]), .integer(row.pair.both), .integer(row.pair.first),
          .integer(row.pair.second), .decimal(row.pair.expected), .decimal(row.pair.jaccard),
          row.pair.logLikelihood.map { .decimal($0) } ?? .empty,
        ]
      })
    table.frozenColumns = 2
    return table
  }

  /// The square as a heat map, what each has of its own plain; `nil` where there are too many for one.
  package var picture: Picture? {
    if !hasSquare { return nil }
    let names = count.items.map(\.name)
    let cells = count.square.enumerated().map { row, line in
      line.enumerated().map { HeatMap.Cell(Double($1), String($1), isPlain: row == $0) }
    }
    return HeatMap(
      title: words.cooccurrence, rows: names, columns: names, cells: cells, language: words.language
    ).picture
  }
}
