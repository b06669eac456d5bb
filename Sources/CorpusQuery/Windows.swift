internal import CorpusIndex

/// Stretches of positions outside of which nobody asks for hits: in order, not overlapping.
struct Windows: Sendable {
  /// Where they start, and where they end.
  private var starts: [UInt32] = []
  private var ends: [UInt32] = []
  /// Positions in all of them.
  private(set) var width = 0

  init() {}

  /// So many words on each side of positions, which come in order.
  init(around positions: [UInt32], reach: Int) {
    let reach = min(reach, Int(UInt32.max))
    for position in positions { append(Int(position) - reach..<Int(position) + reach + 1) }
  }

  var count: Int { starts.count }

  /// A window.
  subscript(number: Int) -> Range<Int> { Int(starts[number])..<Int(ends[number]) }

  /// All of them, in order.
  var ranges: LazyMapSequence<Range<Int>, Range<Int>> { (0..<count).lazy.map { self[$0] } }

  /// Appends a stretch that starts where the last one does or later; joins it where they touch.
  mutating func append(_ range: Range<Int>) {
    let start = UInt32(clamping: range.lowerBound)
    let end = UInt32(clamping: range.upperBound)
    if let last = ends.last, start <= last {
      if end > last {
        ends[ends.count - 1] = end
        width += Int(end - last)
      }
      return
    }
    starts.append(start)
    ends.append(end)
    width += Int(end - start)
  }

  /// The windows in which some positions, in order, lie. O(windows + positions / 16).
  func groups(of positions: [UInt32]) -> SortedPositions.Groups {
    SortedPositions.groups(of: positions, inWindowsFrom: starts, to: ends)
  }

  /// Those of some positions, in order, that lie in one of them. O(windows + positions / 16 + result).
  func holding(_ positions: [UInt32]) -> [UInt32] {
    let groups = groups(of: positions)
    return SortedPositions.gathered(positions, firsts: groups.firsts, counts: groups.counts)
  }
}
