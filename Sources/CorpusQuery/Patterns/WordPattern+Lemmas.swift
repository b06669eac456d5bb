package import TextAnalysis
internal import UnicodeText

extension WordPattern {
  /// The folded lemmas that a query word is looked up by: its likeliest one, and itself, which may be a lemma of the corpus;
  /// with `lemma:` itself alone where it is a dictionary form: `lemma:får` is the sheep, not *få*. None for a word that is looked
  /// up as written.
  package func lemmas(_ analyzer: DanishAnalyzer) -> [String] {
    switch self {
    case .form, .wildcard, .regular, .similar: return []
    case .lemma(let word), .any(let word):
      let own = LetterCase.folded(word)
      if case .lemma = self, analyzer.isDictionaryForm(word) { return [own] + [own].compactMap(Self.kinVariant) }
      let first = analyzer.analysis(of: word).lemmas.first.map { LetterCase.folded($0) } ?? own
      let lemmas = first == own ? [own] : [first, own]
      return lemmas + lemmas.compactMap(Self.kinVariant).filter { !lemmas.contains($0) }
    }
  }

  /// The other form of a word for kin: *far* and *fader* share their plural, so that who asks for one means both.
  ///
  /// - Source: Retskrivningsordbogen, § on far, mor, bror and their long forms.
  private static func kinVariant(_ lemma: String) -> String? {
    for (short, long) in [("far", "fader"), ("mor", "moder"), ("bror", "broder")] {
      if lemma.hasSuffix(short) { return lemma.dropLast(short.count) + long }
      if lemma.hasSuffix(long) { return lemma.dropLast(long.count) + short }
    }
    return nil
  }

  /// The word without the signs of the query language.
  package var word: String {
    switch self {
    case .any(let word), .form(let word), .lemma(let word), .wildcard(let word), .similar(let word): word
    case .regular(let expression): expression.text
    }
  }
}
