internal import CorpusIndex
internal import TextAnalysis

/// The index that was kept until now, as far as a new one can be made from it: sources of files that are as they were are
/// copied, and none of their words is analysed again.
struct ReusableIndex: Sendable {
  private let copies: SourceCopies
  private let index: PositionalIndex
  /// By path: a file and its sources.
  private let files: [String: (file: IndexManifest.File, sources: Range<Int>)]

  /// `nil` where none is kept that was made with these tables of speakers and this analysis and is whole.
  init?(_ argument: String, analyzer: DanishAnalyzer, tables: [FileState]) {
    guard let kept = KeptIndex.opening(argument, analyzer: analyzer).kept, kept.manifest.columns == nil,
      kept.manifest.tables == tables, kept.index.fingerprint == KeptIndex.fingerprint(analyzer),
      (try? kept.index.verify()) != nil
    else { return nil }
    index = kept.index
    copies = SourceCopies(kept.index)
    var files: [String: (file: IndexManifest.File, sources: Range<Int>)] = [:]
    var first = 0
    for file in kept.manifest.files {
      files[file.state.path] = (file, first..<first + file.sources)
      first += file.sources
    }
    guard first == kept.index.sources.count else { return nil }
    self.files = files
  }

  /// What was noted of a file and its sources, where it is as it was.
  ///
  /// - Parameter verifies: Whether its contents are compared too.
  func sources(
    of file: InputFile, state: FileState?, verifies: Bool
  ) -> (file: IndexManifest.File, sources: [IndexableSource])? {
    guard let known = files[file.path], known.file.state == state, known.file.name == file.name,
      !verifies || FileState.checksum(of: file) == known.file.checksum
    else { return nil }
    return (known.file, known.sources.map { copies.source($0) })
  }

  /// The analyses of all its forms, where all its files are among some and as they were: then none of its forms went away.
  func analyses(in files: [InputFile], states: [FileState?], verifies: Bool) -> AnalysedTerms? {
    // Contents that are compared while they are read may turn out to be others.
    if verifies { return nil }
    let kept = zip(files, states).count { file, state in
      self.files[file.path].map { $0.file.state == state && $0.file.name == file.name } ?? false
    }
    return kept == self.files.count ? AnalysedTerms(index) : nil
  }
}
