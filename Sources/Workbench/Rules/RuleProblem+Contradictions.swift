internal import CorpusIndex
internal import CorpusQuery

/// Queries that can have no hit since they exclude what they ask for in the same unit: `a NOT a`, `a AND b NOT (a OR c)`.
extension RuleProblem {
  /// The word that a query asks for and excludes, empty for what is no single word; `nil` where it may have hits, as far as
  /// its form says. O(parts²).
  static func contradiction(in query: Query) -> String? {
    switch query {
    case .not(let asked, let excluded, let segment):
      return contradiction(in: asked) ?? self.excluded(by: excluded, in: asked, within: segment)
    case .and(let parts, let segment):
      if let word = parts.lazy.compactMap({ contradiction(in: $0) }).first { return word }
      // What one part excludes another may ask for: `a NOT b AND b`.
      for (number, part) in parts.enumerated() {
        guard case .not(_, let excluded, let own) = part, own == segment else { continue }
        for (place, other) in parts.enumerated() where place != number {
          if let word = self.excluded(by: excluded, in: other, within: segment) { return word }
        }
      }
      return nil
    case .or(let parts):
      let words = parts.map { contradiction(in: $0) }
      return words.allSatisfy { $0 != nil } ? words.first ?? nil : nil
    case .near(let a, let b, _, _): return contradiction(in: a) ?? contradiction(in: b)
    case .sequence(let parts): return parts.lazy.compactMap { contradiction(in: $0) }.first
    case .restricted(let inner, _): return contradiction(in: inner)
    case .word, .units, .pattern: return nil
    }
  }

  /// The word of what a query needs in a unit, where another finds all of it; empty for what is no single word.
  static func excluded(by excluded: Query, in asked: Query, within segment: SegmentKind?) -> String? {
    let barred = AlternativeSet(of: excluded)
    let needed = required(by: asked, within: segment).first { barred.covers(AlternativeSet(of: $0)) }
    return needed.map { text(of: $0) ?? "" }
  }

  /// The parts that stand in a unit whenever the query has a hit there, the query itself first.
  private static func required(by query: Query, within segment: SegmentKind?) -> [Query] {
    switch query {
    case .and(let parts, let own) where own == segment:
      [query] + parts.flatMap { required(by: $0, within: segment) }
    case .not(let asked, _, _): [query] + required(by: asked, within: segment)
    case .restricted(let inner, _): [query] + required(by: inner, within: segment)
    // Words near each other, and phrases, share a paragraph, but may stand in two sentences.
    case .near(let a, let b, _, _) where segment != .sentence && segment != .quotation:
      [query] + required(by: a, within: segment) + required(by: b, within: segment)
    case .sequence(let parts) where segment != .sentence && segment != .quotation:
      [query] + parts.flatMap { required(by: $0, within: segment) }
    default: [query]
    }
  }
}
