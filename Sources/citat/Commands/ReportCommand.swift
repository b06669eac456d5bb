internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import ProjectStore
internal import QualitativeCoding
internal import Workbench

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write appendices of a report: method, codebook, coded texts.",
    subcommands: [ReportMethods.self, ReportCodebook.self, ReportTranscripts.self])
}

struct ReportMethods: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "methods",
    abstract: "Write the method section from a project's history: material, codebook, coders, agreement, changes.",
    discussion: "  citat report methods\n  citat report methods --output metode.docx")

  @OptionGroup var project: ProjectOptions

  @Option(help: "The language of the report: da or en.")
  var language: ReportLanguage = .danish

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .md, .html, .docx])
      let project = try project.open(for: .reading)
      let run = RunRecord()
      let report = try await MethodReport(project, language: language, run: run).report
      try output.write(report, format, time: run.time, madeFrom: [project.file])
      return .done
    }
  }
}

struct ReportCodebook: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook",
    abstract: "Write the codebook with definitions, criteria, anchor quotations and counts.",
    discussion: """
        citat report codebook interviews --codebook kodebog.yaml -o bog.docx
        citat report codebook --output kodebog.html        of the project
      """)

  @OptionGroup var input: CodedInput

  @Option(help: "The language of the report: da or en.")
  var language: ReportLanguage = .danish

  @OptionGroup var output: OutputOptions

  func validate() throws { try input.requireCodebook() }

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .md, .html, .docx, .xlsx])
      let result = try await input.matrix()
      let report = CodebookReport(result, language: language, run: input.run).report(isTable: format == .xlsx)
      try output.write(
        report, format, time: input.run.time, madeFrom: result.corpus.files + result.codebook.files)
      try result.corpus.failIfSkipped()
      return .done
    }
  }
}

struct ReportTranscripts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transcripts",
    abstract: "Write whole texts with their codes: comments in Word, the margin of a page.",
    discussion: """
        citat report transcripts leder-3.txt --codebook kodebog.yaml -o leder-3.docx
        citat report transcripts --output kodede-interview.html        of the project
      """)

  @OptionGroup var input: CodedInput

  @Option(help: "The language of the report: da or en.")
  var language: ReportLanguage = .danish

  @OptionGroup var output: OutputOptions

  func validate() throws { try input.requireCodebook() }

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .md, .html, .docx])
      let result = try await input.matrix()
      let report = CodedTranscripts(result, language: language, run: input.run).report
      try output.write(
        report, format, time: input.run.time, madeFrom: result.corpus.files + result.codebook.files)
      try result.corpus.failIfSkipped()
      return result.rows(includingUncoded: false).isEmpty ? .nothingFound : .done
    }
  }
}
