internal import CorpusIndex
package import CorpusModel
internal import TextStatistics

/// How often items stand in the texts, by group.
package struct FrequencyCount: Sendable {
  /// An item.
  package struct Row: Sendable {
    package let name: String
    package let count: Int
    /// Sources that it stands in.
    package let sources: Int
    /// In each group; empty where there is one group.
    package fileprivate(set) var byGroup: [Int] = []
    /// In each part; empty where it was not asked for.
    fileprivate var byPart: [Int] = []
  }

  /// What is asked of the count.
  package struct Options: Sendable {
    package var kind: ItemKind = .words
    /// Where words are counted; `nil` for everywhere.
    package var query: String?
    package var grouping: Grouping?
    /// Items with fewer occurrences are left out.
    package var minimum = 1
    /// Rows at most, the commonest; `nil` for all.
    package var limit: Int?
    package var stopWords = StopWords.none
    package var withDispersion = false

    package init() {}
  }

  package let options: Options
  /// The groups with their sizes in words.
  package let groups: [(name: String, size: Int)]
  /// Words that were counted.
  package let size: Int
  /// The commonest first, then by bytes.
  package let rows: [Row]
  /// Items that have a row when there is no limit.
  package let found: Int
  /// The sizes of the sources, for dispersion.
  private let partSizes: [Int]

  /// - Throws: `CountError`, and `QueryError` for a query that cannot be read.
  /// - Complexity: O(positions + items × log items + rows × (groups + sources where dispersion is asked for)).
  package init(in corpus: Corpus, options: Options) throws {
    let scope = try corpus.scope(options.query)
    let items = CountedItems(options.kind, in: corpus)
    let sources = scope.groups(by: .source, in: corpus)
    var counts = [Int](repeating: 0, count: items.count)
    var inSources = counts
    var last = [Int](repeating: -1, count: items.count)
    for run in sources.runs {
      for position in run.positions {
        for item in items.items(of: corpus.index.term(at: position)) {
          let item = Int(item)
          counts[item] += 1
          if last[item] != run.group {
            last[item] = run.group
            inSources[item] += 1
          }
        }
      }
    }
    let known = counts.indices.filter {
      counts[$0] >= max(1, options.minimum) && !options.stopWords.contains(items.names[$0])
    }
    // Names are sorted by bytes, and so are numbers.
    let order = known.sorted { (counts[$1], $0) < (counts[$0], $1) }.prefix(options.limit ?? known.count)
    var rows = order.map { Row(name: items.names[$0], count: counts[$0], sources: inSources[$0]) }
    let rowOfItem = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    /// How often each row stands in each group.
    func counted(_ groups: (names: [String], runs: [GroupedRun])) -> [[Int]] {
      var result = [[Int]](repeating: [Int](repeating: 0, count: groups.names.count), count: rows.count)
      for run in groups.runs {
        for position in run.positions {
          for item in items.items(of: corpus.index.term(at: position)) {
            if let row = rowOfItem[Int(item)] { result[row][run.group] += 1 }
          }
        }
      }
      return result
    }
    if let grouping = options.grouping { try corpus.require(grouping) }
    let grouped = options.grouping.map { scope.groups(by: $0, in: corpus) }
    if let grouped { for (row, own) in counted(grouped).enumerated() { rows[row].byGroup = own } }
    if options.withDispersion { for (row, own) in counted(sources).enumerated() { rows[row].byPart = own } }
    self.options = options
    self.rows = rows
    found = known.count
    size = scope.count
    partSizes = Self.sizes(of: sources)
    groups = grouped.map { grouped in Array(zip(grouped.names, Self.sizes(of: grouped))) } ?? []
  }

  private static func sizes(of groups: (names: [String], runs: [GroupedRun])) -> [Int] {
    var sizes = [Int](repeating: 0, count: groups.names.count)
    for run in groups.runs { sizes[run.group] += run.positions.count }
    return sizes
  }

  /// Items with counts, per million, sources; dispersion over sources where it was asked for; counts by group.
  package var table: Table {
    var columns =
      [Table.Column(options.kind.column)]
      + ["count", "per_million", "sources"].map { Table.Column($0, isNumeric: true) }
    if options.withDispersion { columns += DispersionCount.measures.map { Table.Column($0.key, isNumeric: true) } }
    columns += groups.map { Table.Column($0.name, isNumeric: true) }
    var table = Table(columns: columns)
    for row in rows {
      var cells: [Table.Cell] = [
        .text(row.name), .integer(row.count), .decimal(Double(row.count) / Double(size) * 1e6), .integer(row.sources),
      ]
      if options.withDispersion {
        let dispersion = Dispersion(counts: row.byPart, sizes: partSizes)
        cells += DispersionCount.measures.map { Table.Cell($0.value(dispersion)) }
      }
      table.append(cells + row.byGroup.map { .integer($0) })
    }
    return table
  }
}

extension ItemKind {
  /// The column of an item's name.
  package var column: String {
    switch self {
    case .words: "word"
    case .lemmas: "lemma"
    case .constituents: "constituent"
    }
  }
}

extension Table.Cell {
  /// A figure; empty where there is none, or none that is finite.
  init(_ value: Double?) { self = value.flatMap { $0.isFinite ? .decimal($0) : nil } ?? .empty }
}
