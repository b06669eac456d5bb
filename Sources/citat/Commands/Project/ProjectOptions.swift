internal import ArgumentParser
internal import CorpusModel
internal import ProjectStore
internal import Workbench

/// The project that a command is about.
struct ProjectOptions: ParsableArguments {
  @Option(help: "The project; without it the one *.citat in this folder.")
  var project: String?

  @Option(help: "Seconds to wait while another program changes the project.")
  var wait: Double = Project.usualWait

  func validate() throws {
    if !(0...3600).contains(wait) { throw ValidationError("--wait must be a number of seconds from 0 to 3600.") }
  }

  /// The project's path; `other` is another copy, which was named itself.
  func file(beside other: String? = nil) throws -> String { try ProjectFinder.file(named: project, beside: other) }

  func open(for access: Project.Access) throws -> Project { try Project.open(try file(), for: access, wait: wait) }
}

/// Who a command codes as.
struct CoderOptions: ParsableArguments {
  @Option(help: "Your name as a coder; without it CITAT_CODER, the settings file, or the account's name.")
  var coder: String?

  var settings: CoderSettings { CoderSettings(named: coder) }
  var name: String { settings.name }

  /// The coder at the codes of a project.
  func codebook(of project: ProjectOptions) throws -> CodebookDesk {
    CodebookDesk(try project.open(for: .changing), coder: name)
  }
}

/// A place in a source.
struct PlaceOptions: ParsableArguments {
  @Option(help: "The words as they stand in the text; case and line ends do not matter.")
  var quote: String?

  @Option(help: "A range START-END, in bytes, as JSON output has them.")
  var range: String?

  @Option(help: "The number of a turn.")
  var turn: Int?

  @Option(help: "The number of a quotation.")
  var quotation: Int?

  @Option(help: "The number of a paragraph.")
  var paragraph: Int?

  @Option(help: "The number of a sentence.")
  var sentence: Int?

  private var given: Int {
    [quote != nil, range != nil, turn != nil, quotation != nil, paragraph != nil, sentence != nil].count { $0 }
  }

  /// Whether a place was named.
  var isGiven: Bool { given > 0 }

  func validate() throws {
    if given > 1 {
      throw ValidationError("Name one place: --quote, --range, --turn, --quotation, --paragraph or --sentence.")
    }
  }

  /// The place, or `nil` where none was named.
  func place() throws -> CodingPlace? {
    if let quote { return .quote(quote) }
    if let range { return try CodingPlace.range(of: range) }
    if let turn { return .unit(.turn, turn) }
    if let quotation { return .unit(.quotation, quotation) }
    if let paragraph { return .unit(.paragraph, paragraph) }
    if let sentence { return .unit(.sentence, sentence) }
    return nil
  }
}
