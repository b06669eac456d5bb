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
      return zip(forms, PartOfSpeechTagger().tags(of: forms)).map { form, tag in
        ContextReading(lemma: lemma(of: form, as: tag), partOfSpeech: tag)
      }
    }
    // Homographs, the rarer word too that an analysis leaves out: *får* the animal.
    let candidates = zip(forms, analyses).map { $1.lemmas + homographLemmas(of: $0) }
    let hasHomograph = candidates.contains { Set($0).count > 1 }
    let chosen = hasHomograph ? lemmas(inSentence: forms) : []
    return candidates.enumerated().map { index, lemmas in
      let isHomograph = Set(lemmas).count > 1 && lemmas.contains(chosen[index])
      return ContextReading(lemma: isHomograph ? chosen[index] : lemmas.first ?? forms[index], partOfSpeech: nil)
    }
  }
}
