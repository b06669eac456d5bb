internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import ProjectStore
internal import TextAnalysis
internal import Workbench

struct Sample: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw units at random for a second coder to code.",
    discussion: """
        citat sample interviews --share 0.1 --by source --output sample.csv
        citat sample interviews --count 50 --format jsonl
        citat sample --share 0.1 --output sample.csv     in a project

      The same texts give the same sample, on every machine; --seed draws another. The csv is a sheet to fill in: write codes \
      in the column 'code' (a further row for a further code), your name in 'coder', and compare with 'citat agreement'.
      """)

  @Argument(help: "Files and folders; without them the project's sources.")
  var inputs: [String] = []

  @Option(help: "The share of units, above 0 and at most 1; of each group at least one unit.")
  var share: Double?

  @Option(help: "How many units.")
  var count: Int?

  @Option(help: "Draw from each source, role or speaker apart.")
  var by: MatrixResult.Grouping?

  @Option(help: "What is drawn: turn, quotation, paragraph or sentence.")
  var unit: String?

  @Flag(help: "Draw the interviewer's words too.")
  var interviewer = false

  @Option(help: "Where the draw begins; without it a number made from the texts.")
  var seed: UInt64?

  @OptionGroup var project: ProjectOptions

  @OptionGroup var speakers: SpeakerOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    try speakers.validate(isProject: inputs.isEmpty)
    if (share == nil) == (count == nil) { throw ValidationError("Say how many: --share 0.1 or --count 50.") }
    if let share, !(share > 0 && share <= 1) { throw ValidationError("--share must be above 0 and at most 1.") }
    if let count, count < 1 { throw ValidationError("--count must be at least 1.") }
  }

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .csv, .tsv, .json, .jsonl, .md, .html])
      var kind: UnitKind?
      if let unit {
        guard let known = UnitKind(rawValue: unit) else {
          throw CommandError.unit(unit, known: UnitKind.allCases.map(\.rawValue))
        }
        kind = known
      }
      if let sheet = output.output, UnitSample.mayHoldCodes(sheet) { throw CommandError.filledSheet(sheet) }
      let corpus: Corpus
      if inputs.isEmpty {
        let project = try project.open(for: .reading)
        corpus = try await ProjectCorpus(project, includesProposals: false, showsPersons: speakers.names).corpus
      } else {
        corpus = try await Corpus.reading(inputs, speakers: speakers.choice)
        corpus.reportReading()
      }
      if corpus.sources.isEmpty { throw ExitCode(2) }
      let sample = try UnitSample(
        of: corpus, kind: kind, by: by, size: share.map { .share($0) } ?? .count(count ?? 1),
        includesInterviewer: interviewer, seed: seed)
      StandardError.write("note: drew \(sample.summary)\n")
      try output.write(text(of: sample, format: format), madeFrom: corpus.files)
      try corpus.failIfSkipped()
      return .done
    }
  }

  private func text(of sample: UnitSample, format: RowFormat) -> String {
    switch format {
    case .csv, .tsv: output.delimited(sample.table, format)
    case .json, .jsonl:
      output.json(
        sample.jsonRows, format,
        beside: [("seed", .integer(Int(clamping: sample.seed))), ("population", .integer(sample.population))])
    case .md: Markup.markdown(sample.table)
    case .html: Markup.page(title: "Sample", language: "da", body: Markup.html(sample.table))
    default: TablePrinter(terminal: output.terminal, cutFront: ["unit"]).text(of: sample.overview)
    }
  }
}
