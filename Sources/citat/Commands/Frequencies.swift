internal import ArgumentParser
internal import Workbench

struct Frequencies: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count words, lemmas or constituents, by source, role or speaker.",
    discussion: """
        citat frequencies interviews --of lemmas --stop-words da
        citat frequencies interviews --in 'NOT role:interviewer' --by role
        citat frequencies interviews --of constituents --dispersion -o ord.csv

      What the columns mean: citat help statistics
      """)

  @OptionGroup var input: CountInput

  @Option(
    help:
      "Counts by source, text (a line of a table of texts), role, speaker, theme, case, thirds of the source (or halves, quarters, tenths) or a variable of cases too."
  )
  var by: Grouping?

  @Flag(help: "Measures of how evenly each row is spread over the sources.")
  var dispersion = false

  @Option(help: "Show how the figures of a row come about.")
  var explain: String?

  @OptionGroup var options: CountOptions

  func run() async throws {
    try await CommandOutcome.run {
      let format = try options.output.chosen(among: CountOptions.formats)
      var asked = FrequencyCount.Options()
      asked.kind = options.of ?? .words
      asked.query = options.within
      asked.grouping = by
      asked.minimum = options.minimum ?? 1
      asked.limit = explain == nil ? options.rows(in: format) : nil
      asked.stopWords = try options.stopList()
      asked.withDispersion = dispersion || explain != nil
      let corpus = try await input.corpus(by: by)
      let count = try FrequencyCount(in: corpus, options: asked)
      if let explain {
        try count.explanation(of: explain).write(options, format, of: corpus)
      } else {
        try options.write(count.table, format, of: corpus, title: ("Hyppigheder", "Frequencies")) {
          options.printed(count.table) + CountOptions.footer(count.rows.count, of: count.found, "\(count.size) words")
        }
      }
      try corpus.failIfSkipped()
      return count.rows.isEmpty ? .nothingFound : .done
    }
  }
}
