internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import QualitativeCoding
internal import Workbench

struct CodebookCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook", abstract: "Work with codebooks.", subcommands: [CodebookCheck.self, CodebookEvaluate.self])
}

struct CodebookCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with a codebook, line by line.",
    discussion: "  citat codebook check Codebooks/socialomraadet.yaml")

  @Argument(help: "The codebook, a YAML file.")
  var file: String

  func run() async throws {
    try await CommandOutcome.run {
      let codebook = try CodebookReader().codebook(at: file)
      let reports =
        CodebookProblem.problems(in: codebook, file: file).map(\.report)
        + CompiledCodebook.problems(in: codebook).map(\.report)
      for report in reports { Descriptor.write(report.text(label: "problem") + "\n", to: 1) }
      if !reports.isEmpty { return .nothingFound }
      let codes = codebook.codes
      let rules = codes.reduce(0) { $0 + $1.rules.count }
      let examples = codes.reduce(0) { $0 + $1.examples.count }
      Descriptor.write("\(file): \(codes.count) codes, \(rules) rules, \(examples) examples; nothing is wrong\n", to: 1)
      return .done
    }
  }
}
