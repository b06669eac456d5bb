package import CorpusIndex

/// A query as it was read. Positions in `place` are scalars of the query text, for messages.
package indirect enum Query: Sendable, Equatable {
  /// One word.
  case word(WordPattern)
  /// Hits side by side, in order.
  case sequence([Query])
  /// Hits of both within so many words of each other; `isOrdered` when the first must stand first.
  case near(Query, Query, distance: Int, isOrdered: Bool)
  case or([Query])
  /// The hits of all, in units that hold a hit of each.
  case and([Query], within: SegmentKind?)
  /// The hits of the first, in units without a hit of the second.
  case not(Query, Query, within: SegmentKind?)
  /// The hits where an attribute has, or has not, a value.
  case restricted(Query, Restriction)
}

/// What a query word stands for.
package enum WordPattern: Sendable, Hashable {
  /// Any inflection, and as constituent of a compound.
  case any(String)
  /// This form only; case and accents ignored.
  case form(String)
  /// Any inflection, never inside compounds.
  case lemma(String)
  /// `*` for any letters, `?` for one.
  case wildcard(String)

  /// The word as it is typed in a query.
  package var text: String {
    switch self {
    case .any(let word), .wildcard(let word): word
    case .form(let word): "=\(word)"
    case .lemma(let word): "lemma:\(word)"
    }
  }
}

/// `role:PPR*`, `NOT speaker:I`.
package struct Restriction: Sendable, Equatable {
  package let attribute: AttributeKind
  /// Wildcards as in words; case and accents ignored.
  package let pattern: String
  package let isNegated: Bool
}
