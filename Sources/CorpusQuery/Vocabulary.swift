package import CorpusIndex
internal import Synchronization
package import TextAnalysis
internal import UnicodeText

/// The terms of an index that query words stand for. Each word is looked up once.
package final class Vocabulary: Sendable {
  /// Which compounds a plain word finds.
  package enum Compounds: Sendable {
    case any
    /// Those that it is the last constituent of.
    case head
    case none
  }

  /// A term that a query word stands for.
  package struct Expansion: Sendable {
    package let term: Int
    package let kind: MatchKind
    /// Bytes of the term, for a part of a compound.
    package let part: Range<Int>?
  }

  /// What a query word stands for: among the words that are written, and among those that are meant.
  package struct Expansions: Sendable {
    /// By term of the index's `words`.
    package let written: [Expansion]
    /// By term of the index's `ellipticWords`.
    package let meant: [Expansion]
  }

  private let index: PositionalIndex
  private let analyzer: DanishAnalyzer
  private let compounds: Compounds
  private let allReadings: Bool
  /// The terms with aa of `words` and `ellipticWords`; `nil` where aa and å are told apart.
  private let respelled: (written: RespelledTerms, meant: RespelledTerms)?
  private let known = Mutex<[WordPattern: Expansions]>([:])

  /// - Parameters:
  ///   - foldsAa: Whether aa and å find each other: Aabenraa and Åbenrå.
  ///   - allReadings: Whether a lemma finds homographs in any of their readings, not only where context gave them this one.
  package init(
    index: PositionalIndex, analyzer: DanishAnalyzer, compounds: Compounds = .any, foldsAa: Bool = false,
    allReadings: Bool = false
  ) {
    self.index = index
    self.analyzer = analyzer
    self.compounds = compounds
    self.allReadings = allReadings
    respelled =
      foldsAa
      ? (
        RespelledTerms(index.words, analyzer: analyzer), RespelledTerms(index.ellipticWords, analyzer: analyzer)
      ) : nil
  }

  /// The terms that a query word stands for. O(terms) for a wildcard at the front, else O(log terms + result).
  package func expansions(of pattern: WordPattern) -> Expansions {
    if let found = known.withLock({ $0[pattern] }) { return found }
    // As typed, and with å for aa.
    let spellings = respelled == nil ? [pattern] : pattern.spellings
    let lemmas = spellings.flatMap { $0.lemmas(analyzer) }
    let found = Expansions(
      written: look(up: pattern, spellings, lemmas, in: index.words, respelled?.written),
      meant: look(up: pattern, spellings, lemmas, in: index.ellipticWords, respelled?.meant))
    known.withLock { $0[pattern] = found }
    return found
  }

  /// Looks up many words, those with a wildcard at the front in one walk over all terms, so that `expansions` knows them.
  ///
  /// - Complexity: O(terms + what each word finds).
  package func lookUp(_ words: [WordPattern]) {
    guard respelled == nil else { return }
    var patterns: [(word: WordPattern, wildcard: WildcardPattern)] = []
    for word in Set(words) {
      guard case .wildcard(let text) = word else { continue }
      let wildcard = WildcardPattern(text)
      if wildcard.prefix.isEmpty, !wildcard.isPrefix, !wildcard.literal.isEmpty { patterns.append((word, wildcard)) }
    }
    guard patterns.count > 1 else { return }
    let tables = [index.words, index.ellipticWords].map { $0.terms(matchingEach: patterns.map(\.wildcard)) }
    known.withLock { known in
      for (number, pattern) in patterns.enumerated() {
        known[pattern.word] = Expansions(written: tables[0][number], meant: tables[1][number])
      }
    }
  }

  /// - Parameters:
  ///   - spellings: The pattern in the spellings that are looked for.
  ///   - lemmas: What these are looked up by.
  private func look(
    up pattern: WordPattern, _ spellings: [WordPattern], _ lemmas: [String], in table: TermTable,
    _ respelled: RespelledTerms?
  ) -> [Expansion] {
    if respelled == nil, let terms = table.terms(matching: pattern) {
      return terms.map { Expansion(term: $0, kind: .word, part: nil) }
    }
    var found: [Int: Expansion] = [:]
    func add(_ terms: some Sequence<Int>) {
      for term in terms { found[term] = Expansion(term: term, kind: .word, part: nil) }
    }
    func add(compound term: Int, _ range: Range<Int>, isHead: Bool) {
      guard isHead || compounds == .any, found[term] == nil || found[term]?.kind == .constituent && isHead else {
        return
      }
      found[term] = Expansion(term: term, kind: isHead ? .head : .constituent, part: range)
    }
    if case .any = pattern, compounds != .none {
      for lemma in lemmas {
        for compound in table.compounds(withConstituent: lemma) {
          add(compound: compound.term, compound.range, isHead: compound.isHead)
        }
        for compound in respelled?.compounds(withConstituent: lemma) ?? [] {
          add(compound: compound.term, compound.range, isHead: compound.isHead)
        }
      }
    }
    for lemma in lemmas {
      add(table.terms(ofLemma: lemma, allReadings: allReadings))
      add(respelled?.terms(ofLemma: lemma) ?? [])
    }
    for spelling in spellings {
      switch spelling {
      case .lemma: break
      case .form(let word), .any(let word):
        let term = LetterCase.folded(word)
        add(table.terms(spelled: term))
        add(respelled?.terms(spelled: term) ?? [])
      case .wildcard(let text):
        add(table.terms(matching: WildcardPattern(text)))
        add(respelled?.terms(matching: WildcardPattern(text)) ?? [])
      case .regular(let expression): add(table.terms(matching: expression))
      case .similar(let word): add(table.terms(similarTo: word))
      }
    }
    return found.values.sorted { $0.term < $1.term }
  }
}

