package import CorpusModel
internal import FoundationEssentials
package import Interchange
internal import QualitativeCoding
internal import TextStatistics
internal import UnicodeText

/// Units drawn at random, for a second coder to code.
package struct UnitSample: Sendable {
  /// How many are drawn.
  package enum Size: Sendable, Equatable {
    /// Of each group this share, rounded, and at least one.
    case share(Double)
    /// In all this many, shared out to the groups by how many units they have.
    case count(Int)
  }

  /// A unit that was drawn.
  package struct Drawn: Sendable {
    /// The number of the source.
    package let source: Int
    package let unit: Unit
  }

  package let corpus: Corpus
  /// In the order of the texts.
  package let units: [Drawn]
  /// Units that could have been drawn.
  package let population: Int
  /// Groups that units were drawn from.
  package let groups: Int
  /// What the draw began with: the same seed and texts give the same sample.
  package let seed: UInt64

  /// Whether a file holds codes that somebody gave: a sheet that was filled in. One that cannot be read may hold some.
  package static func mayHoldCodes(_ file: String) -> Bool {
    guard FileManager.default.fileExists(atPath: file), file.hasSuffix(".csv") || file.hasSuffix(".tsv") else {
      return false
    }
    guard let passages = try? CodingReader.passages(of: file, coder: "", fields: []) else { return true }
    return passages.contains { !$0.codes.isEmpty }
  }

  /// Draws units without replacement.
  ///
  /// - Parameters:
  ///   - kind: The unit; `nil` for each source's own.
  ///   - grouping: Groups from each of which units are drawn; `nil` for all in one.
  ///   - seed: `nil` for one made from the texts and the size.
  /// - Throws: `SampleError` when there are no units, or fewer than were asked for.
  /// - Complexity: O(bytes + units × log units).
  package init(
    of corpus: Corpus, kind: UnitKind?, by grouping: MatrixResult.Grouping?, size: Size, includesInterviewer: Bool,
    seed: UInt64?
  ) throws(SampleError) {
    switch grouping {
    case .theme, .variable, .stretch: throw .unknownGrouping(grouping?.key ?? "")
    default: break
    }
    var groups: [String: [Drawn]] = [:]
    var order: [String] = []
    var population = 0
    for (number, source) in corpus.sources.enumerated() {
      for unit in source.units(kind ?? source.defaultUnitKind, includesInterviewer: includesInterviewer) {
        let name = Self.group(of: unit, in: source, by: grouping)
        if groups[name] == nil { order.append(name) }
        groups[name, default: []].append(Drawn(source: number, unit: unit))
        population += 1
      }
    }
    if population == 0 { throw .noUnits(kind) }
    if case .count(let count) = size, count > population { throw .tooMany(count, of: population) }
    let seed = seed ?? Self.seed(of: corpus, size: size)
    var generator = SplitMix64(seed: seed)
    var units: [Drawn] = []
    let counts = Self.counts(of: order.map { groups[$0]?.count ?? 0 }, size: size)
    for (name, count) in zip(order, counts) {
      units += Self.draw(count, of: groups[name] ?? [], &generator)
    }
    self.corpus = corpus
    self.units = units.sorted { ($0.source, $0.unit.range) < ($1.source, $1.unit.range) }
    self.population = population
    self.groups = order.count
    self.seed = seed
  }

  /// Some of the members of a group, each as likely as any other: the first steps of a shuffle by Fisher and Yates. O(members).
  static func draw<Member>(_ count: Int, of group: [Member], _ generator: inout SplitMix64) -> [Member] {
    var group = group
    for place in 0..<count { group.swapAt(place, place + generator.index(below: group.count - place)) }
    return Array(group.prefix(count))
  }

  private static func group(of unit: Unit, in source: AnalyzedSource, by grouping: MatrixResult.Grouping?) -> String {
    switch grouping {
    case nil: ""
    case .source, .text: source.document.source
    case .role: unit.role.map(LetterCase.folded) ?? ""
    case .speaker:
      "\(source.document.source)\n" + (unit.speaker.map { source.document.structure.speakers[$0].label } ?? "")
    case .case: source.document.caseName(of: unit) ?? ""
    case .section: source.document.headings(of: unit.section).last ?? ""
    case .question: source.document.guideQuestion(of: unit) ?? ""
    case .theme, .variable, .stretch: preconditionFailure("refused before")
    }
  }

  /// How many of each group: its share, or its part of the count, what rounding leaves over to the largest remainders.
  static func counts(of groups: [Int], size: Size) -> [Int] {
    switch size {
    case .share(let share): return groups.map { min($0, max(1, Int((Double($0) * share).rounded()))) }
    case .count(let count):
      let all = max(1, groups.reduce(0, +))
      var result = groups.map { $0 * count / all }
      let left = count - result.reduce(0, +)
      let remainders = groups.indices.sorted { (groups[$1] * count % all, $0) < (groups[$0] * count % all, $1) }
      for group in remainders.prefix(left) { result[group] += 1 }
      return result
    }
  }

  /// A seed from the texts: names, verbatim bytes and size.
  private static func seed(of corpus: Corpus, size: Size) -> UInt64 {
    var hash = SeedHash()
    for source in corpus.sources {
      hash.add(source.document.source.utf8)
      hash.add(source.document.verbatim.bytes)
    }
    switch size {
    case .share(let share): hash.add("share \(share)".utf8)
    case .count(let count): hash.add("count \(count)".utf8)
    }
    return hash.seed
  }

  /// A seed from the ids of sources, which derive from their bytes, and a size.
  static func seed(of sources: [String], count: Int) -> UInt64 {
    var hash = SeedHash()
    for source in sources { hash.add(source.utf8) }
    hash.add("count \(count)".utf8)
    return hash.seed
  }

  /// FNV-1a.
  private struct SeedHash {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    /// 48 bits, so that it is soon typed.
    var seed: UInt64 { hash >> 16 }
  }

  /// A sheet for a coder, which `citat agreement` reads when it is filled in: `code` and `coder` are empty, and a further
  /// code of a unit is a further row.
  package var table: Table {
    var table = Table(
      columns: ["source", "unit"].map { Table.Column($0) }
        + ["start", "end"].map { Table.Column($0, isNumeric: true) }
        + ["speaker", "role", "text", "code", "coder"].map { Table.Column($0) })
    for drawn in units {
      let document = corpus.sources.document(drawn.source)
      let original = document.original(of: drawn.unit.range)
      table.append([
        .text(document.source), .text(drawn.unit.identifier(in: document.source)),
        original.first.map { .integer($0.start) } ?? .empty, original.last.map { .integer($0.end) } ?? .empty,
        Table.Cell(drawn.unit.speaker.map { corpus.name(ofSpeaker: $0, in: document) }), Table.Cell(drawn.unit.role),
        .text(document.text(in: drawn.unit.range)), .empty, .empty,
      ])
    }
    return table
  }

  /// Where the units stand and what they say, for a terminal.
  package var overview: Table {
    var table = Table(columns: ["unit", "speaker", "text"].map { Table.Column($0) })
    for row in self.table.rows { table.append([row[1], row[4], row[6]]) }
    return table
  }

  /// The sheet as lines of codings without codes.
  package var jsonRows: [JSONValue] {
    units.map { drawn in
      let document = corpus.sources.document(drawn.source)
      return .object([
        ("id", .string(drawn.unit.identifier(in: document.source))), ("source", .string(document.source)),
        ("unit", .string(drawn.unit.kind.rawValue)),
        ("speaker", JSONValue(drawn.unit.speaker.map { corpus.name(ofSpeaker: $0, in: document) })),
        ("role", JSONValue(drawn.unit.role)), ("text", .string(document.text(in: drawn.unit.range))),
        ("original", .original(of: drawn.unit.range, in: document)), ("codes", .array([])),
      ])
    }
  }

  /// `101 of 1009 turns …`: what was drawn and how to draw it again.
  package var summary: String {
    let sources = Set(units.map(\.source)).count
    return
      "\(units.count) of \(population) units from \(sources) of \(corpus.sources.count) \(corpus.sources.count == 1 ? "source" : "sources"); seed \(seed)"
  }
}

/// What keeps a sample from being drawn.
package enum SampleError: UserFacingError, Equatable {
  case noUnits(UnitKind?)
  case tooMany(Int, of: Int)
  case unknownGrouping(String)

  private static let groups = ["source", "role", "speaker", "case", "section", "question"]

  package var report: ErrorReport {
    switch self {
    case .noUnits(let kind):
      ErrorReport(
        "there is no \(kind?.rawValue ?? "unit") in the texts to draw",
        help: "choose another unit; 'citat show FILE' shows how a text was understood")
    case .tooMany(let count, let population):
      ErrorReport("\(count) units were asked for, and there are \(population)", help: "ask for fewer, or for a share")
    case .unknownGrouping(let name):
      ErrorReport(
        "units are not drawn by '\(name)'",
        help: EditDistance.nearest(to: name, among: Self.groups).map { "did you mean '\($0)'?" }
          ?? "groups: \(Self.groups.joined(separator: ", "))")
    }
  }
}
