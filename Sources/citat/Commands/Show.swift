internal import ArgumentParser
internal import Interchange
internal import ProjectStore
internal import Workbench

struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a text as Citat understood it: headings, speakers, times, pages, quotations.",
    discussion: """
        citat show Corpora/gruppeinterview/psykiatri.txt
        citat show rapport.txt --all
        citat show rapport.txt --format json
      """)

  @Argument(help: "The file; or a source of the project.")
  var file: String

  @Flag(help: "Number turns and other units, for 'citat code --turn'.")
  var numbers = false

  @Flag(help: "In a project: only your own codings.")
  var blind = false

  @OptionGroup var project: ProjectOptions

  @OptionGroup var coder: CoderOptions

  @Flag(help: "Show page marks, contents, footnotes and the like too, dimmed.")
  var all = false

  @Option(name: .customLong("speakers"), help: "A table of speakers, instead of the speakers.csv beside the text.")
  var speakers: String?

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .json])
      if project.project != nil || ProjectFinder.isSource(file) {
        return try showSource(format)
      }
      let corpus = try await Corpus.reading([file], speakers: SpeakerChoice(file: speakers))
      corpus.reportReading()
      if corpus.sources.count > 1 { throw WorkbenchError.tooManySources(file, count: corpus.sources.count) }
      for source in corpus.sources {
        let text =
          format == .json
          ? DocumentView(source.document).json.prettyText + "\n"
          : DocumentPrinter(terminal: output.terminal, document: source.document, isNumbered: numbers)
            .text(includingFurniture: all)
        try output.write(text, madeFrom: corpus.files)
      }
      try corpus.failIfSkipped()
      return .done
    }
  }

  /// A source of the project, with codings below what they are on.
  private func showSource(_ format: RowFormat) throws -> CommandOutcome {
    let project = try project.open(for: .reading)
    let settings = coder.settings
    let view = try SourceView(file, in: project, coder: blind || settings.isBlind ? settings.name : nil)
    var printer = DocumentPrinter(terminal: output.terminal, document: view.document)
    printer.codings = view.codings
    printer.isNumbered = numbers
    let text =
      format == .json
      ? view.json.prettyText + "\n" : printer.text(includingFurniture: all) + view.endNotes.map { $0 + "\n" }.joined()
    try output.write(text, madeFrom: [project.file])
    return .done
  }
}
