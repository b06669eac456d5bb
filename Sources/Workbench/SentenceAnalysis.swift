package import CorpusModel
internal import DocumentStructure
package import TextAnalysis

/// The Danish analysis of a source, for `citat analyze`.
package struct SentenceAnalysis: Sendable {
  /// A token with its analysis.
  package struct Row: Sendable {
    package let token: Token
    package let form: String
    package let analysis: TypeAnalysis
    /// What it is in its sentence.
    package let reading: ContextReading
    /// The words that are meant at it and not written, in order.
    package let ellipses: [Meant]
    /// Whether white space, or nothing, stands behind it.
    package let hasSpaceAfter: Bool

    /// The register that the lemma in context came from, where one did.
    package var register: String? { analysis.registers[reading.lemma] }

    /// The dictionary forms, the one that was chosen in context first.
    package var lemmas: [String] { [reading.lemma] + analysis.lemmas.filter { $0 != reading.lemma } }
  }

  /// A word that is meant and not written.
  package struct Meant: Sendable {
    package let form: String
    package let kind: Ellipsis.Kind
    /// The words that stand for it, as bytes of canonical text.
    package let range: TextRange
    package let analysis: TypeAnalysis
  }

  /// A sentence and its tokens.
  package struct Sentence: Sendable {
    package let range: TextRange
    /// The index of the paragraph.
    package let paragraph: Int
    package let rows: [Row]
  }

  package let document: Document
  package let sentences: [Sentence]

  /// What is made of the analysis of each source, in their order.
  ///
  /// - Parameters:
  ///   - withPartsOfSpeech: Whether every token gets its part of speech, which then decides the lemma.
  ///   - make: Asked on several threads; the analyses are let go after it.
  /// - Complexity: O(tokens) and the analysis of each distinct form once a core, spread over the processor's cores.
  package static func map<Result: Sendable>(
    _ sources: SourceStore, analyzer: DanishAnalyzer, withPartsOfSpeech: Bool = false,
    _ make: @escaping @Sendable (SentenceAnalysis) -> Result
  ) async -> [Result] {
    let known = SharedWorkers { [String: TypeAnalysis]() }
    return await InOrder.map(Array(sources.indices), width: CorpusIndexer.width) { number in
      known.with {
        make(
          SentenceAnalysis(sources[number], analyzer: analyzer, withPartsOfSpeech: withPartsOfSpeech, knowing: &$0))
      }
    }
  }

  /// Analyses the sentences of a source.
  ///
  /// - Parameter withPartsOfSpeech: Whether every token gets its part of speech, which then decides the lemma.
  /// - Complexity: O(tokens), and the analysis of each distinct form once.
  package init(_ source: AnalyzedSource, analyzer: DanishAnalyzer, withPartsOfSpeech: Bool = false) {
    var known: [String: TypeAnalysis] = [:]
    self.init(source, analyzer: analyzer, withPartsOfSpeech: withPartsOfSpeech, knowing: &known)
  }

  /// - Parameter known: Analyses of forms; takes in the new ones.
  private init(
    _ source: AnalyzedSource, analyzer: DanishAnalyzer, withPartsOfSpeech: Bool,
    knowing known: inout [String: TypeAnalysis]
  ) {
    document = source.document
    let text = source.document.canonical
    let tokens = source.tokens
    func analysis(of form: String) -> TypeAnalysis {
      if let analysis = known[form] { return analysis }
      let analysis = analyzer.analysis(of: form)
      known[form] = analysis
      return analysis
    }
    var meant: [Int: [Meant]] = [:]
    for ellipsis in source.ellipses(analyzer) {
      let range = TextRange(
        tokens[ellipsis.tokens.lowerBound].range.start,
        tokens[ellipsis.tokens.upperBound - 1].range.end)
      meant[ellipsis.token, default: []].append(
        Meant(form: ellipsis.form, kind: ellipsis.kind, range: range, analysis: analysis(of: ellipsis.form)))
    }
    sentences = source.sentences.map { sentence in
      let forms = sentence.tokens.map { text.string(in: tokens[$0].range) }
      let analyses = zip(sentence.tokens, forms).map { index, form in
        tokens[index].isWord
          ? analysis(of: form) : TypeAnalysis(lemmas: [form], parts: [], constituents: [])
      }
      let readings = analyzer.readings(inSentence: forms, analyses, withPartsOfSpeech: withPartsOfSpeech)
      let rows = sentence.tokens.enumerated().map { number, index in
        let token = tokens[index]
        let next = index + 1 < tokens.count ? tokens[index + 1].range.start : text.count
        return Row(
          token: token, form: forms[number], analysis: analyses[number],
          reading: token.isWord ? readings[number] : Self.mark(forms[number], readings[number]),
          ellipses: meant[index] ?? [], hasSpaceAfter: next != token.range.end || next == text.count)
      }
      return Sentence(range: sentence.range, paragraph: sentence.paragraph, rows: rows)
    }
  }

  /// Plain paragraphs, one a line, from which nothing is lifted out.
  package static func plain(
    source: String, verbatim: UTF8Text, analyzer: DanishAnalyzer = DanishAnalyzer(), withPartsOfSpeech: Bool = false
  ) -> SentenceAnalysis {
    let reader = DocumentReader { analyzer.isKnown($0) }
    return SentenceAnalysis(
      AnalyzedSource(reader.plainDocument(source: source, verbatim: verbatim), keepsAsides: true), analyzer: analyzer,
      withPartsOfSpeech: withPartsOfSpeech)
  }

  /// A mark is its own lemma, and punctuation or a symbol whatever stands beside it.
  private static func mark(_ form: String, _ reading: ContextReading) -> ContextReading {
    let tag = reading.partOfSpeech.map { $0 == .symbol ? $0 : .punctuation }
    return ContextReading(lemma: form, partOfSpeech: tag)
  }
}
