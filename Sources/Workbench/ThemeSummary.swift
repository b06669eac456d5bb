internal import CorpusIndex
internal import CorpusModel
package import QualitativeCoding
package import TextStatistics

/// A theme read down its column: what it means, how much there is of it, by whom, where, with what, in which words, and where
/// it is not.
package struct ThemeSummary: Sendable {
  /// A group with how many of its units carry the theme.
  package struct Share: Sendable, Equatable {
    package let group: String
    package let coded: Int
    package let units: Int

    /// Between 0 and 1; `nil` where the group has no unit.
    package var share: Double? { units == 0 ? nil : Double(coded) / Double(units) }
  }

  /// A theme that stands on the same units.
  package struct Companion: Sendable {
    package let theme: Code
    package let pair: Cooccurrences.Pair
  }

  /// A lemma that the theme's units have more of than the others.
  package struct TypicalWord: Sendable {
    package let lemma: String
    package let keyness: Keyness
  }

  package let theme: Code
  /// The units that carry it, with the codings of it and of the codes below it.
  package let rows: [Matrix.Row]
  package let bySource: [Share]
  /// Empty where no role is known.
  package let byRole: [Share]
  package let quotations: [Matrix.Row]
  /// The most above chance first.
  package let companions: [Companion]
  /// The highest log-likelihood first.
  package let words: [TypicalWord]
  /// Sources without it.
  package let absent: [String]
  /// Units for which a rule proposed it and a person said no.
  package let rejected: [Matrix.Row]
  package let memos: [String]

  /// Whether no unit carries the theme.
  package var isEmpty: Bool { rows.isEmpty }

  /// - Parameters:
  ///   - id: The id of a code; codes under it count with it.
  ///   - limit: How many quotations at most.
  /// - Throws: `WorkbenchError.unknownCode`, with the nearest id.
  /// - Complexity: O(rows × codings + positions + limit × rows).
  package init(of id: String, in result: MatrixResult, quotations limit: Int = 5) throws(WorkbenchError) {
    self = try SummaryDesk(result).summary(of: id, quotations: limit)
  }

  fileprivate init(_ theme: Code, _ desk: SummaryDesk, quotations limit: Int) {
    let result = desk.result
    let own = Set(theme.selfAndBelow.map(\.id))
    let rows = result.matrix.rows.compactMap { row -> Matrix.Row? in
      let codings = row.codings.filter { own.contains($0.code) }
      return codings.isEmpty ? nil : Matrix.Row(source: row.source, unit: row.unit, codings: codings)
    }
    func shares(_ groups: [String], _ group: (Matrix.Row) -> String) -> [Share] {
      let coded = Dictionary(rows.map { (group($0), 1) }, uniquingKeysWith: +)
      let all = Dictionary(result.matrix.rows.map { (group($0), 1) }, uniquingKeysWith: +)
      return groups.map { Share(group: $0, coded: coded[$0] ?? 0, units: all[$0] ?? 0) }
    }
    let bySource = shares(result.corpus.sources.map(\.document.source)) { $0.source }
    let heard = shares(result.roles + [MatrixResult.noRole]) { result.role(of: $0) ?? MatrixResult.noRole }
      .filter { $0.coded > 0 }
    byRole = heard.map(\.group) == [MatrixResult.noRole] ? [] : heard
    quotations = QuotationChoice(result).chosen(limit, of: rows, for: own)
    absent = bySource.filter { $0.coded == 0 && $0.units > 0 }.map(\.group)
    memos = theme.selfAndBelow.flatMap { [$0.memo].compactMap(\.self) + (result.codeMemos[$0.id] ?? []) }
    let places = result.rejections.filter { own.contains($0.code) }
    rejected = result.matrix.rows.filter { row in
      places.contains { $0.source == row.source && $0.range.overlaps(row.unit.range) }
        && !row.codings.contains { own.contains($0.code) && $0.origin != .proposal }
    }
    self.theme = theme
    self.rows = rows
    self.bySource = bySource
    companions = desk.companions(of: theme, units: rows)
    words = desk.words(of: rows)
  }
}

