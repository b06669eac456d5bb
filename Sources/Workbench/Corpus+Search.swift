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
  ///   - annotations: What `theme:`, `code:`, `coder:` and `case:` ask; where none are given, the cases of the sources.
  func evaluator(
    for query: Query, compounds: Vocabulary.Compounds, foldsAa: Bool = false, annotations: AnnotationSet? = nil
  ) -> Evaluator {
    Evaluator(
      index: index,
      vocabulary: Vocabulary(index: index, analyzer: analyzer, compounds: compounds, foldsAa: foldsAa),
      units: Evaluator.defaultUnits(of: index), annotations: annotations ?? cases,
      tags: query.asksForPartOfSpeech ? positionTags : nil)
  }

  /// The cases that turns belong to by their speakers, and answers by their rows.
  private var cases: AnnotationSet {
    var annotations: [AnnotationSet.Annotation] = []
    for (number, source) in sources.enumerated() {
      let structure = source.document.structure
      func add(_ range: TextRange, _ name: String) {
        annotations.append(
          AnnotationSet.Annotation(positions: positions(of: range, in: number), values: [.case: [name]]))
      }
      for turn in structure.turns { if let name = structure.speakers[turn.speaker].caseName { add(turn.range, name) } }
      for stretch in structure.cases { add(stretch.range, stretch.name) }
    }
    return AnnotationSet(annotations, fields: [.case])
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
