internal import CorpusIndex
internal import CorpusModel
internal import CorpusQuery
internal import TextAnalysis

extension Corpus {
  /// What finds the hits of queries in the corpus.
  ///
  /// - Parameters:
  ///   - query: Says whether parts of speech are needed.
  ///   - foldsAa: Whether aa and å find each other.
  ///   - annotations: What `theme:`, `code:`, `coder:` and `case:` ask.
  func evaluator(
    for query: Query, compounds: Vocabulary.Compounds, foldsAa: Bool = false, annotations: AnnotationSet = .none
  ) -> Evaluator {
    Evaluator(
      index: index,
      vocabulary: Vocabulary(index: index, analyzer: analyzer, compounds: compounds, foldsAa: foldsAa),
      units: Evaluator.defaultUnits(of: index), annotations: annotations,
      tags: query.asksForPartOfSpeech ? positionTags : nil)
  }

  /// The parts of speech of words, found sentence by sentence as they are asked for.
  var positionTags: PositionTags {
    let tagger = PartOfSpeechTagger()
    return PositionTags { sentence in
      let (number, range) = place(of: sentence)
      let source = sources[number]
      guard let own = source.sentences(in: range).first else { return [] }
      let tokens = source.tokens[own.tokens]
      let tags = tagger.tags(of: tokens.map { source.document.text(in: $0.range) })
      return zip(tokens, tags).filter { $0.0.isWord }.map(\.1)
    }
  }
}
