internal import ArgumentParser
internal import Interchange
internal import Workbench

struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a text as Citat understood it: headings, speakers, times, pages, quotations.",
    discussion: """
        citat show Corpora/gruppeinterview/psykiatri.txt
        citat show rapport.txt --all
        citat show rapport.txt --format json
      """)

  @Argument(help: "The file.")
  var file: String

  @Flag(help: "Show page marks, contents, footnotes and the like too, dimmed.")
  var all = false

  @Option(name: .customLong("speakers"), help: "A table of speakers, instead of the speakers.csv beside the text.")
  var speakers: String?

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .json])
      let corpus = try await Corpus.reading([file], speakers: SpeakerChoice(file: speakers))
      corpus.reportReading()
      if corpus.sources.count > 1 { throw WorkbenchError.tooManySources(file, count: corpus.sources.count) }
      for source in corpus.sources {
        let text =
          format == .json
          ? DocumentView(source.document).json.prettyText + "\n"
          : DocumentPrinter(terminal: output.terminal, document: source.document).text(includingFurniture: all)
        try output.write(text, madeFrom: corpus.files)
      }
      try corpus.failIfSkipped()
      return .done
    }
  }
}
