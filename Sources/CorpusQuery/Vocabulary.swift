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
  private let known = Mutex<[WordPattern: Expansions]>([:])

  package init(index: PositionalIndex, analyzer: DanishAnalyzer, compounds: Compounds = .any) {
    self.index = index
    self.analyzer = analyzer
    self.compounds = compounds
  }

  /// The terms that a query word stands for. O(terms) for a wildcard at the front, else O(log terms + result).
  package func expansions(of pattern: WordPattern) -> Expansions {
    if let found = known.withLock({ $0[pattern] }) { return found }
    let lemmas = lemmas(of: pattern)
    let found = Expansions(
      written: look(up: pattern, lemmas, in: index.words), meant: look(up: pattern, lemmas, in: index.ellipticWords))
    known.withLock { $0[pattern] = found }
    return found
  }

  private func look(up pattern: WordPattern, _ lemmas: [String], in table: TermTable) -> [Expansion] {
    var found: [Int: Expansion] = [:]
    func add(_ terms: some Sequence<Int>) {
      for term in terms { found[term] = Expansion(term: term, kind: .word, part: nil) }
    }
    switch pattern {
    case .form(let form):
      if let term = table.term(LetterCase.folded(form)) { add([term]) }
    case .wildcard(let text):
      let wildcard = WildcardPattern(text)
      add(table.terms(withPrefix: wildcard.prefix).filter { wildcard.matches(table.terms[$0]) })
    case .lemma:
      for lemma in lemmas { add(table.terms(ofLemma: lemma)) }
    case .any(let word):
      if compounds != .none {
        for lemma in lemmas {
          for compound in table.compounds(withConstituent: lemma) where compound.isHead || compounds == .any {
            let known = found[compound.term]
            if known == nil || known?.kind == .constituent && compound.isHead {
              found[compound.term] = Expansion(
                term: compound.term, kind: compound.isHead ? .head : .constituent, part: compound.range)
            }
          }
        }
      }
      for lemma in lemmas { add(table.terms(ofLemma: lemma)) }
      if let term = table.term(LetterCase.folded(word)) { add([term]) }
    }
    return found.values.sorted { $0.term < $1.term }
  }

  /// The lemmas that a query word is looked up by: its likeliest one, and itself where it is a lemma of the corpus.
  private func lemmas(of pattern: WordPattern) -> [String] {
    switch pattern {
    case .form, .wildcard: return []
    case .lemma(let word), .any(let word):
      let own = LetterCase.folded(word)
      let first = analyzer.analysis(of: word).lemmas.first.map { LetterCase.folded($0) } ?? own
      return first == own ? [own] : [first, own]
    }
  }
}
