package import CorpusModel

/// What a token is in its sentence.
package struct ContextReading: Sendable, Equatable {
  /// Its dictionary form here.
  package let lemma: String
  /// `nil` where it was not asked for.
  package let partOfSpeech: PartOfSpeech?

  package init(lemma: String, partOfSpeech: PartOfSpeech?) {
    self.lemma = lemma
    self.partOfSpeech = partOfSpeech
  }
}

extension DanishAnalyzer {
  /// The parts of speech of the forms of a sentence, punctuation included, one for each.
  ///
  /// - Complexity: O(forms).
  package func partsOfSpeech(inSentence forms: [String]) -> [PartOfSpeech] { readers.with { $0.tags(of: forms) } }

  /// The lemmas of the words of a sentence, one for each form, homographs read by their context.
  ///
  /// - Parameter forms: All tokens of the sentence in order, punctuation included.
  /// - Complexity: O(forms).
  package func lemmas(inSentence forms: [String]) -> [String] {
    let tags = partsOfSpeech(inSentence: forms)
    return contexts.with { memo in zip(forms, tags).map { memo.lemma(of: $0, as: $1, self) } }
  }

  /// Finds the homographs of a text and what each is in its sentence.
  ///
  /// - Parameters:
  ///   - sentences: Ranges of indices of `tokens`.
  ///   - body: Gets the index of a token and its lemma there, in order.
  /// - Complexity: O(tokens), about a tenth of a microsecond each; a form costs more the first time that this analyser or a
  ///   copy of it meets it.
  package func forEachHomograph(
    of tokens: [Token], inSentences sentences: some Sequence<Range<Int>>, of text: UTF8Text,
    _ body: (_ token: Int, _ lemma: String) -> Void
  ) {
    readers.with { reader in
      if !reader.readsAny { return }
      let bytes = text.bytes
      let lemma = { (form: String, tag: PartOfSpeech) in self.lemma(of: form, as: tag) }
      for sentence in sentences { reader.readHomographs(of: tokens[sentence], in: bytes.span, lemma: lemma, body) }
    }
  }

  /// What the tokens of a sentence are in it, one for each.
  ///
  /// - Parameters:
  ///   - forms: All tokens of the sentence in order.
  ///   - analyses: The analysis of each form.
  ///   - withPartsOfSpeech: Whether the part of speech decides the lemma of every word. Otherwise the context decides only
  ///     between the lemmas of forms that have several, and no other form is read differently from what the index holds.
  /// - Complexity: O(forms).
  package func readings(
    inSentence forms: [String], _ analyses: [TypeAnalysis], withPartsOfSpeech: Bool
  ) -> [ContextReading] {
    if withPartsOfSpeech {
      let tags = partsOfSpeech(inSentence: forms)
      return contexts.with { memo in
        zip(forms, tags).map { ContextReading(lemma: memo.lemma(of: $0, as: $1, self), partOfSpeech: $1) }
      }
    }
    // Homographs, the rarer word too that an analysis leaves out: *får* the animal.
    let candidates = contexts.with { memo in
      zip(forms, analyses).map { $1.lemmas + memo.homographLemmas(of: $0, self) }
    }
    let hasHomograph = candidates.contains { Set($0).count > 1 }
    let chosen = hasHomograph ? lemmas(inSentence: forms) : []
    return candidates.enumerated().map { index, lemmas in
      let isHomograph = Set(lemmas).count > 1 && lemmas.contains(chosen[index])
      return ContextReading(lemma: isHomograph ? chosen[index] : lemmas.first ?? forms[index], partOfSpeech: nil)
    }
  }
}
