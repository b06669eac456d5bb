internal import CorpusIndex
internal import CorpusModel
package import CorpusQuery
internal import QualitativeCoding
internal import TextAnalysis

extension Corpus {
  /// What finds the hits of queries in the corpus.
  ///
  /// - Parameters:
  ///   - query: Says whether parts of speech are needed.
  ///   - foldsAa: Whether aa and å find each other.
  ///   - allReadings: Whether a homograph is found under any lemma that it may have.
  ///   - annotations: What `theme:`, `code:`, `coder:` and `case:` ask; where none are given, the cases of the sources.
  func evaluator(
    for query: Query, compounds: Vocabulary.Compounds, foldsAa: Bool = false, allReadings: Bool = false,
    annotations: AnnotationSet? = nil
  ) -> Evaluator {
    Evaluator(
      Lookups(
        index,
        Vocabulary(index: index, analyzer: analyzer, compounds: compounds, foldsAa: foldsAa, allReadings: allReadings)),
      units: Evaluator.defaultUnits(of: index), annotations: annotations ?? cases(for: query),
      tags: query.asksForPartOfSpeech ? positionTags : nil)
  }

  /// The hits of a query; it may ask the codings that are at hand.
  ///
  /// - Throws: `WorkbenchError` when the query asks for codings.
  func hits(
    of query: Query, compounds: Vocabulary.Compounds = .any, foldsAa: Bool = false, allReadings: Bool = false
  ) throws(WorkbenchError) -> Hits {
    try query.requireFields(of: annotations ?? AnnotationSet([], fields: [.case]))
    return evaluator(
      for: query, compounds: compounds, foldsAa: foldsAa, allReadings: allReadings,
      annotations: query.asksAnnotations ? annotations : nil
    ).hits(of: query)
  }

  /// The cases that turns belong to by their speakers, and answers by their rows; none where the query does not ask, since
  /// all sources are read for them.
  package func cases(for query: Query) -> AnnotationSet {
    AnnotationSet(query.fields.contains(.case) ? caseAnnotations : [], fields: [.case])
  }

  var caseAnnotations: [AnnotationSet.Annotation] {
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
    return annotations
  }

  /// The parts of speech of words, found sentence by sentence as they are asked for.
  var positionTags: PositionTags {
    PositionTags { sentence in
      let (number, range) = place(of: sentence)
      let source = sources[number]
      guard let own = source.sentences(in: range).first else { return [] }
      let tokens = source.tokens[own.tokens]
      let tags = analyzer.partsOfSpeech(inSentence: tokens.map { source.document.text(in: $0.range) })
      return zip(tokens, tags).filter { $0.0.isWord }.map(\.1)
    }
  }

  /// The cases, and the codings that the rules of a codebook propose, by theme and code, each under its id and its name.
  /// Nobody has decided on them.
  ///
  /// - Complexity: O(rules × hits + units).
  package func proposals(of codebook: CompiledCodebook) -> AnnotationSet {
    let matrix = MatrixBuilder(corpus: self, codebook: codebook).matrix(kinds: [], includesInterviewer: false)
    let numbers = Dictionary(uniqueKeysWithValues: sources.enumerated().map { ($1.document.source, $0) })
    let codes = Dictionary(codebook.codebook.codes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let themes = codes.mapValues { codebook.codebook.theme(of: $0.id) }
    var annotations = caseAnnotations
    for row in matrix.rows {
      guard let source = numbers[row.source] else { continue }
      let positions = positions(of: row.unit.range, in: source)
      for coding in row.codings {
        guard let code = codes[coding.code], let theme = themes[coding.code] ?? nil else { continue }
        annotations.append(
          .init(positions: positions, values: [.theme: [theme.id, theme.name], .code: [code.id, code.name]]))
      }
    }
    return AnnotationSet(annotations, fields: [.theme, .code, .case])
  }
}

extension Query {
  /// Throws where the query asks a field that nobody filled.
  package func requireFields(of annotations: AnnotationSet) throws(WorkbenchError) {
    let missing = fields.filter { $0.attribute == nil && !annotations.fields.contains($0) }
    guard let field = missing.map(\.rawValue).min() else { return }
    throw .missingField(field, isProposed: field == Field.theme.rawValue || field == Field.code.rawValue)
  }
}
