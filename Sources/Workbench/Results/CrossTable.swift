package import CorpusModel
package import QualitativeCoding
internal import UnicodeText

/// What a cell of a cross table counts.
package enum MatrixMeasure: String, Sendable, CaseIterable {
  /// Units that carry the theme.
  case segments
  /// Words in them.
  case words
  /// Sources with one.
  case sources
  /// The share of the group's units, of its words, of its sources.
  case segmentShare = "segment-share"
  case wordShare = "word-share"
  case sourceShare = "source-share"

  /// Whether cells are parts of a whole that can be added up.
  package var isShare: Bool { self == .segmentShare || self == .wordShare || self == .sourceShare }
}

/// What per cent are of.
package enum MatrixPercent: String, Sendable, CaseIterable {
  case row, column
}

/// The order of groups and themes.
package enum MatrixOrder: String, Sendable, CaseIterable {
  /// As the sources and the codebook have them.
  case given
  /// The greatest first.
  case count
  case name
}

/// Groups by themes: how much of each theme there is in each group.
///
/// A unit that carries two codes of one theme counts once in it. Words are those of the units that carry a theme.
package struct CrossTable: Sendable {
  /// What was counted in one place.
  struct Tally: Sendable, Equatable {
    var segments = 0
    var words = 0
    var sources = Set<Int>()

    mutating func add(words count: Int, source: Int) {
      segments += 1
      words += count
      sources.insert(source)
    }

    mutating func add(_ other: Tally) {
      segments += other.segments
      words += other.words
      sources.formUnion(other.sources)
    }

    func value(_ measure: MatrixMeasure, of whole: Tally) -> Double {
      func share(_ part: Int, _ all: Int) -> Double { all == 0 ? 0 : Double(part) / Double(all) }
      switch measure {
      case .segments: return Double(segments)
      case .words: return Double(words)
      case .sources: return Double(sources.count)
      case .segmentShare: return share(segments, whole.segments)
      case .wordShare: return share(words, whole.words)
      case .sourceShare: return share(sources.count, whole.sources.count)
      }
    }
  }

  package struct Line: Sendable {
    package let group: String
    /// One a theme: a count, or a share between 0 and 1.
    package let values: [Double]
    /// Units with a code, and all.
    package let coded: Int
    package let units: Int
    /// Units that carry a code only because a rule proposes it.
    package let proposed: Int
  }

  package let grouping: Grouping
  package let measure: MatrixMeasure
  package let percent: MatrixPercent?
  package let themes: [Code]
  package private(set) var lines: [Line] = []
  /// All groups together.
  package let total: Line
  /// Whether proposals stand beside decided codings, so that a column tells them apart.
  package let marksProposals: Bool

  /// Whether cells are shares.
  package var isShare: Bool { measure.isShare || percent != nil }

  /// - Parameter grouping: One that `MatrixResult.require` knows.
  /// - Complexity: O(rows × codings + groups × themes).
  package init(
    _ result: MatrixResult, by grouping: Grouping, measure: MatrixMeasure = .segments, percent: MatrixPercent? = nil,
    order: MatrixOrder = .given
  ) {
    let names = result.groups(by: grouping)
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let count = result.columns.count
    var cells = [[Tally]](repeating: [Tally](repeating: Tally(), count: count), count: names.count)
    var all = [Tally](repeating: Tally(), count: names.count)
    var coded = [Int](repeating: 0, count: names.count)
    var proposed = coded
    let needsWords = measure == .words || measure == .wordShare
    for row in result.matrix.rows {
      guard let name = result.group(of: row, by: grouping), let group = numbers[name] else { continue }
      let source = result.sourceNumber(of: row)
      let words = needsWords ? result.corpus.positions(of: row.unit.range, in: source).count : 0
      all[group].add(words: words, source: source)
      // Two codes of one theme are one segment of the theme.
      let columns = Set(row.codings.compactMap { result.column(of: $0.code) })
      for column in columns { cells[group][column].add(words: words, source: source) }
      if !columns.isEmpty { coded[group] += 1 }
      if !columns.isEmpty, result.proposedColumns(of: row).count == columns.count { proposed[group] += 1 }
    }
    let sums = (0..<count).map { column in
      cells.reduce(into: Tally()) { sum, own in sum.add(own[column]) }
    }
    let whole = all.reduce(into: Tally()) { $0.add($1) }
    func values(_ own: [Tally], of whole: Tally) -> [Double] {
      let values = own.map { $0.value(measure, of: whole) }
      switch percent {
      case nil: return values
      case .row:
        let sum = values.reduce(0, +)
        return values.map { sum == 0 ? 0 : $0 / sum }
      case .column:
        return zip(values, sums).map { value, column in
          let sum = column.value(measure, of: whole)
          return sum == 0 ? 0 : value / sum
        }
      }
    }
    let themeOrder = Self.order(
      (0..<count).map { (result.columns[$0].name, Double(sums[$0].segments)) }, by: order)
    let groupOrder = Self.order(names.indices.map { (names[$0], Double(coded[$0])) }, by: order)
    self.grouping = grouping
    self.measure = measure
    self.percent = percent
    themes = themeOrder.map { result.columns[$0] }
    marksProposals = result.basis == .both
    func line(_ name: String, _ own: [Tally], _ whole: Tally, _ coded: Int, _ proposed: Int) -> Line {
      let values = values(own, of: whole)
      return Line(
        group: name, values: themeOrder.map { values[$0] }, coded: coded, units: whole.segments, proposed: proposed)
    }
    lines = groupOrder.map { line(names[$0], cells[$0], all[$0], coded[$0], proposed[$0]) }
    total = line("", sums, whole, coded.reduce(0, +), proposed.reduce(0, +))
  }

  /// Indices of named numbers in an order.
  private static func order(_ items: [(name: String, count: Double)], by order: MatrixOrder) -> [Int] {
    switch order {
    case .given: Array(items.indices)
    case .count: items.indices.sorted { (items[$1].count, $0) < (items[$0].count, $1) }
    case .name: items.indices.sorted { Collator.danish.precedes(items[$0].name, items[$1].name) }
    }
  }

  /// A value as a program reads it: whole numbers as such.
  func cell(_ value: Double) -> Table.Cell { isShare ? .decimal(value) : .integer(Int(value)) }

  /// The table for programs: the group, one column a theme, coded units, units, and where proposals stand beside decided
  /// codings the units that carry a proposal only.
  ///
  /// - Parameters:
  ///   - withTotals: Whether a last line `in all` sums up.
  ///   - provenance: What the last column says in every row; `nil` for no such column.
  package func table(withTotals: Bool = false, provenance: String? = nil) -> Table {
    let first = [Table.Column(grouping.key)]
    var last = ["coded", "units"].map { Table.Column($0, isNumeric: true) }
    if marksProposals { last.append(Table.Column("proposed", isNumeric: true)) }
    if provenance != nil { last.append(Table.Column("provenance")) }
    let named = themes.map { Table.Column($0.id, title: $0.name, isNumeric: true) }
    var table = Table(columns: first + Table.Column.named(named, as: "code", beside: first + last) + last)
    for (number, line) in (lines + (withTotals ? [total] : [])).enumerated() {
      var cells: [Table.Cell] = [.text(number < lines.count ? line.group : "in all")]
      cells += line.values.map { cell($0) } + [.integer(line.coded), .integer(line.units)]
      if marksProposals { cells.append(.integer(line.proposed)) }
      if let provenance { cells.append(.text(provenance)) }
      table.append(cells)
    }
    return table
  }
}
