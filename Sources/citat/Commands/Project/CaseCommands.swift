internal import ArgumentParser
internal import CorpusModel
internal import ProjectStore
internal import Workbench

struct Cases: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work with the cases of a project: persons, municipalities, and what is known of them.",
    subcommands: [CasesList.self, CasesImport.self], defaultSubcommand: CasesList.self)
}

struct CasesList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List cases with their sources, speakers and values.",
    discussion: "  citat cases\n  citat cases list --format csv")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let project = try project.open(for: .reading)
      return try output.list(
        try project.read { try CaseDesk.table($0) }, of: project.file,
        orSay: "the project has no cases yet; take them from a table: citat cases import FILE")
    }
  }
}

struct CasesImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take cases and variables from a table (csv, xlsx).",
    discussion: """
      The table has a column 'case' (or 'sag'), and may have 'source' ('kilde'), for the source that belongs to the case, and \
      'speaker' ('taler'), where only one who speaks in it does. All other columns are variables. What a table leaves empty stays as \
      it is; 'citat undo' takes all of it back.

        case;source;speaker;region;alder
        Leder A;leder-1.txt;;Fyn;52
        Frivillig B;gruppe.txt;IP2;Fyn;67

        citat cases import deltagere.csv
        citat search 'forening case:"Leder A"'
        citat matrix --format csv
      """)

  @Argument(help: "The table.")
  var file: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.saying {
      let report = try CaseDesk(try project.open(for: .changing), coder: coder.name).take(file)
      return
        [
          (report.cases, "case (\(report.new) new)", "cases (\(report.new) new)"),
          (report.variables, "variable", "variables"),
          (report.sources, "source", "sources"), (report.speakers, "speaker", "speakers"),
        ].map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }.joined(separator: ", ")
    }
  }
}
