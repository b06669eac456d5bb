package import CorpusModel

/// Why a word register cannot be read.
package enum RegisterError: UserFacingError, Equatable {
  /// A line is not as the format has it; lines count from 1.
  case line(file: String, line: Int, problem: String)
  /// There is not a word in it.
  case empty(file: String)

  package var report: ErrorReport {
    switch self {
    case .line(let file, let line, let problem):
      ErrorReport(
        "cannot read the word register '\(file)': line \(line): \(problem)", help: "see 'citat help registers'")
    case .empty(let file):
      ErrorReport("cannot read the word register '\(file)': it holds no words", help: "see 'citat help registers'")
    }
  }
}
