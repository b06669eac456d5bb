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
  }

  /// What could not be read.
  struct Failure: Codable, Sendable, Equatable {
    let message: String
    let help: String?
  }

  /// The columns of a table with a text on each line, in order; `nil` for files that are texts.
  let columns: [String]?
  let files: [File]
  /// Tables of speakers that were used.
  let tables: [FileState]
  let notes: [String]
  let failures: [Failure]

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

  init(columns: [String]?, files: [File], tables: [FileState], notes: [String], failures: [ErrorReport]) {
    self.columns = columns
    self.files = files
    self.tables = tables
    self.notes = notes
    self.failures = failures.map { Failure(message: $0.message, help: $0.help) }
  }

  /// What was wrong with files that could not be read.
  var failureReports: [ErrorReport] { failures.map { ErrorReport($0.message, help: $0.help) } }
}
