internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import QualitativeCoding
internal import Workbench

struct CooccurrenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cooccurrence",
    abstract: "Count which words and themes stand together, beside what chance would give.",
    discussion: """
        citat cooccurrence interviews --term samarbejde --term psykiatri
        citat cooccurrence interviews --codebook kodebog.yaml
        citat cooccurrence interviews --codebook kodebog.yaml --term 'svær*' --near 3
        citat cooccurrence interviews --codebook kodebog.yaml -o par.csv   edges

      The same count and table as 'citat matrix --view cooccurrence'. Units are turns, else quotations, else paragraphs.
      """)

  @OptionGroup var input: CodedInput

  @Option(help: "A word or query that is counted beside the themes; may be given often.")
  var term: [String] = []

  @Flag(help: "Count the terms only, not the themes.")
  var termsOnly = false

  @Option(help: "In one unit, on the same words (overlap), or within so many units.")
  var near: ProximityArgument = ProximityArgument(value: .unit)

  @Option(help: "Show how the figures of a pair come about: both with a comma between.")
  var explain: String?

  @Flag(help: "List pairs too that never stand together.")
  var all = false

  @Option(help: "The language of files for readers (md, html, xlsx, docx): da (the default) or en.")
  var language: ReportLanguage?

  @OptionGroup var words: QueryOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    try input.check()
    if !input.inputs.isEmpty, input.codebook == nil, term.isEmpty {
      throw ValidationError("Say what is counted: --term WORD, twice or more, or --codebook.")
    }
  }

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .csv, .tsv, .json, .jsonl, .md, .html, .xlsx, .docx, .svg])
      let result = try await input.matrix()
      let hasThemes = !termsOnly && !result.codebook.themes.isEmpty
      let count = try CooccurrenceCount(
        result, terms: term, withThemes: hasThemes, proximity: near.value, compounds: words.compounds)
      let inputs = result.corpus.files + result.codebook.files
      if let explain {
        let explanation = try count.explanation(of: explain)
        let table = explanation.measures
        if format == .text {
          let printer = TablePrinter(terminal: output.terminal)
          try output.write(explanation.text { printer.fittingText(of: $0) }, madeFrom: inputs)
        } else {
          try output.write(table, madeFrom: inputs)
        }
        return .done
      }
      let language = output.language(language, in: format)
      let words = ReportWords(language)
      let provenance =
        hasThemes ? result.provenance(words, input.run) : result.corpus.provenance(words, input.run)
      switch format {
      case .csv, .tsv:
        try output.write(
          output.delimited(count.table(includingNone: all, provenance: provenance.line), format), madeFrom: inputs)
      case .json, .jsonl:
        try output.write(
          output.json(
            count.table(includingNone: all).jsonRows, format, beside: [("provenance", provenance.json)]),
          madeFrom: inputs)
      case .svg:
        let view = CooccurrenceReport(count, words: words)
        guard let picture = view.picture else { throw CommandError.tooLargeForPicture(count.items.count) }
        try output.write(picture.svg(), madeFrom: inputs)
      default:
        let shape: MatrixReport.Shape =
          format == .xlsx ? .workbook : format == .html ? .page : format == .docx ? .document : .markdown
        let report = Report(
          title: words.cooccurrenceTitle, language: language, recordTitle: words.about, record: provenance.lines,
          provenance: provenance.line, parts: CooccurrenceReport(count, words: words).parts(for: shape))
        if format == .text {
          let printer = CooccurrencePrinter(terminal: output.terminal, count: count, language: language)
          try output.write(printer.text(of: report), madeFrom: inputs)
        } else {
          try output.write(report, format, time: input.run.time, madeFrom: inputs)
        }
      }
      try result.corpus.failIfSkipped()
      return count.isEmpty ? .nothingFound : .done
    }
  }
}
