package import CorpusModel

/// Why a file cannot be read or written.
package enum InterchangeError: UserFacingError, Equatable {
  case missing(String)
  case isFolder(String)
  case unreadable(String, reason: String)
  /// What stands among files and is none.
  case notFile(String, what: String, help: String)
  case empty(String)
  case notText(String, what: String, help: String)
  case unknownEncoding(String)
  case damagedArchive(String)
  case archiveLimit(String, String)
  case emptyArchive(String)
  case passwordProtected(String)
  case missingPart(String, String)
  case holdsNoText(String)
  case noPDFProgram(String)
  case damagedPDF(String)
  case damagedXML(String, part: String?, line: Int)
  case xmlDeclarations(String, part: String?)
  case damagedJSON(String)
  case noWords(String)
  case noTranscript(String, what: String)
  case speakers(String, line: Int, problem: String, help: String)
  case cases(String, line: Int, problem: String, help: String)
  case limit(String, String)
  case paragraphLimit(String, paragraph: Int, megabytes: Int)
  case yaml(file: String, problem: String, excerpt: SourceExcerpt?)
  case codebookField(problem: String, excerpt: SourceExcerpt, help: String?)
  case codebookWithoutRules(String)
  /// Several mistakes of one kind, in the order of the files; at least two.
  case several([InterchangeError])
  case gold(file: String, line: Int)
  case codings(file: String, line: Int, problem: String)
  case delimited(
    file: String, line: Int, problem: String, help: String = "save it again as csv from a spreadsheet")
  case unwritable(String, reason: String)
  case exchange(String, String)

  package var reports: [ErrorReport] {
    if case .several(let errors) = self { errors.map(\.report) } else { [report] }
  }

  package var report: ErrorReport {
    switch self {
    case .several(let errors): errors[0].report
    case .missing(let file): ErrorReport("cannot find '\(file)'", help: "check the name and the folder")
    case .isFolder(let file): ErrorReport("cannot read '\(file)': it is a folder", help: "name a file in it")
    case .unreadable(let file, let reason): ErrorReport("cannot read '\(file)': \(reason)")
    case .empty(let file): ErrorReport("cannot read '\(file)': the file is empty")
    case .notFile(let file, let what, let help): ErrorReport("cannot read '\(file)': it is \(what)", help: help)
    case .notText(let file, let what, let help): ErrorReport("cannot read '\(file)': it is \(what)", help: help)
    case .unknownEncoding(let file):
      ErrorReport(
        "cannot read '\(file)': its letters are in no encoding that Danish texts use (UTF-8, UTF-16, Windows-1252)",
        help: "open it in a word processor and save it as UTF-8 text")
    case .damagedArchive(let file):
      ErrorReport(
        "cannot read '\(file)': the archive is damaged or was not copied whole",
        help: "copy it again from where it came from")
    case .archiveLimit(let file, let what):
      ErrorReport(
        "cannot read '\(file)': the archive \(what)", help: "unpack it yourself, and name the files that you need")
    case .emptyArchive(let file):
      ErrorReport(
        "cannot read '\(file)': the archive holds nothing to read",
        help: "README and LICENSE files, hidden files, tables and folders named gold are passed over")
    case .passwordProtected(let file):
      ErrorReport(
        "cannot read '\(file)': it is protected by a password",
        help: "open it in the program it belongs to and save it without a password")
    case .missingPart(let file, let part):
      ErrorReport(
        "cannot read '\(file)': the document has no \(part) part",
        help: "open it in a word processor, save it, import it again")
    case .holdsNoText(let file):
      ErrorReport(
        "cannot read '\(file)': it holds no text",
        help: "if its pages are pictures, run text recognition (OCR) on it first")
    case .noPDFProgram(let file):
      ErrorReport(
        "cannot read '\(file)': pdftotext, which takes the text out of PDF files, is not installed",
        help: "install it with: sudo apt-get install poppler-utils")
    case .damagedPDF(let file):
      ErrorReport(
        "cannot read '\(file)': the PDF is damaged or was not copied whole",
        help: "copy it again from where it came from")
    case .damagedXML(let file, let part, let line):
      ErrorReport(
        "cannot read '\(file)': \(Self.place(part, line)) is not well-formed XML",
        help: "open it in the program it belongs to and save it again")
    case .xmlDeclarations(let file, let part):
      ErrorReport(
        "cannot read '\(file)': \(part.map { "its part '\($0)'" } ?? "it") declares a document type, which is not allowed",
        help: "open it in the program it belongs to and save it again")
    case .damagedJSON(let file):
      ErrorReport(
        "cannot read '\(file)': it is not well-formed JSON", help: "export it again from the program it belongs to")
    case .noWords(let file):
      ErrorReport("cannot read '\(file)': it holds no words", help: "export it again with the text")
    case .noTranscript(let file, let what):
      ErrorReport(
        "cannot read '\(file)': it is \(what)", help: "export the transcript as .docx, .vtt or plain text instead")
    case .speakers(let file, let line, let problem, let help):
      ErrorReport("cannot read the speakers in '\(file)': in line \(line) \(problem)", help: help)
    case .cases(let file, let line, let problem, let help):
      ErrorReport("cannot read the cases in '\(file)': in line \(line) \(problem)", help: help)
    case .limit(let file, let what):
      ErrorReport("cannot read '\(file)': it \(what)", help: "split it into smaller files")
    case .paragraphLimit(let file, let paragraph, let megabytes):
      ErrorReport(
        "cannot read '\(file)': its paragraph \(paragraph) is longer than \(megabytes) MB",
        help: "put a line end behind each paragraph or turn")
    case .yaml(let file, let problem, let excerpt):
      ErrorReport(
        "cannot read the codebook '\(file)': \(problem)", excerpt: excerpt,
        help: "see 'citat help codebook' for how a codebook is written")
    case .codebookField(let problem, let excerpt, let help): ErrorReport(problem, excerpt: excerpt, help: help)
    case .codebookWithoutRules(let file):
      ErrorReport(
        "'\(file)' is a codebook of REFI-QDA, which has no rules",
        help:
          "'citat import \(file.shellWord)' takes in its codes; 'citat convert' makes a codebook of it"
      )
    case .gold(let file, let line):
      ErrorReport(
        "cannot read the gold codings '\(file)': line \(line) is no coded unit",
        help: "each line is an object with id, doc, spans, themes and near_miss")
    case .codings(let file, let line, let problem):
      ErrorReport(
        "cannot read the codings '\(file)': line \(line): \(problem)",
        help: "see 'citat help agreement' for how codings are written")
    case .delimited(let file, let line, let problem, let help):
      ErrorReport("cannot read the table '\(file)': line \(line): \(problem)", help: help)
    case .exchange(let file, let problem):
      ErrorReport(
        "cannot read '\(file)': \(problem)", help: "export it again from the program that it belongs to")
    case .unwritable(let file, let reason):
      ErrorReport("cannot write '\(file)': \(reason)", help: "name another file")
    }
  }

  private static func place(_ part: String?, _ line: Int) -> String {
    part.map { "line \(line) of its part '\($0)'" } ?? "line \(line)"
  }
}
