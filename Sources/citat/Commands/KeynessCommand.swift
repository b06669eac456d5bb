internal import ArgumentParser
internal import CorpusModel
internal import TextStatistics
internal import Workbench

struct KeynessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keyness",
    abstract: "Find the words that one group has more of, or less, than another.",
    discussion: """
        citat keyness interviews --target 'role:leder*' --stop-words da
        citat keyness interviews --target 'role:barn' --reference 'role:forælder'
        citat keyness interviews --reference-list dansk.csv
        citat keyness interviews --target samarbejde   turns with a hit or without
        citat keyness interviews --by source           each against the others
        citat keyness --target 'theme:netvaerk'        in a project, a theme
        citat keyness interviews --codebook kodebog.yaml --by theme
        citat keyness interviews --target 'role:leder*' --explain ressource

      Rows whose difference may be chance (corrected p of 0.05 or more) are left out; --all shows them. What the columns \
      mean: citat help statistics
      """)

  @OptionGroup var input: CountInput

  @Option(help: "The group: fields, as in 'role:leder', or the turns with a hit of a query.")
  var target: String?

  @Option(help: "What it is compared with; without it all the rest.")
  var reference: String?

  @Option(help: "A list of words to compare with: csv with a column 'count', as 'citat frequencies' writes.")
  var referenceList: String?

  @Option(help: "Words of the corpus that the list is of; without it the sum of the list.")
  var referenceSize: Int?

  @Option(
    help:
      "Compare each source, role, speaker, theme, case, third of the source (thirds; or halves, quarters, tenths) or value of a variable with all others."
  )
  var by: Grouping?

  @Flag(help: "Show rows too whose difference may be chance.")
  var all = false

  @Option(help: "What is done with p values of many words: bh, holm, bonferroni or none.")
  var correction: MultipleTesting = .benjaminiHochberg

  @Option(help: "Draws of speakers for the bootstrap interval; 0 for none.")
  var resamples = 1000

  @Option(help: "Where the draws begin.")
  var seed: UInt64 = 1

  @Option(help: "Show how the figures of a row come about.")
  var explain: String?

  @OptionGroup var options: CountOptions

  func validate() throws {
    if referenceList != nil, by != nil || reference != nil {
      throw ValidationError("--reference-list goes with --target or alone.")
    }
    if referenceList == nil, (target == nil) == (by == nil) {
      throw ValidationError("Say what is compared: --target 'role:leder' or --by source.")
    }
    if by != nil, reference != nil { throw ValidationError("--reference goes with --target.") }
    if by != nil, explain != nil { throw ValidationError("--explain goes with --target.") }
    if target != nil, options.within != nil { throw ValidationError("--in goes with --by; put it into --target.") }
    if !(0...100_000).contains(resamples) { throw ValidationError("--resamples must be a number from 0 to 100000.") }
  }

  func run() async throws {
    try await CommandOutcome.run {
      let format = try options.output.chosen(among: CountOptions.formats)
      var asked = KeynessCount.Options()
      asked.kind = options.of ?? .lemmas
      asked.minimum = options.minimum ?? 5
      asked.stopWords = try options.stopList()
      asked.correction = correction
      asked.includesChance = all || explain != nil
      asked.limit = explain != nil ? nil : by == nil || options.limit != nil ? options.rows(in: format) : 10
      asked.resamples = resamples
      asked.resampledItem = explain
      asked.seed = seed
      let list = try referenceList.map { try ReferenceList(at: $0, size: referenceSize) }
      let corpus = try await input.corpus(by: by)
      let counts: [KeynessCount]
      if let by {
        counts = try KeynessCount.all(by: by, in: corpus, within: options.within, options: asked)
      } else if let list {
        counts = [try KeynessCount(of: target, against: list, in: corpus, options: asked)]
      } else {
        counts = [try KeynessCount(of: target ?? "", against: reference, in: corpus, options: asked)]
      }
      try write(counts, format, of: corpus)
      try corpus.failIfSkipped()
      return counts.allSatisfy(\.rows.isEmpty) ? .nothingFound : .done
    }
  }

  private func write(_ counts: [KeynessCount], _ format: RowFormat, of corpus: Corpus) throws {
    if let explain { return try counts[0].explanation(of: explain).write(options, format, of: corpus) }
    var table = counts[0].table
    for count in counts.dropFirst() { for row in count.table.rows { table.append(row) } }
    try options.write(
      table, format, of: corpus, title: ("Nøgleord", "Keyness"), madeFrom: referenceList.map { [$0] } ?? []
    ) {
      counts.map { count in
        let size =
          "\(count.target) (\(count.targetSize) words) against \(count.reference) (\(count.referenceSize) words)"
        let shown = [
          "count", "reference_count", "log_ratio", "log_ratio_low", "log_ratio_high", "bootstrap_low", "bootstrap_high",
          "log_likelihood", "bayes_factor",
        ]
        let names = ["count", "ref", "log ratio", "low", "high", "boot low", "boot high", "G2", "BIC"]
        return options.output.terminal.styled(size, .bold) + "\n\n"
          + options.printed(
            count.table.selected([count.options.kind.column] + shown, titled: [count.options.kind.column] + names))
          + CountOptions.footer(
            count.rows.count, of: count.found,
            "\(count.tested) \(count.tested == 1 ? "item" : "items") tested; "
              + (all ? "chance differences too" : "p below 0.05 by \(correction.name)"))
      }.joined(separator: "\n")
    }
  }
}
