internal import ArgumentParser
internal import FoundationEssentials
internal import Glibc
internal import ProjectStore
internal import Workbench

struct Review: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read and code in the terminal: go through proposals, uncoded units, a sample or disagreements.",
    discussion: """
      One key is one step, and every decision is saved at once: ? lists the keys, q quits. Needs a terminal of 40 columns and 10 \
      lines; from 120 columns on the codings stand beside the text.

        citat review
        citat review leder-3.txt
        citat review --code civilsamfund
        citat review --queue sample --size 40 --seed 7 --blind
      """)

  /// What is gone through.
  enum Queue: String, ExpressibleByArgument, CaseIterable {
    case proposals, uncoded, sample, disagreements
  }

  @Argument(help: "The source to begin with.")
  var source: String?

  @Option(help: "What n goes through; without it proposals where some are open, else uncoded units.")
  var queue: Queue?

  @Option(help: "Go through the proposals of this code and those under it.")
  var code: String?

  @Option(help: "How many units are drawn for a sample.")
  var size = 20

  @Option(help: "The number that a sample is drawn with; the same number and texts give the same units.")
  var seed: UInt64?

  @Flag(help: "Hide what other coders did.")
  var blind = false

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func validate() throws {
    if code != nil, queue != nil, queue != .proposals { throw ValidationError("--code goes with --queue proposals.") }
    if size < 1 { throw ValidationError("--size must be 1 or more.") }
    if seed != nil, queue != .sample { throw ValidationError("--seed goes with --queue sample.") }
    if blind, queue == .disagreements { throw ValidationError("Disagreements cannot be seen with --blind.") }
  }

  func run() async throws {
    try await CommandOutcome.run {
      guard isatty(0) == 1, isatty(1) == 1 else { throw CommandError.noTerminal }
      let settings = coder.settings
      let desk = try ReviewDesk(
        try project.open(for: .changing), coder: settings.name, isBlind: blind || settings.isBlind, sampleSize: size,
        seed: seed)
      let queue: ReviewQueue? =
        switch self.queue {
        case nil: try code.map { try desk.proposals(of: $0) }
        case .proposals: try code.map { try desk.proposals(of: $0) } ?? .proposals(code: nil)
        case .uncoded: .uncoded
        case .sample: .sample([], seed: 0)
        case .disagreements: .disagreements
        }
      let session = try await desk.session(source: source, queue: queue)
      var loop = ReviewLoop(desk, session, depth: ColorDepth(ProcessInfo.processInfo.environment))
      try await loop.run()
      return .done
    }
  }
}
