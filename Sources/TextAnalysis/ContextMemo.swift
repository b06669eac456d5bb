/// What was found out of forms in sentences before: most words of a text are few forms.
struct ContextMemo: Sendable {
  private struct Use: Hashable {
    let form: String
    let tag: PartOfSpeech
  }

  private var lemmas: [Use: String] = [:]
  private var homographs: [String: [String]] = [:]

  /// Forms that are kept; past it, all are forgotten.
  private static let most = 1 << 18

  /// The lemma of a form as a part of speech. O(1), and what finding it takes.
  mutating func lemma(of form: String, as tag: PartOfSpeech, _ analyzer: DanishAnalyzer) -> String {
    let use = Use(form: form, tag: tag)
    if let lemma = lemmas[use] { return lemma }
    if lemmas.count >= Self.most { lemmas.removeAll(keepingCapacity: true) }
    let lemma = analyzer.lemma(of: form, as: tag)
    lemmas[use] = lemma
    return lemma
  }

  /// The lemmas between which the context decides. O(1), and what finding them takes.
  mutating func homographLemmas(of form: String, _ analyzer: DanishAnalyzer) -> [String] {
    if let lemmas = homographs[form] { return lemmas }
    if homographs.count >= Self.most { homographs.removeAll(keepingCapacity: true) }
    let lemmas = analyzer.homographLemmas(of: form)
    homographs[form] = lemmas
    return lemmas
  }
}
