internal import ArgumentParser
internal import CorpusModel
internal import CorpusQuery
internal import ProjectStore
internal import QualitativeCoding
internal import Workbench

/// Texts and the codebook that is applied to them, or a project with what people decided.
struct CodedInput: ParsableArguments {
  @Argument(help: "Files and folders; without them the project's sources and what people decided on them.")
  var inputs: [String] = []

  @Option(help: "The codebook, a file of YAML or csv, for files and folders.")
  var codebook: String?

  @Flag(help: "In a project: also proposals that nobody has decided on, marked.")
  var proposals = false

  @Option(help: "What is coded: turn, quotation, paragraph or sentence; several with commas.")
  var unit: String?

  @Flag(help: "Code the interviewer's words too.")
  var interviewer = false

  @Option(
    name: .customLong("in"),
    help: "Only units with a hit of a query: 'role:leder', 'theme:netvaerk', 'samarbejde NEAR/5 svær'.")
  var within: String?

  @Flag(help: "A column for every code, instead of codes counted with their themes.")
  var codes = false

  @OptionGroup var project: ProjectOptions

  @OptionGroup var register: RegisterOptions

  @OptionGroup var speakers: SpeakerOptions

  /// Throws for options that do not go together. Each command asks, once it knows which of its words are inputs.
  func check() throws {
    if inputs.isEmpty, codebook != nil {
      throw ValidationError(
        "--codebook goes with files and folders; a project has its own: citat apply --codebook FILE")
    }
    try speakers.validate(isProject: isProject)
    if !inputs.isEmpty, proposals { throw ValidationError("--proposals goes with a project.") }
  }

  /// Throws for files without a codebook, where codes are what is asked for.
  func requireCodebook() throws {
    try check()
    if !inputs.isEmpty, codebook == nil { throw ValidationError("Files and folders need --codebook.") }
  }

  /// Whether a project is meant, and not files.
  var isProject: Bool { inputs.isEmpty }

  /// Reads the codebook first, then the texts, and applies the one to the others.
  ///
  /// - Parameter book: The codebook, where it was read already.
  func matrix(of book: CompiledCodebook? = nil) async throws -> MatrixResult {
    let kinds = try units()
    // A query that cannot be read is told before any text is.
    if let within { _ = try QueryParser.query(within) }
    let result: MatrixResult
    if isProject {
      let study = try await ProjectCorpus(
        try project.open(for: .reading), includesProposals: proposals, showsPersons: speakers.names,
        analyzer: try register.analyzer())
      result = study.matrix(kinds: kinds, includesInterviewer: interviewer, includesProposals: proposals)
    } else {
      let book =
        try book ?? codebook.map { try CompiledCodebook.checked(at: $0) }
        ?? CompiledCodebook(Codebook(name: "", themes: []))
      let corpus = try await Corpus.reading(inputs, analyzer: try register.analyzer(), speakers: speakers.choice)
      corpus.reportReading()
      if corpus.sources.isEmpty { throw ExitCode(2) }
      let matrix = MatrixBuilder(corpus: corpus, codebook: book).matrix(kinds: kinds, includesInterviewer: interviewer)
      result = MatrixResult(corpus: corpus, codebook: book.codebook, matrix: matrix)
    }
    if result.hasUnitsInUnits {
      StandardError.write("note: a passage counts once for each kind of unit that it lies in\n")
    }
    if let note = UncountedCodings(result).note { StandardError.write("note: \(note)\n") }
    let chosen = try within.map { try result.filtered(by: $0) } ?? result
    return codes ? chosen.with(isRolledUp: false) : chosen
  }

  /// What the matrix is made with.
  var run: RunRecord {
    RunRecord(
      units: (unit ?? "").split(separator: ",").map(String.init), includesInterviewer: interviewer, filter: within)
  }

  private func units() throws(CommandError) -> [UnitKind] {
    var kinds: [UnitKind] = []
    for name in (unit ?? "").split(separator: ",") {
      guard let kind = UnitKind(rawValue: String(name)) else {
        throw .unit(String(name), known: UnitKind.allCases.map(\.rawValue))
      }
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }
}

/// `source`, `role` and the like, or the name of a variable.
extension Grouping: ExpressibleByArgument {
  public init?(argument: String) {
    if argument.isEmpty { return nil }
    self.init(argument)
  }
}
