internal import CorpusIndex
package import CorpusModel
package import CorpusQuery
internal import QualitativeCoding
package import TextStatistics

/// Which themes, and words, stand together: one count and one table for both.
package struct CooccurrenceCount: Sendable {
  /// What standing together means.
  package enum Proximity: Sendable, Equatable {
    /// In one unit.
    case unit
    /// On the same words.
    case overlap
    /// In one unit, or in units at most so many apart in the same source.
    case within(Int)
  }

  /// A theme or a word.
  package struct Item: Sendable, Equatable {
    package enum Kind: String, Sendable {
      case theme, term
    }

    /// The theme's id, or the query.
    package let id: String
    package let name: String
    package let kind: Kind
    /// `#rrggbb`, of a theme that has one.
    package let color: String?
  }

  package struct Row: Sendable {
    package let first: Int
    package let second: Int
    package let pair: Cooccurrences.Pair
  }

  package let items: [Item]
  package let proximity: Proximity
  /// How often each item stands there: units, or words where they are what counts.
  package let sizes: [Int]
  /// Units, or words where they are what counts.
  private let places: Int
  /// Every pair, the first before the second.
  package let rows: [Row]

  /// - Parameters:
  ///   - terms: Queries whose hits are counted beside the themes.
  ///   - withThemes: Whether the themes are counted.
  /// - Throws: `ResultError.oneThing`, `QueryError`, `WorkbenchError.missingField`.
  /// - Complexity: O(pairs × units of both + hits).
  package init(
    _ result: MatrixResult, terms: [String] = [], withThemes: Bool = true, proximity: Proximity = .unit,
    compounds: Vocabulary.Compounds = .any
  ) throws {
    var items: [Item] = []
    var units: [[Int]] = []
    var stretches: [[Range<Int>]] = []
    let rows = result.matrix.rows
    let positions = rows.map { result.corpus.positions(of: $0.unit.range, in: result.sourceNumber(of: $0)) }
    if withThemes {
      var byColumn = [[Int]](repeating: [], count: result.columns.count)
      for (number, row) in rows.enumerated() {
        for column in Set(row.codings.compactMap { result.column(of: $0.code) }) { byColumn[column].append(number) }
      }
      for (column, code) in result.columns.enumerated() {
        items.append(Item(id: code.id, name: code.name, kind: .theme, color: code.color))
        units.append(byColumn[column])
        let own = byColumn[column].map { positions[$0] }
        stretches.append(result.places(ofColumn: column, in: positions) ?? Self.merged(own))
      }
    }
    for term in terms {
      let hits = try result.corpus.hits(of: try QueryParser.query(term), compounds: compounds)
      let ranges = hits.indices.map { hits.positions(of: $0) }
      items.append(Item(id: term, name: term, kind: .term, color: nil))
      units.append(Self.units(holding: ranges, in: positions))
      stretches.append(CountScope(ranges: Self.merged(positions)).intersection(Self.merged(ranges)))
    }
    if items.count < 2 { throw ResultError.oneThing }
    let counted: Cooccurrences
    switch proximity {
    case .unit, .within:
      let sizes = Self.runs(of: rows.map(\.source))
      let reach = if case .within(let reach) = proximity { reach } else { 0 }
      counted = Cooccurrences(units: units, sizes: sizes, reach: reach)
      self.sizes = units.map(\.count)
      places = rows.count
    case .overlap:
      counted = Cooccurrences(stretches: stretches, words: Self.merged(positions).reduce(0) { $0 + $1.count })
      self.sizes = stretches.map { $0.reduce(0) { $0 + $1.count } }
      places = Self.merged(positions).reduce(0) { $0 + $1.count }
    }
    self.items = items
    self.proximity = proximity
    self.rows = items.indices.flatMap { first in
      items.indices.dropFirst(first + 1).map { second in
        Row(first: first, second: second, pair: counted.pair(first, second))
      }
    }
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    CountScope.merged(ranges.sorted { $0.lowerBound < $1.lowerBound })
  }

  /// The numbers of the units that hold a hit, ascending. Units may lie in each other.
  private static func units(holding hits: [Range<Int>], in units: [Range<Int>]) -> [Int] {
    units.indices.filter { number in
      let unit = units[number]
      let next = hits.partitionPoint { $0.lowerBound < unit.lowerBound }
      return hits[next...].prefix { $0.lowerBound < unit.upperBound }.contains { $0.upperBound <= unit.upperBound }
    }
  }

  /// How long the runs of equal names are.
  private static func runs(of names: [String]) -> [Int] {
    var sizes: [Int] = []
    var last: String?
    for name in names {
      if name == last { sizes[sizes.count - 1] += 1 } else { sizes.append(1) }
      last = name
    }
    return sizes
  }

  /// The strongest pairs first: by how far they are above chance, then by their count.
  package var ordered: [Row] {
    func surplus(_ row: Row) -> Double { Double(row.pair.both) - row.pair.expected }
    return rows.enumerated().sorted { a, b in
      (surplus(b.element), b.element.pair.both, a.offset) < (surplus(a.element), a.element.pair.both, b.offset)
    }.map(\.element)
  }

  /// How the figures of a pair come about.
  ///
  /// - Parameter name: Both ids with a comma between.
  /// - Throws: `CountError.unknownRow`.
  package func explanation(of name: String) throws(CountError) -> MeasureExplanation {
    func names(_ row: Row) -> [String] { [items[row.first].id, items[row.second].id] }
    func plain(_ name: String) -> String {
      name.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: ",")
    }
    let known = rows.flatMap { [names($0).joined(separator: ","), names($0).reversed().joined(separator: ",")] }
    let pair = rows[try CountError.row(plain(name), among: known.map(plain)) / 2]
    return explanation(of: pair, names(pair))
  }

  private func explanation(of row: Row, _ names: [String]) -> MeasureExplanation {
    let pair = row.pair
    var cells: MeasureExplanation.Cells?
    var (expected, notes) = ("R1 * C1 / N", ["O = with both"])
    if case .within(let reach) = proximity {
      notes = ["near: at most \(reach) units apart, in the same source"]
      expected = "units with both, or with one and the other near, if each lay at random"
    } else {
      cells = MeasureExplanation.Cells(
        table: ContingencyTable(
          both: pair.both, onlyFirst: pair.first - pair.both, onlySecond: pair.second - pair.both,
          neither: places - pair.either),
        rows: ("with \(names[0])", "without"), columns: ("with \(names[1])", "without"))
    }
    let what = proximity == .overlap ? "words" : "units"
    return MeasureExplanation(
      names.joined(separator: ","), cells: cells, notes: notes + ["N (\(what)) = \(places)"],
      figures: [
        .init(
          "count", Double(pair.both),
          cells == nil ? "\(what) with one that have the other near" : "O, \(what) with both"),
        .init("first_count", Double(pair.first), "\(what) with \(names[0])"),
        .init("second_count", Double(pair.second), "\(what) with \(names[1])"),
        .init("expected", pair.expected, expected),
        .init("jaccard", pair.jaccard, "count / \(what) with either (\(pair.either))"),
        .init(
          "log_likelihood", pair.logLikelihood,
          pair.logLikelihood == nil
            ? "none: places that are near hang together"
            : "2 * sum of O * ln(O / E) over four cells; minus where O < E"),
      ])
  }

  /// The edge list: a pair a row, with those that never meet left out unless wanted.
  ///
  /// - Parameter provenance: What the last column says in every row; `nil` for no such column.
  package func table(includingNone: Bool = false, provenance: String? = nil) -> Table {
    var table = Table(
      columns: [
        Table.Column("first"), Table.Column("second"), Table.Column("first_kind"), Table.Column("second_kind"),
      ]
        + ["count", "first_count", "second_count", "expected", "jaccard", "log_likelihood"].map {
          Table.Column($0, isNumeric: true)
        } + (provenance == nil ? [] : [Table.Column("provenance")]))
    for row in ordered where includingNone || row.pair.both > 0 {
      let (first, second) = (items[row.first], items[row.second])
      table.append(
        [
          .text(first.id), .text(second.id), .text(first.kind.rawValue), .text(second.kind.rawValue),
          .integer(row.pair.both), .integer(row.pair.first), .integer(row.pair.second), .decimal(row.pair.expected),
          .decimal(row.pair.jaccard), Table.Cell(row.pair.logLikelihood),
        ] + (provenance.map { [.text($0)] } ?? []))
    }
    return table
  }

  /// Whether no two stand together.
  package var isEmpty: Bool { rows.allSatisfy { $0.pair.both == 0 } }

  /// The counts as a square, each item's own in the diagonal.
  package var square: [[Int]] {
    var square = [[Int]](repeating: [Int](repeating: 0, count: items.count), count: items.count)
    for (number, size) in sizes.enumerated() { square[number][number] = size }
    for row in rows {
      square[row.first][row.second] = row.pair.both
      square[row.second][row.first] = row.pair.both
    }
    return square
  }
}
