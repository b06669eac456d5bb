internal import CorpusIndex
package import CorpusModel
internal import CorpusQuery
internal import UnicodeText

/// What the hits of a concordance are counted by.
package enum ConcordanceGrouping: String, Sendable, CaseIterable {
  case source, speaker, role, section, kind

  fileprivate var attribute: AttributeKind {
    switch self {
    case .source: .source
    case .speaker: .speaker
    case .role: .role
    case .section: .section
    case .kind: .kind
    }
  }
}

extension Concordance {
  /// A group's hits of each kind, its words, and hits per million words. Groups without a hit are left out; a line of sums
  /// stands at the end where there are several.
  ///
  /// Speakers are told apart by source, and named as in all results. Hits that have no value of the group's are counted under `–`.
  ///
  /// - Complexity: O(hits × log runs + runs).
  package func countTable(by grouping: ConcordanceGrouping) -> Table {
    let index = corpus.index
    let runs = index.runs(grouping.attribute)
    struct Count {
      var kinds = [MatchKind: Int]()
      var words = 0
      var sources = Set<Int>()
    }
    func key(_ value: String?, _ source: Int) -> [String] {
      let value = value ?? "–"
      return grouping == .speaker ? [index.sources[source].name, value] : [value]
    }
    var counts: [[String]: Count] = [:]
    for number in hits.indices {
      let start = hits.positions(of: number).lowerBound
      let source = index.source(of: start)
      counts[key(runs.value(at: start), source), default: Count()].kinds[hits[number].kind, default: 0] += 1
      counts[key(runs.value(at: start), source)]?.sources.insert(source)
    }
    var inRuns = 0
    for run in runs {
      inRuns += run.positions.count
      counts[key(run.value, index.source(of: run.positions.lowerBound))]?.words += run.positions.count
    }
    if grouping != .speaker { counts[["–"]]?.words = index.wordCount - inRuns }
    var table = Table(
      columns: (grouping == .speaker ? [Table.Column("source")] : []) + [Table.Column(grouping.rawValue)]
        + [Table.Column("hits", isNumeric: true)]
        + MatchKind.allCases.map { Table.Column($0.rawValue, isNumeric: true) }
        + (grouping == .source || grouping == .speaker ? [] : [Table.Column("sources", isNumeric: true)])
        + [Table.Column("words", isNumeric: true), Table.Column("per_million", isNumeric: true)])
    func row(_ names: [String], _ count: Count) -> [Table.Cell] {
      let sum = count.kinds.values.reduce(0, +)
      // Words of a speaker who has no label are not known.
      let rate: Table.Cell =
        count.words > 0 ? .integer(Int((Double(sum) * 1_000_000 / Double(count.words)).rounded())) : .empty
      return names.map { .text($0) } + [.integer(sum)]
        + MatchKind.allCases.map { .integer(count.kinds[$0] ?? 0) }
        + (grouping == .source || grouping == .speaker ? [] : [.integer(count.sources.count)])
        + [count.words > 0 ? .integer(count.words) : .empty, rate]
    }
    let named = counts.map { names, count in
      let source = grouping == .speaker ? count.sources.first : nil
      return (
        key: source.map { [names[0], corpus.shownName(ofSpeaker: names[1], inSource: $0)] } ?? names, value: count
      )
    }
    let sorted = named.sorted { a, b in
      for (x, y) in zip(a.key, b.key) where x != y { return Collator.danish.precedes(x, y) }
      return false
    }
    for (names, count) in sorted { table.append(row(names, count)) }
    if table.rows.count > 1 {
      var all = Count(words: index.wordCount)
      for count in counts.values {
        all.kinds.merge(count.kinds, uniquingKeysWith: +)
        all.sources.formUnion(count.sources)
      }
      table.append(row(grouping == .speaker ? ["in all", ""] : ["in all"], all))
    }
    return table
  }

  /// The sources that hold a hit, with how many.
  package var fileTable: Table {
    var table = Table(columns: [Table.Column("source"), Table.Column("hits", isNumeric: true)])
    var counts: [Int: Int] = [:]
    for number in hits.indices {
      counts[corpus.index.source(of: hits.positions(of: number).lowerBound), default: 0] += 1
    }
    for (source, count) in counts.sorted(by: { $0.key < $1.key }) {
      table.append([.text(corpus.index.sources[source].name), .integer(count)])
    }
    return table
  }
}
