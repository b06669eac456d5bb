package import CorpusModel

/// What a reviewer goes through, place by place.
package enum ReviewQueue: Sendable, Equatable {
  /// Open proposals: all, or those of a code and the codes under it.
  case proposals(code: String?)
  /// Units that no coding lies on, in sources that the coder has not marked as read.
  case uncoded
  /// Units drawn at random, in the order of the texts.
  case sample([ReviewPlace], seed: UInt64)
  /// Units that two coders who judged the source coded differently.
  case disagreements
  /// Where a query was found.
  case found(String, [ReviewPlace])
}

/// A stretch of a source.
package struct ReviewPlace: Sendable, Equatable {
  /// The number of the source, from 0.
  package let source: Int
  package let range: TextRange
  /// The mark that is meant there.
  let mark: String?

  init(_ source: Int, _ range: TextRange, mark: String? = nil) {
    self.source = source
    self.range = range
    self.mark = mark
  }
}

extension ReviewQueue {
  /// Its places in a source, in order.
  ///
  /// - Parameter codes: Of which proposals count: those of the queue's code and of codes under it; `nil` for all.
  /// - Complexity: O(units × marks near them).
  func places(in source: ReviewSource, codes: Set<String>?) -> [ReviewPlace] {
    switch self {
    case .proposals:
      source.marks.filter { $0.proposal != nil && codes?.contains($0.code) ?? true }
        .map { ReviewPlace(source.number, $0.range, mark: $0.key) }
    case .uncoded:
      source.isRead ? [] : source.uncodedUnits.map { ReviewPlace(source.number, $0.range) }
    case .disagreements: source.disagreements.map { ReviewPlace(source.number, $0.range) }
    case .sample(let places, _), .found(_, let places): places.filter { $0.source == source.number }
    }
  }
}
