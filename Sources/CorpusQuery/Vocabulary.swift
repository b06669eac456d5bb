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

  private let index: PositionalIndex
  private let analyzer: DanishAnalyzer
  private let compounds: Compounds
  private let known = Mutex<[WordPattern: [Expansion]]>([:])

  package init(index: PositionalIndex, analyzer: DanishAnalyzer, compounds: Compounds = .any) {
    self.index = index
    self.analyzer = analyzer
    self.compounds = compounds
  }

  /// The terms that a query word stands for, by term. O(terms) for a wildcard at the front, else O(log terms + result).
  package func expansions(of pattern: WordPattern) -> [Expansion] {
    if let found = known.withLock({ $0[pattern] }) { return found }
    let found = look(up: pattern)
    known.withLock { $0[pattern] = found }
    return found
  }

  private func look(up pattern: WordPattern) -> [Expansion] {
    var found: [Int: Expansion] = [:]
    func add(_ terms: some Sequence<Int>) {
      for term in terms { found[term] = Expansion(term: term, kind: .word, part: nil) }
    }
    switch pattern {
    case .form(let form):
      if let term = index.term(LetterCase.folded(form)) { add([term]) }
    case .wildcard(let text):
      let wildcard = WildcardPattern(text)
      add(index.terms(withPrefix: wildcard.prefix).filter { wildcard.matches(index.terms[$0]) })
    case .lemma(let word):
      for lemma in lemmas(of: word) { add(index.terms(ofLemma: lemma)) }
    case .any(let word):
      let lemmas = lemmas(of: word)
      if compounds != .none {
        for lemma in lemmas {
          for compound in index.compounds(withConstituent: lemma) where compound.isHead || compounds == .any {
            let known = found[compound.term]
            if known == nil || known?.kind == .constituent && compound.isHead {
              found[compound.term] = Expansion(
                term: compound.term, kind: compound.isHead ? .head : .constituent, part: compound.range)
            }
          }
        }
      }
      for lemma in lemmas { add(index.terms(ofLemma: lemma)) }
      if let term = index.term(LetterCase.folded(word)) { add([term]) }
    }
    return found.values.sorted { $0.term < $1.term }
  }

  /// The lemmas that a query word is looked up by: its likeliest one, and itself where it is a lemma of the corpus.
  private func lemmas(of word: String) -> [String] {
    let own = LetterCase.folded(word)
    let first = analyzer.analysis(of: word).lemmas.first.map { LetterCase.folded($0) } ?? own
    return first == own ? [own] : [first, own]
  }
}
