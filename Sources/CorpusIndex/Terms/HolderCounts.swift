/// How many sources and units hold a term, of those terms that stand so often that counting takes its time.
struct HolderCounts: Sendable {
  static let partCount = 3
  /// Terms that stand so often are in the list.
  static let frequent = 1024

  private let terms: MonotoneColumn
  private let sourceCounts: PackedColumn
  private let unitCounts: PackedColumn

  init(_ parts: ArraySlice<ByteView>) {
    let parts = Array(parts)
    terms = MonotoneColumn(parts[0])
    sourceCounts = PackedColumn(parts[1])
    unitCounts = PackedColumn(parts[2])
  }

  /// How many sources hold a term, and how many of the units of AND and NOT; `nil` for a term that is not frequent.
  ///
  /// - Complexity: O(log frequent terms).
  func counts(of term: Int) -> (sources: Int, units: Int)? {
    let number = terms.count(below: term)
    guard number < terms.count, terms[number] == term else { return nil }
    return (sourceCounts[number], unitCounts[number])
  }
}

/// Writes the parts of `HolderCounts`.
struct HolderCountsWriter {
  private let sources: SegmentTable
  private let units: SegmentTable
  private var terms: [Int] = []
  private var sourceCounts: [Int] = []
  private var unitCounts: [Int] = []

  /// - Parameters:
  ///   - sources: As segments.
  ///   - units: Those of AND and NOT; the same object where they are the sources.
  init(sources: SegmentTable, units: SegmentTable) {
    self.sources = sources
    self.units = units
  }

  /// Notes a term, if it is frequent; terms come in order. O(positions).
  mutating func append(_ term: Int, _ positions: [UInt32]) {
    if positions.count < HolderCounts.frequent { return }
    terms.append(term)
    let holding = sources.groups(of: positions).count
    sourceCounts.append(holding)
    unitCounts.append(units === sources ? holding : units.groups(of: positions).count)
  }

  func parts() -> [[UInt8]] {
    [MonotoneColumn.bytes(terms), PackedColumn.bytes(sourceCounts), PackedColumn.bytes(unitCounts)]
  }
}
