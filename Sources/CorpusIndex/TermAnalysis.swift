/// What the index keeps of a word form's analysis.
package struct TermAnalysis: Sendable, Equatable {
  /// A word inside a compound.
  package struct Constituent: Sendable, Equatable {
    package let lemma: String
    /// Bytes of the form.
    package let range: Range<Int>
    /// Whether it is the last constituent, which says what the compound is a kind of.
    package let isHead: Bool

    package init(lemma: String, range: Range<Int>, isHead: Bool) {
      self.lemma = lemma
      self.range = range
      self.isHead = isHead
    }
  }

  /// The likeliest first.
  package let lemmas: [String]
  /// Lemmas that only context gives the form.
  package let rarerLemmas: [String]
  package let constituents: [Constituent]

  package init(lemmas: [String], rarerLemmas: [String] = [], constituents: [Constituent]) {
    self.lemmas = lemmas
    self.rarerLemmas = rarerLemmas
    self.constituents = constituents
  }
}
