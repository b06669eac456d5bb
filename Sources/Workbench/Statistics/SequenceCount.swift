internal import CorpusIndex
package import CorpusModel

/// How often sequences of words stand in the texts. None runs over the end of a sentence.
package struct SequenceCount: Sendable {
  /// A sequence.
  package struct Row: Sendable {
    package let items: [String]
    /// The words with blanks between.
    package var name: String { items.joined(separator: " ") }
    package let count: Int
    /// Sources that it stands in.
    package let sources: Int
    /// In each group; empty where there is one group.
    package let byGroup: [Int]
  }

  package let length: Int
  package let groups: [String]
  /// Sequences of that length in all, counted with repetitions.
  package let total: Int
  /// The commonest first, then by bytes.
  package let rows: [Row]
  /// Sequences that have a row when there is no limit.
  package let found: Int

  /// - Parameters:
  ///   - length: Words in a sequence, 1 to 6.
  ///   - options: Stop words leave out sequences that begin or end with one.
  /// - Throws: `CountError`, and `QueryError` for a query that cannot be read.
  /// - Complexity: O(positions × length + sequences × log sequences).
  package init(of length: Int, in corpus: Corpus, options: FrequencyCount.Options) throws {
    precondition((1...6).contains(length), "one to six words")
    if options.kind == .constituents { throw CountError.noConstituents }
    if let grouping = options.grouping { try corpus.require(grouping) }
    let scope = try corpus.scope(options.query)
    let items = CountedItems(options.kind, in: corpus)
    var sequences = Sequences(of: items, in: scope, corpus, minimum: max(1, options.minimum))
    for _ in 1..<max(1, length) { sequences.lengthen() }
    let counts = sequences.counts
    let stops = items.stops(options.stopWords)
    let known = counts.indices.filter { number in
      guard counts[number] >= max(1, options.minimum) else { return false }
      return options.stopWords.words.isEmpty
        || !(stops[sequences.first(of: number)] || stops[sequences.last(of: number)])
    }
    // Numbers are in the order of the words.
    let order = Ranking.highest(of: known, limit: options.limit) { Int(counts[$0]) }
    var rowOfSequence = [Int32](repeating: -1, count: counts.count)
    for (row, number) in order.enumerated() { rowOfSequence[number] = Int32(row) }
    /// Hands out the row of each sequence that begins in a run.
    func forEachRow(in runs: [GroupedRun], _ body: (_ row: Int, _ group: Int) -> Void) {
      for run in runs {
        for position in run.positions where sequences.starts[position] >= 0 {
          let row = rowOfSequence[Int(sequences.starts[position])]
          if row >= 0 { body(Int(row), run.group) }
        }
      }
    }
    var sources = [Int](repeating: 0, count: order.count)
    var last = [Int](repeating: -1, count: order.count)
    forEachRow(in: scope.runsBySource(in: corpus.index)) { row, source in
      if last[row] != source {
        last[row] = source
        sources[row] += 1
      }
    }
    // A sequence belongs to the groups of its first word.
    let grouped = options.grouping.map { scope.groups(by: $0, in: corpus) }
    var byGroup = [[Int]](repeating: [Int](repeating: 0, count: grouped?.names.count ?? 0), count: order.count)
    if let grouped { forEachRow(in: grouped.runs) { row, group in byGroup[row][group] += 1 } }
    self.length = length
    groups = grouped?.names ?? []
    total = sequences.total
    found = known.count
    rows = order.enumerated().map { row, number in
      Row(
        items: sequences.items(of: number).map { items.name($0) }, count: Int(counts[number]), sources: sources[row],
        byGroup: byGroup[row])
    }
  }

  /// How the figures of a row come about.
  ///
  /// - Throws: `CountError.unknownRow`.
  package func explanation(of name: String) throws(CountError) -> MeasureExplanation {
    let row = rows[try CountError.row(name, among: rows.map(\.name))]
    return MeasureExplanation(
      name, notes: ["N (sequences of \(length) within sentences) = \(total)"],
      figures: [
        .init("count", Double(row.count), "occurrences, f"),
        .init("per_million", rate(of: row), "f / N * 1e6"),
        .init("sources", Double(row.sources), "sources with an occurrence"),
      ] + zip(groups, row.byGroup).map { .init($0, Double($1), "occurrences whose first word is there") })
  }

  private func rate(of row: Row) -> Double { Double(row.count) / Double(max(1, total)) * 1e6 }

  /// Sequences with counts, per million sequences of the same length, sources, and counts by group.
  package var table: Table {
    let own = [Table.Column("ngram")] + ["count", "per_million", "sources"].map { Table.Column($0, isNumeric: true) }
    let named = groups.map { Table.Column($0, isNumeric: true) }
    var table = Table(columns: own + Table.Column.named(named, as: "group", beside: own))
    for row in rows {
      table.append(
        [
          .text(row.name), .integer(row.count), .decimal(rate(of: row)), .integer(row.sources),
        ] + row.byGroup.map { .integer($0) })
    }
    return table
  }
}
