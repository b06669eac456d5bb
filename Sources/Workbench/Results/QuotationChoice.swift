internal import CorpusIndex
internal import CorpusModel
internal import QualitativeCoding
internal import UnicodeText

/// Chooses quotations that tell most: from as many sources and roles as there are, no two that say the same.
struct QuotationChoice {
  private let result: MatrixResult

  init(_ result: MatrixResult) { self.result = result }

  /// Two quotations that share this much of their words, counted as kinds, say the same.
  private static let alike = 0.7

  /// Some of the rows: in rounds, the strongest of each source that has one left, roles not yet heard first; in text order at
  /// the end.
  ///
  /// - Parameter codes: The ids whose codings count for how strong a unit is.
  /// - Complexity: O(limit × rows).
  func chosen(_ limit: Int, of rows: [Matrix.Row], for codes: Set<String>) -> [Matrix.Row] {
    var left = rows.map { row in Candidate(row, strength: strength(of: row, codes), words: words(of: row)) }
    var picked: [Candidate] = []
    var sources: [String: Int] = [:]
    var roles: [String: Int] = [:]
    while picked.count < limit, !left.isEmpty {
      func rank(_ candidate: Candidate) -> (Int, Int, Int, Int) {
        let row = candidate.row
        return (
          sources[row.source] ?? 0, roles[result.role(of: row) ?? ""] ?? 0, -candidate.strength, row.unit.range.start
        )
      }
      guard let best = left.indices.min(by: { rank(left[$0]) < rank(left[$1]) }) else { break }
      let candidate = left.remove(at: best)
      if picked.contains(where: { $0.isLike(candidate) }) { continue }
      sources[candidate.row.source, default: 0] += 1
      roles[result.role(of: candidate.row) ?? "", default: 0] += 1
      picked.append(candidate)
    }
    return picked.map(\.row).sorted {
      (result.sourceNumber(of: $0), $0.unit.range) < (result.sourceNumber(of: $1), $1.unit.range)
    }
  }

  private struct Candidate {
    let row: Matrix.Row
    let strength: Int
    let words: Set<String>

    init(_ row: Matrix.Row, strength: Int, words: Set<String>) {
      self.row = row
      self.strength = strength
      self.words = words
    }

    /// Whether the shorter of two has most of its words in the other.
    func isLike(_ other: Candidate) -> Bool {
      let shorter = min(words.count, other.words.count)
      return shorter > 0 && Double(words.intersection(other.words).count) >= QuotationChoice.alike * Double(shorter)
        && shorter * 2 >= max(words.count, other.words.count)
    }
  }

  private func words(of row: Matrix.Row) -> Set<String> {
    let number = result.sourceNumber(of: row)
    let index = result.corpus.index
    return Set(result.corpus.positions(of: row.unit.range, in: number).map { index.words.text(of: index.term(at: $0)) })
  }

  /// More words of the rules, and what a person decided, are stronger; long enough to be understood, short enough to be
  /// quoted.
  private func strength(of row: Matrix.Row, _ codes: Set<String>) -> Int {
    let own = row.codings.filter { codes.contains($0.code) }
    let words = Set(own.flatMap(\.matches).map { LetterCase.folded($0.text) }).count
    let decided = own.contains { $0.origin != .proposal } ? 1000 : 0
    let length = row.unit.range.count
    return decided + words * 100 - (length < 80 ? 80 - length : max(0, length - 600))
  }
}
