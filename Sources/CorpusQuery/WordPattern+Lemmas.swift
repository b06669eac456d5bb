package import TextAnalysis
internal import UnicodeText

extension WordPattern {
  /// The folded lemmas that a query word is looked up by: its likeliest one, and itself, which may be a lemma of the corpus;
  /// none for a word that is looked up as written.
  package func lemmas(_ analyzer: DanishAnalyzer) -> [String] {
    switch self {
    case .form, .wildcard: return []
    case .lemma(let word), .any(let word):
      let own = LetterCase.folded(word)
      let first = analyzer.analysis(of: word).lemmas.first.map { LetterCase.folded($0) } ?? own
      return first == own ? [own] : [first, own]
    }
  }

  /// The word without the signs of the query language.
  package var word: String {
    switch self {
    case .any(let word), .form(let word), .lemma(let word), .wildcard(let word): word
    }
  }
}
