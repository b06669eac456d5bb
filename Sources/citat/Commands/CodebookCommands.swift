internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import ProjectStore
internal import QualitativeCoding
internal import Workbench

struct CodebookCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook", abstract: "Work with codebooks.",
    subcommands: [CodebookCheck.self, CodebookTest.self, CodebookEvaluate.self, CodebookSuggest.self])
}

struct CodebookCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with a codebook, line by line.",
    discussion: """
      Unknown names (a related code may live in another file: that is a note), names given twice, rules that cannot be read, \
      that can never count, or that others make superfluous. With texts behind it, also which rules find nothing in them; that alone is nothing wrong.

        citat codebook check Codebooks/socialomraadet.yaml
        citat codebook check Codebooks/socialomraadet.yaml Corpora
      """)

  @Argument(help: "The codebook, a file of YAML or csv.")
  var file: String

  @Argument(help: "Files and folders in which rules are tried.")
  var inputs: [String] = []

  func run() async throws {
    try await CommandOutcome.run {
      let terminal = Terminal.standardOutput
      let codebook = try CodebookFiles.codebook(at: file)
      // A file of word lists has no codes.
      let structure =
        codebook.codes.isEmpty && !codebook.words.isEmpty ? [] : CodebookProblem.problems(in: codebook, file: file)
      for note in structure where note.isNote { Descriptor.write(note.report.text(label: "note", on: terminal), to: 1) }
      let (compiled, problems) = CompiledCodebook.read(codebook)
      var reports = structure.filter { !$0.isNote }.map(\.report) + problems.map(\.report)
      // Rules that cannot be read are mended first.
      if problems.isEmpty {
        reports += RuleProblem.problems(in: compiled).map(\.report)
        if !inputs.isEmpty { try await reportIdleRules(of: compiled) }
      }
      for report in reports { Descriptor.write(report.text(label: "problem", on: terminal), to: 1) }
      if !reports.isEmpty { return .nothingFound }
      let codes = codebook.codes
      let rules = codes.reduce(0) { $0 + $1.rules.count }
      let examples = codes.reduce(0) { $0 + $1.examples.count }
      let sums = [codes.count.counted("code"), rules.counted("rule"), examples.counted("example")].joined(
        separator: ", ")
      Descriptor.write(terminal.wrapped("\(file): \(sums); nothing is wrong", indent: "  "), to: 1)
      return .done
    }
  }

  private func reportIdleRules(of codebook: CompiledCodebook) async throws {
    let corpus = try await Corpus.reading(inputs)
    corpus.reportReading()
    let tally = RuleTally(codebook, in: corpus)
    for (code, counts) in zip(codebook.codebook.codes, tally.fired) {
      let idle = zip(code.rules, counts).filter { $1 == 0 }.map(\.0.id)
      if idle.isEmpty { continue }
      let line = "\(code.id): \(idle.count) of \(counts.count) rules find nothing: " + idle.joined(separator: ", ")
      Descriptor.write(Terminal.standardOutput.wrapped(line, indent: "  "), to: 1)
    }
  }
}

struct CodebookTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples of a codebook: does it propose what they say, and nothing that they deny?",
    discussion: """
        citat codebook test Codebooks/socialomraadet.yaml
        citat codebook test Codebooks/socialomraadet.yaml --code netvaerk
      """)

  @Argument(help: "The codebook, a file of YAML or csv.")
  var file: String

  @Option(name: .customLong("code"), help: "Run the examples of this code only. May be repeated.")
  var codes: [String] = []

  func run() async throws {
    try await CommandOutcome.run {
      let terminal = Terminal.standardOutput
      let book = try CompiledCodebook.checked(at: file)
      let test = ExampleTest(book, codes: try codes.map { try book.requireCode($0).id })
      for failure in test.failures { Descriptor.write(failure.report.text(label: "failed", on: terminal), to: 1) }
      let idle = notes(on: test)
      if test.count == 0 {
        let reason = idle.isEmpty ? "the codebook has no codes" : idle.joined(separator: "; ")
        Descriptor.write(terminal.wrapped("\(file): no example was run: \(reason)", indent: "  "), to: 1)
        return .nothingFound
      }
      for note in idle { StandardError.write("note: \(note)\n") }
      let right = test.count - test.failures.count
      Descriptor.write("\(file): \(right) of \(test.count) examples are as they should be\n", to: 1)
      return test.failures.isEmpty ? .done : .nothingFound
    }
  }
}

extension CodebookTest {
  /// Which codes could not be tested, and why. Codes that only hold others need neither rules nor examples.
  private func notes(on test: ExampleTest) -> [String] {
    func names(_ codes: [Code], _ what: String) -> [String] {
      let ids = codes.map { "'\($0.id)'" }
      if ids.isEmpty { return [] }
      return ids.count == 1
        ? ["the code \(ids[0]) has no \(what)"] : ["the codes \(ids.joined(separator: ", ")) have no \(what)"]
    }
    let isAsked = !codes.isEmpty || test.count == 0
    return names(test.withoutRules.filter { isAsked || !$0.examples.isEmpty }, "rules")
      + (isAsked ? names(test.withoutExamples, "examples") : [])
  }
}

struct CodebookSuggest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Propose words for a code's rules, from the units that people coded with it.",
    discussion: """
      Words and parts of compounds that are commoner there than in other units, by log-likelihood (G2); how many coded and \
      other units hold them; what a rule for them would find that no rule finds now, rightly and wrongly; and the precision \
      and recall that all rules would have with it. Function words are left out. Words of one interview are not words of a \
      theme: choose.

        citat codebook suggest netvaerk --codebook bog.yaml interviews --gold gold
        citat codebook suggest netvaerk --project study.citat
      """)

  @Argument(help: "The code's id.")
  var code: String

  @Argument(help: "Files and folders; in a project none.")
  var inputs: [String] = []

  @Option(help: "The codebook, a file of YAML or csv.")
  var codebook: String?

  @Option(help: "Files and folders of what people coded (.jsonl, .csv).")
  var gold: [String] = []

  @Option(help: "How many words; 0 for all.")
  var limit = 30

  @OptionGroup var project: ProjectOptions

  @OptionGroup var register: RegisterOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if inputs.isEmpty != (codebook == nil) || inputs.isEmpty != gold.isEmpty {
      throw ValidationError("Name texts with --codebook and --gold, or none of them in a project.")
    }
    if limit < 0 { throw ValidationError("--limit must be 0 or more.") }
  }

  func run() async throws {
    try await CommandOutcome.run {
      let suggestions: TermSuggestions
      var files = inputs + gold
      if let codebook {
        let book = try CompiledCodebook.checked(at: codebook)
        let code = try book.requireCode(code).id
        let corpus = try await Corpus.reading(inputs, analyzer: try register.analyzer())
        corpus.reportReading()
        files += corpus.files + book.codebook.files
        let evaluation = try CodebookEvaluation(corpus: corpus, codebook: book, gold: gold)
        for note in evaluation.notes { StandardError.write("note: \(note)\n") }
        suggestions = evaluation.suggestions(for: code)
      } else {
        let study = try await ProjectCorpus(try project.open(for: .reading), analyzer: try register.analyzer())
        let code = try CompiledCodebook(study.codebook).requireCode(code).id
        suggestions = try study.suggestions(for: code)
      }
      try output.write(suggestions.table(limit: limit), whole: ["query"], madeFrom: files)
      return suggestions.suggestions.isEmpty ? .nothingFound : .done
    }
  }
}
