internal import CorpusIndex
internal import CorpusModel
internal import CorpusQuery
internal import UnicodeText

/// A stretch of positions that belongs to a group.
struct GroupedRun: Sendable, Equatable {
  let positions: Range<Int>
  let group: Int
}

/// The positions that are counted.
struct CountScope: Sendable {
  /// In order, not overlapping, none empty.
  let ranges: [Range<Int>]

  init(ranges: [Range<Int>]) { self.ranges = ranges }

  /// All positions of a corpus.
  init(all corpus: Corpus) { ranges = corpus.index.wordCount == 0 ? [] : [0..<corpus.index.wordCount] }

  /// The positions that a query names: where fields hold, as in `role:leder` or `NOT role:interviewer`; of a query with
  /// words, the turns, else paragraphs, that hold a hit.
  ///
  /// - Throws: `QueryError`; `CountError.emptyScope` when there are none.
  init(_ text: String, in corpus: Corpus) throws {
    let units = Evaluator.defaultUnits(of: corpus.index)
    let query = try QueryParser.query(text)
    let hits = try corpus.hits(of: query)
    ranges = Self.merged(
      hits.indices.map { number in
        let positions = hits.positions(of: number)
        return units.number(holding: positions).map { units[$0] } ?? positions
      }.sorted { $0.lowerBound < $1.lowerBound })
    if ranges.isEmpty { throw CountError.emptyScope(text) }
  }

  /// Words.
  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// Ranges in order of their starts, joined where they meet.
  static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges where !range.isEmpty {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// What both have in common. O(ranges of both).
  func intersection(_ other: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var (a, b) = (0, 0)
    while a < ranges.count, b < other.count {
      let low = max(ranges[a].lowerBound, other[b].lowerBound)
      let high = min(ranges[a].upperBound, other[b].upperBound)
      if low < high { result.append(low..<high) }
      if ranges[a].upperBound < other[b].upperBound { a += 1 } else { b += 1 }
    }
    return result
  }

  /// The positions that are here and not in others. O(ranges of both).
  func subtracting(_ other: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var next = 0
    for range in ranges {
      var start = range.lowerBound
      while next < other.count, other[next].upperBound <= start { next += 1 }
      var index = next
      while index < other.count, other[index].lowerBound < range.upperBound {
        if other[index].lowerBound > start { result.append(start..<other[index].lowerBound) }
        start = max(start, other[index].upperBound)
        index += 1
      }
      if start < range.upperBound { result.append(start..<range.upperBound) }
    }
    return result
  }

  /// The scope by sources, each of which is the group of its number. O(ranges + sources).
  func runsBySource(in index: PositionalIndex) -> [GroupedRun] {
    var runs: [GroupedRun] = []
    var source = 0
    for range in ranges {
      var start = range.lowerBound
      while start < range.upperBound, source < index.sources.count {
        let end = min(range.upperBound, index.sources.positions(of: source).upperBound)
        if start < end { runs.append(GroupedRun(positions: start..<end, group: source)) }
        start = max(start, end)
        if start < range.upperBound { source += 1 }
      }
    }
    return runs
  }

  /// The scope by groups: runs in order, and the names of the groups, in the order in which they come first, by sources in
  /// the order of the sources.
  ///
  /// - Parameter isNamed: Whether the names are wanted: for those of speakers the sources of a kept index are read.
  func groups(
    by grouping: Grouping?, in corpus: Corpus, isNamed: Bool = true
  ) -> (names: [String], runs: [GroupedRun]) {
    guard let grouping else { return (["all"], ranges.map { GroupedRun(positions: $0, group: 0) }) }
    let index = corpus.index
    var stretches: [(positions: Range<Int>, name: String)] = []
    switch grouping {
    // In a table of texts the column of this name says what a source is, as `source:` and `--group source` do.
    case .source where corpus.sources.areLinesOfTable:
      stretches = index.runs(.source).map { ($0.positions, $0.value) }
    case .source, .text: stretches = index.sources.map { ($0.positions, $0.name) }
    case .role:
      var spelling: [String: String] = [:]
      for run in index.runs(.role) {
        let name = spelling[LetterCase.folded(run.value)] ?? run.value
        spelling[LetterCase.folded(run.value)] = name
        stretches.append((run.positions, name))
      }
    case .speaker:
      var known: [Int: [String: String]] = [:]
      stretches = index.runs(.speaker).map { run in
        let source = index.source(of: run.positions.lowerBound)
        let name =
          known[source]?[run.value]
          ?? (isNamed ? corpus.shownName(ofSpeaker: run.value, inSource: source) : run.value)
        known[source, default: [:]][run.value] = name
        // A label means somebody else in each interview; who speaks in the texts of a table has a name.
        return (run.positions, corpus.sources.areLinesOfTable ? name : "\(index.sources[source].name): \(name)")
      }
    case .section, .question: stretches = index.runs(.section).map { ($0.positions, $0.value) }
    case .case:
      stretches = corpus.caseAnnotations.flatMap { own in (own.values[.case] ?? []).map { (own.positions, $0) } }
    case .theme:
      // Themes may lie on the same words, and one theme on some words twice.
      let annotations = corpus.annotations?.annotations ?? []
      let byTheme = Dictionary(grouping: annotations) { $0.values[.theme]?.first ?? "" }
      for (name, own) in byTheme where !name.isEmpty {
        stretches += Self.merged(own.map(\.positions)).map { ($0, name) }
      }
    case .stretch(let count):
      for own in index.sources.map(\.positions) {
        // The first position of each stretch by the rule that gives a position its stretch.
        let starts = (0...count).map { own.lowerBound + (own.count * $0 + count - 1) / count }
        for number in 0..<count where starts[number] < starts[number + 1] {
          stretches.append(
            (starts[number]..<starts[number + 1], Grouping.name(ofStretch: number, of: count)))
        }
      }
    case .variable(let name):
      guard let number = corpus.variables.number(of: name) else { break }
      for own in corpus.caseAnnotations {
        guard let caseName = own.values[.case]?.first else { continue }
        let source = index.sources[index.source(of: own.positions.lowerBound)].name
        if let value = corpus.variables.value(number, ofCase: caseName, in: source) {
          stretches.append((own.positions, value))
        }
      }
    }
    var numbers: [String: Int] = [:]
    var names: [String] = []
    func number(_ name: String) -> Int {
      if let known = numbers[name] { return known }
      numbers[name] = names.count
      names.append(name)
      return names.count - 1
    }
    if case .stretch(let count) = grouping {
      let known = Set(stretches.map(\.name))
      for stretch in 0..<count {
        let name = Grouping.name(ofStretch: stretch, of: count)
        if known.contains(name) { _ = number(name) }
      }
    }
    var runs: [GroupedRun] = []
    for stretch in stretches.sorted(by: { ($0.positions.lowerBound, $0.name) < ($1.positions.lowerBound, $1.name) }) {
      let own = intersection([stretch.positions])
      if own.isEmpty { continue }
      let group = number(stretch.name)
      runs += own.map { GroupedRun(positions: $0, group: group) }
    }
    // What has no speaker or role: the text of reports.
    let rest = subtracting(Self.merged(stretches.map(\.positions).sorted { $0.lowerBound < $1.lowerBound }))
    if !rest.isEmpty {
      let group = number(MatrixResult.noRole)
      runs += rest.map { GroupedRun(positions: $0, group: group) }
    }
    return (names, runs.sorted { $0.positions.lowerBound < $1.positions.lowerBound })
  }
}

extension Corpus {
  /// Throws for a grouping that the material cannot give.
  func require(_ grouping: Grouping) throws {
    switch grouping {
    case .source, .text, .role, .speaker, .section, .question, .stretch: return
    case .theme:
      if !(annotations?.fields.contains(.theme) ?? false) {
        throw WorkbenchError.missingField("theme", isProposed: true)
      }
    case .case: if caseAnnotations.isEmpty { throw ResultError.noCases }
    case .variable(let name):
      if variables.number(of: name) == nil {
        let known = Grouping.named.map(\.key).filter { $0 != "question" } + variables.variables.map(\.id)
        throw ResultError.unknownGrouping(name, known: known)
      }
    }
  }

