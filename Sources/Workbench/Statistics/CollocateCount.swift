internal import CorpusIndex
package import CorpusModel
package import CorpusQuery
package import TextStatistics

/// The words that stand near the hits of a query more often than chance has it.
///
/// Tokens in windows are counted once each, however many windows they lie in; a window ends where its turn, paragraph or
/// sentence ends. Tokens of the hits themselves are neither in a window nor outside.
///
/// - Source: Evert (2008), Corpora and Collocations, section 4.1, for surface co-occurrence.
package struct CollocateCount: Sendable {
  package struct Options: Sendable {
    package var kind: ItemKind = .lemmas
    /// Words at the left and at the right; `nil` for all of the segment.
    package var span: (left: Int, right: Int)? = (5, 5)
    /// What windows do not leave; `nil` for the turn, else the paragraph.
    package var segment: String?
    package var query: String?
    /// Collocates that meet the node less often are left out.
    package var minimum = 3
    package var stopWords = StopWords.none
    package var correction = MultipleTesting.benjaminiHochberg
    package var order = AssociationMeasure.logDice
    package var limit: Int?

    package init() {}
  }

  /// A collocate.
  package struct Row: Sendable {
    package let name: String
    package let pair: Cooccurrence
    /// Of the log-likelihood, two-sided, and corrected for the number of collocates.
    package let p: Double
    package let corrected: Double
  }

  package let options: Options
  /// Hits of the node in the scope.
  package let hits: Int
  /// Tokens in the windows, and in the scope without the hits.
  package let windowSize: Int
  package let size: Int
  /// By the measure of the options, the highest first.
  package let rows: [Row]
  /// Collocates that have a row when there is no limit.
  package let found: Int

  /// - Throws: `CountError.noHits`, `QueryError`.
  /// - Complexity: O(hits × window + positions of the scope).
  package init(
    of node: String, in corpus: Corpus, options: Options, vocabulary compounds: Vocabulary.Compounds,
    foldsAa: Bool = false, allReadings: Bool = false
  ) throws {
    let query = try QueryParser.query(node)
    let scope = try corpus.scope(options.query)
    let units = Evaluator.defaultUnits(of: corpus.index)
    let nodes = try corpus.hits(of: query, compounds: compounds, foldsAa: foldsAa, allReadings: allReadings)
    let segments = options.segment.flatMap { SegmentKind(rawValue: $0) }.map { corpus.index.segments($0) } ?? units
    let inScope = nodes.indices.map { nodes.positions(of: $0) }.filter { hit in
      let next = scope.ranges.partitionPoint { $0.upperBound <= hit.lowerBound }
      return next < scope.ranges.count && scope.ranges[next].lowerBound <= hit.lowerBound
        && hit.upperBound <= scope.ranges[next].upperBound
    }
    if inScope.isEmpty { throw CountError.noHits(node) }
    let windows = inScope.map { hit -> Range<Int> in
      guard let number = segments.number(holding: hit) else { return hit }
      let segment = segments[number]
      guard let span = options.span else { return segment }
      return max(segment.lowerBound, hit.lowerBound - span.left)..<min(segment.upperBound, hit.upperBound + span.right)
    }
    let population = CountScope(ranges: scope.subtracting(CountScope.merged(inScope)))
    let covered = population.intersection(CountScope.merged(windows.sorted { $0.lowerBound < $1.lowerBound }))
    let items = CountedItems(options.kind, in: corpus)
    let stops = items.stops(options.stopWords)
    let inside = corpus.counts(of: items, in: covered)
    let all = corpus.counts(of: items, in: population.ranges)
    let windowSize = covered.reduce(0) { $0 + $1.count }
    let size = population.count
    var found = inside.indices.compactMap { item -> Found? in
      guard inside[item] >= max(1, options.minimum), !stops[item] else { return nil }
      let outside = all[item] - inside[item]
      let table = ContingencyTable(
        both: inside[item], onlyFirst: windowSize - inside[item], onlySecond: outside,
        neither: size - windowSize - outside)
      let pair = Cooccurrence(table, node: inScope.count)
      return Found(
        item: item, pair: pair, score: options.order.value(of: pair) ?? -Double.infinity,
        p: Mathematics.chiSquaredTail(table.logLikelihood))
    }
    for (number, p) in options.correction.corrected(found.map(\.p)).enumerated() { found[number].corrected = p }
    let order = found.sorted { ($1.score, $0.item) < ($0.score, $1.item) }
    self.options = options
    hits = inScope.count
    self.windowSize = windowSize
    self.size = size
    self.found = found.count
    rows = order.prefix(options.limit ?? found.count).map {
      Row(name: items.name($0.item), pair: $0.pair, p: $0.p, corrected: $0.corrected)
    }
  }

  /// A collocate before it has a row.
  private struct Found {
    let item: Int
    let pair: Cooccurrence
    let score: Double
    let p: Double
    var corrected = 1.0
  }

  /// Collocates with counts, measures and p values.
  package func table(_ measures: [AssociationMeasure] = AssociationMeasure.allCases) -> Table {
    var table = Table(
      columns: [Table.Column(options.kind.column)]
        + ["near", "expected", "all"].map { Table.Column($0, isNumeric: true) }
        + measures.map { Table.Column($0.rawValue, isNumeric: true) }
        + ["p", "p_\(options.correction.rawValue)"].map { Table.Column($0, isNumeric: true) })
    for row in rows {
      table.append(
        [
          .text(row.name), .integer(row.pair.table.both), .decimal(row.pair.table.expected),
          .integer(row.pair.table.second),
        ] + measures.map { Table.Cell($0.value(of: row.pair)) } + [.decimal(row.p), .decimal(row.corrected)])
    }
    return table
  }

  /// How the figures of a row come about: its contingency table, and each measure with its formula.
  ///
  /// - Throws: `CountError.unknownRow`.
  package func explanation(of name: String) throws(CountError) -> MeasureExplanation {
    let row = rows[try CountError.row(name, among: rows.map(\.name))]
    var figures = AssociationMeasure.allCases.map {
      MeasureExplanation.Figure($0.rawValue, $0.value(of: row.pair), $0.formula)
    }
    figures.append(.init("p", row.p, "chi-squared above G2, one degree of freedom"))
    figures.append(
      .init(
        "p_\(options.correction.rawValue)", row.corrected,
        "\(options.correction.name), \(found) collocates tested"))
    return MeasureExplanation(
      name,
      cells: .init(table: row.pair.table, rows: ("in the windows", "outside"), columns: (name, "other words")),
      notes: [
        "f (hits of the node) = \(row.pair.node)",
        "E = R1 * C1 / N = \(FixedDecimal.text(row.pair.table.expected, digits: 3))",
      ],
      figures: figures)
  }
}
