internal import ArgumentParser
internal import CorpusModel
internal import Workbench

/// Which hits are shown, how much of the text round them, and in which order.
struct ConcordanceOptions: ParsableArguments {
  @Option(help: "What stands round a hit: a number of words on each side, sentence, turn or paragraph.")
  var context: ContextArgument?

  @Option(help: "By what hits are sorted: left, right, hit, source, speaker; several with commas, the first decides.")
  var sort: SortArgument?

  @Option(help: "So many hits, drawn at random; the same each time, --seed draws others.")
  var sample: Int?

  @Option(help: "Where the draw of --sample begins (1).")
  var seed: UInt64?

  @Option(help: "The most hits that are shown.")
  var limit: Int?

  @Option(help: "Hits that are passed over at the beginning.")
  var offset: Int?

  @Option(help: "The page that is shown, of --limit hits, else of 20.")
  var page: Int?

  @Flag(help: "Count hits by source instead of showing them.")
  var count = false

  @Option(
    name: [.customLong("group"), .customLong("by")],
    help:
      "Count hits by one of these, and hits per million of all its words, whatever fields the query has; dispersion --in counts the words where fields hold."
  )
  var group: ConcordanceGrouping?

  @Flag(help: "Show only the names of the sources with hits.")
  var files = false

  @Option(help: "Show turns, or sources, those first that are most about the words (BM25).")
  var rank: UnitRanking.Scope?

  @Option(help: "Columns of a line.")
  var width: Int?

  mutating func validate() throws {
    let views = [count, group != nil, files, rank != nil].filter(\.self).count
    if views > 1 { throw ValidationError("Choose one of --count, --group, --files and --rank.") }
    for (name, value, least) in [
      ("--sample", sample, 1), ("--limit", limit, 1), ("--offset", offset, 0), ("--page", page, 1),
      ("--width", width, 40),
    ] {
      if let value, value < least { throw ValidationError("\(name) must be at least \(least).") }
    }
    if page != nil, offset != nil { throw ValidationError("Choose one of --page and --offset.") }
    if seed != nil, sample == nil { throw ValidationError("--seed says where the draw of --sample begins: name both.") }
    try refuseIdleOptions()
  }

  /// Refuses options that would change nothing beside another, so that nobody takes one for done.
  private func refuseIdleOptions() throws {
    let ofLines: [(name: String, isThere: Bool)] = [
      ("--context", context != nil), ("--sort", sort != nil), ("--sample", sample != nil),
    ]
    let ofRows = [("--limit", limit != nil), ("--offset", offset != nil), ("--page", page != nil)]
    if rank != nil, let idle = ofLines.first(where: \.isThere) {
      throw ValidationError("\(idle.name) has no meaning with --rank, which shows the best first.")
    }
    let counting = count ? "--count" : group != nil ? "--group" : files ? "--files" : nil
    if let counting, let idle = (ofLines + ofRows).first(where: \.isThere) {
      throw ValidationError("\(idle.name) has no meaning with \(counting), which counts all hits.")
    }
  }

  private static let linesOnPage = 20

  var selection: ConcordanceSelection {
    var selection = ConcordanceSelection()
    selection.keys = sort?.keys ?? []
    selection.sample = sample
    selection.seed = seed ?? 1
    selection.limit = limit ?? (page == nil ? nil : Self.linesOnPage)
    selection.offset = page.map { ($0 - 1) * (limit ?? Self.linesOnPage) } ?? offset ?? 0
    return selection
  }

  /// The table of counts that was asked for, or `nil`.
  ///
  /// - Parameter forReaders: Whether it sums up and rounds, for people and not for programs.
  func counts(of result: ConcordanceResult, forReaders: Bool) -> Table? {
    if files { return result.all.fileTable }
    return (group ?? (count ? .source : nil)).map { result.all.countTable(by: $0, forReaders: forReaders) }
  }

  /// The terminal at the width that was asked for.
  func terminal(_ terminal: Terminal) -> Terminal { width.map { terminal.with(columns: $0) } ?? terminal }
}

/// `10`, `sentence`, `turn`, `paragraph`.
struct ContextArgument: ExpressibleByArgument {
  let value: ConcordanceContext

  init?(argument: String) {
    switch argument {
    case "sentence": value = .sentence
    case "turn": value = .turn
    case "paragraph": value = .paragraph
    default:
      guard let count = Int(argument), (0...10_000).contains(count) else { return nil }
      value = .words(count)
    }
  }
}

/// `right`, `left,source`.
struct SortArgument: ExpressibleByArgument {
  let keys: [ConcordanceKey]

  init?(argument: String) {
    let names = argument.split(separator: ",").map(String.init)
    let keys = names.compactMap { ConcordanceKey(rawValue: $0) }
    guard !keys.isEmpty, keys.count == names.count else { return nil }
    self.keys = keys
  }
}

extension ConcordanceGrouping: ExpressibleByArgument {}
extension UnitRanking.Scope: ExpressibleByArgument {}
