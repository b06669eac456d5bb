internal import CorpusModel
internal import FoundationEssentials

/// What a kept index was made from.
struct IndexManifest: Codable, Sendable, Equatable {
  /// A file with its sources.
  struct File: Codable, Sendable, Equatable {
    let state: FileState
    let name: String
    /// Of what it held.
    let checksum: UInt64
    /// The sources in it that could be read.
    let sources: Int
    /// What was guessed while reading it, and what could not be read.
    let notes: [String]
    let failures: [Failure]
    /// The table of speakers that held for it, by its number, and the lines of that which met a speaker.
    let table: Int?
    let lines: [Int]
  }

  /// What could not be read.
  struct Failure: Codable, Sendable, Equatable {
    let message: String
    let help: String?
  }

  /// What was indexed, as it was named.
  let argument: String
  /// The columns of a table with a text on each line, in order; `nil` for files that are texts.
  let columns: [String]?
  let files: [File]
  /// Tables of speakers that were used, and what is said of them.
  let tables: [FileState]
  let tableNotes: [String]

  /// What was guessed while reading.
  var notes: [String] { tableNotes + files.flatMap(\.notes) }

  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // What is encoded is text and whole numbers, which always can be.
    return (try? encoder.encode(self)).map { [UInt8]($0) } ?? []
  }

  /// `nil` when the bytes are no manifest.
  init?(_ bytes: [UInt8]) {
    guard let manifest = try? JSONDecoder().decode(IndexManifest.self, from: Data(bytes)) else { return nil }
    self = manifest
  }

  init(argument: String, columns: [String]?, files: [File], tables: [FileState], tableNotes: [String]) {
    self.argument = argument
    self.columns = columns
    self.files = files
    self.tables = tables
    self.tableNotes = tableNotes
  }

  /// What was wrong with files that could not be read.
  var failureReports: [ErrorReport] {
    files.flatMap(\.failures).map { ErrorReport($0.message, help: $0.help) }
  }

  /// The manifest with paths as they are from where the argument is named like this now: from another folder, or whole.
  func named(_ argument: String) -> IndexManifest {
    let (old, new) = (Self.trimmed(self.argument), Self.trimmed(argument))
    if old == new { return self }
    func moved(_ state: FileState) -> FileState {
      state.path.hasPrefix(old) ? state.at(new + state.path.dropFirst(old.count)) : state
    }
    return IndexManifest(
      argument: argument, columns: columns,
      files: files.map { file in
        File(
          state: moved(file.state), name: file.name, checksum: file.checksum, sources: file.sources, notes: file.notes,
          failures: file.failures, table: file.table, lines: file.lines)
      }, tables: tables.map(moved), tableNotes: tableNotes)
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}

extension IndexManifest.Failure {
  init(_ report: ErrorReport) { self.init(message: report.message, help: report.help) }
}
