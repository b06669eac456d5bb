/// What is known of a word form, wherever it occurs.
package struct TypeAnalysis: Sendable, Equatable {
  /// A piece of a compound as written, its linking element included.
  package struct Part: Sendable, Equatable {
    /// As written: `tilbuds`.
    package let text: String
    /// Bytes of the form.
    package let range: Range<Int>

    package init(text: String, range: Range<Int>) {
      self.text = text
      self.range = range
    }
  }

  /// A run of parts that is a word itself.
  package struct Constituent: Sendable, Equatable {
    /// Its dictionary form: `dagtilbud`.
    package let lemma: String
    /// Indices of the parts it is made of.
    package let parts: Range<Int>

    package init(lemma: String, parts: Range<Int>) {
      self.lemma = lemma
      self.parts = parts
    }
  }

  /// Dictionary forms, the likeliest first; at least one, in lower case unless a name or an acronym.
  package let lemmas: [String]
  /// The parts of a compound, left to right; empty for a word that is none.
  package let parts: [Part]
  /// The constituents of a compound, the whole word left out, by first part and then by length; empty for a word that is
  /// no compound. The head is the one that ends with the last part and is the shortest.
  package let constituents: [Constituent]
  /// The names of the registers that lemmas came from, by lemma; empty where the analyser knew them by itself.
  package let registers: [String: String]

  package init(
    lemmas: [String], parts: [Part], constituents: [Constituent], registers: [String: String] = [:]
  ) {
    self.lemmas = lemmas
    self.parts = parts
    self.constituents = constituents
    self.registers = registers
  }
}
