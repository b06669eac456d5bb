internal import ArgumentParser
internal import CorpusModel
internal import CorpusQuery
internal import Interchange
internal import Workbench

struct Search: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find words in the texts, in any inflection and inside compounds.",
    discussion: """
      Each hit is shown in its context, with source, turn or paragraph, and speaker at the left.

        citat search civilsamfund Corpora
        citat search 'civilsamfund NEAR/5 samarbejde' Corpora
        citat search '"tæt samarb*" NOT role:interviewer' interviews
        citat search civilsamfund Corpora --count

      The query language: citat help query
      """)

  @Argument(help: "What to search for; see 'citat help query'.")
  var query: String

  @Argument(help: "Files and folders.")
  var inputs: [String]

  @Flag(help: "Count hits by source instead of showing them.")
  var count = false

  @OptionGroup var options: QueryOptions

  @OptionGroup var register: RegisterOptions

  @OptionGroup var speakers: SpeakerOptions

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .csv, .tsv, .json, .jsonl, .md, .html])
      let parsed = try QueryParser.query(query)
      let corpus = try await Corpus.reading(
        inputs, analyzer: try register.analyzer(), speakers: speakers.choice)
      corpus.reportReading()
      if corpus.sources.isEmpty { throw ExitCode(2) }
      let lines = corpus.concordance(of: parsed, compounds: options.compounds, foldsAa: options.foldAa)
      let result = ConcordanceResult(corpus: corpus, lines: lines)
      try output.write(text(of: result, format: format), madeFrom: corpus.files)
      if lines.isEmpty { StandardError.write(result.nothingFound + "\n") }
      try corpus.failIfSkipped()
      return lines.isEmpty ? .nothingFound : .done
    }
  }

  private func text(of result: ConcordanceResult, format: RowFormat) -> String {
    let table = count ? result.countTable : result.table
    switch format {
    case .csv, .tsv: return output.delimited(table, format)
    case .json, .jsonl: return output.json(count ? table.jsonRows : result.jsonRows, format)
    case .md: return Markup.markdown(table)
    case .html: return Markup.page(title: query, language: "da", body: Markup.html(table))
    default:
      if result.lines.isEmpty { return "" }
      if count { return TablePrinter(terminal: output.terminal).text(of: table) }
      let printed = ConcordancePrinter(terminal: output.terminal, corpus: result.corpus).text(result.lines)
      return printed + "\n" + result.total + "\n"
    }
  }
}
