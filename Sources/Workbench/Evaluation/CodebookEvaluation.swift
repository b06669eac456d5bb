internal import CorpusModel
internal import Interchange
package import QualitativeCoding
package import TextStatistics

/// The proposals of a codebook's rules beside what people coded.
package struct CodebookEvaluation: Sendable {
  /// Which units count.
  package enum Scoring: String, Sendable, CaseIterable {
    /// Clear codes are yes, codes that are not mentioned no; arguable ones and near misses are left out.
    case strict
    /// Assigned codes are yes, all others no.
    case plain
  }

  /// What figures are apart for.
  package enum Grouping: String, Sendable, CaseIterable {
    /// The part that the gold names: `dev`, `test`, or all.
    case part
    case source
  }

  /// How proposals of a code, or of all codes, and people's codings go together.
  package struct Figures: Sendable {
    /// `nil` for all codes pooled.
    package let code: String?
    package let confusion: Confusion
    /// 95 % intervals of F1 and κ; `nil` where there is too little to draw from.
    package let f1: ConfidenceInterval?
    package let kappa: ConfidenceInterval?
  }

  /// Figures of some of the units.
  package struct Part: Sendable {
    package let name: String
    package let units: Int
    /// The codes in the order of the codebook, then all pooled.
    package let figures: [Figures]
    /// Whether intervals are drawn from whole sources; else, in a single source, from units.
    package let drawsSources: Bool
  }

  package let corpus: Corpus
  package let codebook: Codebook
  let gold: GoldCodings
  /// Codes proposed for each unit of the gold.
  package let proposed: [Set<String>]
  /// What the user should know of the gold.
  package var notes: [String] {
    let names = gold.unknownCodes
    return names.isEmpty
      ? [] : ["codes of the gold that the codebook does not have are left out: \(names.joined(separator: ", "))"]
  }
  /// Whether the gold says of any code that it is arguable; else both scorings are one.
  package var hasDebatable: Bool { gold.units.contains { !$0.arguable.isEmpty || !$0.nearMiss.isEmpty } }
  /// The units of ours that each unit of the gold meets.
  let met: [[Met]]
  let scans: [RuleScan]

  /// A unit of ours: its scan and its number in it.
  struct Met: Sendable {
    let scan: Int
    let unit: Int
    let place: Unit
  }

  private static let resamples = 1000

  /// Applies the rules and compares what they propose with the gold. Transcripts are judged by the turn, reports by quotation
  /// and paragraph; where one unit of the gold is several of ours, it takes all their codes.
  ///
  /// - Parameter gold: Files of gold codings, or of one person's codings of units, or folders of them.
  /// - Throws: `InterchangeError` for a file that is no gold; `WorkbenchError` when the codebook has none of the gold's
  ///   codes, and when none of the gold's sources was read.
  /// - Complexity: O(rules × hits + gold units × units of their source).
  package init(corpus: Corpus, codebook: CompiledCodebook, gold paths: [String]) throws {
    let gold = try GoldCodings(at: paths, codebook: codebook.codebook, corpus: corpus)
    let scanner = RuleScanner(corpus: corpus, codebook: codebook)
    var scans: [RuleScan] = []
    // Of each source our units, with where they stand in its text.
    var own: [[(met: Met, ranges: [ScalarRange], codes: Set<String>)]] = corpus.sources.map { _ in [] }
    for (number, kind) in [UnitKind.turn, .quotation, .paragraph].enumerated() {
      // A paragraph inside a turn is no unit of its own: rules for paragraphs would fire there that fire nowhere else.
      let units = corpus.sources.enumerated()
        .filter { ($0.element.defaultUnitKind == .turn) == (kind == .turn) }
        .flatMap { source, text in text.units(kind, includesInterviewer: false).map { (source: source, unit: $0) } }
      let scan = scanner.scan(scanner.places(of: units, kind: kind))
      for ((index, unit), codings) in zip(units.enumerated(), scan.proposals()) {
        own[unit.source].append(
          (
            Met(scan: number, unit: index, place: unit.unit),
            corpus.sources[unit.source].document.original(of: unit.unit.range), Set(codings.map(\.code))
          ))
      }
      scans.append(scan)
    }
    let meeting = zip(gold.units, gold.sources).map { unit, source in
      own[source].filter { $0.ranges.contains { range in unit.spans.contains { $0.overlaps(range) } } }
    }
    met = meeting.map { $0.map(\.met) }
    proposed = meeting.map { $0.reduce(into: Set()) { $0.formUnion($1.codes) } }
    self.gold = gold
    self.corpus = corpus
    self.codebook = codebook.codebook
    self.scans = scans
  }

  // MARK: Judging

  /// What counts for a code in a unit: proposed or not, coded or not; `nil` where the scoring leaves the unit out.
  func judged(
    _ unit: Int, _ code: String, _ scoring: Scoring, by proposed: [Set<String>]
  ) -> (proposed: Bool, coded: Bool)? {
    let coded = gold.units[unit]
    let isDebatable = coded.arguable.contains(code) || coded.nearMiss.contains(code)
    if scoring == .strict, isDebatable, !coded.clear.contains(code) { return nil }
    return (
      proposed[unit].contains(code),
      coded.clear.contains(code) || scoring == .plain && coded.arguable.contains(code)
    )
  }

  /// The units of each group, by its name in byte order.
  func groups(_ grouping: Grouping) -> [(name: String, units: [Int])] {
    let names = gold.units.indices.map { unit in
      switch grouping {
      case .part: gold.units[unit].part ?? "all"
      case .source: corpus.sources[gold.sources[unit]].document.source
      }
    }
    return Dictionary(grouping: gold.units.indices) { names[$0] }.map { ($0, $1) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  func confusion(_ scoring: Scoring, of units: [Int], code: String, by proposed: [Set<String>]) -> Confusion {
    var confusion = Confusion()
    for unit in units {
      if let judged = judged(unit, code, scoring, by: proposed) {
        confusion.count(tested: judged.proposed, reference: judged.coded)
      }
    }
    return confusion
  }

  /// The figures of each group. O(codes × (units + resamples × sources)).
  package func parts(_ scoring: Scoring, by grouping: Grouping = .part) -> [Part] {
    groups(grouping).map { name, units in
      let bySource = Dictionary(grouping: units) { gold.sources[$0] }
      let drawsSources = bySource.count > 1
      let clusters = drawsSources ? bySource.keys.sorted().compactMap { bySource[$0] } : units.map { [$0] }
      let bootstrap = ClusterBootstrap(clusters: clusters.count, resamples: Self.resamples, seed: 8)
      let codes = codebook.codes.map(\.id)
      let tables = codes.map { code in
        clusters.map { confusion(scoring, of: $0, code: code, by: proposed) }
      }
      let pooled = clusters.indices.map { cluster in tables.reduce(Confusion()) { $0 + $1[cluster] } }
      let figures = zip(codes.map { $0 as String? } + [nil], tables + [pooled]).map { code, tables in
        let draws = bootstrap.samples { weights in
          zip(tables, weights).reduce(Confusion()) { sum, table in
            table.1 == 0 ? sum : sum + table.0.times(table.1)
          }
        }
        return Figures(
          code: code, confusion: tables.reduce(Confusion()) { $0 + $1 },
          f1: bootstrap.interval(of: draws.map(\.f1)), kappa: bootstrap.interval(of: draws.map(\.kappa)))
      }
      return Part(name: name, units: units.count, figures: figures, drawsSources: drawsSources)
    }
  }
}

extension Confusion {
  /// The table of as many copies of the units.
  fileprivate func times(_ copies: Int) -> Confusion {
    Confusion(
      bothYes: bothYes * copies, onlyTested: onlyTested * copies, onlyReference: onlyReference * copies,
      bothNo: bothNo * copies)
  }
}
