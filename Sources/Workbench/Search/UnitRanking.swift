internal import CorpusIndex
package import CorpusModel
internal import CorpusQuery
internal import Foundation

/// The units or sources with hits of a query, those first that are most about its words.
///
/// - Source: Robertson and Zaragoza (2009), The Probabilistic Relevance Framework: BM25 and Beyond; k₁ 1.2, b 0.75. The words
///   are those of the query that are not behind NOT.
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
    /// Hits of the query in it.
    package let hits: Int
    /// The lines of those hits.
    package let lines: [ConcordanceLine]
    package let source: Int
    /// The turn or paragraph; the first of a source.
    package let unit: CorpusModel.Unit
  }

  package let concordance: Concordance
  package let scope: Scope
  /// By score, then by place.
  package let rows: [Row]

  private static let (saturation, lengthWeight) = (1.2, 0.75)

  /// - Parameter evaluator: What found the concordance.
  /// - Complexity: O(hits of the query's words × log units).
  init(_ concordance: Concordance, query: Query, evaluator: Evaluator, scope: Scope) {
    self.concordance = concordance
    self.scope = scope
    let index = concordance.corpus.index
    let units = scope == .turn ? Evaluator.defaultUnits(of: index) : index.segments(.source)
    func unit(_ position: Int) -> Int? { units.number(holding: position..<position + 1) }
    var lines: [Int: [Int]] = [:]
    for number in concordance.hits.indices {
      if let unit = unit(concordance.hits.positions(of: number).lowerBound) { lines[unit, default: []].append(number) }
    }
    var scores: [Int: Double] = [:]
    let mean = Double(index.wordCount) / Double(max(1, units.count))
    for word in query.ranked.words {
      let hits = evaluator.hits(of: word)
      var counts: [Int: Int] = [:]
      for number in hits.indices {
        if let unit = unit(hits.positions(of: number).lowerBound) { counts[unit, default: 0] += 1 }
      }
      let (all, holding) = (Double(units.count), Double(counts.count))
      let rarity = log(1 + (all - holding + 0.5) / (holding + 0.5))
      for (unit, count) in counts where lines[unit] != nil {
        let length = Double(units[unit].count) / max(1, mean)
        let weight = Self.saturation * (1 - Self.lengthWeight + Self.lengthWeight * length)
        scores[unit, default: 0] += rarity * Double(count) * (Self.saturation + 1) / (Double(count) + weight)
      }
    }
    let order = lines.keys.sorted { a, b in
      let (x, y) = (scores[a] ?? 0, scores[b] ?? 0)
      return x != y ? x > y : a < b
    }
    rows = order.map { number in
      let (source, range) = concordance.corpus.place(of: units[number])
      let own = lines[number] ?? []
      return Row(
        score: ((scores[number] ?? 0) * 1000).rounded() / 1000, hits: own.count,
        lines: Array(concordance.showing(own)), source: source, unit: concordance.unit(of: range, in: source))
    }
  }

  /// Which of the rows are shown, by their place.
  package func shown(_ selection: ConcordanceSelection) -> [(rank: Int, row: Row)] {
    rows.enumerated().dropFirst(selection.offset).prefix(selection.limit ?? rows.count).map { ($0 + 1, $1) }
  }

  /// `12 turns with 16 hits, by BM25`.
  package var summary: String {
    let noun = scope == .turn ? "turns or paragraphs" : "sources"
    return "\(rows.count) \(noun) with \(concordance.hits.count) hits, by BM25"
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
      let document = concordance.corpus.sources[row.source].document
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