/// What the summaries of several themes of one matrix have in common, worked out once.
package struct SummaryDesk: Sendable {
  package let result: MatrixResult
  private let items: CountedItems
  private let population: CountScope
  private let stopWords: StopWords

  package init(_ result: MatrixResult) {
    self.result = result
    items = CountedItems(.lemmas, in: result.corpus)
    population = CountScope(ranges: Self.positions(of: result.matrix.rows, in: result))
    stopWords = (try? StopWords(named: "da")) ?? .none
  }

  /// - Parameter id: The id or the name of a code.
  /// - Throws: `WorkbenchError.unknownCode`, with the nearest id.
  package func summary(of id: String, quotations limit: Int = 5) throws(WorkbenchError) -> ThemeSummary {
    guard let code = result.codebook.code(named: id) else { throw .unknownCode(id, in: result.codebook) }
    return ThemeSummary(code, self, quotations: limit)
  }

  private static func positions(of rows: [Matrix.Row], in result: MatrixResult) -> [Range<Int>] {
    CountScope.merged(
      rows.map { result.corpus.positions(of: $0.unit.range, in: result.sourceNumber(of: $0)) }
        .sorted { $0.lowerBound < $1.lowerBound })
  }

  /// The other themes on the same units, those that meet it at all.
  fileprivate func companions(of theme: Code, units: [Matrix.Row]) -> [ThemeSummary.Companion] {
    let above = result.codebook.theme(of: theme.id)
    let numbers = Dictionary(
      uniqueKeysWithValues: result.matrix.rows.enumerated().map {
        ([$1.source, $1.unit.identifier(in: $1.source)], $0)
      })
    let own = units.compactMap { numbers[[$0.source, $0.unit.identifier(in: $0.source)]] }
    let others = result.codebook.themes.filter { $0.id != above?.id }
    var places = [[Int]](repeating: [], count: others.count)
    let index = Dictionary(
      others.enumerated().flatMap { number, other in other.selfAndBelow.map { ($0.id, number) } },
      uniquingKeysWith: { first, _ in first })
    for (number, row) in result.matrix.rows.enumerated() {
      for other in Set(row.codings.compactMap { index[$0.code] }) { places[other].append(number) }
    }
    let counts = Cooccurrences(units: [own.sorted()] + places, sizes: [result.matrix.rows.count])
    return others.indices.map { ThemeSummary.Companion(theme: others[$0], pair: counts.pair(0, $0 + 1)) }
      .filter { $0.pair.both > 0 }.enumerated()
      .sorted { a, b in
        let (x, y) = (a.element.pair, b.element.pair)
        return (Double(y.both) - y.expected, a.offset) < (Double(x.both) - x.expected, b.offset)
      }.map(\.element)
  }

  /// The lemmas that some units have more of than the others: log-likelihood, corrected for how many are tested.
  fileprivate func words(of rows: [Matrix.Row], limit: Int = 15) -> [ThemeSummary.TypicalWord] {
    let own = CountScope(ranges: Self.positions(of: rows, in: result))
    let rest = CountScope(ranges: population.subtracting(own.ranges))
    return words(of: own, against: rest, limit: limit)
  }

  private func words(of own: CountScope, against rest: CountScope, limit: Int) -> [ThemeSummary.TypicalWord] {
    var options = KeynessCount.Options()
    options.minimum = 3
    options.resamples = 0
    options.stopWords = stopWords
    guard own.count > 0, rest.count > 0,
      let count = try? KeynessCount("", own, against: "", rest, of: items, in: result.corpus, options: options)
    else { return [] }
    return count.rows.filter { $0.keyness.logRatio.value > 0 }.enumerated()
      .sorted { a, b in
        (b.element.keyness.logLikelihood, a.offset) < (a.element.keyness.logLikelihood, b.offset)
      }
      .prefix(limit).map { ThemeSummary.TypicalWord(lemma: $0.element.name, keyness: $0.element.keyness) }
  }

  /// The lemmas that the units of one group with a theme have more of than those of another.
  package func words(of rows: [Matrix.Row], against others: [Matrix.Row], limit: Int = 10) -> [ThemeSummary.TypicalWord]
  {
    let own = CountScope(ranges: Self.positions(of: rows, in: result))
    let rest = CountScope(
      ranges: CountScope(ranges: Self.positions(of: others, in: result)).subtracting(own.ranges))
    return words(of: own, against: rest, limit: limit)
  }
}

/// Seconds as a reader sees them.
package enum Clock {
  /// `12:31`, or `1:02:03` from an hour on.
  package static func text(_ seconds: Double) -> String {
    let all = Int(seconds)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes, rest) = (all / 3600, all / 60 % 60, all % 60)
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
  }
}
