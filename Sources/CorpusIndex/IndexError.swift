package import CorpusModel

/// Why a kept index cannot be used or written.
package enum IndexError: UserFacingError, Equatable {
  /// The file cannot be opened or mapped.
  case unreadable(String, reason: String)
  /// The file is no index of this program.
  case foreign(String)
  /// The file was written by another version, in a format that this one does not read.
  case otherFormat(String, version: Int)
  /// The file is not what was written: cut off, changed or written half.
  case damaged(String, String)
  /// The index cannot be written.
  case unwritable(String, reason: String)
  /// Another run writes the same index.
  case busy(String)

  package var report: ErrorReport {
    switch self {
    case .unreadable(let path, let reason):
      ErrorReport("cannot read the index '\(path)': \(reason)", help: "make it again: citat index")
    case .foreign(let path):
      ErrorReport("'\(path)' is no index of Citat", help: "make one: citat index")
    case .otherFormat(let path, let version):
      ErrorReport(
        "the index '\(path)' has format \(version); this version reads \(IndexHeader.version)",
        help: "make it again: citat index")
    case .damaged(let path, let what):
      ErrorReport("the index '\(path)' is damaged: \(what)", help: "make it again: citat index")
    case .unwritable(let path, let reason):
      ErrorReport("cannot write the index '\(path)': \(reason)", help: "is there room, and may you write there?")
    case .busy(let path):
      ErrorReport("cannot write the index '\(path)': another citat is writing it", help: "wait until it is done")
    }
  }
}
