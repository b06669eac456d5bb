internal import ArgumentParser
internal import CorpusModel
internal import ProjectStore
internal import QualitativeCoding
internal import Workbench

struct Why: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say where a coding comes from, or what the rules say of a place.",
    discussion: """
      A coding is named by its id: who made it, by which rule and words, and what was done to it. A place is a source with a \
      turn or another unit, a range or words: which rules fire there, with their weights and words, and which nearly do.

        citat why anna-12
        citat why leder-3.txt --turn 12
        citat why interviews/leder-3.txt --turn 12 --codebook bog.yaml
        citat why leder-3.txt --turn 12 --format json
      """)

  @Argument(help: "The coding, by its id; or a source of the project, or a file.")
  var id: String

  @OptionGroup var place: PlaceOptions

  @Option(help: "The codebook, a file of YAML or csv, for a file that is in no project.")
  var codebook: String?

  @OptionGroup var project: ProjectOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if codebook != nil, !place.isGiven { throw ValidationError("Name a place in the file: --turn 12, --quote WORDS.") }
  }

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .json, .jsonl])
      guard let place = try place.place() else {
        let project = try project.open(for: .reading)
        let account = try CodingAccount(of: id, in: project)
        try output.write(
          format == .text ? text(of: account) : output.json([account.json], format), madeFrom: [project.file])
        return .done
      }
      let (corpus, book, source, files) = try await material()
      let explanations = try RuleExplanation.explanations(of: place, in: source, of: corpus, by: book)
      if explanations.isEmpty { StandardError.write("note: no unit of '\(id)' holds words of this place\n") }
      let terminal = output.terminal
      try output.write(
        format == .text
          ? explanations.map { RulePrinter(terminal: terminal, corpus: corpus, explanation: $0).text() }
            .joined(separator: "\n")
          : output.json(explanations.map { $0.json(in: corpus) }, format), madeFrom: files)
      return explanations.contains { !$0.accounts.isEmpty } ? .done : .nothingFound
    }
  }

  /// The corpus, the rules, the number of the source, and the files that these came from.
  private func material() async throws -> (Corpus, CompiledCodebook, Int, [String]) {
    if let codebook {
      let book = try CompiledCodebook.checked(at: codebook)
      let corpus = try await Corpus.reading([id])
      corpus.reportReading()
      guard corpus.sources.count == 1 else {
        if corpus.sources.isEmpty { throw ExitCode(2) }
        throw WorkbenchError.tooManySources(id, count: corpus.sources.count)
      }
      return (corpus, book, 0, corpus.files + book.codebook.files)
    }
    let project = try project.open(for: .reading)
    let name = try project.read { try $0.requireSource(id).name }
    let study = try await ProjectCorpus(project)
    guard let number = study.sources.firstIndex(where: { $0.name == name }) else { throw ExitCode(2) }
    return (study.corpus, try CompiledCodebook(study.codebook), number, [project.file])
  }

  private func text(of account: CodingAccount) -> String {
    let coding = account.coding
    var lines = [
      "\(coding.id): \(account.code) in \(account.source)",
      "  by \(coding.coder), \(coding.origin.rawValue), \(Clock.local(coding.created))",
    ]
    if let words = coding.words { lines.append("  on »\(words)«") }
    if account.isLost { lines.append("  it has lost its words in the corrected text") }
    for match in coding.matches {
      let weight = match.weight.map { " (\(Terminal.number($0)))" } ?? ""
      let place = match.context.map { "\($0.rawValue): " } ?? ""
      lines.append(
        "  rule \(match.rule)\(weight): \(place)\(match.text)" + (match.negation.map { "; near it '\($0)'" } ?? ""))
    }
    for operation in account.operations {
      lines.append(
        "  \(Clock.local(operation.time))  \(operation.id)  \(operation.kind)\(operation.isUndone ? " (undone)" : "")")
    }
    for memo in account.memos { lines.append("  memo \(memo.id): \(memo.text)") }
    return lines.map { Terminal.safe($0) + "\n" }.joined()
  }
}
