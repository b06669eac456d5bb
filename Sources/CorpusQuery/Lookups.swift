package import CorpusIndex
internal import Synchronization

/// What evaluators over one index have looked up, so that each of them need not: words with their positions, and parts that
/// stand in several queries with their hits.
package final class Lookups: Sendable {
  let index: PositionalIndex
  private let vocabulary: Vocabulary
  private let sets = Mutex<[WordPattern: WordSet]>([:])
  /// Words that are asked for together.
  private let unions = Mutex<[[WordPattern]: WordSet]>([:])
  /// Parts whose hits are worth keeping.
  private let repeated: Set<Query>
  private let kept = Mutex<[Query: HitList]>([:])

  /// - Parameters:
  ///   - vocabulary: Of the same index.
  ///   - queries: What will be asked. Of parts that stand in them more than once the hits are kept once they were found.
  /// - Complexity: O(size of the queries × depth).
  package init(_ index: PositionalIndex, _ vocabulary: Vocabulary, for queries: [Query] = []) {
    self.index = index
    self.vocabulary = vocabulary
    repeated = Query.repeatedParts(of: queries)
  }

  func set(of pattern: WordPattern) -> WordSet {
    if let known = sets.withLock({ $0[pattern] }) { return known }
    let set = WordSet(vocabulary.expansions(of: pattern), in: index)
    sets.withLock { $0[pattern] = set }
    return set
  }

  /// The words of an alternative as one, where a hit of any is a hit; `nil` where one of them is meant somewhere and not
  /// written, or where something else is among them.
  func set(ofAny parts: [Query]) -> WordSet? {
    let patterns = parts.compactMap { part -> WordPattern? in if case .word(let pattern) = part { pattern } else { nil }
    }
    guard patterns.count == parts.count, patterns.count > 1 else { return nil }
    if let known = unions.withLock({ $0[patterns] }) { return known }
    let words = patterns.map { set(of: $0) }
    guard words.allSatisfy(\.meant.isEmpty) else { return nil }
    let union = WordSet(anyOf: words, in: index)
    unions.withLock { $0[patterns] = union }
    return union
  }

  /// Whether the hits of a part are kept.
  func keeps(_ part: Query) -> Bool {
    switch part {
    case .sequence, .near, .or: !repeated.isEmpty && repeated.contains(part)
    default: false
    }
  }

  /// All hits of a part that is kept, if they were found.
  func hits(of part: Query) -> HitList? { kept.withLock { $0[part] } }

  /// Keeps all hits of a part.
  func keep(_ hits: HitList, of part: Query) -> HitList {
    kept.withLock { $0[part] = hits }
    return hits
  }
}

extension Query {
  /// Parts of several words that stand more than once in some queries. Their hits are the same wherever they stand: no unit
  /// and no field has a say in them. What stands only inside such parts is not among them.
  fileprivate static func repeatedParts(of queries: [Query]) -> Set<Query> {
    var seen: Set<Query> = []
    var repeated: Set<Query> = []
    func look(at query: Query) {
      switch query {
      case .word, .units, .pattern: return
      case .sequence, .near, .or:
        if query.asksWordsOnly, !seen.insert(query).inserted {
          repeated.insert(query)
          return
        }
      case .and, .not, .restricted: break
      }
      for part in query.parts { look(at: part) }
    }
    for query in queries { look(at: query) }
    return repeated
  }

  /// Whether its hits depend on words alone.
  private var asksWordsOnly: Bool {
    switch self {
    case .word: true
    case .sequence, .near, .or: parts.allSatisfy(\.asksWordsOnly)
    case .and, .not, .restricted, .units, .pattern: false
    }
  }
}
