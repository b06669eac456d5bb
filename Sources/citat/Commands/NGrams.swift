internal import ArgumentParser
internal import Workbench

struct NGrams: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ngrams",
    abstract: "Count sequences of words or lemmas within sentences.",
    discussion: """
        citat ngrams interviews
        citat ngrams interviews --size 3 --of lemmas --min 3 --stop-words da

      Stop words leave out sequences that begin or end with one.
      """)

  @OptionGroup var input: CountInput

  @Option(help: "Words in a sequence, 1 to 6.")
  var size = 2

  @Option(
    help:
      "Counts by source, text (a line of a table of texts), role, speaker, theme, case, thirds of the source (or halves, quarters, tenths) or a variable of cases too."
  )
  var by: Grouping?

  @Option(help: "Show how the figures of a row come about.")
  var explain: String?

  @OptionGroup var options: CountOptions

  func validate() throws {
    if !(1...6).contains(size) { throw ValidationError("--size must be a number from 1 to 6.") }
  }

  func run() async throws {
    try await CommandOutcome.run {
      let format = try options.output.chosen(among: CountOptions.formats)
      var asked = FrequencyCount.Options()
      asked.kind = options.of ?? .words
      asked.query = options.within
      asked.grouping = by
      asked.minimum = options.minimum ?? 2
      asked.limit = explain == nil ? options.rows(in: format) : nil
      asked.stopWords = try options.stopList()
      let corpus = try await input.corpus(by: by)
      let count = try SequenceCount(of: size, in: corpus, options: asked)
      if let explain {
        try count.explanation(of: explain).write(options, format, of: corpus)
      } else {
        try options.write(count.table, format, of: corpus, title: ("Ordfølger", "N-grams")) {
          options.printed(count.table)
            + CountOptions.footer(
              count.rows.count, of: count.found, "\(count.total) sequences of \(size) within sentences")
        }
      }
      try corpus.failIfSkipped()
      return count.rows.isEmpty ? .nothingFound : .done
    }
  }
}
