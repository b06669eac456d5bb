internal import ArgumentParser
internal import CorpusQuery
internal import CorpusModel
internal import FoundationEssentials
internal import QualitativeCoding
internal import Workbench

struct Summary: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sum up themes: what they mean, where they are, who says it, telling quotations, typical words.",
    discussion: """
      THEME is the id of a code; without one and with --all every theme is summed up. The result is Markdown unless a format \
      is named or a terminal shows it.

        citat summary civilsamfund interviews --codebook kodebog.yaml
        citat summary psykiatri interviews --codebook kodebog.yaml -o tema.docx
        citat summary --all interviews --codebook kodebog.yaml --output temaer.html
        citat summary psykiatri --compare 'role:leder*' --with 'role:forælder'

      Quotations are chosen to span sources and roles; of two that say the same one is shown.
      """)

  @Argument(help: "The id of a code, such as civilsamfund; several with commas.")
  var theme: String?

  @Flag(help: "Sum up every theme; a first argument is a file or folder then.")
  var all = false

  @OptionGroup var input: CodedInput

  @Option(help: "How many quotations at most for each theme.")
  var quotations = 5

  @Option(help: "Compare units with a hit of a query with the others: 'role:leder*'.")
  var compare: String?

  @Option(name: .customLong("with"), help: "With --compare: the units that it is compared with, instead of all others.")
  var other: String?

  @Option(help: "The language of the report: da or en; unless said, da, and en on a terminal.")
  var language: ReportLanguage?

  @OptionGroup var output: OutputOptions

  mutating func validate() throws {
    if !(0...1000).contains(quotations) { throw ValidationError("--quotations must be a number from 0 to 1000.") }
    if other != nil, compare == nil { throw ValidationError("--with goes with --compare.") }
    if all {
      if let theme { input.inputs.insert(theme, at: 0) }
      theme = nil
    }
    if let theme, input.inputs.isEmpty, FileManager.default.fileExists(atPath: theme) {
      throw ValidationError("'\(theme)' is a file or folder: name a theme before it, or --all for every theme.")
    }
    try input.requireCodebook()
  }

  private var themes: [String] { (theme ?? "").split(separator: ",").map(String.init) }

  func run() async throws {
    try await CommandOutcome.run {
      let asked = try output.chosen(among: [.text, .md, .html, .docx, .json, .jsonl])
      let isShown = output.output == nil && output.terminal.isInteractive
      let format = output.format == nil && output.output == nil && !isShown ? .md : asked
      let language = output.language(language, in: format)
      // An unknown code is told before any text is read.
      let book = try input.codebook.map { try CompiledCodebook.checked(at: $0) }
      for theme in themes { _ = try book?.requireCode(theme) }
      let result = try await input.matrix(of: book)
      let summary = try SummaryReport(
        of: themes, in: result, quotations: quotations, comparing: try comparison(in: result, language),
        language: language,
        run: input.run)
      let inputs = result.corpus.files + result.codebook.files
      switch format {
      case .json, .jsonl:
        try output.write(
          output.json(summary.jsonRows, format, beside: [("provenance", summary.provenance.json)]), madeFrom: inputs)
      default: try output.write(summary.report, format, time: input.run.time, madeFrom: inputs)
      }
      try result.corpus.failIfSkipped()
      return summary.isEmpty ? .nothingFound : .done
    }
  }

  private func comparison(in result: MatrixResult, _ language: ReportLanguage) throws -> SummaryReport.Comparison? {
    guard let compare else { return nil }
    let first = try result.filtered(by: compare)
    let second = try other.map { try result.filtered(by: $0) } ?? result.without(first)
    let rest = other ?? ReportWords(language).others
    return SummaryReport.Comparison(first: (compare, first), second: (rest, second))
  }
}
