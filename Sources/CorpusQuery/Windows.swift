internal import CorpusIndex

/// Stretches of positions outside of which nobody asks for hits: in order, not overlapping.
struct Windows: Sendable {
  private(set) var ranges: [Range<Int>] = []
  /// Positions in all of them.
  private(set) var width = 0

  var count: Int { ranges.count }

  /// Appends a stretch that starts where the last one does or later; joins it where they touch.
  mutating func append(_ range: Range<Int>) {
    let range = max(0, range.lowerBound)..<max(0, range.upperBound)
    if let last = ranges.last, range.lowerBound <= last.upperBound {
      if range.upperBound > last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
        width += range.upperBound - last.upperBound
      }
      return
    }
    ranges.append(range)
    width += range.count
  }

  /// Those of some positions, in order, that lie in one of them. O(windows + positions / 16 + result).
  func holding(_ positions: [UInt32]) -> [UInt32] {
    let groups = SortedPositions.groups(
      of: positions, inWindowsFrom: ranges.map { UInt32(clamping: $0.lowerBound) },
      to: ranges.map { UInt32(clamping: $0.upperBound) })
    return SortedPositions.gathered(positions, firsts: groups.firsts, counts: groups.counts)
  }

  /// Whether a span shares a position with one of them. O(log windows).
  func meets(_ span: Range<Int>) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= span.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound < span.upperBound
  }

  /// Whether a span lies inside one of them whole. O(log windows).
  func hold(_ span: Range<Int>) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= span.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= span.lowerBound && span.upperBound <= ranges[low].upperBound
  }
}