  /// The scope of a query, or everything.
  func scope(_ query: String?) throws -> CountScope {
    guard let query else {
      if index.wordCount == 0 { throw CountError.noWords }
      return CountScope(all: self)
    }
    return try CountScope(query, in: self)
  }

  /// How often each item stands in some positions, in order, not overlapping. O(terms + positions, or what they leave out
  /// where that is less).
  func counts(of items: CountedItems, in ranges: [Range<Int>]) -> [Int] {
    Self.counts(of: items, termCounts(in: ranges))
  }

  /// How often each item stands on either of two sides, which share no position. O(terms + positions).
  func counts(of items: CountedItems, in first: CountScope, and second: CountScope) -> ([Int], [Int]) {
    let one = counts(of: items, in: first.ranges)
    // Where the two are all, the other is what is left.
    if first.count + second.count == index.wordCount {
      let all = counts(of: items, in: CountScope(all: self).ranges)
      return (one, zip(all, one).map { $0 - $1 })
    }
    return (one, counts(of: items, in: second.ranges))
  }

  /// How often each term stands in some positions.
  private func termCounts(in ranges: [Range<Int>]) -> [Int] {
    if ranges.reduce(0, { $0 + $1.count }) <= index.wordCount / 2 { return index.termCounts(in: ranges) }
    // The index knows how often a term stands everywhere.
    let others = index.termCounts(in: CountScope(all: self).subtracting(ranges))
    return others.indices.map { index.count(of: $0) - others[$0] }
  }

  /// Counts of terms as counts of items.
  private static func counts(of items: CountedItems, _ byTerm: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: items.count)
    if items.isOneToATerm {
      for term in byTerm.indices { counts[items.item(of: term)] += byTerm[term] }
      return counts
    }
    for (term, count) in byTerm.enumerated() where count > 0 {
      for item in items.items(of: term) { counts[Int(item)] += count }
    }
    return counts
  }
}
