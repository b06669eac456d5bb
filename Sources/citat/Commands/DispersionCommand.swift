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

        citat dispersion samarbejde interviews --output spredning.svg

      Each strip is a source from its first to its last word; a mark stands where a hit begins. For many words at once: \
      citat frequencies --dispersion
      """)

  @Argument(help: "The word, or a query; see 'citat help query'.")
  var query: String

  @OptionGroup var input: CountInput

  @Option(
    help:
      "The parts: text (a source, or a line of a table of texts), source, role, speaker, case, thirds of the sources (or halves, quarters, tenths) or a variable of cases."
  )
  var by: Grouping = .text

  @Option(help: "Show what a part gives to the measures.")
  var explain: String?

  @OptionGroup var words: QueryOptions

  @OptionGroup var options: CountOptions

  func run() async throws {
    try await CommandOutcome.run {
      let format = try options.output.chosen(among: CountOptions.formats + [.svg])
      let corpus = try await input.corpus(by: by)
      let count = try DispersionCount(
        of: query, in: corpus, within: options.within, by: by, compounds: words.compounds,
        foldsAa: words.foldAa, allReadings: words.allReadings)
      if let explain {
        try count.explanation(of: explain).write(options, format, of: corpus)
        try corpus.failIfSkipped()
        return .done
      }
      try options.write(
        count.table, format, of: corpus, title: ("Spredning: \(query)", "Dispersion: \(query)"),
        pictures: [count.picture(options.language)], more: [("measures", count.measureTable)]
      ) { strips(of: count) + "\n" + TablePrinter(terminal: options.output.terminal).text(of: count.measureTable) }
      try corpus.failIfSkipped()
      return .done
    }
  }

  private func strips(of count: DispersionCount) -> String {
    let terminal = options.output.terminal
    let width = min(
      count.parts.map { DisplayWidth.columns(of: $0.name) }.max() ?? 0,
      max(12, terminal.columns - DispersionCount.stretches - 8))
    return count.parts.map { part in
      let strip = part.strip.map { $0 ? "▌" : "·" }.joined()
      return Terminal.safe(part.name).truncated(to: width).padded(to: width) + " " + strip + " \(part.hits)\n"
    }.joined()
  }
}
