internal import ArgumentParser
internal import QualitativeCoding
internal import Workbench

struct Summary: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sum up a theme in Danish: what it means, where it is, who says it, telling quotations.",
    discussion: """
      THEME is the id of a code. The result is Markdown.

        citat summary civilsamfund Corpora/gruppeinterview --codebook Codebooks/socialomraadet.yaml
        citat summary psykiatri interviews --codebook kodebog.yaml --output psykiatri.md
      """)

  @Argument(help: "The id of a code, such as civilsamfund.")
  var theme: String

  @OptionGroup var input: CodedInput

  @Option(help: "How many quotations at most.")
  var quotations = 5

  @Option(name: .shortAndLong, help: "The file to write to (.md).")
  var output: String?

  func validate() throws {
    if !(0...1000).contains(quotations) { throw ValidationError("--quotations must be a number from 0 to 1000.") }
  }

  func run() async throws {
    try await CommandOutcome.run {
      var options = OutputOptions()
      options.output = output
      options.format = .md
      if let output, RowFormat(ending: output) != .md { throw CommandError.unknownEnding(output, known: ["md"]) }
      // An unknown code is told before any text is read.
      let book = try input.codebook.map { try CompiledCodebook.checked(at: $0) }
      try book?.requireCode(theme)
      let result = try await input.matrix(of: book)
      let summary = try ThemeSummary(of: theme, in: result)
      try options.write(
        summary.markdown(quotations: quotations), madeFrom: result.corpus.files + result.codebook.files)
      try result.corpus.failIfSkipped()
      return summary.isEmpty ? .nothingFound : .done
    }
  }
}
