package import CorpusModel

/// Why a step of the history cannot be taken back.
package enum HistoryError: UserFacingError, Equatable {
  case unknown(String)
  case nothing(undo: Bool, coder: String)
  case already(String)
  case kind(String, kind: String)
  case erased(String)
  case needed(String, by: [String])
  /// Another coder did it.
  case others(String, coder: String, what: String)

  package var report: ErrorReport {
    switch self {
    case .unknown(let id):
      ErrorReport("there is no operation '\(id)' in the history", help: "'citat log' lists them")
    case .nothing(let undo, let coder):
      ErrorReport(
        undo ? "there is nothing that '\(coder)' could undo" : "there is nothing that '\(coder)' could redo",
        help: "'citat log' lists what was done, by whom; 'citat undo ID --yes' takes back what another coder did")
    case .already(let id): ErrorReport("the operation '\(id)' was undone already", help: "'citat redo' brings it back")
    case .kind(let id, let kind):
      ErrorReport(
        "the operation '\(id)' (\(kind)) cannot be undone",
        help: kind == "erase" ? "what was erased is gone for good" : "undo the operations that it brought, one by one")
    case .erased(let id):
      ErrorReport("the operation '\(id)' cannot be undone: what it changed was erased since")
    case .needed(let id, let later):
      ErrorReport(
        "the operation '\(id)' cannot be undone: \(later.count == 1 ? "a later one builds" : "\(later.count) later ones build") on it: \(later.prefix(20).joined(separator: ", "))\(later.count > 20 ? ", …" : "")",
        help: "undo the later ones first, the latest before the others")
    case .others(let id, let coder, let what):
      ErrorReport(
        "the operation '\(id)' is \(coder)'s (\(what)); nothing was taken back",
        help: "to take it back all the same: citat undo \(id) --yes")
    }
  }
}
