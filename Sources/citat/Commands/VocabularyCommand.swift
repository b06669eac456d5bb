internal import ArgumentParser
internal import Workbench

struct VocabularyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vocabulary",
    abstract: "Show how rich the words of sources, roles or speakers are.",
    discussion: """
        citat vocabulary interviews
        citat vocabulary interviews --by speaker --of lemmas --in 'NOT role:interviewer'
        citat vocabulary interviews --growth --output growth.csv

      The share of distinct words (ttr) falls as texts grow: compare texts of different length by MATTR.
      """)

  @Argument(help: "Files and folders.")
  var inputs: [String]

  @Option(help: "A row for each source, role or speaker.")
  var by: MatrixResult.Grouping = .source

  @Option(help: "What is counted: words or lemmas.")
  var of: ItemKind = .words

  @Option(
    name: .customLong("in"), help: "Count only there: fields, as in 'role:leder', or the turns with a hit of a query.")
  var within: String?

  @Option(help: "Words in a window of MATTR.")
  var window = 100

  @Flag(help: "Show how the vocabulary grows: distinct words after so many words.")
  var growth = false

  @OptionGroup var register: RegisterOptions

  @OptionGroup var speakers: SpeakerOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if of == .constituents { throw ValidationError("--of must be words or lemmas.") }
    if !(1...1_000_000).contains(window) { throw ValidationError("--window must be a number from 1 to 1000000.") }
  }

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: CountOptions.formats)
      let corpus = try await Corpus.reading(
        inputs, analyzer: try register.analyzer(), speakers: speakers.choice)
      corpus.reportReading()
      if corpus.sources.isEmpty { throw ExitCode(2) }
      let count = try VocabularyCount(of: of, in: corpus, within: within, by: by, window: window)
      let table = growth ? count.growthTable : count.table
      var options = CountOptions()
      options.output = output
      try output.write(
        options.text(of: table, format, title: "Vocabulary") {
          TablePrinter(terminal: output.terminal).text(of: table)
        },
        madeFrom: corpus.files)
      try corpus.failIfSkipped()
      return .done
    }
  }
}
