package import CorpusIndex
package import CorpusModel
package import CorpusQuery
internal import DocumentStructure
internal import Interchange
package import TextAnalysis
internal import UnicodeText

/// Sources that were read, analysed and indexed in memory.
package struct Corpus: Sendable {
  /// By name, in the order of the arguments.
  package let sources: SourceStore
  /// The files that were read, also those that could not be.
  package let files: [String]
  package let index: PositionalIndex
  package let analyzer: DanishAnalyzer
  /// Files that could not be read, each with what was wrong.
  package let failures: [ErrorReport]
  /// What was guessed while reading.
  package let notes: [String]
  /// Whether the sources are lines of a table.
  package var isTable: Bool { sources.areLinesOfTable }
  /// Whether names of persons that sources carry stand in results.
  package private(set) var showsPersons = false

  /// The codings that queries may ask and words are counted by; `nil` where none are at hand.
  package private(set) var annotations: AnnotationSet?
  /// What is known of cases.
  package private(set) var variables = CaseVariables.none

  /// The same with codings, and what is known of cases where that is more than the texts say.
  package func with(annotations: AnnotationSet?, variables: CaseVariables? = nil) -> Corpus {
    var corpus = self
    corpus.annotations = annotations
    corpus.variables = variables ?? CaseVariables(of: sources.lazy.map(\.document))
    return corpus
  }

  /// What results call a speaker of a document.
  package func name(ofSpeaker speaker: Int, in document: Document) -> String {
    document.structure.shownName(ofSpeaker: speaker, showsPersons: showsPersons)
  }

  /// What results call a speaker whom the index knows by label, or by the name in the table of speakers.
  ///
  /// - Complexity: O(speakers of the source); a source of a kept index is read for it, unless names are shown as they are.
  func shownName(ofSpeaker value: String, inSource number: Int) -> String {
    guard !sources.areLinesOfTable else { return value }
    let structure = sources.document(number).structure
    let found = structure.speakers.firstIndex { ($0.name ?? $0.label) == value }
    return found.map { structure.shownName(ofSpeaker: $0, showsPersons: showsPersons) } ?? value
  }

  /// Reads the files that arguments name; `-` is standard input. A file that cannot be read is reported in `failures`, not thrown.
  ///
  /// - Parameter lemmas: Those that will be asked for, folded. Forms that can be forms of none of them, nor hold one, are not
  ///   analysed, nor read in their sentences; an index that is kept holds all. `nil` where any may be asked for.
  /// - Throws: `WorkbenchError` when an argument is not there or a folder holds no sources.
  /// - Complexity: O(bytes), spread over the processor's cores.
  package static func reading(
    _ arguments: [String], analyzer: DanishAnalyzer = DanishAnalyzer(), speakers: SpeakerChoice = SpeakerChoice(),
    asking lemmas: Set<String>? = nil
  ) async throws(WorkbenchError) -> Corpus {
    var unused = KeptIndex.unused(arguments, hasSpeakers: speakers.file != nil)
    if arguments.count == 1, speakers.file == nil {
      let kept = try await Corpus.kept(for: arguments[0], analyzer: analyzer, showsPersons: speakers.showsPersons)
      if let corpus = kept.corpus { return corpus }
      if let note = kept.note { unused.append(note) }
    }
    let files = try InputFinder.files(for: arguments, readsStandardInput: true)
    let speakerFiles = try SpeakerFiles(files, speakers)
    let reader = lemmas.map { analyzer.reading(onlyLemmas: $0) } ?? analyzer
    let progress = ReadingProgress(of: files.count)
    var sources: [AnalyzedSource] = []
    var failures: [ErrorReport] = []
    var notes: [String] = []
    var named: [Int: Set<Int>] = [:]
    var tabled: [Int: [String]] = [:]
    var builder = PositionalIndexBuilder()
    await InOrder.forEach(files, width: CorpusIndexer.width) { file in
      let readings = Reading.all(in: file, speakers: speakerFiles, analyzer: reader)
      progress.add()
      return readings
    } merge: { _, readings in
      for reading in readings {
        switch reading {
        case .success(let reading):
          sources.append(reading.source)
          builder.add(reading.indexable)
          notes += reading.notes
          if let table = reading.file.table {
            named[table, default: []].formUnion(reading.file.lines)
            tabled[table, default: []].append(reading.source.document.source)
          }
        case .failure(let error): failures.append(error.report)
        }
      }
    }
    // Folders may hold nothing but JSON that is no transcript.
    if sources.isEmpty, failures.isEmpty { throw .noSources(arguments.joined(separator: " ")) }
    let analyses = await CorpusIndexer.analyses(of: builder.formList, analyzer: reader)
    var corpus = Corpus(
      sources: sources, index: builder.finish(analyses), files: files.map(\.path), analyzer: analyzer,
      failures: failures, notes: unused + speakerFiles.notes(used: named, sources: tabled) + notes)
    corpus.showsPersons = speakers.showsPersons
    return corpus
  }

  /// A corpus of documents that are at hand.
  package init(documents: [Document], analyzer: DanishAnalyzer = DanishAnalyzer()) {
    self.init(sources: documents.map { AnalyzedSource($0) }, analyzer: analyzer, failures: [], notes: [])
  }

  /// - Parameter analyse: The analysis of a word form; the analyser's own where none is given.
  init(
    sources: [AnalyzedSource], analyzer: DanishAnalyzer, failures: [ErrorReport], notes: [String],
    analyse: ((String) -> TermAnalysis)? = nil
  ) {
    var builder = PositionalIndexBuilder()
    for source in sources { builder.add(source.indexable(analyzer)) }
    let index = builder.finish(
      analyse: analyse
        ?? { TermAnalysis(analyzer.analysis(of: $0), homographLemmas: analyzer.homographLemmas(of: $0)) })
    self.init(sources: sources, index: index, files: [], analyzer: analyzer, failures: failures, notes: notes)
  }

  private init(
    sources: [AnalyzedSource], index: PositionalIndex, files: [String], analyzer: DanishAnalyzer,
    failures: [ErrorReport], notes: [String]
  ) {
    self.sources = SourceStore(sources)
    self.files = files
    self.index = index
    self.analyzer = analyzer
    self.failures = failures
    self.notes = notes
  }

  /// A corpus of sources that are at hand, with the index that was made of them.
  ///
  /// - Parameter file: The project that they lie in.
  init(
    sources: [AnalyzedSource], index: PositionalIndex, file: String?, analyzer: DanishAnalyzer, showsPersons: Bool
  ) {
    self.init(
      sources: sources, index: index, files: file.map { [$0] } ?? [], analyzer: analyzer, failures: [], notes: [])
    self.showsPersons = showsPersons
  }

  /// A corpus of an index that is kept; its sources are read when somebody looks at them.
  init(_ kept: KeptIndex, analyzer: DanishAnalyzer, notes: [String], showsPersons: Bool) {
    sources = SourceStore(of: kept, analyzer: analyzer)
    files = kept.manifest.files.map(\.state.path)
    self.analyzer = analyzer
    failures = kept.manifest.failureReports
    self.notes = notes + kept.manifest.notes
    index = kept.index
    self.showsPersons = showsPersons
  }

  /// One file as it was read and analysed.
  struct Reading {
    let file: ReadSource
    let source: AnalyzedSource
    let indexable: IndexableSource
    /// What the reader was not sure of, and an encoding other than UTF-8.
    let notes: [String]

    /// The sources of a file: one, or those in an archive.
    static func all(
      in file: InputFile, speakers: SpeakerFiles, analyzer: DanishAnalyzer
    ) -> [Result<Reading, InterchangeError>] {
      ReadSource.all(in: file, speakers: speakers) { analyzer.isKnown($0) }
        .map { result in result.map { Reading($0, analyzer: analyzer) } }
    }

    private init(_ read: ReadSource, analyzer: DanishAnalyzer) {
      file = read
      source = AnalyzedSource(read.document)
      let encoding = read.report.encoding.flatMap { $0 == .utf8 ? nil : " is not UTF-8; it was read as \($0.rawValue)" }
      notes = (read.doubtNotes + [encoding].compactMap(\.self)).map { "'\(read.document.source)'\($0)" }
      indexable = source.indexable(analyzer)
    }
  }

  /// The source, by its number, and the bytes of its canonical text at a span of positions.
  package func place(of positions: Range<Int>) -> (source: Int, range: TextRange) {
    let source = index.source(of: positions.lowerBound)
    return (source, index.range(of: positions, in: source))
  }

  /// The positions of the words in a range of a source. O(log words).
  package func positions(of range: TextRange, in source: Int) -> Range<Int> {
    index.positions(of: range, in: source)
  }
}

extension TermAnalysis {
  /// What the index keeps of an analysis.
  init(_ analysis: TypeAnalysis, homographLemmas: [String]) {
    let last = analysis.parts.count
    self.init(
      lemmas: analysis.lemmas, rarerLemmas: homographLemmas,
      constituents: analysis.constituents.map { constituent in
        let range =
          analysis.parts[constituent.parts.lowerBound].range
          .lowerBound..<analysis.parts[constituent.parts.upperBound - 1].range.upperBound
        // Every run that ends with the last part says what the compound is a kind of.
        return Constituent(
          lemma: constituent.lemma, range: range, isHead: constituent.parts.upperBound == last)
      })
  }
}
