package import CorpusModel
package import Interchange
internal import QualitativeCoding
internal import UnicodeText

/// What keeps a use case from its result.
package enum WorkbenchError: UserFacingError, Equatable {
  case missingInput(String)
  /// `-` where a file must be kept or read again.
  case standardInput
  /// An index that cannot be removed.
  case unremovable(String)
  /// A table of texts without a column of texts.
  case noTextColumn(known: [String])
  /// A table of texts that nobody said the columns of.
  case tableNeedsColumns(String)
  /// A table of texts without any.
  case emptyTable(String)
  /// An index that cannot be made or read.
  case index(ErrorReport)
  case noSources(String)
  case tooManySources(String, count: Int)
  /// A file whose name differs from another's in bytes, and not in letters.
  case sameName(String)
  case unknownCode(String, nearest: String?, known: [String])
  case rule(code: String, rule: String, problem: String, excerpt: SourceExcerpt)
  /// A word list of a codebook.
  case words(String, problem: String, excerpt: SourceExcerpt)
  case unreadableFolder(String)
  case noGold(String)
  /// A file that no evaluation was saved in.
  case savedEvaluation(String)
  /// A file that is something else and would be lost if an evaluation were saved there.
  case wouldReplace(String)
  /// Columns are named for what is no table of texts.
  case columnsWithoutTable(String)
  /// A field that nobody filled; `isProposed` when a codebook's proposals would.
  case missingField(String, isProposed: Bool)
  case noSpellingDictionary([String])
  /// A file beside the sources that cannot be read.
  case interchange(InterchangeError)

  /// The error for an id that no code of a codebook has, with the nearest that one has.
  static func unknownCode(_ id: String, in codebook: Codebook) -> WorkbenchError {
    let known = codebook.codes.map(\.id)
    return .unknownCode(id, nearest: EditDistance.nearest(to: LetterCase.lowercased(id), among: known), known: known)
  }

  package var report: ErrorReport {
    switch self {
    case .interchange(let error): error.report
    case .unremovable(let path):
      ErrorReport("cannot remove the index '\(path)'", help: "may you write in the folder that it stands in?")
    case .noTextColumn(let known):
      ErrorReport(
        "none of the columns is named 'text'", help: "columns that are read: \(known.joined(separator: ", "))")
    case .tableNeedsColumns(let path):
      ErrorReport(
        "'\(path)' has a text on each line, and its columns are not known",
        help: "name them: citat index \(path.shellWord) --columns id,source,date,speaker,text")
    case .emptyTable(let path):
      ErrorReport("there is no text in '\(path)'", help: "put one on each line, in the columns that --columns names")
    case .index(let report): report
    case .missingInput(let path): ErrorReport("cannot find '\(path)'", help: "check the name and the folder")
    case .standardInput:
      ErrorReport("'-', standard input, cannot be read here", help: "write the text to a file, and name that")
    case .noSources(let path):
      ErrorReport(
        "there is nothing to read in '\(path)'",
        help:
          "put texts (.txt) there; README and LICENSE files, hidden files, tables, JSON without a transcript and folders named gold are passed over"
      )
    case .tooManySources(let path, let count):
      ErrorReport("'\(path)' holds \(count) sources, and this command takes one", help: "name one file")
    case .sameName(let path):
      ErrorReport(
        "there are two files '\(path)': one has its letters whole, the other with their marks apart, as a Mac writes them",
        help: "rename one of them")
    case .unknownCode(let id, let nearest, let known):
      ErrorReport(
        "the codebook has no code '\(id)'",
        help: nearest.map { "did you mean '\($0)'?" } ?? "its codes are: \(known.joined(separator: ", "))")
    case .rule(let code, let rule, let problem, let excerpt):
      ErrorReport(
        "the rule '\(rule)' of the code '\(code)' cannot be read: \(problem)", excerpt: excerpt,
        help: "see 'citat help query'")
    case .savedEvaluation(let file):
      ErrorReport(
        "'\(file)' is no saved evaluation", help: "save one first: citat codebook evaluate … --save before.json")
    case .wouldReplace(let file):
      ErrorReport(
        "'\(file)' is there already and is no saved evaluation", help: "give the evaluation a name of its own")
    case .columnsWithoutTable(let argument):
      ErrorReport(
        "'\(argument)' is no table of texts, and has no columns",
        help: "leave --columns out, or name a .tsv or .jsonl file with a text on each line")
    case .words(let name, let problem, let excerpt):
      ErrorReport(
        "the word list '\(name)' cannot be read: \(problem)", excerpt: excerpt, help: "see 'citat help query'")
    case .missingField(let field, isProposed: true):
      ErrorReport(
        "'\(field):' asks for codings, and no codebook is named",
        help: "name one, whose proposals are asked then: --codebook kodebog.yaml")
    case .missingField(let field, isProposed: false):
      ErrorReport(
        "'\(field):' asks for what only a project knows",
        help: "use speaker:, role:, source:, section:, kind:, or theme: and code: with --codebook")
    case .noGold(let path):
      ErrorReport(
        "'\(path)' holds no codings of the sources that were read",
        help: "name files or folders of what people coded (.jsonl, .csv) whose 'source' or 'doc' is a source's name")
    case .noSpellingDictionary(let folders):
      ErrorReport(
        "no Danish spelling dictionary is installed: there is no da_DK.dic in \(folders.joined(separator: ", "))",
        help: "install hunspell-da, or name the file: --register FOLDER/da_DK.dic")
    case .unreadableFolder(let path):
      ErrorReport("cannot look into the folder '\(path)'", help: "check its permissions")
    }
  }
}
