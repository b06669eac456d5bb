internal import UnicodeText

/// Analyses Danish word forms: a pure function of the form and the compiled-in tables.
package struct DanishAnalyzer: Sendable {
  private let lemmatizer = Lemmatizer()

  package init() {}

  /// The analysis of a word form in normal form C.
  ///
  /// - Complexity: O(letters³) at most; forms of more than 80 letters are not cut into parts.
  package func analysis(of form: String) -> TypeAnalysis {
    let account = lemmatizer.account(of: form)
    return TypeAnalysis(lemmas: account.lemmas, parts: account.parts, constituents: account.constituents)
  }

  /// How the analysis of a form came about: its readings with the rule, table or constituent that each rests on.
  package func account(of form: String) -> WordAccount { lemmatizer.account(of: form) }

  /// The lemmas of the words of a sentence, one for each form, homographs read by their context.
  ///
  /// - Parameter forms: All tokens of the sentence in order, punctuation included.
  /// - Complexity: O(forms).
  package func lemmas(inSentence forms: [String]) -> [String] {
    zip(forms, PartOfSpeechTagger().tags(of: forms)).map { lemma(of: $0, as: $1) }
  }

  /// The lemmas between which the context decides, the likeliest first: *være* and *var* for `var`; empty for a form that
  /// is no homograph, and that is nearly all.
  package func homographLemmas(of form: String) -> [String] {
    Homographs.lemmas(of: Array(LetterCase.lowercased(form).utf8))
  }

  /// The lemma of a form where it is used as a part of speech: `får` is *få* as a verb, *får* as a noun.
  package func lemma(of form: String, as partOfSpeech: PartOfSpeech) -> String {
    lemmatizer.lemma(of: form, as: partOfSpeech)
  }

  /// Whether the tables list the form, case ignored.
  package func isKnown(_ form: String) -> Bool { lemmatizer.isListed(form) }

  /// Names the tables and rules: an index that was built with another one is stale.
  package var fingerprint: String { "danish-1-\(DanishTables.fingerprint)" }
}
