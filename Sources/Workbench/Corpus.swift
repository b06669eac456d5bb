package import CorpusIndex
package import CorpusModel
internal import DocumentStructure
internal import Interchange
package import TextAnalysis
internal import UnicodeText

/// Sources that were read, analysed and indexed in memory.
package struct Corpus: Sendable {
  /// By name, in the order of the arguments.
  package let sources: [AnalyzedSource]
  /// The files that were read, also those that could not be.
  package let files: [String]
  package let index: PositionalIndex
  package let analyzer: DanishAnalyzer
  /// Files that could not be read, each with what was wrong.
  package let failures: [ErrorReport]
  /// What was guessed while reading.
  package let notes: [String]

  /// Reads the files that arguments name. A file that cannot be read is reported in `failures`, not thrown.
  ///
  /// - Throws: `WorkbenchError` when an argument is not there or a folder holds no sources.
  /// - Complexity: O(bytes), spread over the processor's cores.
  package static func reading(
    _ arguments: [String], analyzer: DanishAnalyzer = DanishAnalyzer()
  ) async throws(WorkbenchError) -> Corpus {
    let files = try InputFinder.files(for: arguments)
    let readings = await withTaskGroup(of: (Int, [Result<Reading, InterchangeError>]).self) { group in
      for (number, file) in files.enumerated() {
        group.addTask {
          (number, Reading.all(in: file, analyzer: analyzer))
        }
      }
      // Merged in the order of the files: the same result whatever finishes first.
      var results: [[Result<Reading, InterchangeError>]] = Array(repeating: [], count: files.count)
      for await (number, result) in group { results[number] = result }
      return results.flatMap(\.self)
    }
    var sources: [AnalyzedSource] = []
    var indexables: [IndexableSource] = []
    var failures: [ErrorReport] = []
    var notes: [String] = []
    for reading in readings {
      switch reading {
      case .success(let reading):
        sources.append(reading.source)
        indexables.append(reading.indexable)
        notes += reading.notes
        if let encoding = reading.report.encoding, encoding != .utf8 {
          notes.append("'\(reading.source.document.source)' is not UTF-8; it was read as \(encoding.rawValue)")
        }
      case .failure(let error): failures.append(error.report)
      }
    }
    return Corpus(
      sources: sources, indexables: indexables, files: files.map(\.path), analyzer: analyzer, failures: failures,
      notes: notes)
  }

  /// A corpus of documents that are at hand.
  package init(documents: [Document], analyzer: DanishAnalyzer = DanishAnalyzer()) {
    self.init(sources: documents.map { AnalyzedSource($0) }, analyzer: analyzer, failures: [], notes: [])
  }

  /// - Parameters:
  ///   - indexables: What the index takes in of each source; made here where none is given.
  ///   - analyse: The analysis of a word form; the analyser's own where none is given.
  init(
    sources: [AnalyzedSource], indexables: [IndexableSource]? = nil, files: [String] = [], analyzer: DanishAnalyzer,
    failures: [ErrorReport],
    notes: [String],
    analyse: ((String) -> TermAnalysis)? = nil
  ) {
    self.sources = sources
    self.files = files
    self.analyzer = analyzer
    self.failures = failures
    self.notes = notes
    var builder = PositionalIndexBuilder()
    for source in indexables ?? sources.map({ $0.indexable(analyzer) }) { builder.add(source) }
    index = builder.finish(analyse: analyse ?? { TermAnalysis(analyzer.analysis(of: $0)) })
  }

  /// One file as it was read.
  private struct Reading {
    let source: AnalyzedSource
    let indexable: IndexableSource
    let report: ImportReport
    /// What the reader was not sure of.
    let notes: [String]

    /// The sources of a file: one, or those in an archive.
    static func all(in file: InputFile, analyzer: DanishAnalyzer) -> [Result<Reading, InterchangeError>] {
      do throws(InterchangeError) {
        let sources = try SourceFormats.sources(
          in: try VerbatimReader.bytes(of: file.path), file: file.path, name: file.name)
        return sources.map { source in
          Result { () throws(InterchangeError) in try Reading(source, analyzer: analyzer) }
        }
      } catch {
        return [.failure(error)]
      }
    }

    private init(_ source: NamedSource, analyzer: DanishAnalyzer) throws(InterchangeError) {
      let reading = try source.reading.get()
      let reader = DocumentReader { analyzer.isKnown($0) }
      let (document, doubts) = reader.reading(source: source.name, text: reading.text)
      self.source = AnalyzedSource(document)
      notes = doubts.isEmpty ? [] : Self.notes(on: doubts, in: source.name)
      indexable = self.source.indexable(analyzer)
      report = reading.report
    }

    private static func notes(on doubts: [ReadingDoubt], in name: String) -> [String] {
      var notes: [String] = []
      if doubts.contains(.looksLikeInterview) {
        notes.append("'\(name)' looks like an interview, but no speakers were found in it; see 'citat help start'")
      }
      let lines = doubts.compactMap { if case .unusedLabel(let line) = $0 { line } else { nil } }
      if !lines.isEmpty {
        let shown = lines.prefix(5).map { "\($0)" }.joined(separator: ", ") + (lines.count > 5 ? ", …" : "")
        let verb = lines.count == 1 ? "looks" : "look"
        notes.append(
          "'\(name)': line \(shown) \(verb) like the start of a turn and was not taken for one; see 'citat show'")
      }
      return notes
    }
  }

  /// The source, by its number, and the bytes of its canonical text at a span of positions.
  package func place(of positions: Range<Int>) -> (source: Int, range: TextRange) {
    let source = index.source(of: positions.lowerBound)
    return (
      source, TextRange(index.ranges[positions.lowerBound].start, index.ranges[positions.upperBound - 1].end)
    )
  }

  /// The positions of the words in a range of a source. O(log words).
  package func positions(of range: TextRange, in source: Int) -> Range<Int> {
    let own = index.sources[source].positions
    let low = index.ranges[own].partitionPoint { $0.start < range.start }
    let high = index.ranges[own].partitionPoint { $0.start < range.end }
    return low..<max(low, high)
  }
}

extension TermAnalysis {
  /// What the index keeps of an analysis.
  init(_ analysis: TypeAnalysis) {
    let last = analysis.parts.count
    self.init(
      lemmas: analysis.lemmas,
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
