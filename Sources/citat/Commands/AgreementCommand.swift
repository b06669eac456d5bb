internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import ProjectStore
internal import TextAnalysis
internal import Workbench

struct AgreementCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Compare what two or more coders coded: kappa, alpha and others, with intervals.",
    discussion: """
        citat agreement anna.jsonl bo.jsonl
        citat agreement anna.csv bo.csv --sources interviews --unit turn
        citat agreement Corpora/gruppeinterview/gold --fields pass1,pass2
        citat agreement anna.csv bo.csv --sources interviews --unit segment
        citat agreement anna.jsonl bo.jsonl --disagreements --format csv

      In a project, without files: its coders' codings on its sources.

        citat agreement --project study.citat --unit turn
        citat agreement --coders anna,bo --unit segment
        citat agreement --output overensstemmelse.docx

      How codings are written, and what the figures mean: citat help agreement
      """)

  @Argument(
    help: "A file of codings (.jsonl, .csv) for each coder, or a folder of them; without them the project's coders.")
  var codings: [String] = []

  @Option(help: "In a project: the coders to compare, with commas between; without it all.")
  var coders: String?

  @OptionGroup var project: ProjectOptions

  @Option(help: "The texts that were coded: a file or folder. May be repeated.")
  var sources: [String] = []

  @Option(help: "What is counted: character, word, sentence, turn, quotation, paragraph or segment.")
  var unit: String?

  @Option(help: "Compare these codes only, with commas between.")
  var code: String?

  @Option(help: "Fields of the lines that each hold one coder's codes, such as pass1,pass2.")
  var fields: String?

  @Option(help: "For segments: the share that two must have in common of what they cover together.")
  var minOverlap = 0.9

  @Flag(help: "Leave out units to which no coder gave a code.")
  var codedOnly = false

  @Flag(help: "Count the interviewer's words too.")
  var interviewer = false

  @Flag(help: "Show where the coders do not agree, every place.")
  var disagreements = false

  @Option(help: "Draws of the bootstrap.")
  var resamples = 2000

  @Option(help: "Where the draws of the bootstrap begin.")
  var seed: UInt64 = 1

  @Option(help: "The language of the method text and of files for readers: da or en.")
  var language: ReportLanguage = .danish

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if codings.isEmpty, !sources.isEmpty || fields != nil {
      throw ValidationError("--sources and --fields go with files of codings.")
    }
    if !codings.isEmpty, coders != nil || project.project != nil {
      throw ValidationError("--coders and --project go with a project, without files of codings.")
    }
    if !(minOverlap > 0 && minOverlap <= 1) { throw ValidationError("--min-overlap must be above 0 and at most 1.") }
    if !(0...100_000).contains(resamples) { throw ValidationError("--resamples must be a number from 0 to 100000.") }
  }

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .csv, .tsv, .json, .jsonl, .md, .html, .xlsx, .docx])
      var options = Agreement.Options()
      options.unit = try unit.map(chosenUnit)
      options.codes = list(code)
      options.includesInterviewer = interviewer
      options.leavesOutUncoded = codedOnly
      options.minimumOverlap = minOverlap
      options.resamples = resamples
      options.seed = seed
      let files: CodingFiles
      var corpus: Corpus?
      if codings.isEmpty {
        let project = try project.open(for: .reading)
        files = try CodingFiles(of: project, coders: list(coders))
        corpus = try await ProjectCorpus(project).corpus
      } else {
        files = try CodingFiles(at: codings, fields: list(fields))
      }
      if !sources.isEmpty {
        corpus = try await Corpus.reading(sources)
        corpus?.reportReading()
        if corpus?.sources.isEmpty ?? false { throw ExitCode(2) }
      }
      let result = try Agreement(of: files, on: corpus, options: options)
      for note in result.notes { StandardError.write("note: \(note)\n") }
      let inputs = files.files + (corpus?.files ?? [])
      switch format {
      case .md, .html, .xlsx, .docx:
        let run = RunRecord()
        let report = AgreementReport(result, language: language, run: run).report(isWorkbook: format == .xlsx)
        try output.write(report, format, time: run.time, madeFrom: inputs)
      default: try output.write(text(of: result, format: format), madeFrom: inputs)
      }
      try corpus?.failIfSkipped()
      return .done
    }
  }

  private func text(of result: Agreement, format: RowFormat) -> String {
    let table = disagreements ? result.disagreementTable : result.table
    switch format {
    case .csv, .tsv: return output.delimited(table, format)
    case .json, .jsonl: return output.json(table.jsonRows, format, beside: result.jsonFields(language: language))
    default:
      return AgreementPrinter(terminal: output.terminal, result: result, language: language)
        .text(allDisagreements: disagreements)
    }
  }

  private func chosenUnit(_ name: String) throws(CommandError) -> AgreementUnit {
    let known = AgreementUnit.allCases.filter { $0 != .listed }
    guard let unit = known.first(where: { $0.rawValue == name }) else {
      throw .unit(name, known: known.map(\.rawValue))
    }
    return unit
  }

  private func list(_ names: String?) -> [String] { (names ?? "").split(separator: ",").map(String.init) }
}

extension ReportLanguage: ExpressibleByArgument {}
