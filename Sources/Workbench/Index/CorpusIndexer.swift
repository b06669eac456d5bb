internal import CorpusIndex
internal import CorpusModel
internal import Foundation
internal import Interchange
package import TextAnalysis
internal import UnicodeText

/// Makes the index that is kept for a folder, a file or a table of texts. Texts are read side by side and added in order;
/// what does not fit into memory goes to files without names.
package struct CorpusIndexer: Sendable {
  /// What the work is at, in order.
  package enum Step: String, Sendable, CaseIterable {
    /// Texts are read, cut into words and added.
    case texts
    /// Each word form is analysed.
    case words
    /// The positions of each term are put together, and the file is written.
    case file
  }

  /// How far the work is.
  package struct Progress: Sendable {
    /// Bytes of the files that were read, and of all.
    package let done: Int
    package let all: Int
    package let step: Step
  }

  private let argument: String
  private let analyzer: DanishAnalyzer
  private let columns: [String]?
  private let verifies: Bool
  private let progress: @Sendable (Progress) -> Void

  /// Pieces of work that are under way at a time.
  static let width = max(2, ProcessInfo.processInfo.activeProcessorCount)
  /// Bytes of a table that are one piece of work.
  private static let pieceSize = 2 << 20
  /// Word forms that are one piece of work.
  private static let formsInPiece = 8192

  /// - Parameters:
  ///   - columns: Of a table with a text on each line; `nil` for texts.
  ///   - verifies: Whether what the old index holds of a file is used only where its contents are the same, not only its
  ///     size, time and inode.
  package init(
    _ argument: String, analyzer: DanishAnalyzer, columns: [String]? = nil, verifies: Bool = false,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.argument = argument
    self.analyzer = analyzer
    self.columns = columns
    self.verifies = verifies
    self.progress = progress
  }

  /// Makes the index. The old one stays until the new one is whole.
  ///
  /// - Throws: `WorkbenchError`.
  /// - Complexity: O(bytes + word forms × log word forms).
  package func run() async throws(WorkbenchError) -> KeptIndex {
    if argument == "-" { throw .standardInput }
    guard FileManager.default.fileExists(atPath: argument) else { throw .missingInput(argument) }
    if columns != nil, !TableOfTexts.isTable(argument) { throw .columnsWithoutTable(argument) }
    let folder = KeptIndex.folder(of: argument)
    do {
      try KeptIndex.makeFolder(of: argument)
    } catch {
      throw .index(IndexError.unwritable(folder, reason: "the folder cannot be made").report)
    }
    do throws(WorkbenchError) {
      return try await makeIndex(in: folder)
    } catch {
      KeptIndex.removeEmptyFolder(of: argument)
      throw error
    }
  }

  private func makeIndex(in folder: String) async throws(WorkbenchError) -> KeptIndex {
    var builder = PositionalIndexBuilder(folder: folder)
    let manifest = try await add(to: &builder)
    // All sentences are read.
    analyzer.forgetSentences()
    progress(Progress(done: 0, all: 1, step: .words))
    let analyses = await Self.analyses(of: builder.formList, analyzer: analyzer)
    progress(Progress(done: 1, all: 1, step: .file))
    do throws(IndexError) {
      let index = try KeptIndex.keeping(
        builder, analyses, of: argument, analyzer: analyzer, manifest: manifest.bytes)
      return KeptIndex(index: index, manifest: manifest, argument: argument)
    } catch {
      throw .index(error.report)
    }
  }

  /// Adds all sources.
  private func add(to builder: inout PositionalIndexBuilder) async throws(WorkbenchError) -> IndexManifest {
    if !TableOfTexts.isTable(argument) { return try await addFiles(to: &builder) }
    guard let columns = columns ?? KeptIndex.rememberedColumns(of: argument) else {
      throw .tableNeedsColumns(argument)
    }
    return try await addTable(columns, to: &builder)
  }

  /// The analyses of all forms, in pieces; empty ones of forms that nobody can ask for.
  static func analyses(of forms: FormList, analyzer: DanishAnalyzer) async -> [FormAnalyses] {
    let starts = Array(stride(from: 0, to: forms.count, by: formsInPiece))
    return await InOrder.map(starts, width: width) { start in
      forms.analyses(of: start..<min(start + formsInPiece, forms.count)) { form in
        guard analyzer.mayBeAsked(form) else { return TermAnalysis(lemmas: [], constituents: []) }
        return TermAnalysis(analyzer.analysis(of: form), homographLemmas: analyzer.homographLemmas(of: form))
      }
    }
  }

  // MARK: Files

  /// A file's sources, and what was said of them.
  private struct FilePiece: Sendable {
    var sources: [IndexableSource] = []
    var notes: [String] = []
    var failures: [ErrorReport] = []
    var table: Int?
    var lines: Set<Int> = []
    var checksum: UInt64 = 0
  }

  private func addFiles(to builder: inout PositionalIndexBuilder) async throws(WorkbenchError) -> IndexManifest {
    let files = try InputFinder.files(for: [argument])
    let speakers = try SpeakerFiles(files, SpeakerChoice())
    let states = files.map { FileState(of: $0) }
    let all = states.reduce(0) { $0 + ($1?.size ?? 0) }
    let analyzer = analyzer
    let tables = speakers.paths.compactMap { FileState(of: $0) }
    let old = ReusableIndex(argument, analyzer: analyzer, tables: tables)
    let verifies = verifies
    if let known = old?.analyses(in: files, states: states, verifies: verifies) {
      builder = PositionalIndexBuilder(folder: KeptIndex.folder(of: argument), knowing: known)
    }
    var entries: [IndexManifest.File] = []
    var (named, tabled) = ([Int: Set<Int>](), [Int: [String]]())
    var done = 0
    await InOrder.forEach(Array(files.enumerated()), width: Self.width) { number, file in
      var piece = FilePiece()
      if let (known, sources) = old?.sources(of: file, state: states[number], verifies: verifies) {
        piece.sources = sources
        piece.notes = known.notes
        piece.failures = known.failures.map { ErrorReport($0.message, help: $0.help) }
        piece.table = known.table
        piece.lines = Set(known.lines)
        piece.checksum = known.checksum
        return piece
      }
      for reading in Corpus.Reading.all(in: file, speakers: speakers, analyzer: analyzer) {
        switch reading {
        case .success(let reading):
          piece.sources.append(reading.indexable)
          piece.notes += reading.notes
          piece.table = reading.file.table ?? piece.table
          piece.lines.formUnion(reading.file.lines)
        case .failure(let error): piece.failures.append(error.report)
        }
      }
      piece.checksum = FileState.checksum(of: file)
      return piece
    } merge: { number, piece in
      for source in piece.sources { builder.add(source) }
      if let table = piece.table {
        named[table, default: []].formUnion(piece.lines)
        tabled[table, default: []] += piece.sources.map(\.name)
      }
      guard let state = states[number] else { return }
      entries.append(
        IndexManifest.File(
          state: state, name: files[number].name, checksum: piece.checksum, sources: piece.sources.count,
          notes: piece.notes, failures: piece.failures.map { IndexManifest.Failure($0) }, table: piece.table,
          lines: piece.lines.sorted()))
      done += state.size
      progress(Progress(done: done, all: all, step: .texts))
    }
    // A folder may hold nothing but JSON that is no transcript.
    if !entries.contains(where: { $0.sources > 0 || !$0.failures.isEmpty }) { throw .noSources(argument) }
    return IndexManifest(
      argument: argument, columns: nil, files: entries, tables: tables,
      tableNotes: speakers.notes(used: named, sources: tabled))
  }

  // MARK: Tables

  private func addTable(
    _ columns: [String], to builder: inout PositionalIndexBuilder
  ) async throws(WorkbenchError) -> IndexManifest {
    var readTable = try TableOfTexts(file: argument, columns: columns)
    guard let state = FileState(of: argument), let handle = FileHandle(forReadingAtPath: argument) else {
      throw .missingInput(argument)
    }
    let (name, size, analyzer) = (argument.fileName, state.size, analyzer)
    let hasHeading = try Self.hasHeading(handle, &readTable, name)
    let table = readTable
    let reader = LinePieces(handle, size: Self.pieceSize)
    var done = 0
    var failures: [ErrorReport] = []
    var names = NameTally()
    await InOrder.forEach(reader, width: Self.width) { piece in
      var sources: [IndexableSource] = []
      var failures: [ErrorReport] = []
      for (number, line) in piece.lines where number > 1 || !hasHeading {
        do throws(InterchangeError) {
          guard let entry = try table.entry(line, number: number, file: name) else { continue }
          var source = AnalyzedSource(Document(entry)).indexable(analyzer)
          source.add(TableOfTexts.attributes(of: entry))
          sources.append(source)
        } catch {
          failures.append(error.report)
        }
      }
      return (sources, failures, piece.bytes.count)
    } merge: { _, piece in
      for source in piece.0 {
        names.add(source.name)
        builder.add(source)
      }
      failures += piece.1
      done += piece.2
      progress(Progress(done: done, all: size, step: .texts))
    }
    if builder.sourceCount == 0, failures.isEmpty { throw .emptyTable(argument) }
    var notes: [String] = []
    if hasHeading {
      let marks = table.isQuoted ? "; the quotation marks around cells are left out" : ""
      notes.append("line 1 of '\(name)' names the columns and is no text\(marks)")
    }
    let shared = names.shared
    if shared > 0 {
      notes.append("\(shared) texts of '\(name)' have an id that another of them has: results cannot tell them apart")
    }
    return IndexManifest(
      argument: argument, columns: columns,
      files: [
        IndexManifest.File(
          state: state, name: name, checksum: FileState.checksum(of: argument) ?? 0, sources: builder.sourceCount,
          notes: notes, failures: failures.map { IndexManifest.Failure($0) }, table: nil, lines: [])
      ], tables: [], tableNotes: [])
  }

  /// Bytes at the beginning of a table in which a line that names columns ends.
  private static let headingSize = 1 << 12

  /// Whether the first line of a table names the columns; the handle is then at the beginning again.
  private static func hasHeading(
    _ handle: FileHandle, _ table: inout TableOfTexts, _ name: String
  ) throws(WorkbenchError) -> Bool {
    guard let start = try? handle.read(upToCount: headingSize), (try? handle.seek(toOffset: 0)) != nil else {
      return false
    }
    var line = Array(start).prefix { $0 != 0x0A }
    if line.last == 0x0D { line.removeLast() }
    do throws(InterchangeError) {
      try table.checkEncoding(line, file: name)
      // All lines are one then, which is told when it is read.
      if line.contains(0x0D) { return false }
      return line.count < headingSize ? try table.isHeading(line, file: name) : false
    } catch {
      throw .interchange(error)
    }
  }
}

/// How many texts share their names: eight bytes a name, for tables of millions.
private struct NameTally {
  private var hashes: [Int] = []

  mutating func add(_ name: String) { hashes.append(name.hashValue) }

  /// The texts whose name another has. O(n log n).
  var shared: Int {
    let sorted = hashes.sorted()
    return sorted.indices.count { index in
      (index > 0 && sorted[index - 1] == sorted[index])
        || (index + 1 < sorted.count && sorted[index + 1] == sorted[index])
    }
  }
}
