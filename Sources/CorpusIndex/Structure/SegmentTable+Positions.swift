/// What is asked of many positions at once. All lists of positions are in order.
extension SegmentTable {
  /// The segments that hold positions, in order, and how many each holds.
  ///
  /// - Complexity: O(positions).
  package func tally(of positions: [UInt32]) -> (numbers: [UInt32], counts: [UInt32]) {
    var numbers: [UInt32] = []
    var counts: [UInt32] = []
    var open = 0..<0
    for position in positions {
      let position = Int(position)
      if open.contains(position) {
        counts[counts.count - 1] += 1
        continue
      }
      let number = number(endingBehind: position)
      guard number < count else { break }
      let segment = self[number]
      guard segment.contains(position) else { continue }
      open = segment
      numbers.append(UInt32(number))
      counts.append(1)
    }
    return (numbers, counts)
  }

  /// The segments that hold a position of both lists, in order.
  ///
  /// - Complexity: O(positions).
  package func numbers(holding a: [UInt32], and b: [UInt32]) -> [UInt32] {
    let (a, b) = (a.span, b.span)
    var result: [UInt32] = []
    var (left, right) = (0, 0)
    while left < a.count {
      let position = Int(a[left])
      let own = number(endingBehind: position)
      guard own < count else { break }
      let segment = self[own]
      guard segment.lowerBound <= position else {
        left += 1
        continue
      }
      while right < b.count, Int(b[right]) < segment.lowerBound { right += 1 }
      guard right < b.count else { break }
      let other = Int(b[right])
      if other < segment.upperBound {
        result.append(UInt32(own))
        while left < a.count, Int(a[left]) < segment.upperBound { left += 1 }
        continue
      }
      // Nothing before the segment of the other's position can hold both.
      let next = number(endingBehind: other)
      guard next < count else { break }
      let target = self[next].contains(other) ? self[next].lowerBound : other
      while left < a.count, Int(a[left]) < target { left += 1 }
    }
    return result
  }

  /// The positions that lie in some segments, given in order.
  ///
  /// - Complexity: O(positions + segments).
  package func filter(_ positions: [UInt32], in numbers: [UInt32]) -> [UInt32] {
    let positions = positions.span
    var result: [UInt32] = []
    var next = 0
    for number in numbers {
      let segment = self[Int(number)]
      while next < positions.count, Int(positions[next]) < segment.lowerBound { next += 1 }
      while next < positions.count, Int(positions[next]) < segment.upperBound {
        result.append(positions[next])
        next += 1
      }
    }
    return result
  }

  /// The positions from which so many words lie in one segment.
  ///
  /// - Complexity: O(positions).
  package func filter(_ positions: [UInt32], startsOf length: Int) -> [UInt32] {
    var open = 0..<0
    return positions.filter { position in
      let position = Int(position)
      if !open.contains(position) {
        let number = number(endingBehind: position)
        guard number < count else { return false }
        open = self[number]
      }
      return open.lowerBound <= position && position + length <= open.upperBound
    }
  }
}
