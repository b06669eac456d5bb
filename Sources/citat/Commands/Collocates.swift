internal import ArgumentParser
internal import CorpusModel
internal import TextStatistics
internal import Workbench

struct Collocates: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the words that stand near a word more often than chance has it.",
    discussion: """
        citat collocates samarbejde interviews --stop-words da
        citat collocates samarbejde interviews --span 3,0 --of words --measure dice
        citat collocates civilsamfund interviews --window sentence --in 'role:leder*'
        citat collocates samarbejde interviews --explain kommune

      Windows end with the turn, else the paragraph. What the columns mean: citat help statistics
      """)

  @Argument(help: "The word, or a query; see 'citat help query'.")
  var query: String

  @OptionGroup var input: CountInput

  @Option(help: "Words at each side, or at the left and at the right: 5 or 3,0.")
  var span = "5"

  @Option(help: "All of the sentence, turn or paragraph around a hit.")
  var window: CollocateWindow?

  @Option(help: "What windows of --span do not leave: sentence, turn or paragraph.")
  var within: CollocateWindow?

  @Option(help: "The measure by which rows are ordered.")
  var measure: AssociationMeasure = .logDice

  @Option(help: "What is done with p values of many words: bh, holm, bonferroni or none.")
  var correction: MultipleTesting = .benjaminiHochberg

  @Option(help: "Show how the figures of a row come about.")
  var explain: String?

  @OptionGroup var words: QueryOptions

  @OptionGroup var options: CountOptions

  func validate() throws {
    if bounds == nil { throw ValidationError("--span must be a number from 1 to 1000, or two with a comma.") }
  }

  /// Words at the left and right.
  private var bounds: (left: Int, right: Int)? {
    let sides = span.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(sides.count), let left = sides[0], let right = sides[sides.count - 1],
      (0...1000).contains(left), (0...1000).contains(right), left + right > 0
    else { return nil }
    return (left, right)
  }

  func run() async throws {
    try await CommandOutcome.run {
      let format = try options.output.chosen(among: CountOptions.formats)
      var asked = CollocateCount.Options()
      asked.kind = options.of ?? .lemmas
      asked.span = window == nil ? bounds : nil
      asked.segment = (window ?? within)?.rawValue
      asked.query = options.within
      asked.minimum = options.minimum ?? 3
      asked.stopWords = try options.stopList()
      asked.correction = correction
      asked.order = measure
      asked.limit = explain == nil ? options.rows(in: format) : nil
      let corpus = try await input.corpus()
      let count = try CollocateCount(
        of: query, in: corpus, options: asked, vocabulary: words.compounds, foldsAa: words.foldAa,
        allReadings: words.allReadings)
      try write(count, format, of: corpus)
      try corpus.failIfSkipped()
      return count.rows.isEmpty ? .nothingFound : .done
    }
  }

  private func write(_ count: CollocateCount, _ format: RowFormat, of corpus: Corpus) throws {
    if let explain { return try count.explanation(of: explain).write(options, format, of: corpus) }
    try options.write(
      count.table(), format, of: corpus, title: ("Naboord til: \(query)", "Collocates: \(query)")
    ) {
      let usual: [AssociationMeasure] = [.logDice, .mi, .tScore, .logLikelihood]
      let measures = usual.contains(measure) ? usual : [measure] + usual
      // The p value before correction is for files.
      let table = count.table(measures)
      let columns = table.columns.map(\.key).filter { $0 != "p" }
      return options.printed(table.selected(columns, titled: columns))
        + CountOptions.footer(
          count.rows.count, of: count.found,
          "\(count.hits) \(count.hits == 1 ? "hit" : "hits"), \(count.windowSize) of \(count.size) words in windows; p corrected by \(correction.name)"
        )
    }
  }
}

/// A segment that windows fill or do not leave.
enum CollocateWindow: String, ExpressibleByArgument, CaseIterable {
  case sentence, turn, paragraph
}
