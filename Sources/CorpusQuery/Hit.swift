package import CorpusIndex

/// A place that a query found.
package struct Hit: Sendable, Equatable {
  /// Which word was found, and as what.
  package struct Match: Sendable, Equatable {
    package let position: Int
    package let kind: MatchKind
    /// Bytes of the word that the query asked for, where that is a part of a compound.
    package let part: Range<Int>?
    /// What is meant at the position, where the word found is not written.
    package let ellipsis: PositionalIndex.Ellipsis?
  }

  /// A span of words.
  package let positions: Range<Int>
  /// The words that made the hit, in order.
  package let matches: [Match]
}

/// As what a query word was found.
package enum MatchKind: String, Sendable, CaseIterable {
  /// The word itself, in any inflection asked for.
  case word
  /// As last constituent of a compound.
  case head
  /// As another constituent.
  case constituent
  /// Not written: left out of a coordination, as *børneområdet* in `børne- og ungeområdet`.
  case ellipsis
}
