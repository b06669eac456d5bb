internal import ArgumentParser
internal import TextAnalysis
internal import Workbench

/// Word registers from outside that the analysis may ask.
struct RegisterOptions: ParsableArguments {
  @Option(
    name: .customLong("register"),
    help: "A word register: 'hunspell', or a file of COR; see 'citat help registers'. May be repeated.")
  var registers: [String] = []

  /// The analyser that knows the registers. It is said which they are.
  func analyzer() throws -> DanishAnalyzer {
    let analyzer = try RegisterFiles.analyzer(registers: registers)
    if !registers.isEmpty { StandardError.write("note: words are read with \(analyzer.fingerprint)\n") }
    return analyzer
  }
}
