internal import CorpusIndex
package import CorpusModel
internal import CorpusQuery
internal import UnicodeText

/// What the hits of a concordance are counted by.
package enum ConcordanceGrouping: String, Sendable, CaseIterable {
  case source, speaker, role, section, kind
  /// What the table of speakers, or the row of answers, says that words belong to.
  case `case`

  fileprivate var attribute: AttributeKind? {
    switch self {
    case .source: .source
    case .speaker: .speaker
    case .role: .role
    case .section: .section
    case .kind: .kind
    case .case: nil
    }
  }
}

/// Stretches of a corpus with a value each, in order, not overlapping.
private struct GroupValues {
  let stretches: SegmentList
  /// The number of a stretch's value.
  let number: (Int) -> Int
  /// A value by its number.
  let value: (Int) -> String

  init(_ runs: AttributeRuns) {
    stretches = runs.segments
    number = { runs.valueNumber(of: $0) }
    value = { runs.value($0) }
  }

  /// - Parameter annotations: Of cases. Where they overlap the first counts.
  init(cases annotations: [AnnotationSet.Annotation]) {
    var ranges: [Range<Int>] = []
    var numbers: [Int] = []
    var names: [String] = []
    var known: [String: Int] = [:]
    for annotation in AnnotationSet(annotations, fields: [.case]).annotations {
      let start = max(annotation.positions.lowerBound, ranges.last?.upperBound ?? 0)
      guard start < annotation.positions.upperBound, let name = annotation.values[.case]?.first else { continue }
      let number = known[name] ?? names.count
      if number == names.count {
        names.append(name)
        known[name] = number
      }
      ranges.append(start..<annotation.positions.upperBound)
      numbers.append(number)
    }
    stretches = SegmentList(ranges)
    number = { [numbers] in numbers[$0] }
    value = { [names] in names[$0] }
  }
}

