internal import CorpusQuery

/// The parts of a query of which one is enough, and which of them surely find all that another query finds.
struct AlternativeSet {
  let queries: [Query]
  private var places: [Query: [Int]] = [:]
  /// Words in any inflection.
  private var words: [String: [Int]] = [:]
  /// Patterns that are a beginning with `*` behind it, by the beginning.
  private var beginnings: [String: [Int]] = [:]

  /// O(alternatives).
  init(of query: Query) {
    queries = Self.alternatives(of: query)
    for (place, query) in queries.enumerated() {
      places[query, default: []].append(place)
      switch query {
      case .word(.any(let word)): words[word, default: []].append(place)
      case .word(.wildcard(let pattern)) where pattern.hasSuffix("*"):
        let front = pattern.dropLast()
        if !front.contains("*"), !front.contains("?") { beginnings[String(front), default: []].append(place) }
      default: break
      }
    }
  }

  private static func alternatives(of query: Query) -> [Query] {
    if case .or(let parts) = query { parts.flatMap { alternatives(of: $0) } } else { [query] }
  }

  /// Whether it surely finds all that another set finds.
  func covers(_ other: AlternativeSet) -> Bool { other.queries.allSatisfy { first(covering: $0) { _ in true } != nil } }

  /// The first alternative that surely finds all that a query finds, among those of a kind. O(letters).
  func first(covering query: Query, where isMeant: (Int) -> Bool) -> Int? {
    var found = places[query] ?? []
    switch query {
    case .word(.lemma(let word)): found += words[word] ?? []
    case .word(.form(let form)): found += (words[form] ?? []) + patterns(coveringBeginningOf: form)
    case .word(.wildcard(let pattern)): found += patterns(coveringBeginningOf: pattern)
    default: break
    }
    return found.filter(isMeant).min()
  }

  private func patterns(coveringBeginningOf text: String) -> [Int] {
    if beginnings.isEmpty { return [] }
    // What stands behind a wildcard may be anything.
    let fixed = text.prefix { $0 != "*" && $0 != "?" }
    return fixed.indices.flatMap { beginnings[String(fixed[...$0])] ?? [] }
  }
}
