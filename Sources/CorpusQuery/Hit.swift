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
  package var kind: MatchKind { matches.reduce(.word) { max($0, $1.kind) } }
}

/// The hits of a query, by start and then by end, each span once.
package struct Hits: Sendable, RandomAccessCollection {
  private enum Content {
    case found(HitList)
    case deferred(DeferredHits)
  }

  private let content: Content

  init(_ list: HitList) { content = .found(list) }

  /// Hits that are looked for when somebody asks for one.
  init(_ deferred: DeferredHits) { content = .deferred(deferred) }

  private var list: HitList {
    switch content {
    case .found(let list): list
    case .deferred(let deferred): deferred.list
    }
  }

  /// The same hits, looked for by now: for whoever asks for many.
  package var found: Hits { Hits(list) }

  package var startIndex: Int { 0 }
  package var endIndex: Int {
    switch content {
    case .found(let list): list.count
    case .deferred(let deferred): deferred.count
    }
  }
  /// The positions of a hit. O(1).
  package func positions(of number: Int) -> Range<Int> { list.positions(number) }
  /// Where the hits start and end, by number. O(1).
  package var spans: (starts: [UInt32], ends: [UInt32]) {
    let list = list
    return (list.starts, list.ends)
  }
  /// Those that lie in a segment whole, by segment. O(hits), and O(segments) the first time that many are looked up in them.
  package func held(by segments: SegmentList) -> HeldHits { HeldHits(list, in: segments) }
  /// As what a hit was found: the least of its words. O(words of the query × log of their terms).
  package func kind(of number: Int) -> MatchKind { list.kind(of: number) }
  /// A hit with the words that made it. O(words of the query × log of their terms).
  package subscript(number: Int) -> Hit {
    var matches: [Hit.Match] = []
    return hit(number, in: &matches)
  }

  /// The same, its words in a list that is used again.
  package func hit(_ number: Int, in matches: inout [Hit.Match]) -> Hit {
    let list = list
    matches.removeAll(keepingCapacity: true)
    list.appendMatches(of: number, to: &matches)
    return Hit(positions: list.positions(number), matches: matches)
  }
}

/// Hits that are looked for when somebody asks for one.
final class DeferredHits: Sendable {
  private let known: Int?
  private let find: @Sendable () -> HitList
  private let found = LazyReference<HitList>()

  /// - Parameter count: Where it is known without looking.
  init(count: Int?, _ find: @escaping @Sendable () -> HitList) {
    known = count
    self.find = find
  }

  var list: HitList { found.object { fitting(find()) } }
  var count: Int { known ?? list.count }

  /// A damaged index may say another count than it holds positions. Whoever was told the count finds as many hits: what is
  /// answered from them is not believed (`PositionalIndex.checkDamage`), and it is no crash.
  private func fitting(_ list: HitList) -> HitList {
    guard let known, list.count != known else { return list }
    func fitted(_ values: [UInt32]) -> [UInt32] {
      Array(values.prefix(known)) + [UInt32](repeating: values.last ?? 0, count: max(0, known - values.count))
    }
    return HitList(starts: fitted(list.starts), ends: fitted(list.ends), .nothing)
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
