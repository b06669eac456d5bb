package import CorpusModel
internal import GRDB

/// Why a project file cannot be opened, read or changed. Never holds words of an interview.
package enum ProjectError: UserFacingError, Equatable {
  case missing(String)
  case exists(String)
  case isFolder(String)
  case noFolder(String)
  case denied(String)
  /// A file that cannot be made where it should stand.
  case deniedFolder(String)
  case foreign(String, what: String)
  case truncated(String, expected: Int, found: Int)
  case damaged(String, where: String)
  case newer(String, version: Int, known: Int)
  case readOnly(String)
  case older(String, version: Int)
  case busy(String, seconds: Double)
  case full(String)
  case system(String, reason: String)
  case unverified(String)

  package var report: ErrorReport {
    switch self {
    case .missing(let file):
      ErrorReport("cannot find the project '\(file)'", help: "check the name and the folder, or make one: citat init")
    case .exists(let file):
      ErrorReport("cannot make '\(file)': it is there already", help: "name another file, or use the one that is there")
    case .isFolder(let file):
      ErrorReport("cannot open the project '\(file)': it is a folder", help: "name the .citat file in it")
    case .noFolder(let file):
      ErrorReport("cannot make '\(file)': the folder does not exist", help: "make the folder first")
    case .deniedFolder(let file):
      ErrorReport("cannot write '\(file)': permission denied", help: "name a folder in which you may write")
    case .denied(let file):
      ErrorReport("cannot open '\(file)': permission denied", help: "check who may read the file and its folder")
    case .foreign(let file, let what):
      ErrorReport(
        "cannot open '\(file)': it is \(what), not a project of Citat", help: "name a file that 'citat init' made")
    case .truncated(let file, let expected, let found):
      ErrorReport(
        "the project '\(file)' is cut off: it should have \(expected) bytes and has \(found)",
        help: "take your latest backup; a copy that was stopped half way looks like this")
    case .damaged(let file, let place):
      ErrorReport(
        "the project '\(file)' is damaged: \(place)",
        help: "take your latest backup; 'citat check' says what else is wrong")
    case .newer(let file, let version, let known):
      ErrorReport(
        "the project '\(file)' was made by a newer Citat (format \(version); this one knows \(known))",
        help: "install the newer version; nothing was changed")
    case .readOnly(let file):
      ErrorReport(
        "cannot change the project '\(file)': it may only be read", help: "check its permissions and its folder's")
    case .older(let file, let version):
      ErrorReport(
        "the project '\(file)' has the older format \(version) and may only be read, so it cannot be brought up to date",
        help: "copy it to a folder where it may be written")
    case .busy(let file, let seconds):
      ErrorReport(
        "the project '\(file)' is in use by another program; gave up after \(seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)") s",
        help: "try again when the other program is done, or wait longer: --wait SECONDS")
    case .full(let file):
      ErrorReport(
        "cannot write '\(file)': the disk is full", help: "free some space and try again; nothing was lost"
      )
    case .system(let file, let reason):
      ErrorReport("cannot use the project '\(file)': \(reason)", help: "check the disk that it lies on")
    case .unverified(let file):
      ErrorReport("the backup '\(file)' is not like the project", help: "check the disk, and make another one")
    }
  }

  /// What an error of the database means for the user.
  static func of(_ error: DatabaseError, file: String, wait: Double) -> ProjectError {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(file, seconds: wait)
    case .SQLITE_CORRUPT: .damaged(file, where: "its pages contradict each other")
    case .SQLITE_NOTADB: .damaged(file, where: "its first page cannot be read")
    case .SQLITE_FULL: .full(file)
    case .SQLITE_READONLY: .readOnly(file)
    case .SQLITE_CANTOPEN, .SQLITE_PERM: .denied(file)
    case .SQLITE_IOERR: .system(file, reason: "the system could not read or write it")
    case .SQLITE_NOMEM: .system(file, reason: "there is not enough memory")
    default: .damaged(file, where: "its tables contradict each other (\(error.extendedResultCode.rawValue))")
    }
  }
}
