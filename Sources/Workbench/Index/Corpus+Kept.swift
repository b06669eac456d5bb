internal import CorpusModel
internal import TextAnalysis

extension Corpus {
  /// The corpus of the index that is kept for an argument, made again where it does not match, which is said; `nil` where
  /// none is kept, or where it can be neither used nor made again, with a note on that: the texts are read then.
  ///
  /// With word registers an index that was made without them is left alone and not used.
  ///
  /// - Throws: `WorkbenchError` when the argument went away, and when the index of a table must be made again and cannot.
  static func kept(
    for argument: String, analyzer: DanishAnalyzer, showsPersons: Bool
  ) async throws(WorkbenchError) -> (corpus: Corpus?, note: String?) {
    let (kept, doubt) = KeptIndex.opening(argument, analyzer: analyzer)
    guard let doubt else {
      guard let kept else {
        if TableOfTexts.isTable(argument), InputFinder.exists(argument) { throw .tableNeedsColumns(argument) }
        return (nil, nil)
      }
      return (Corpus(kept, analyzer: analyzer, notes: [], showsPersons: showsPersons), nil)
    }
    if doubt == .analysis, analyzer.hasRegisters {
      return (nil, nil)
    }
    do throws(WorkbenchError) {
      let new = try await CorpusIndexer(argument, analyzer: analyzer, columns: kept?.manifest.columns).run()
      let note = "the index of '\(argument)' was made again: \(doubt.explanation)"
      return (Corpus(new, analyzer: analyzer, notes: [note], showsPersons: showsPersons), nil)
    } catch {
      // A folder that may only be read, or a full disk: the texts say the same.
      guard case .index(let report) = error, !TableOfTexts.isTable(argument) else { throw error }
      return (nil, "the index of '\(argument)' is not used, for \(doubt.explanation), and \(report.message)")
    }
  }
}

extension KeptIndex {
  /// Notes on the indexes that are kept for arguments and cannot be used: each answers for one argument alone, with the
  /// table of speakers that lies beside its texts.
  static func unused(_ arguments: [String], hasSpeakers: Bool) -> [String] {
    guard arguments.count > 1 || hasSpeakers else { return [] }
    let reason = hasSpeakers ? "with --speakers the texts are read" : "it answers for one folder or file alone"
    return arguments.filter { exists(for: $0) }.map { "the index of '\($0)' is not used: \(reason)" }
  }
}
