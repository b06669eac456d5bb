package import CorpusModel

/// What keeps a matrix or summary from being made.
package enum ResultError: UserFacingError, Equatable {
  case unknownGrouping(String, known: [String])
  case noCases
  case nothingMatches(String)
  case oneThing
  case unknownFormatOfView(String, view: String, known: [String])

  package var report: ErrorReport {
    switch self {
    case .unknownGrouping(let name, let known):
      ErrorReport(
        "nothing can be counted by '\(name)'",
        help: EditDistance.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
          ?? "groups: \(known.joined(separator: ", "))")
    case .noCases:
      ErrorReport(
        "no text belongs to a case",
        help: "in a project 'citat cases import TABLE' says which; tables of answers have them")
    case .nothingMatches(let query):
      ErrorReport("no unit fits '\(query)'", help: "'citat search' tells what is there; see 'citat help query'")
    case .oneThing:
      ErrorReport(
        "co-occurrence is of two or more, and there is one",
        help: "name more terms (--term), or a codebook with two themes or more")
    case .unknownFormatOfView(let format, let view, let known):
      ErrorReport("'\(view)' is not written as \(format)", help: "it is written as: \(known.joined(separator: ", "))")
    }
  }
}
