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
    package fileprivate(set) var corrected: Double
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
    let found = try corpus.hits(of: query, compounds: compounds, foldsAa: foldsAa, allReadings: allReadings)
    let segments = options.segment.flatMap { SegmentKind(rawValue: $0) }.map { corpus.index.segments($0) } ?? units
    let inScope = found.indices.map { found.positions(of: $0) }.filter { hit in
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
    let nodes = CountScope.merged(inScope)
    let population = CountScope(ranges: scope.subtracting(nodes))
    let covered = population.intersection(CountScope.merged(windows.sorted { $0.lowerBound < $1.lowerBound }))
    let items = CountedItems(options.kind, in: corpus)
    let inside = corpus.counts(of: items, in: covered)
    let all = corpus.counts(of: items, in: population.ranges)
    let windowSize = covered.reduce(0) { $0 + $1.count }
    let size = population.count
    var rows = inside.indices.compactMap { item -> Row? in
      guard inside[item] >= max(1, options.minimum), !options.stopWords.contains(items.names[item]) else { return nil }
      let outside = all[item] - inside[item]
      let table = ContingencyTable(
        both: inside[item], onlyFirst: windowSize - inside[item], onlySecond: outside,
        neither: size - windowSize - outside)
      let p = Mathematics.chiSquaredTail(table.logLikelihood)
      return Row(name: items.names[item], pair: Cooccurrence(table, node: inScope.count), p: p, corrected: p)
    }
    for (row, p) in options.correction.corrected(rows.map(\.p)).enumerated() { rows[row].corrected = p }
    let scores = rows.map { options.order.value(of: $0.pair) ?? -Double.infinity }
    let order = rows.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
    self.options = options
    hits = inScope.count
    self.windowSize = windowSize
    self.size = size
    self.found = rows.count
    self.rows = order.prefix(options.limit ?? rows.count).map { rows[$0] }
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
    guard let row = rows.first(where: { $0.name == name }) else {
      throw .unknownRow(name, nearest: EditDistance.nearest(to: name, among: rows.map(\.name)))
    }
    var figures = AssociationMeasure.allCases.map {
      MeasureExplanation.Figure(name: $0.rawValue, value: $0.value(of: row.pair), formula: $0.formula)
    }
    figures.append(.init(name: "p", value: row.p, formula: "chi-squared above G2, one degree of freedom"))
    figures.append(
      .init(
        name: "p_\(options.correction.rawValue)", value: row.corrected,
        formula: "\(options.correction.name), \(found) collocates tested"))
    return MeasureExplanation(
      name: name, table: row.pair.table, rows: ("in the windows", "outside"), columns: (name, "other words"),
      notes: [
        "f (hits of the node) = \(row.pair.node)",
        "E = R1 * C1 / N = \(FixedDecimal.text(row.pair.table.expected, digits: 3))",
      ],
      figures: figures)
  }
}

/// A contingency table with the figures that are computed from it.
package struct MeasureExplanation: Sendable {
  package struct Figure: Sendable {
    package let name: String
    package let value: Double?
    package let formula: String
  }

  package let name: String
  package let table: ContingencyTable
  package let rows: (String, String)
  package let columns: (String, String)
  package let notes: [String]
  package let figures: [Figure]

  /// The four counts with their sums.
  package var counts: Table {
    var result = Table(columns: [
      Table.Column("", title: ""), Table.Column("first", title: columns.0, isNumeric: true),
      Table.Column("second", title: columns.1, isNumeric: true), Table.Column("all", isNumeric: true),
    ])
    result.append([
      .text(rows.0), .integer(table.both), .integer(table.onlyFirst), .text("\(table.first) (R1)"),
    ])
    result.append([
      .text(rows.1), .integer(table.onlySecond), .integer(table.neither), .text("\(table.total - table.first) (R2)"),
    ])
    result.append([
      .text("all"), .text("\(table.second) (C1)"), .text("\(table.total - table.second) (C2)"),
      .text("\(table.total) (N)"),
    ])
    return result
  }

  /// Every measure with its value and formula.
  package var measures: Table {
    var result = Table(columns: [
      Table.Column("measure"), Table.Column("value", isNumeric: true), Table.Column("formula"),
    ])
    for figure in figures { result.append([.text(figure.name), Table.Cell(figure.value), .text(figure.formula)]) }
    return result
  }
}
