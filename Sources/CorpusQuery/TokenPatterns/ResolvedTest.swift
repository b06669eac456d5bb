internal import CorpusIndex
internal import TextAnalysis

/// A test of words with the terms of a corpus that pass it.
indirect enum ResolvedTest: Sendable {
  case any
  case terms(TermSet)
  /// Parts of speech, a bit for each.
  case tags(UInt32)
  case not(ResolvedTest)
  case all([ResolvedTest])
  case either([ResolvedTest])

  /// The terms of which some word may pass; `nil` where any may.
  var bound: TermSet? {
    switch self {
    case .any, .tags, .not: return nil
    case .terms(let terms): return terms
    case .all(let parts):
      let bounds = parts.compactMap(\.bound)
      return bounds.dropFirst().reduce(bounds.first) { $0?.intersection($1) }
    case .either(let parts):
      let bounds = parts.map(\.bound)
      return bounds.dropFirst().reduce(bounds[0]) { sum, bound in
        sum.flatMap { sum in bound.map { sum.union($0) } }
      }
    }
  }

  /// Whether a word passes. The tag is asked for where the term does not decide.
  func holds(_ term: Int, tag: () -> PartOfSpeech) -> Bool {
    switch self {
    case .any: return true
    case .terms(let terms): return terms.contains(term)
    case .tags(let tags): return tags & (1 << UInt32(tag().rawValue)) != 0
    case .not(let inner): return !inner.holds(term, tag: tag)
    case .all(let parts): return parts.allSatisfy { $0.holds(term, tag: tag) }
    case .either(let parts): return parts.contains { $0.holds(term, tag: tag) }
    }
  }
}

/// Looks up what tests ask for in a table of terms.
struct TestResolver {
  private let table: TermTable

  init(_ table: TermTable) { self.table = table }

  /// The test with its terms. O(terms) for an expression that is more than letters, else O(log terms + result).
  func resolved(_ test: TokenTest) -> ResolvedTest {
    switch test {
    case .any: return .any
    case .attribute(.pos, let expression): return .tags(PositionTags.tags(matching: expression))
    case .attribute(let attribute, let expression): return .terms(set(terms(attribute, expression)))
    case .not(let inner): return .not(resolved(inner))
    case .all(let parts): return .all(parts.map { resolved($0) }.sorted { $0.isCheap && !$1.isCheap })
    case .either(let parts): return .either(parts.map { resolved($0) }.sorted { $0.isCheap && !$1.isCheap })
    }
  }

  private func set(_ terms: [Int]) -> TermSet {
    var set = TermSet(count: table.count)
    for term in terms { set.insert(term) }
    return set
  }

  private func terms(_ attribute: TokenAttribute, _ expression: RegularExpression) -> [Int] {
    switch attribute {
    case .word: table.terms(matching: expression)
    case .lemma: lemmas(expression).flatMap { table.terms(ofLemma: $0) }
    case .constituent: compounds(expression).map(\.term)
    case .pos: []
    }
  }

  private func lemmas(_ expression: RegularExpression) -> [String] {
    if expression.isLiteral { return [expression.prefix] }
    var matcher = RegularExpressionMatcher(expression)
    return table.lemmas { matcher.matches($0) }
  }

  private func compounds(_ expression: RegularExpression) -> [TermTable.Compound] {
    if expression.isLiteral { return table.compounds(withConstituent: expression.prefix) }
    var matcher = RegularExpressionMatcher(expression)
    return table.constituents { matcher.matches($0) }.flatMap { table.compounds(withConstituent: $0) }
  }

  /// The compounds that a test's constituents find, by term: what a hit was found as. Where one is found by several parts,
  /// by the head.
  func parts(_ test: TokenTest) -> [Int: TermTable.Compound] {
    switch test {
    case .attribute(.constituent, let expression):
      return compounds(expression).reduce(into: [:]) { parts, compound in
        if !(parts[compound.term]?.isHead ?? false) || compound.isHead { parts[compound.term] = compound }
      }
    case .all(let tests), .either(let tests):
      return tests.reduce(into: [:]) { parts, test in
        parts.merge(self.parts(test)) { $0.isHead || !$1.isHead ? $0 : $1 }
      }
    case .any, .attribute, .not: return [:]
    }
  }

  /// The values of an attribute by term, for `a.lemma = b.lemma`. O(terms).
  func values(_ attribute: TokenAttribute) -> [Int: Set<String>] {
    var values: [Int: Set<String>] = [:]
    switch attribute {
    case .lemma:
      for lemma in table.lemmas(where: { _ in true }) {
        for term in table.terms(ofLemma: lemma) { values[term, default: []].insert(lemma) }
      }
    case .constituent:
      for lemma in table.constituents(where: { _ in true }) {
        for compound in table.compounds(withConstituent: lemma) { values[compound.term, default: []].insert(lemma) }
      }
    case .word, .pos: break
    }
    return values
  }
}

extension ResolvedTest {
  /// Whether terms alone decide it.
  fileprivate var isCheap: Bool {
    switch self {
    case .any, .terms: true
    case .tags: false
    case .not(let inner): inner.isCheap
    case .all(let parts), .either(let parts): parts.allSatisfy(\.isCheap)
    }
  }
}

extension TermTable {
  /// The terms that an expression matches as a whole, in order. O(terms that begin as it does).
  func terms(matching expression: RegularExpression) -> [Int] {
    if expression.isLiteral { return Array(terms(spelled: expression.prefix)) }
    var matcher = RegularExpressionMatcher(expression)
    var found: [Int] = []
    forEach(in: terms(withPrefix: expression.prefix)) { term, bytes, shared in
      if matcher.matches(bytes, shared: shared) { found.append(term) }
    }
    return found
  }
}
