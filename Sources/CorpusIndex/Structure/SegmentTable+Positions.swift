/// What is asked of many positions at once. All lists of positions are in order.
extension SegmentTable {
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
