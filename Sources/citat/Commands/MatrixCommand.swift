internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import ProjectStore
internal import QualitativeCoding
internal import Workbench

struct MatrixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Show which units of the texts are about which themes.",
    discussion: """
      A unit is a turn in a transcript, a quotation in a report, and a paragraph where there are neither. The rules of the \
      codebook propose codes; nobody has decided on them.

        citat matrix Corpora/gruppeinterview --codebook Codebooks/socialomraadet.yaml
        citat matrix rapport.txt --codebook kodebog.yaml --unit quotation,paragraph
        citat matrix interviews --codebook kodebog.yaml --by role
        citat matrix interviews --codebook kodebog.yaml --output matrix.xlsx

      In a project, without files: what people decided, by codings that overlap a unit.

        citat matrix
        citat matrix --proposals --by role
      """)

  @OptionGroup var input: CodedInput

  @Option(help: "Count units by group, and show no rows.")
  var by: MatrixResult.Grouping?

  @Flag(help: "Show units without a code too.")
  var all = false

  @Option(help: "What a cell of csv and tsv holds.")
  var cells: MatrixResult.Cells = .words

  @Option(help: "The language of files for readers (xlsx): da or en.")
  var language: ReportLanguage = .danish

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .csv, .tsv, .json, .jsonl, .md, .html, .xlsx])
      let result = try await input.matrix()
      let rows = result.rows(includingUncoded: all)
      let inputs = result.corpus.files + result.codebook.files
      if format == .xlsx {
        try writeWorkbook(of: result, notReplacing: inputs)
      } else {
        try output.write(text(of: result, format: format), madeFrom: inputs)
      }
      try result.corpus.failIfSkipped()
      return rows.isEmpty ? .nothingFound : .done
    }
  }

  private func writeWorkbook(of result: MatrixResult, notReplacing inputs: [String]) throws {
    var cut = 0
    try FileWriter.write(to: output.file(for: .xlsx), notReplacing: inputs) { aside in
      cut = try result.writeWorkbook(
        to: aside, by: by, includingUncoded: all, cells: cells, words: ReportWords(language), run: input.run)
      try DamageWatch.check()
    }
    if cut > 0 {
      StandardError.write(
        "note: \(cut) texts are longer than a cell of a spreadsheet and were cut; csv holds them whole\n")
    }
  }

  private func text(of result: MatrixResult, format: RowFormat) -> String {
    switch format {
    case .csv, .tsv:
      return output.delimited(
        by.map { result.countTable(by: $0) } ?? result.wideTable(includingUncoded: all, cells: cells), format)
    case .json, .jsonl:
      let rows =
        by.map { result.countTable(by: $0).jsonRows } ?? result.rows(includingUncoded: all).map { result.json($0) }
      return output.json(rows, format, beside: [("themes", result.jsonThemes)])
    case .md: return result.markdown(by: by, includingUncoded: all)
    case .html: return result.html(by: by, includingUncoded: all)
    default:
      if result.rows(includingUncoded: all).isEmpty {
        StandardError.write("no unit has a code; --all shows them all\n")
      }
      return MatrixPrinter(terminal: output.terminal, result: result).text(by: by, includingUncoded: all)
    }
  }
}

/// Texts and the codebook that is applied to them.
struct CodedInput: ParsableArguments {
  @Argument(help: "Files and folders; without them the project's sources and what people decided on them.")
  var inputs: [String] = []

  @Option(help: "The codebook, a YAML file, for files and folders.")
  var codebook: String?

  @Flag(help: "In a project: also proposals that nobody has decided on, marked.")
  var proposals = false

  @Option(help: "What is coded: turn, quotation, paragraph or sentence; several with commas.")
  var unit: String?

  @Flag(help: "Code the interviewer's words too.")
  var interviewer = false

  @OptionGroup var project: ProjectOptions

  @OptionGroup var register: RegisterOptions

  @OptionGroup var speakers: SpeakerOptions

  func validate() throws {
    if inputs.isEmpty, codebook != nil {
      throw ValidationError(
        "--codebook goes with files and folders; a project has its own: citat apply --codebook FILE")
    }
    try speakers.validate(isProject: isProject)
    if !inputs.isEmpty, codebook == nil { throw ValidationError("Files and folders need --codebook.") }
    if !inputs.isEmpty, proposals { throw ValidationError("--proposals goes with a project.") }
  }

  /// Whether a project is meant, and not files.
  var isProject: Bool { inputs.isEmpty }

  /// Reads the codebook first, then the texts, and applies the one to the others.
  ///
  /// - Parameter book: The codebook, where it was read already.
  func matrix(of book: CompiledCodebook? = nil) async throws -> MatrixResult {
    let kinds = try units()
    if isProject {
      let study = try await ProjectCorpus(
        try project.open(for: .reading), includesProposals: proposals, showsPersons: speakers.names,
        analyzer: try register.analyzer())
      return study.matrix(kinds: kinds, includesInterviewer: interviewer, includesProposals: proposals)
    }
    let book = try book ?? CompiledCodebook.checked(at: codebook ?? "")
    let corpus = try await Corpus.reading(
      inputs, analyzer: try register.analyzer(), speakers: speakers.choice)
    corpus.reportReading()
    if corpus.sources.isEmpty { throw ExitCode(2) }
    let matrix = MatrixBuilder(corpus: corpus, codebook: book).matrix(kinds: kinds, includesInterviewer: interviewer)
    let result = MatrixResult(corpus: corpus, codebook: book.codebook, matrix: matrix)
    if result.hasUnitsInUnits {
      StandardError.write("note: a passage counts once for each kind of unit that it lies in\n")
    }
    return result
  }

  /// What the matrix is made with.
  var run: RunRecord {
    RunRecord(units: (unit ?? "").split(separator: ",").map(String.init), includesInterviewer: interviewer)
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

extension MatrixResult.Grouping: ExpressibleByArgument {}
extension MatrixResult.Cells: ExpressibleByArgument {}
