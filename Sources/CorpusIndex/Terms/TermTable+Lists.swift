/// What terms are found under.
package enum TermKey: Sendable {
  case lemma
  case constituent
}

extension TermTable {
  /// All lemmas, or all constituents, under which other terms are found, in the order of their bytes. O(bytes).
  package func keys(_ kind: TermKey) -> [[UInt8]] {
    var keys: [[UInt8]] = []
    map(kind).forEachKey { bytes in keys.append(bytes.indices.map { bytes[$0] }) }
    return keys
  }

  /// Hands out each of those keys, by its number, with each term that is found under it. A term that is its own lemma stands
  /// under none: `isOwnLemma` tells. O(keys + terms).
  package func forEachTerm(under kind: TermKey, _ body: (_ key: Int, _ term: Int) -> Void) {
    map(kind).forEachTerm(more: kind == .constituent ? 2 : 0) { key, term, _ in
      if term < count { body(key, term) }
    }
  }

  private func map(_ kind: TermKey) -> TermListMap {
    switch kind {
    case .lemma: lemmas
    case .constituent: constituents
    }
  }
}