extension TermTable {
  /// The terms that a pattern of letters stands for, in order; `nil` for words that are looked up by their lemma.
  fileprivate func terms(matching pattern: WordPattern) -> [Int]? {
    switch pattern {
    case .any, .lemma: nil
    case .form(let word): Array(terms(spelled: LetterCase.folded(word)))
    case .wildcard(let text): terms(matching: WildcardPattern(text))
    case .regular(let expression): terms(matching: expression)
    case .similar(let word): terms(similarTo: word)
    }
  }

  /// The terms that a wildcard matches, in order. O(terms that begin as it does).
  fileprivate func terms(matching wildcard: WildcardPattern) -> [Int] {
    let range = terms(withPrefix: wildcard.prefix)
    if wildcard.isPrefix { return Array(range) }
    var found: [Int] = []
    if let infix = wildcard.infix {
      var search = InfixSearch(infix)
      forEach(in: range) { term, bytes, shared in
        if search.matches(bytes, shared: shared) { found.append(term) }
      }
    } else {
      forEach(in: range) { term, bytes, _ in if wildcard.matches(bytes) { found.append(term) } }
    }
    return found
  }

  /// For each of some wildcards the terms that it matches, in order. O(terms + what each finds).
  fileprivate func terms(matchingEach wildcards: [WildcardPattern]) -> [[Vocabulary.Expansion]] {
    var set = WildcardSet(wildcards)
    var found = [[Vocabulary.Expansion]](repeating: [], count: wildcards.count)
    forEach(in: 0..<count) { term, bytes, _ in
      set.forEachMatch(in: bytes) { found[$0].append(Vocabulary.Expansion(term: term, kind: .word, part: nil)) }
    }
    return found
  }

  /// The terms that are one slip away from a word, in order. O(terms).
  fileprivate func terms(similarTo word: String) -> [Int] {
    let similar = SimilarSpelling(word)
    var found: [Int] = []
    forEach(in: 0..<count) { term, bytes, _ in if similar.matches(bytes) { found.append(term) } }
    return found
  }
}

extension WordPattern {
  /// The pattern as typed, and with å for every aa.
  var spellings: [WordPattern] {
    let respelled = RespelledTerms.respelled(LetterCase.folded(word))
    if respelled == LetterCase.folded(word) { return [self] }
    switch self {
    case .any: return [self, .any(respelled)]
    case .form: return [self, .form(respelled)]
    case .lemma: return [self, .lemma(respelled)]
    case .wildcard: return [self, .wildcard(respelled)]
    case .similar: return [self, .similar(respelled)]
    case .regular: return [self]
    }
  }
}
