internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import Workbench

struct Analyze: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show sentences, words, lemmas and the parts of compounds.",
    discussion: """
        citat analyze Corpora/gruppeinterview/psykiatri.txt
        echo 'Vi samarbejder med civilsamfundsaktører.' | citat analyze - --format conllu

      With - (standard input) or --plain every line is a paragraph and nothing is lifted out.
      """)

  @Argument(help: "Files and folders, or - for standard input.")
  var inputs: [String]

  @Flag(help: "Take every line as a paragraph, and lift nothing out.")
  var plain = false

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .conllu, .json, .jsonl])
      if inputs == ["-"] {
        let reading = try VerbatimReader.text(StandardInput.bytes(), file: "standard input")
        try write([SentenceAnalysis.plain(source: "-", verbatim: reading.text)], format)
        return .done
      }
      if plain {
        var analyses: [SentenceAnalysis] = []
        for file in try InputFinder.files(for: inputs) {
          let reading = try VerbatimReader.text(try VerbatimReader.bytes(of: file.path), file: file.path)
          analyses.append(SentenceAnalysis.plain(source: file.name, verbatim: reading.text))
        }
        try write(analyses, format)
        return .done
      }
      let corpus = try await Corpus.reading(inputs)
      corpus.reportReading()
      try write(corpus.sources.map { SentenceAnalysis($0, analyzer: corpus.analyzer) }, format)
      try corpus.failIfSkipped()
      return .done
    }
  }

  private func write(_ analyses: [SentenceAnalysis], _ format: RowFormat) throws {
    switch format {
    case .conllu: try output.write(analyses.map(\.conllu).joined())
    case .json, .jsonl: try output.write(output.json(analyses.flatMap(\.jsonRows), format))
    default:
      try output.write(analyses.map { SentencePrinter(terminal: output.terminal).text(of: $0) }.joined(separator: "\n"))
    }
  }
}
