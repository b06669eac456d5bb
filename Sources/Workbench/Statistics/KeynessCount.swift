internal import CorpusIndex
package import CorpusModel
package import TextStatistics

/// The words that one part of the texts has more of, or less, than another.
package struct KeynessCount: Sendable {
  package struct Options: Sendable {
    package var kind: ItemKind = .lemmas
    /// Items with fewer occurrences in both together are left out.
    package var minimum = 5
    package var stopWords = StopWords.none
    package var correction = MultipleTesting.benjaminiHochberg
    /// Whether items whose difference may be chance (corrected p of 0.05 or more) have a row too.
    package var includesChance = false
    /// Rows at most in both directions together; `nil` for all.
    package var limit: Int?
    /// Draws of speakers for the bootstrap interval of the log ratio; 0 for none.
    package var resamples = 1000
    /// The one item whose row has the bootstrap interval; `nil` for all.
    package var resampledItem: String?
    package var seed: UInt64 = 1

    package init() {}
  }

  package struct Row: Sendable {
    package let name: String
    package let keyness: Keyness
    /// Of the log-likelihood, and corrected for the number of items.
    package let p: Double
    package let corrected: Double
    /// The log ratio over draws of whole speakers, where both sides have two or more.
    package let bootstrap: ConfidenceInterval?
  }

  package let options: Options
  package let target: String
  package let reference: String
  package let targetSize: Int
  package let referenceSize: Int
  /// What the target has more of, by log ratio; then what it has less of, the strongest first.
  package let rows: [Row]
  /// Items that were tested.
  package let tested: Int
  /// Items that have a row when there is no limit.
  package let found: Int

  /// Compares what a query names with another, or with the rest.
  ///
  /// - Throws: `CountError` for a group that is empty or all, and for groups that overlap; `QueryError`.
  package init(
    of target: String, against reference: String?, in corpus: Corpus, options: Options
  ) throws {
    let first = try corpus.scope(target)
    let second: CountScope
    if let reference {
      second = try corpus.scope(reference)
      if !first.intersection(second.ranges).isEmpty { throw CountError.overlappingGroups }
    } else {
      second = CountScope(ranges: CountScope(all: corpus).subtracting(first.ranges))
      if second.ranges.isEmpty { throw CountError.sameGroup(target) }
    }
    try self.init(
      target, first, against: reference ?? "the rest", second, of: CountedItems(options.kind, in: corpus), in: corpus,
      options: options)
  }

  /// Compares every group with all others, in the order of the groups.
  ///
  /// - Throws: `CountError.oneGroup`.
  package static func all(
    by grouping: Grouping, in corpus: Corpus, within query: String?, options: Options
  ) throws -> [KeynessCount] {
    let scope = try corpus.scope(query)
    try corpus.require(grouping)
    let (names, runs) = scope.groups(by: grouping, in: corpus)
    if names.count < 2 { throw CountError.oneGroup(grouping.key) }
    let items = CountedItems(options.kind, in: corpus)
    return try names.indices.map { group in
      let own = CountScope(ranges: CountScope.merged(runs.filter { $0.group == group }.map(\.positions)))
      return try KeynessCount(
        names[group], own, against: "the rest", CountScope(ranges: scope.subtracting(own.ranges)), of: items,
        in: corpus, options: options)
    }
  }

  /// Compares the first half of the words of all texts with the second.
  ///
  /// - Throws: `CountError.noWords`.
  package static func halves(of corpus: Corpus, options: Options) throws -> KeynessCount {
    let count = corpus.index.wordCount
    if count < 2 { throw CountError.noWords }
    return try KeynessCount(
      "the first half", CountScope(ranges: [0..<count / 2]), against: "the second half",
      CountScope(ranges: [count / 2..<count]), of: CountedItems(options.kind, in: corpus), in: corpus, options: options)
  }

  /// Compares the texts, or what a query names in them, with a list of how often words stand elsewhere.
  ///
  /// - Throws: `CountError`, `QueryError`.
  package init(of target: String?, against list: ReferenceList, in corpus: Corpus, options: Options) throws {
    let scope = try corpus.scope(target)
    let items = CountedItems(options.kind, in: corpus)
    let onlyThere = list.counts.keys.filter { items.number(of: $0) == nil }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let stops = items.stops(options.stopWords) + onlyThere.map { options.stopWords.words.contains($0) }
    func name(_ item: Int) -> String { item < items.count ? items.name(item) : onlyThere[item - items.count] }
    let own = corpus.counts(of: items, in: scope.ranges) + onlyThere.map { _ in 0 }
    self.init(
      target ?? "the texts", against: list.name, name: name, stops: stops,
      counts: (own, own.indices.map { list.counts[name($0)] ?? 0 }), sizes: (scope.count, list.size), options: options
    ) { _ in nil }
  }

  /// - Complexity: O(positions + items × log items + rows × resamples × speakers).
  init(
    _ target: String, _ first: CountScope, against reference: String, _ second: CountScope, of items: CountedItems,
    in corpus: Corpus, options: Options
  ) throws {
    if first.count == 0 { throw CountError.emptyGroup(target) }
    if second.count == 0 { throw CountError.emptyGroup(reference) }
    self.init(
      target, against: reference, name: items.name, stops: items.stops(options.stopWords),
      counts: corpus.counts(of: items, in: first, and: second), sizes: (first.count, second.count), options: options
    ) { shown in
      options.resamples == 0 ? nil : SpeakerCounts(of: shown, items, first, second, in: corpus, options: options)
    }
  }

  /// - Parameters:
  ///   - stops: Whether each item is left out.
  ///   - clusters: The counts by speaker of some items.
  private init(
    _ target: String, against reference: String, name: (Int) -> String, stops: [Bool], counts: ([Int], [Int]),
    sizes: (Int, Int), options: Options, clusters: ([Int]) -> SpeakerCounts?
  ) {
    let (a, b) = counts
    let (sizeA, sizeB) = sizes
    var found: [(item: Int, keyness: Keyness, p: Double)] = []
    for item in a.indices where a[item] + b[item] >= max(1, options.minimum) {
      // Of constituents a word may hold one twice as often as there are words; sizes are words all the same.
      guard !stops[item],
        let keyness = try? Keyness(target: a[item], of: sizeA, reference: b[item], of: sizeB)
      else { continue }
      found.append((item, keyness, Mathematics.chiSquaredTail(keyness.logLikelihood)))
    }
    let corrected = options.correction.corrected(found.map(\.p))
    let kept = found.indices.filter { options.includesChance || corrected[$0] < 0.05 }
    let sorted = kept.map { (index: $0, ratio: found[$0].keyness.logRatio.value) }
      .sorted { x, y in (y.ratio, found[x.index].item) < (x.ratio, found[y.index].item) }
    let more = sorted.filter { $0.ratio > 0 }
    let less = sorted.filter { $0.ratio <= 0 }.reversed()
    // Half of the rows for each direction; what one does not need is the other's.
    let limit = options.limit ?? kept.count
    let ofLess = min(less.count, max(limit / 2, limit - more.count))
    let shown = Array(more.prefix(limit - ofLess)) + less.prefix(ofLess)
    let names = shown.map { name(found[$0.index].item) }
    let drawn = shown.indices.filter { options.resampledItem == nil || options.resampledItem == names[$0] }
    let bySpeaker = drawn.isEmpty ? nil : clusters(drawn.map { found[shown[$0].index].item })
    var intervals = [ConfidenceInterval?](repeating: nil, count: shown.count)
    for (row, place) in drawn.enumerated() { intervals[place] = bySpeaker?.interval(ofRow: row) }
    rows = shown.indices.map { row in
      let place = shown[row].index
      return Row(
        name: names[row], keyness: found[place].keyness, p: found[place].p, corrected: corrected[place],
        bootstrap: intervals[row])
    }
    self.options = options
    self.target = target
    self.reference = reference
    targetSize = sizeA
    referenceSize = sizeB
    tested = found.count
    self.found = kept.count
  }

  /// Items with counts, rates, effect sizes and tests.
  package var table: Table {
    var table = Table(
      columns: [Table.Column("target"), Table.Column(options.kind.column)]
        + [
          "count", "reference_count", "per_million", "reference_per_million", "log_ratio", "log_ratio_low",
          "log_ratio_high", "bootstrap_low", "bootstrap_high", "percent_difference", "simple_maths", "odds_ratio",
          "odds_ratio_low", "odds_ratio_high", "log_likelihood", "bayes_factor", "chi_squared_yates", "p",
          "p_\(options.correction.rawValue)",
        ].map { Table.Column($0, isNumeric: true) })
    for row in rows {
      let keyness = row.keyness
      let (ratio, odds) = (keyness.logRatio, keyness.oddsRatio)
      let figures: [Double?] = [
        keyness.targetRate, keyness.referenceRate, ratio.value, ratio.interval.low, ratio.interval.high,
        row.bootstrap?.low, row.bootstrap?.high, keyness.percentDifference, keyness.simpleMaths(), odds.value,
        odds.interval.low, odds.interval.high, keyness.logLikelihood, keyness.bayesFactor, keyness.chiSquaredYates,
        row.p, row.corrected,
      ]
      table.append(
        [.text(target), .text(row.name), .integer(keyness.target), .integer(keyness.reference)]
          + figures.map { Table.Cell($0) })
    }
    return table
  }

  /// How the figures of a row come about.
  ///
  /// - Throws: `CountError.unknownRow`.
  package func explanation(of name: String) throws(CountError) -> MeasureExplanation {
    let row = rows[try CountError.row(name, among: rows.map(\.name))]
    let keyness = row.keyness
    let (ratio, odds) = (keyness.logRatio, keyness.oddsRatio)
    let figures: [(String, Double?, String)] = [
      ("log_ratio", ratio.value, "log2((O11/R1) / (O21/R2)); 0.5 for 0"),
      ("log_ratio_low", ratio.interval.low, "log_ratio - 1.96 * sqrt(1/O11 - 1/R1 + 1/O21 - 1/R2) / ln 2"),
      ("log_ratio_high", ratio.interval.high, "the same with plus"),
      (
        "bootstrap_low", row.bootstrap?.low,
        "2.5th percentile of \(options.resamples) draws of whole speakers, seed \(options.seed)"
      ),
      ("bootstrap_high", row.bootstrap?.high, "97.5th percentile"),
      ("percent_difference", keyness.percentDifference, "(O11/R1 - O21/R2) * 100 / (O21/R2); 1e-18 for 0"),
      ("simple_maths", keyness.simpleMaths(), "(O11/R1 * 1e6 + 1) / (O21/R2 * 1e6 + 1)"),
      ("odds_ratio", odds.value, "O11 * O22 / (O12 * O21); 0.5 added to each where one is 0"),
      ("odds_ratio_low", odds.interval.low, "exp(ln odds_ratio - 1.96 * sqrt(sum of 1/O))"),
      ("odds_ratio_high", odds.interval.high, "the same with plus"),
      ("log_likelihood", keyness.logLikelihood, "2 * (O11 * ln(O11/E11) + O21 * ln(O21/E21))"),
      ("bayes_factor", keyness.bayesFactor, "log_likelihood - ln N"),
      ("chi_squared_yates", keyness.chiSquaredYates, "N * (|O11*O22 - O12*O21| - N/2)^2 / (R1*R2*C1*C2)"),
      ("p", row.p, "chi-squared above log_likelihood, one degree of freedom"),
      ("p_\(options.correction.rawValue)", row.corrected, "\(options.correction.name), \(tested) items tested"),
    ]
    return MeasureExplanation(
      name, cells: .init(table: keyness.table, rows: (target, reference), columns: (name, "other words")),
      figures: figures.map { .init($0.0, $0.1, $0.2) })
  }

  /// How often some items stand in what each speaker says, on both sides; where nobody speaks, sources count as speakers.
  private struct SpeakerCounts {
    /// By side: of each speaker the size, and by row the counts.
    private let sizes: [[Int]]
    private let counts: [[[Int]]]
    private let bootstraps: [ClusterBootstrap]

    init?(
      of shown: [Int], _ items: CountedItems, _ first: CountScope, _ second: CountScope, in corpus: Corpus,
      options: Options
    ) {
      let tally = RowTally(rows: shown, of: items, in: corpus)
      let hasSpeakers = !corpus.index.runs(.speaker).isEmpty
      var sizes: [[Int]] = []
      var counts: [[[Int]]] = []
      for scope in [first, second] {
        let (names, runs) = scope.groups(by: hasSpeakers ? .speaker : .text, in: corpus, isNamed: false)
        if names.count < 2 { return nil }
        var size = [Int](repeating: 0, count: names.count)
        for run in runs { size[run.group] += run.positions.count }
        let own = tally.counts(in: runs, groups: names.count)
        sizes.append(size)
        counts.append(own)
      }
      self.sizes = sizes
      self.counts = counts
      // Both sides are drawn apart, each by its own numbers.
      bootstraps = [0, 1].map {
        ClusterBootstrap(clusters: sizes[$0].count, resamples: options.resamples, seed: options.seed &+ UInt64($0))
      }
    }

    func interval(ofRow row: Int) -> ConfidenceInterval? {
      let drawn = [0, 1].map { side in
        bootstraps[side].samples { weights in
          zip(weights, zip(counts[side][row], sizes[side])).reduce((count: 0, size: 0)) { sum, item in
            (sum.count + item.0 * item.1.0, sum.size + item.0 * item.1.1)
          }
        }
      }
      return bootstraps[0].interval(
        of: zip(drawn[0], drawn[1]).map { a, b in
          (try? Keyness(target: min(a.count, a.size), of: a.size, reference: min(b.count, b.size), of: b.size))?
            .logRatio.value
        })
    }
  }
}
