internal import CorpusIndex
package import CorpusModel
internal import CorpusQuery

/// The units or sources with hits of a query, those first that are most about its words. The words are those of the query that
/// are not behind NOT.
package struct UnitRanking: Sendable {
  /// What is ranked.
  package enum Scope: String, Sendable, CaseIterable {
    /// Turns, and paragraphs outside of them.
    case turn
    case source
  }

  /// A unit with its score.
  package struct Row: Sendable {
    /// At least 0, without a unit; comparable within one ranking only.
    package let score: Double
    /// The lines of the query's hits in it.
    package let lines: Concordance
    package let source: Int
    /// The turn or paragraph; the first of a source.
    package let unit: CorpusModel.Unit
    /// Hits of the query in it.
    package var hits: Int { lines.count }
  }

  package let concordance: Concordance
  package let scope: Scope
  private let query: Query
  private let evaluator: Evaluator
  private let units: SegmentList
  private let scores: UnitScores
  private let held = HeldUnits()

  /// Rows up to which they are found without all units with hits, where a unit has one for each word of the query.
  private static let few = 1000

  /// The units with hits, in the order of the texts, each with the numbers of its hits. Found when somebody asks.
  private final class HeldUnits: Sendable {
    final class List: Sendable {
      let units: [(number: Int, hits: Range<Int>)]

      init(_ units: [(number: Int, hits: Range<Int>)]) { self.units = units }
    }

    private let found = LazyReference<List>()

    func units(of hits: Hits, in segments: SegmentList) -> [(number: Int, hits: Range<Int>)] {
      found.object { List(Self.units(segments, holding: hits)) }.units
    }

    /// The units that hold the first word of hits.
    private static func units(_ segments: SegmentList, holding hits: Hits) -> [(number: Int, hits: Range<Int>)] {
      var result: [(number: Int, hits: Range<Int>)] = []
      var cursor = SegmentCursor(segments, lookups: hits.count)
      for (number, start) in hits.spans.starts.enumerated() {
        guard let unit = cursor.number(holding: Int(start)..<Int(start) + 1) else { continue }
        if let last = result.last, last.number == unit {
          result[result.count - 1].hits = last.hits.lowerBound..<number + 1
        } else {
          result.append((unit, number..<number + 1))
        }
      }
      return result
    }
  }

  /// - Parameter evaluator: What found the concordance.
  /// - Complexity: O(hits of the query's words).
  init(_ concordance: Concordance, query: Query, evaluator: Evaluator, scope: Scope) {
    self.concordance = concordance
    self.scope = scope
    self.query = query
    self.evaluator = evaluator
    let index = concordance.corpus.index
    units = scope == .turn ? Evaluator.defaultUnits(of: index) : index.segments(.source)
    let words = query.ranked.words.map { word in
      guard case .word(let pattern) = word else {
        return UnitScores.Occurrences(positions: evaluator.hits(of: word).spans.starts, holders: nil)
      }
      let holders = evaluator.onlyTerm(of: pattern).flatMap { index.holders(of: $0) }
      return UnitScores.Occurrences(
        positions: evaluator.positions(of: pattern), holders: scope == .turn ? holders?.units : holders?.sources)
    }
    scores = UnitScores(words, in: units.table, wordCount: index.wordCount)
  }

  private var withHits: [(number: Int, hits: Range<Int>)] { held.units(of: concordance.hits, in: units) }

  /// Units with hits. O(hits) the first time.
  package var count: Int { withHits.count }

  /// All units with hits, by score and then by place.
  package var rows: [Row] { shown(ConcordanceSelection()).map(\.row) }

  /// Which of the rows are shown, by their place.
  ///
  /// - Complexity: O(units with hits + shown rows); of a few rows of words joined by OR only O(units that may be among them).
  package func shown(_ selection: ConcordanceSelection) -> [(rank: Int, row: Row)] {
    let wanted = selection.limit.map { selection.offset + $0 }
    var rows: [(rank: Int, row: Row)] = []
    if query.isAnyOfWords, let wanted, wanted <= Self.few {
      let best = scores.best(wanted)
      rows.reserveCapacity(best.count)
      for (place, best) in best.enumerated().dropFirst(selection.offset) {
        let hits = evaluator.deferredHits(of: query, in: units[best.unit])
        let lines = Concordance(corpus: concordance.corpus, hits: hits)
        rows.append((place + 1, row(units[best.unit], best.score, lines)))
      }
    } else {
      let withHits = withHits
      let scores = scores.scores(of: withHits.lazy.map(\.number))
      let order = withHits.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
      for (rank, place) in order.prefix(wanted ?? order.count).enumerated().dropFirst(selection.offset) {
        let (number, hits) = withHits[place]
        rows.append((rank + 1, row(units[number], scores[place], concordance.showing(Array(hits)))))
      }
    }
    return rows
  }

  private func row(_ positions: Range<Int>, _ score: Double, _ lines: Concordance) -> Row {
    let (source, range) = concordance.corpus.place(of: positions)
    return Row(
      score: (score * 1000).rounded() / 1000, lines: lines, source: source,
      unit: concordance.unit(of: range, in: source))
  }

  /// `12 turns with 16 hits, by BM25`.
  package var summary: String {
    let noun = scope == .turn ? "turns or paragraphs" : "sources"
    return "\(count) \(noun) with \(concordance.hits.count) hits, by BM25"
  }

  /// A unit a row.
  package func table(_ selection: ConcordanceSelection) -> Table {
    var table = Table(
      columns: [
        Table.Column("rank", isNumeric: true), Table.Column("score", isNumeric: true),
        Table.Column("hits", isNumeric: true), Table.Column("source"),
      ]
        + (scope == .source
          ? [] : [Table.Column("unit"), Table.Column("speaker"), Table.Column("role"), Table.Column("text")]))
    for (rank, row) in shown(selection) {
      let document = concordance.corpus.sources.document(row.source)
      var cells: [Table.Cell] = [.integer(rank), .decimal(row.score), .integer(row.hits), .text(document.source)]
      if scope == .turn {
        cells += [
          .text(row.unit.identifier(in: document.source)),
          Table.Cell(concordance.corpus.speaker(of: row.unit, in: document)),
          Table.Cell(row.unit.role), .text(document.text(in: row.unit.range)),
        ]
      }
      table.append(cells)
    }
    return table
  }
}

