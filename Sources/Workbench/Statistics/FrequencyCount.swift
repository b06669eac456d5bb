internal import CorpusIndex
package import CorpusModel
internal import TextStatistics

/// How often items stand in the texts, by group.
package struct FrequencyCount: Sendable {
  /// An item.
  package struct Row: Sendable {
    package let name: String
    package let count: Int
    /// Sources that it stands in.
    package let sources: Int
    /// In each group; empty where there is one group.
    package fileprivate(set) var byGroup: [Int] = []
    /// In each source that it stands in, by number; empty where it was not asked for.
    fileprivate var bySource: [(source: Int, count: Int)] = []
  }

  /// What is asked of the count.
  package struct Options: Sendable {
    package var kind: ItemKind = .words
    /// Where words are counted; `nil` for everywhere.
    package var query: String?
    package var grouping: Grouping?
    /// Items with fewer occurrences are left out.
    package var minimum = 1
    /// Rows at most, the commonest; `nil` for all.
    package var limit: Int?
    package var stopWords = StopWords.none
    package var withDispersion = false

    package init() {}
  }

  package let options: Options
  /// The groups with their sizes in words.
  package let groups: [(name: String, size: Int)]
  /// Words that were counted.
  package let size: Int
  /// The commonest first, then by bytes.
  package let rows: [Row]
  /// Items that have a row when there is no limit.
  package let found: Int
  /// The sizes of the sources, for dispersion.
  private let sourceSizes: [Int]

  /// - Throws: `CountError`, and `QueryError` for a query that cannot be read.
  /// - Complexity: O(terms + occurrences of the rows), where a query, a group or dispersion is asked for O(positions +
  ///   rows × groups).
  package init(in corpus: Corpus, options: Options) throws {
    let scope = try corpus.scope(options.query)
    if let grouping = options.grouping { try corpus.require(grouping) }
    let items = CountedItems(options.kind, in: corpus)
    let counts = corpus.counts(of: items, in: scope.ranges)
    let stops = items.stops(options.stopWords)
    let known = counts.indices.filter { counts[$0] >= max(1, options.minimum) && !stops[$0] }
    // Names are sorted by bytes, and so are numbers.
    let order = Ranking.highest(of: known, limit: options.limit) { counts[$0] }
    let tally = RowTally(rows: order, of: items, in: corpus)
    let sources = tally.sources(in: scope)
    var rows = zip(order, sources).map { Row(name: items.name($0), count: counts[$0], sources: $1) }
    let grouped = options.grouping.map { scope.groups(by: $0, in: corpus) }
    if let grouped {
      for (row, own) in tally.counts(in: grouped.runs, groups: grouped.names.count).enumerated() {
        rows[row].byGroup = own
      }
    }
    let bySource = scope.runsBySource(in: corpus.index)
    if options.withDispersion {
      for (row, own) in tally.counts(inOrder: bySource).enumerated() { rows[row].bySource = own }
    }
    self.options = options
    self.rows = rows
    found = known.count
    size = scope.count
    sourceSizes = options.withDispersion ? Self.sizes(of: bySource, groups: corpus.index.sources.count) : []
    groups = grouped.map { Array(zip($0.names, Self.sizes(of: $0.runs, groups: $0.names.count))) } ?? []
  }

  private static func sizes(of runs: [GroupedRun], groups: Int) -> [Int] {
    var sizes = [Int](repeating: 0, count: groups)
    for run in runs { sizes[run.group] += run.positions.count }
    return sizes
  }

  /// How the figures of a row come about.
  ///
  /// - Throws: `CountError.unknownRow`.
  package func explanation(of name: String) throws(CountError) -> MeasureExplanation {
    let row = rows[try CountError.row(name, among: rows.map(\.name))]
    var figures: [MeasureExplanation.Figure] = [
      .init("count", Double(row.count), "occurrences, f"),
      .init("per_million", Double(row.count) / Double(size) * 1e6, "f / N * 1e6"),
      .init("sources", Double(row.sources), "sources with an occurrence"),
    ]
    if options.withDispersion {
      let dispersion = dispersion(of: row)
      figures += DispersionCount.measures.map { .init($0.key, $0.value(dispersion), $0.formula) }
    }
    figures += zip(groups, row.byGroup).map { group, count in
      let rate = FixedDecimal.text(Double(count) / Double(max(1, group.size)) * 1e6, digits: 1)
      return .init(group.name, Double(count), "of \(group.size) words: \(rate) per million")
    }
    return MeasureExplanation(
      name,
      notes: ["N (words that were counted) = \(size)"]
        + (options.withDispersion
          ? ["v and s: occurrences and words of a source; n (sources) = \(sourceSizes.count { $0 > 0 })"] : []),
      figures: figures)
  }

  /// How evenly a row is spread over the sources. O(sources).
  private func dispersion(of row: Row) -> Dispersion {
    var counts = [Int](repeating: 0, count: sourceSizes.count)
    for (source, count) in row.bySource { counts[source] = count }
    return Dispersion(counts: counts, sizes: sourceSizes)
  }

  /// Items with counts, per million, sources; dispersion over sources where it was asked for; counts by group.
  package var table: Table {
    var columns =
      [Table.Column(options.kind.column)]
      + ["count", "per_million", "sources"].map { Table.Column($0, isNumeric: true) }
    if options.withDispersion { columns += DispersionCount.measures.map { Table.Column($0.key, isNumeric: true) } }
    columns += Table.Column.named(
      groups.map { Table.Column($0.name, isNumeric: true) }, as: "group", beside: columns)
    var table = Table(columns: columns)
    for row in rows {
      var cells: [Table.Cell] = [
        .text(row.name), .integer(row.count), .decimal(Double(row.count) / Double(size) * 1e6), .integer(row.sources),
      ]
      if options.withDispersion {
        let dispersion = self.dispersion(of: row)
        cells += DispersionCount.measures.map { Table.Cell($0.value(dispersion)) }
      }
      table.append(cells + row.byGroup.map { .integer($0) })
    }
    return table
  }
}

extension ItemKind {
  /// The column of an item's name.
  package var column: String {
    switch self {
    case .words: "word"
    case .lemmas: "lemma"
    case .constituents: "constituent"
    }
  }
}

extension Table.Cell {
  /// A figure; empty where there is none, or none that is finite.
  init(_ value: Double?) { self = value.flatMap { $0.isFinite ? .decimal($0) : nil } ?? .empty }
}
