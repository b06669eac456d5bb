internal import CorpusIndex

/// So many words on each side of positions. Those of neighbours overlap.
struct Surroundings {
  private let positions: [UInt32]
  private let reach: Int
  private let starts: [UInt32]
  private let ends: [UInt32]

  /// - Parameter positions: In order.
  init(_ positions: [UInt32], reach: Int) {
    self.positions = positions
    self.reach = reach
    let reach = UInt32(clamping: reach)
    starts = positions.map { $0 - min($0, reach) }
    let past: UInt32 = reach == .max ? .max : reach + 1
    ends = positions.map { $0 &+ past < $0 ? .max : $0 &+ past }
  }

  /// The same as stretches that do not overlap.
  var joined: Windows {
    var windows = Windows()
    for (start, end) in zip(starts, ends) { windows.append(Int(start)..<Int(end)) }
    return windows
  }

  /// The positions that have one of some others near, and those others, each once.
  ///
  /// - Parameter others: In order.
  /// - Complexity: O(positions + others / 16).
  func meeting(_ others: [UInt32]) -> (positions: [UInt32], others: [UInt32]) {
    let groups = SortedPositions.groups(of: others, inWindowsFrom: starts, to: ends)
    var near: [UInt32] = []
    var next = 0
    for place in 0..<groups.count {
      let own = groups.positions(place)
      near += others[max(next, own.lowerBound)..<max(next, own.upperBound)]
      next = max(next, own.upperBound)
    }
    return (groups.numbers.map { positions[Int($0)] }, near)
  }
}