extension Query {
  /// Whether each hit of any of its words is one of its hits, and it has no others.
  fileprivate var isAnyOfWords: Bool {
    switch self {
    case .word: true
    case .or(let parts): parts.allSatisfy(\.isAnyOfWords)
    default: false
    }
  }

  /// The query without what stands behind NOT.
  fileprivate var ranked: Query {
    switch self {
    case .not(let a, _, _): a.ranked
    case .and(let parts, let segment): .and(parts.map(\.ranked), within: segment)
    case .or(let parts): .or(parts.map(\.ranked))
    case .sequence(let parts): .sequence(parts.map(\.ranked))
    case .near(let a, let b, let distance, let isOrdered):
      .near(a.ranked, b.ranked, distance: distance, isOrdered: isOrdered)
    case .restricted(let inner, let restriction): .restricted(inner.ranked, restriction)
    case .word, .units, .pattern: self
    }
  }
}

extension Corpus {
  /// Who speaks in a unit; `nil` outside of turns.
  package func speaker(of unit: CorpusModel.Unit, in document: Document) -> String? {
    unit.speaker.map { name(ofSpeaker: $0, in: document) }
  }

  /// Who speaks in a unit, and as what where that says more.
  package func whoSpeaks(in unit: CorpusModel.Unit, of document: Document) -> [String] {
    let speaker = speaker(of: unit, in: document)
    return [speaker, unit.role == speaker ? nil : unit.role].compactMap(\.self)
  }
}
