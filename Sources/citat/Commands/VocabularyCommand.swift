internal import ArgumentParser
internal import Workbench

struct VocabularyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vocabulary",
    abstract: "Show how rich the words of sources, roles or speakers are.",
    discussion: """
        citat vocabulary interviews
        citat vocabulary interviews --by speaker --of lemmas --in 'role:leder*'
        citat vocabulary interviews --growth --output growth.csv

      The share of distinct words (ttr) falls as texts grow: compare texts of different length by MATTR.
      """)

  @OptionGroup var input: CountInput

  @Option(
    help:
      "A row for each source, role, speaker, theme, case, third of the source (thirds; or halves, quarters, tenths) or value of a variable."
  )
  var by: Grouping = .source

  @Option(help: "Words in a window of MATTR.")
  var window = 100

  @Flag(help: "Show how the vocabulary grows: distinct words after so many words.")
  var growth = false

  @Flag(help: "In csv and the like, a last row of all groups together.")
  var totals = false

  @Option(help: "Show how the figures of a row come about.")
  var explain: String?

  @OptionGroup var options: CountOptions

  func validate() throws {
    if options.of == .constituents { throw ValidationError("--of must be words or lemmas.") }
    if !(1...1_000_000).contains(window) { throw ValidationError("--window must be a number from 1 to 1000000.") }
  }

  func run() async throws {
    try await CommandOutcome.run {
      let format = try options.output.chosen(among: CountOptions.formats + (growth ? [.svg] : []))
      let corpus = try await input.corpus(by: by)
      let count = try VocabularyCount(
        of: options.of ?? .words, in: corpus, within: options.within, by: by, window: window)
      // Programs take every row for a group.
      let hasWhole = totals || ![.csv, .tsv, .json, .jsonl].contains(format)
      let table = growth ? count.growthTable(withWhole: hasWhole) : count.table(withWhole: hasWhole)
      if let explain {
        try count.explanation(of: explain).write(options, format, of: corpus)
      } else {
        try options.write(
          table, format, of: corpus, title: ("Ordforråd", "Vocabulary"),
          pictures: growth ? [count.picture(options.language)] : []
        ) { options.printed(table) }
      }
      try corpus.failIfSkipped()
      return .done
    }
  }
}
