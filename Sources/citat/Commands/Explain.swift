internal import ArgumentParser
internal import CorpusModel
internal import CorpusQuery
internal import Interchange
internal import Workbench

struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain how a word is analysed, how a query is read, and which words it finds.",
    discussion: """
      For a word: its lemmas, parts of speech and parts, and what each rests on. For a query: its reading as a tree. Where \
      texts are named: the words in them that each query word stands for, with the hits of each.

        citat explain civilsamfundsaktørerne
        citat explain '(civilsamfund OR forening) NEAR/5 samarbejde'
        citat explain samarbejde Corpora

      The query language: citat help query
      """)

  @Argument(help: "A word or a query; see 'citat help query'.")
  var query: String

  @Argument(help: "Files and folders in which words are counted.")
  var inputs: [String] = []

  @OptionGroup var options: QueryOptions

  @OptionGroup var register: RegisterOptions

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .json, .jsonl])
      let parsed = try QueryParser.query(query)
      QueryOptions.reportHints(on: query)
      let analyzer = try register.analyzer()
      let corpus = inputs.isEmpty ? nil : try await Corpus.reading(inputs, analyzer: analyzer)
      corpus?.reportReading()
      if let corpus, corpus.sources.isEmpty { throw ExitCode(2) }
      let explanation = QueryExplanation(
        parsed, in: corpus, analyzer: analyzer, compounds: options.compounds,
        foldsAa: options.foldAa)
      switch format {
      case .json, .jsonl:
        try output.write(
          output.json(explanation.jsonRows, format, beside: explanation.jsonFields), madeFrom: corpus?.files ?? [])
      default:
        try output.write(
          ExplanationPrinter(terminal: output.terminal).text(of: explanation), madeFrom: corpus?.files ?? [])
      }
      try corpus?.failIfSkipped()
      return corpus != nil && explanation.isEmpty ? .nothingFound : .done
    }
  }
}
