internal import ArgumentParser
internal import Interchange
internal import UnicodeText
internal import Workbench

struct DispersionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispersion",
    abstract: "Show how evenly the hits of a query are spread over sources or speakers.",
    discussion: """
        citat dispersion samarbejde interviews
        citat dispersion 'forening OR frivillig' interviews --by speaker

      Each strip is a source from its first to its last word; a mark stands where a hit begins. For many words at once: \
      citat frequencies --dispersion
      """)

  @Argument(help: "The word, or a query; see 'citat help query'.")
  var query: String

  @Argument(help: "Files and folders.")
  var inputs: [String]

  @Option(help: "The parts: source, role or speaker.")
  var by: MatrixResult.Grouping = .source

  @Option(
    name: .customLong("in"), help: "Count only there: fields, as in 'role:leder', or the turns with a hit of a query.")
  var within: String?

  @OptionGroup var words: QueryOptions

  @OptionGroup var register: RegisterOptions

  @OptionGroup var speakers: SpeakerOptions

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: CountOptions.formats)
      let corpus = try await Corpus.reading(
        inputs, analyzer: try register.analyzer(), speakers: speakers.choice)
      corpus.reportReading()
      if corpus.sources.isEmpty { throw ExitCode(2) }
      let count = try DispersionCount(
        of: query, in: corpus, within: within, by: by, compounds: words.compounds,
        foldsAa: words.foldAa, allReadings: words.allReadings)
      try output.write(text(of: count, format), madeFrom: corpus.files)
      try corpus.failIfSkipped()
      return .done
    }
  }

  private func text(of count: DispersionCount, _ format: RowFormat) -> String {
    switch format {
    case .csv, .tsv: output.delimited(count.table, format)
    case .json, .jsonl:
      output.json(count.table.jsonRows, format, beside: [("measures", .array(count.measureTable.jsonRows))])
    case .md: Markup.markdown(count.table) + "\n" + Markup.markdown(count.measureTable)
    case .html:
      Markup.page(
        title: "Dispersion: \(query)", language: "da",
        body: Markup.html(count.table) + Markup.html(count.measureTable))
    default: strips(of: count) + "\n" + TablePrinter(terminal: output.terminal).text(of: count.measureTable)
    }
  }

  private func strips(of count: DispersionCount) -> String {
    let terminal = output.terminal
    let width = min(
      count.parts.map { DisplayWidth.columns(of: $0.name) }.max() ?? 0,
      max(12, terminal.columns - DispersionCount.stretches - 8))
    return count.parts.map { part in
      let strip = part.strip.map { $0 ? "▌" : "·" }.joined()
      return Terminal.safe(part.name).truncated(to: width).padded(to: width) + " " + strip + " \(part.hits)\n"
    }.joined()
  }
}
