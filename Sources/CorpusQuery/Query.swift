package import CorpusIndex

/// A query as it was read.
package indirect enum Query: Sendable, Hashable {
  /// One word.
  case word(WordPattern)
  /// Hits side by side, in order.
  case sequence([Query])
  /// Hits of both within so many words of each other; `isOrdered` when the first must stand first.
  case near(Query, Query, distance: Int, isOrdered: Bool)
  case or([Query])
  /// The hits of all, in units that hold a hit of each. Parts that are about units only choose them: their own hits are
  /// kept where all parts are.
  case and([Query], within: SegmentKind?)
  /// The hits of the first, in units without a hit of the second.
  case not(Query, Query, within: SegmentKind?)
  /// The hits where a field has, or has not, a value.
  case restricted(Query, Restriction)
  /// All units, or all segments of a kind: what a field alone restricts.
  case units(SegmentKind?)
  /// Words by their annotations, as in CQP.
  case pattern(TokenPattern)

  /// Whether the hits are units and not words: `role:leder`, `NOT theme:*`.
  var isAboutUnits: Bool {
    switch self {
    case .units: true
    case .restricted(let inner, _): inner.isAboutUnits
    case .or(let parts), .and(let parts, _): parts.allSatisfy(\.isAboutUnits)
    case .not(let a, _, _): a.isAboutUnits
    case .word, .sequence, .near, .pattern: false
    }
  }

  /// The query with its units, where it names none, those of a kind.
  func confined(to segment: SegmentKind) -> Query {
    switch self {
    case .units(let kind): .units(kind ?? segment)
    case .restricted(let inner, let restriction): .restricted(inner.confined(to: segment), restriction)
    case .or(let parts): .or(parts.map { $0.confined(to: segment) })
    case .and(let parts, let kind): .and(parts.map { $0.confined(to: segment) }, within: kind)
    case .not(let a, let b, let kind): .not(a.confined(to: segment), b.confined(to: segment), within: kind)
    case .word, .sequence, .near, .pattern: self
    }
  }
}