extension Concordance {
  /// A group's hits of each kind, all its words, and hits per million of them. Groups without a hit are left out.
  ///
  /// Speakers are told apart by source, and named as in all results. Hits that have no value of the group's are counted under `–`.
  ///
  /// - Parameter forReaders: Whether a last line `in all` sums up, where there are several groups, and hits per million words are
  ///   whole numbers. Programs would take the sum for one more group, and get the figure that other counts give.
  /// - Complexity: O(hits + runs).
  package func countTable(by grouping: ConcordanceGrouping, forReaders: Bool) -> Table {
    let index = corpus.index
    let values = grouping.attribute.map { GroupValues(index.runs($0)) } ?? GroupValues(cases: corpus.caseAnnotations)
    struct Group: Hashable {
      /// The number of the value; -1 for none.
      let value: Int
      /// Where groups are told apart by source.
      let source: Int?
    }
    struct Count {
      var kinds = [MatchKind: Int]()
      var words = 0
      var sources = Set<Int>()

      mutating func add(_ other: Count) {
        kinds.merge(other.kinds, uniquingKeysWith: +)
        words += other.words
        sources.formUnion(other.sources)
      }
    }
    // Roles that differ in case are one, spelled as it comes first, as wherever words or units are counted by role.
    var spelling: [String: String] = [:]
    var spelled: [Int: String] = [:]
    if grouping == .role {
      for number in values.stretches.indices.map(values.number) where spelled[number] == nil {
        let name = values.value(number)
        let first = spelling[LetterCase.folded(name)] ?? name
        spelling[LetterCase.folded(name)] = first
        spelled[number] = first
      }
    }
    func name(_ group: Group) -> [String] {
      let name = group.value < 0 ? "–" : spelled[group.value] ?? values.value(group.value)
      return group.source.map { [index.sources.name(of: $0), corpus.shownName(ofSpeaker: name, inSource: $0)] } ?? [
        name
      ]
    }
    var groups: [Group: Count] = [:]
    var stretch = SegmentCursor(values.stretches)
    var number = 0
    for (source, count) in hitsBySource {
      for hit in number..<number + count {
        let start = hits.positions(of: hit).lowerBound
        let value = stretch.number(holding: start..<start + 1).map { values.number($0) } ?? -1
        let group = Group(value: value, source: grouping == .speaker ? source : nil)
        groups[group, default: Count()].kinds[hits.kind(of: hit), default: 0] += 1
        groups[group]?.sources.insert(source)
      }
      number += count
    }
    // A label without a hit may be one group with another one of its source: its words count. Other sources are not read.
    let sourcesWithHits = grouping == .speaker ? Set(hitsBySource.map(\.source)) : []
    var inRuns = 0
    for (number, positions) in values.stretches.enumerated() {
      inRuns += positions.count
      let source = grouping == .speaker ? index.source(of: positions.lowerBound) : nil
      if let source, !sourcesWithHits.contains(source) { continue }
      groups[Group(value: values.number(number), source: source), default: Count()].words += positions.count
    }
    if grouping != .speaker { groups[Group(value: -1, source: nil)]?.words = index.wordCount - inRuns }
    // Labels that results show under one name are one group.
    var counts: [[String]: Count] = [:]
    for (group, count) in groups { counts[name(group), default: Count()].add(count) }
    counts = counts.filter { !$0.value.kinds.isEmpty }
    var table = Table(
      columns: (grouping == .speaker ? [Table.Column("source")] : []) + [Table.Column(grouping.rawValue)]
        + [Table.Column("hits", isNumeric: true)]
        + MatchKind.allCases.map { Table.Column($0.rawValue, isNumeric: true) }
        + (grouping == .source || grouping == .speaker
          ? [] : [Table.Column("sources", title: corpus.sources.areLinesOfTable ? "texts" : nil, isNumeric: true)])
        + [Table.Column("words", isNumeric: true), Table.Column("per_million", isNumeric: true)])
    func row(_ names: [String], _ count: Count) -> [Table.Cell] {
      let sum = count.kinds.values.reduce(0, +)
      // Words of a speaker who has no label are not known.
      let perMillion = Double(sum) / Double(count.words) * 1e6
      let rate: Table.Cell =
        count.words == 0 ? .empty : forReaders ? .integer(Int(perMillion.rounded())) : .decimal(perMillion)
      return names.map { .text($0) } + [.integer(sum)]
        + MatchKind.allCases.map { .integer(count.kinds[$0] ?? 0) }
        + (grouping == .source || grouping == .speaker ? [] : [.integer(count.sources.count)])
        + [count.words > 0 ? .integer(count.words) : .empty, rate]
    }
    let sorted = counts.sorted { a, b in
      for (x, y) in zip(a.key, b.key) where x != y { return Collator.danish.precedes(x, y) }
      return false
    }
    for (names, count) in sorted { table.append(row(names, count)) }
    if forReaders, table.rows.count > 1 {
      var all = Count()
      for count in counts.values { all.add(count) }
      all.words = index.wordCount
      table.append(row(grouping == .speaker ? ["in all", ""] : ["in all"], all))
    }
    return table
  }

  /// The sources that hold a hit, with how many.
  package var fileTable: Table {
    var table = Table(columns: [Table.Column("source"), Table.Column("hits", isNumeric: true)])
    for (source, count) in hitsBySource { table.append([.text(corpus.index.sources[source].name), .integer(count)]) }
    return table
  }

  /// The sources with hits, in order, and how many hits each has. O(hits + sources with hits × log sources).
  var hitsBySource: [(source: Int, count: Int)] {
    var counts: [(source: Int, count: Int)] = []
    var end = 0
    for start in hits.spans.starts {
      let start = Int(start)
      if start >= end {
        let source = corpus.index.source(of: start)
        end = Swift.max(start + 1, corpus.index.sources.positions(of: source).upperBound)
        counts.append((source, 0))
      }
      counts[counts.count - 1].count += 1
    }
    return counts
  }
}
