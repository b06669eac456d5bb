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
  private let units: SegmentList
  /// The units with hits, in the order of the texts.
  private let held: [HeldUnit]

  /// A unit with hits of the query.
  private struct HeldUnit {
    /// Of the list of units.
    let number: Int
    /// The numbers of its hits.
    var hits: Range<Int>
    var score = 0.0
  }

  private static let (saturation, lengthWeight) = (1.2, 0.75)

  /// - Parameter evaluator: What found the concordance.
  /// - Complexity: O(hits of the query's words).
  init(_ concordance: Concordance, query: Query, evaluator: Evaluator, scope: Scope) {
    self.concordance = concordance
    self.scope = scope
    let index = concordance.corpus.index
    units = scope == .turn ? Evaluator.defaultUnits(of: index) : index.segments(.source)
    var held: [HeldUnit] = []
    Self.forEachUnit(units, holding: concordance.hits) { unit, hits in held.append(HeldUnit(number: unit, hits: hits)) }
    let mean = Double(index.wordCount) / Double(max(1, units.count))
    for word in query.ranked.words {
      var counts: [(unit: Int, count: Int)] = []
      Self.forEachUnit(units, holding: evaluator.hits(of: word)) { unit, hits in counts.append((unit, hits.count)) }
      let (all, holding) = (Double(units.count), Double(counts.count))
      let rarity = log(1 + (all - holding + 0.5) / (holding + 0.5))
      var next = 0
      for (unit, count) in counts {
        while next < held.count, held[next].number < unit { next += 1 }
        guard next < held.count, held[next].number == unit else { continue }
        let length = Double(units[unit].count) / max(1, mean)
        let weight = Self.saturation * (1 - Self.lengthWeight + Self.lengthWeight * length)
        held[next].score += rarity * Double(count) * (Self.saturation + 1) / (Double(count) + weight)
      }
    }
    self.held = held
  }

  /// Hands out the units that hold the first word of hits, in order, each with the numbers of its hits.
  private static func forEachUnit(_ units: SegmentList, holding hits: Hits, _ body: (Int, Range<Int>) -> Void) {
    var cursor = SegmentCursor(units)
    var open: (unit: Int, hits: Range<Int>)?
    for number in hits.indices {
      let start = hits.positions(of: number).lowerBound
      guard let unit = cursor.number(holding: start..<start + 1) else { continue }
      if let last = open, last.unit == unit {
        open = (unit, last.hits.lowerBound..<number + 1)
      } else {
        if let last = open { body(last.unit, last.hits) }
        open = (unit, number..<number + 1)
      }
    }
    if let last = open { body(last.unit, last.hits) }
  }

  /// Units with hits.
  package var count: Int { held.count }

  /// All units with hits, by score and then by place.
  package var rows: [Row] { shown(ConcordanceSelection()).map(\.row) }

  /// Which of the rows are shown, by their place.
  ///
  /// - Complexity: O(units with hits + shown rows).
  package func shown(_ selection: ConcordanceSelection) -> [(rank: Int, row: Row)] {
    let wanted = min(held.count, selection.limit.map { selection.offset + $0 } ?? held.count)
    return best(wanted).enumerated().dropFirst(selection.offset).map { ($0 + 1, row(held[$1])) }
  }

  /// The numbers of the best units, the best first.
  private func best(_ count: Int) -> [Int] {
    func precedes(_ a: Int, _ b: Int) -> Bool {
      held[a].score != held[b].score ? held[a].score > held[b].score : a < b
    }
    if count > held.count / 8 { return Array(held.indices.sorted(by: precedes).prefix(count)) }
    var best: [Int] = []
    for unit in held.indices {
      if best.count == count {
        guard let last = best.last, precedes(unit, last) else { continue }
        best.removeLast()
      }
      best.insert(unit, at: best.partitionPoint { precedes($0, unit) })
    }
    return best
  }

  private func row(_ unit: HeldUnit) -> Row {
    let (source, range) = concordance.corpus.place(of: units[unit.number])
    return Row(
      score: (unit.score * 1000).rounded() / 1000, hits: unit.hits.count,
      lines: Array(concordance.showing(Array(unit.hits))), source: source,
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
