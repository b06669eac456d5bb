internal import CorpusIndex
package import CorpusModel
package import Interchange
package import TextStatistics

/// How rich the vocabulary of groups is.
package struct VocabularyCount: Sendable {
  package let kind: ItemKind
  /// Words in a window of MATTR.
  package let window: Int
  package typealias Row = (name: String, richness: VocabularyRichness)

  /// Each group with its figures.
  package let groups: [Row]
  /// All groups together; `nil` where there is one.
  package let whole: Row?
  /// The groups, and the whole last.
  package var rows: [Row] { groups + (whole.map { [$0] } ?? []) }

  /// - Throws: `CountError`, `QueryError`.
  /// - Complexity: O(positions + items × groups).
  package init(
    of kind: ItemKind, in corpus: Corpus, within query: String?, by grouping: Grouping?, window: Int
  ) throws {
    if kind == .constituents { throw CountError.noConstituents }
    let scope = try corpus.scope(query)
    let items = CountedItems(kind, in: corpus)
    func richness(_ ranges: [Range<Int>]) -> VocabularyRichness {
      var words: [Int] = []
      words.reserveCapacity(ranges.reduce(0) { $0 + $1.count })
      for range in ranges { corpus.index.forEachTerm(at: range) { words.append(items.item(of: $0)) } }
      return VocabularyRichness(of: words, count: items.count, window: window)
    }
    var rows: [Row] = []
    if let grouping {
      try corpus.require(grouping)
      let (names, runs) = scope.groups(by: grouping, in: corpus)
      let own = Dictionary(grouping: runs, by: \.group)
      rows = names.enumerated().map { number, name in (name, richness((own[number] ?? []).map(\.positions))) }
    }
    groups = rows
    whole = rows.count == 1 ? nil : ("in all", richness(scope.ranges))
    self.kind = kind
    self.window = window
  }

  /// How the figures of a row come about.
  ///
  /// - Throws: `CountError.unknownRow`.
  package func explanation(of name: String) throws(CountError) -> MeasureExplanation {
    let richness = rows[try CountError.row(name, among: rows.map(\.name))].richness
    let heaps = richness.heaps
    return MeasureExplanation(
      name,
      figures: [
        .init("tokens", Double(richness.tokens), "words, N"),
        .init("types", Double(richness.types), "distinct words, V"), .init("ttr", richness.typeTokenRatio, "V / N"),
        .init(
          "mattr_\(window)", richness.movingAverage,
          "mean of V / \(window) over all \(max(0, richness.tokens - window + 1)) windows of \(window) words"),
        .init("hapaxes", Double(richness.hapaxes), "words that stand once, H"),
        .init("hapax_share", Proportion(richness.hapaxes, of: richness.types)?.value, "H / V"),
        .init(
          "heaps_k", heaps?.k, "V = k * N^beta, by least squares of ln V on ln N at \(richness.growth.count) places"),
        .init("heaps_beta", heaps?.beta, "the slope of that line"),
      ])
  }

  /// A row a group.
  ///
  /// - Parameter hasWhole: Whether the last is of all groups together: for a program it would be a group among them.
  package func table(withWhole hasWhole: Bool) -> Table {
    var table = Table(
      columns: [Table.Column("group")]
        + ["tokens", "types", "ttr", "mattr_\(window)", "hapaxes", "hapax_share", "heaps_k", "heaps_beta"].map {
          Table.Column($0, isNumeric: true)
        })
    for (name, richness) in hasWhole ? rows : groups {
      let heaps = richness.heaps
      table.append([
        .text(name), .integer(richness.tokens), .integer(richness.types), Table.Cell(richness.typeTokenRatio),
        Table.Cell(richness.movingAverage), .integer(richness.hapaxes),
        Table.Cell(Proportion(richness.hapaxes, of: richness.types)?.value), Table.Cell(heaps?.k),
        Table.Cell(heaps?.beta),
      ])
    }
    return table
  }

  /// The curves as a chart.
  package func picture(_ language: ReportLanguage) -> Picture {
    CurveChart(
      title: language.choose("Ordforrådets vækst", "Growth of the vocabulary"),
      curves: rows.map { name, richness in
        CurveChart.Curve(
          name, points: richness.growth.map { Picture.Point(Double($0.tokens), Double($0.types)) })
      }, xTitle: language.choose("ord", "words"), yTitle: language.choose("forskellige ord", "distinct words")
    ).picture
  }

  /// The curves: types after so many tokens.
  package func growthTable(withWhole hasWhole: Bool) -> Table {
    var table = Table(columns: [
      Table.Column("group"), Table.Column("tokens", isNumeric: true), Table.Column("types", isNumeric: true),
    ])
    for (name, richness) in hasWhole ? rows : groups {
      for point in richness.growth { table.append([.text(name), .integer(point.tokens), .integer(point.types)]) }
    }
    return table
  }
}
