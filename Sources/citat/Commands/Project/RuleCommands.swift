internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import ProjectStore
internal import QualitativeCoding
internal import Workbench

struct Apply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Apply the rules of the codes to the sources of a project: proposals, for people to decide on.",
    discussion: """
      What people decided is never touched. A second run says what is new, gone and as it was.

        citat apply --codebook kodebog.yaml
        citat apply
      """)

  @Option(help: "A codebook whose codes are taken into the project first.")
  var codebook: String?

  @Flag(help: "Code the interviewer's words too.")
  var interviewer = false

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let book = try codebook.map { try CompiledCodebook.checked(at: $0) }
      let project = try project.open(for: .changing)
      let report = try await RuleRun(project, coder: coder.name)
        .run(codebook: book, includesInterviewer: interviewer)
      var table = Table(columns: [
        Table.Column("code"), Table.Column("new", isNumeric: true), Table.Column("gone", isNumeric: true),
        Table.Column("unchanged", isNumeric: true),
      ])
      for code in report.codes {
        table.append([.text(code.id), .integer(code.new), .integer(code.gone), .integer(code.unchanged)])
      }
      try output.write(table, madeFrom: [project.file])
      for note in report.notes { StandardError.write("note: \(Terminal.safe(note))\n") }
      StandardError.write("\(report.open) proposals wait for a decision, \(report.decided) are decided\n")
      return report.codes.isEmpty ? .nothingFound : .done
    }
  }
}

/// Which proposals are meant.
struct SelectionOptions: ParsableArguments {
  @Argument(help: "Only in this source.")
  var source: String?

  @Option(help: "Only of this code; may be repeated.")
  var code: [String] = []

  @Option(help: "Only for the unit of this number, such as a turn; may be repeated.")
  var unit: [Int] = []

  var selection: ProposalDesk.Selection {
    var selection = ProposalDesk.Selection()
    selection.source = source
    selection.codes = code
    selection.units = unit
    return selection
  }
}

struct Proposals: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List proposals that wait for a decision.",
    discussion: "  citat proposals --code civilsamfund")

  @OptionGroup var which: SelectionOptions
  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let project = try project.open(for: .reading)
      return try output.list(
        ProjectListing.proposals(try ProposalDesk(project, coder: "").open(which.selection)), of: project.file,
        orSay: "no such proposal waits for a decision; 'citat apply' makes proposals")
    }
  }
}

struct Accept: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Accept proposals: they become your codings.",
    discussion: """
        citat accept leder-3.txt --unit 12 --code civilsamfund
        citat accept --code civilsamfund
      """)

  @OptionGroup var which: SelectionOptions
  @Flag(help: "Accept all that wait.")
  var all = false
  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.run {
      try Decisions.decide(.accepted, which, all, try project.open(for: .changing), coder.name)
    }
  }
}

struct Reject: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reject proposals: they are not made again.",
    discussion: "  citat reject leder-3.txt --unit 12 --code civilsamfund")

  @OptionGroup var which: SelectionOptions
  @Flag(help: "Reject all that wait.")
  var all = false
  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.run {
      try Decisions.decide(.rejected, which, all, try project.open(for: .changing), coder.name)
    }
  }
}

enum Decisions {
  /// Decides on proposals and says how many.
  static func decide(
    _ verdict: Decision.Verdict, _ which: SelectionOptions, _ all: Bool, _ project: Project, _ coder: String
  ) throws -> CommandOutcome {
    if !all, which.source == nil, which.code.isEmpty, which.unit.isEmpty { throw CommandError.noSelection }
    let decided = try ProposalDesk(project, coder: coder).decide(verdict, which.selection)
    Descriptor.write("\(verdict.rawValue) \(decided.count)\n", to: 1)
    return .done
  }
}
