internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import QualitativeCoding
internal import Workbench

struct CodebookCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook", abstract: "Work with codebooks.", subcommands: [CodebookCheck.self, CodebookEvaluate.self])
}

struct CodebookCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with a codebook, line by line.",
    discussion: "  citat codebook check Codebooks/socialomraadet.yaml")

  @Argument(help: "The codebook, a YAML file.")
  var file: String

  func run() async throws {
    try await CommandOutcome.run {
      let codebook = try CodebookReader().codebook(at: file)
      let reports =
        CodebookProblem.problems(in: codebook, file: file).map(\.report)
        + CompiledCodebook.problems(in: codebook).map(\.report)
      for report in reports { Descriptor.write(report.text(label: "problem") + "\n", to: 1) }
      if !reports.isEmpty { return .nothingFound }
      let codes = codebook.codes
      let rules = codes.reduce(0) { $0 + $1.rules.count }
      let examples = codes.reduce(0) { $0 + $1.examples.count }
      Descriptor.write("\(file): \(codes.count) codes, \(rules) rules, \(examples) examples; nothing is wrong\n", to: 1)
      return .done
    }
  }
}

struct CodebookEvaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compare what the rules propose with what people coded.",
    discussion: """
      Strict scoring counts clear codes as yes, codes that the gold does not mention as no, and leaves out the arguable and \
      the near misses; plain scoring counts every assigned code as yes and all others as no.

        citat codebook evaluate Codebooks/socialomraadet.yaml Corpora/gruppeinterview --gold Corpora/gruppeinterview/gold
      """)

  @Argument(help: "The codebook, a YAML file.")
  var file: String

  @Argument(help: "Files and folders.")
  var inputs: [String]

  @Option(help: "Files and folders of gold codings (.jsonl).")
  var gold: [String]

  @OptionGroup var register: RegisterOptions

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .csv, .tsv, .json, .jsonl, .md])
      let book = try CompiledCodebook.checked(at: file)
      let corpus = try await Corpus.reading(inputs, analyzer: try register.analyzer())
      corpus.reportReading()
      if corpus.sources.isEmpty { throw ExitCode(2) }
      // Transcripts are judged by the turn, reports by quotation and paragraph: the units of the gold.
      let builder = MatrixBuilder(corpus: corpus, codebook: book)
      let matrix = builder.matrix(kinds: [.turn, .quotation, .paragraph], includesInterviewer: false)
      let result = MatrixResult(corpus: corpus, codebook: book.codebook, matrix: matrix)
      try output.write(
        text(of: try CodebookEvaluation(of: result, gold: gold), format),
        madeFrom: corpus.files + book.codebook.files + gold)
      try corpus.failIfSkipped()
      return .done
    }
  }

  private func text(of evaluation: CodebookEvaluation, _ format: RowFormat) -> String {
    var text = ""
    var all = Table(columns: [])
    for scoring in CodebookEvaluation.Scoring.allCases {
      for (part, units, table) in evaluation.tables(scoring) {
        if all.columns.isEmpty {
          all = Table(columns: [Table.Column("part"), Table.Column("scoring")] + table.columns)
        }
        for row in table.rows { all.append([.text(part), .text(scoring.rawValue)] + row) }
        let heading = "\(part) · \(units) units · \(scoring.rawValue) scoring"
        text += format == .md ? "## \(heading)\n\n" : output.terminal.styled(heading, .bold) + "\n"
        text += format == .md ? Markup.markdown(table) : TablePrinter(terminal: output.terminal).text(of: table)
        text += "\n"
      }
    }
    switch format {
    case .csv, .tsv: return output.delimited(all, format)
    case .json, .jsonl: return output.json(all.jsonRows, format)
    default: return text
    }
  }
}
