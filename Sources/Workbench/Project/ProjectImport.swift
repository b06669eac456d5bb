package import CorpusModel
internal import Interchange
package import ProjectStore
package import QualitativeCoding
package import TextAnalysis
internal import UnicodeText

/// Takes files into a project, each in a transaction of its own.
package struct ProjectImport: Sendable {
  /// What became of a file.
  package enum Outcome: Sendable, Equatable {
    case added(name: String)
    /// The same bytes are there under this name.
    case known(name: String, as: String)
    case updated(RevisionReport)
    case failed(ErrorReport)
  }

  private let project: Project
  private let coder: String
  private let analyzer: DanishAnalyzer

  package init(_ project: Project, coder: String, analyzer: DanishAnalyzer = DanishAnalyzer()) {
    self.project = project
    self.coder = coder
    self.analyzer = analyzer
  }

  /// How a source is taken in.
  package struct Options: Sendable {
    /// Whether a file of a name that is there takes the place of its text.
    package var updates = false
    /// Whether a source that was erased may come back.
    package var takesErased = false
    /// The source whose text the one file corrects, where it has another name.
    package var source: String?
    /// Which table of speakers holds.
    package var speakers = SpeakerChoice()

    package init() {}
  }

  /// Imports the files that arguments name. What cannot be read is an outcome, not thrown.
  ///
  /// - Parameters:
  ///   - progress: Called after each file with how many are done, of how many, and what became of it.
  /// - Returns: An outcome a file, in order, and what was guessed.
  /// - Throws: `WorkbenchError` for arguments that are not there, `ProjectError` when the project cannot be changed.
  package func run(
    _ arguments: [String], options: Options = Options(), progress: (Int, Int, Outcome) -> Void = { _, _, _ in }
  ) async throws -> (outcomes: [Outcome], notes: [String]) {
    let files = try InputFinder.files(for: arguments)
    if options.source != nil, files.count > 1 {
      throw WorkbenchError.tooManySources(arguments.joined(separator: " "), count: files.count)
    }
    let speakers = try SpeakerFiles(files, options.speakers)
    var outcomes: [Outcome] = []
    var notes: [String] = []
    // A handful at a time is read in parallel; a transaction each follows, in the order of the files.
    let batch = 8
    for start in stride(from: 0, to: files.count, by: batch) {
      let some = Array(files[start..<min(start + batch, files.count)])
      for reading in await readings(of: some, speakers: speakers) {
        let outcome: Outcome
        switch reading {
        case .failure(let error): outcome = .failed(error.report)
        case .success(let reading):
          notes += reading.notes
          do {
            outcome = try take(reading, options: options)
          } catch let error as StudyError {
            outcome = .failed(error.report)
          }
        }
        outcomes.append(outcome)
        // An archive holds several sources.
        progress(outcomes.count, max(files.count, outcomes.count), outcome)
      }
    }
    // Folders may hold nothing but JSON that is no transcript.
    if outcomes.isEmpty { throw WorkbenchError.noSources(arguments.joined(separator: " ")) }
    return (outcomes, notes)
  }

  private func readings(
    of files: [InputFile], speakers: SpeakerFiles
  ) async -> [Result<Corpus.Reading, InterchangeError>] {
    let analyzer = analyzer
    return await withTaskGroup(of: (Int, [Result<Corpus.Reading, InterchangeError>]).self) { group in
      for (number, file) in files.enumerated() {
        group.addTask { (number, Corpus.Reading.all(in: file, speakers: speakers, analyzer: analyzer)) }
      }
      var results: [[Result<Corpus.Reading, InterchangeError>]] = Array(repeating: [], count: files.count)
      for await (number, result) in group { results[number] = result }
      return results.flatMap(\.self)
    }
  }

  private func take(_ reading: Corpus.Reading, options: Options) throws -> Outcome {
    let name = reading.source.document.source
    let time = Clock.now
    func content(of source: String?) -> StoredContent {
      StoredContent(
        reading.source.document, original: reading.file.bytes, of: source, file: name.fileName,
        encoding: reading.file.report.encoding?.rawValue ?? reading.file.report.format.rawValue,
        words: reading.source.words.count, time: time)
    }
    let new = content(of: nil)
    // Asked again within the transaction: another program may have imported meanwhile.
    func state(_ reader: ProjectReader) throws -> (known: StudySource?, named: StudySource?) {
      let holders = Set(try reader.revisions(digest: new.revision.digest).map(\.source))
      let named = try reader.source(options.source ?? name)
      let known = try reader.sources().first { source in
        guard holders.contains(source.id) else { return false }
        // An earlier text may come back by an update.
        let isCurrent = try reader.revision(source.revision).digest == new.revision.digest
        return isCurrent || !(options.updates && source.id == named?.id)
      }
      return (known, named)
    }
    let (known, named) = try project.read(state)
    if let known { return .known(name: name, as: known.name) }
    if options.updates, let named {
      return .updated(
        try ProjectRevision(project: project, coder: coder).update(
          named, to: content(of: named.id), document: reading.source.document, time: time))
    }
    if let missing = options.source { throw try project.read { try $0.unknownSource(missing) } }
    if let named { throw StudyError.nameTaken(named.name) }
    if !options.takesErased, let date = try project.read({ try $0.tombstone(new.revision.source) }) {
      throw StudyError.erasedBefore(name, date: date)
    }
    return try project.write("import", coder: coder, time: time, note: name) { writer in
      let (known, named) = try state(writer.reader)
      if known != nil || named != nil { throw StudyError.nameTaken(name) }
      try writer.add(new, name: name)
      return .added(name: name)
    }
  }
}

extension ProjectReader {
  /// The source of a name or id.
  ///
  /// - Throws: `StudyError.unknownSource`, with the nearest name.
  package func requireSource(_ name: String) throws -> StudySource {
    guard let source = try source(name) else { throw try unknownSource(name) }
    return source
  }

  /// The error for a source that is not there.
  func unknownSource(_ name: String) throws -> StudyError {
    .unknownSource(name, nearest: EditDistance.nearest(to: name, among: try sources().map(\.name)))
  }
}
