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
package enum MatchKind: String, Sendable, CaseIterable, Comparable {
  /// The word itself, in any inflection asked for.
  case word
  /// As last constituent of a compound.
  case head
  /// As another constituent.
  case constituent
  /// Not written: left out of a coordination, as *børneområdet* in `børne- og ungeområdet`.
  case ellipsis

  var order: Int {
    switch self {
    case .word: 0
    case .head: 1
    case .constituent: 2
    case .ellipsis: 3
    }
  }

  package static func < (a: MatchKind, b: MatchKind) -> Bool { a.order < b.order }
}

extension Hit {
  /// As what it was found: the least of its words.
  package var kind: MatchKind { matches.map(\.kind).max() ?? .word }
}

/// The hits of a query, by start and then by end, each span once.
package struct Hits: Sendable, RandomAccessCollection {
  private let list: HitList

  init(_ list: HitList) { self.list = list }

  package var startIndex: Int { 0 }
  package var endIndex: Int { list.count }
  /// The positions of a hit. O(1).
  package func positions(of number: Int) -> Range<Int> { list.positions(number) }
  /// As what a hit was found: the least of its words. O(words of the query × log of their terms).
  package func kind(of number: Int) -> MatchKind { list.kind(of: number) }
  /// A hit with the words that made it. O(words of the query × log of their terms).
  package subscript(number: Int) -> Hit {
    var matches: [Hit.Match] = []
    list.appendMatches(of: number, to: &matches)
    return Hit(positions: list.positions(number), matches: matches)
  }
}

/// How many hits of each kind.
package struct HitCounts: Sendable, Equatable {
  private var counts = [Int](repeating: 0, count: MatchKind.allCases.count)

  package subscript(kind: MatchKind) -> Int {
    get { counts[kind.order] }
    set { counts[kind.order] = newValue }
  }
  package var total: Int { counts.reduce(0, +) }
}
