internal import ArgumentParser
internal import CorpusModel
internal import CorpusQuery
internal import ProjectStore
internal import Workbench

/// Texts whose words are counted: files and folders, or a project; with a codebook also what its rules propose.
struct CountInput: ParsableArguments {
  @Argument(help: "Files and folders; without them the project's sources.")
  var inputs: [String] = []

  @Option(help: "A codebook, so that 'theme:' and 'code:' ask what its rules propose in files and folders.")
  var codebook: String?

  @Flag(help: "In a project: 'theme:' and 'code:' also ask proposals that nobody has decided on.")
  var proposals = false

  @OptionGroup var project: ProjectOptions

  @OptionGroup var register: RegisterOptions

  @OptionGroup var speakers: SpeakerOptions

  func validate() throws {
    if inputs.isEmpty, codebook != nil { throw ValidationError("--codebook goes with files and folders.") }
    try speakers.validate(isProject: inputs.isEmpty)
    if !inputs.isEmpty, proposals { throw ValidationError("--proposals goes with a project.") }
  }

  /// Reads texts, says what was skipped.
  ///
  /// - Parameter grouping: What is counted by, where it is known.
  func corpus(by grouping: Grouping? = nil) async throws -> Corpus {
    if inputs.isEmpty {
      let study = try await ProjectCorpus(
        try project.open(for: .reading), showsPersons: speakers.names, analyzer: try register.analyzer())
      return study.corpusWithCodings(includesProposals: proposals)
    }
    let book = try codebook.map { try CompiledCodebook.checked(at: $0) }
    let corpus = try await Corpus.reading(inputs, analyzer: try register.analyzer(), speakers: speakers.choice)
    corpus.reportReading()
    if corpus.sources.isEmpty { throw ExitCode(2) }
    if let book { return corpus.with(annotations: corpus.proposals(of: book)) }
    if case .variable = grouping { return corpus.with(annotations: nil) }
    return corpus
  }
}
