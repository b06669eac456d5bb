/// The shortest spans that begin with one word and end with another: none has another one inside it.
struct NearPairs {
  private(set) var starts: [UInt32] = []
  private(set) var ends: [UInt32] = []
  /// Whether the second word stands first.
  private(set) var areSwapped: [Bool] = []

  /// - Parameters:
  ///   - first: Positions of a word, in order, and `second` those of the other; a position in both is no pair.
  ///   - distance: The most that the last word may stand behind the first.
  ///   - isOrdered: Whether the first word must stand first.
  /// - Complexity: O(positions).
  init(_ first: [UInt32], _ second: [UInt32], _ distance: Int, isOrdered: Bool) {
    let (a, b) = (first.span, second.span)
    var (left, right) = (0, 0)
    // The last position of each so far.
    var (lastA, lastB) = (-1, -1)
    while left < a.count || right < b.count {
      // What follows the last one of a word pairs with it once.
      if left == a.count, lastB > lastA { break }
      if right == b.count, isOrdered || lastA > lastB { break }
      let nextA = left < a.count ? Int(a[left]) : Int.max
      let nextB = right < b.count ? Int(b[right]) : Int.max
      let position = min(nextA, nextB)
      // A word of the same kind in between would make a shorter span.
      let pairs = nextB == position && lastA >= 0 && lastB <= lastA && position - lastA <= distance
      if pairs {
        append(lastA, position, isSwapped: false)
      }
      if !isOrdered, nextA == position, lastB >= 0, lastA <= lastB, position - lastB <= distance,
        !(pairs && lastA == lastB)
      {
        append(lastB, position, isSwapped: true)
      }
      if nextA == position {
        lastA = position
        left += 1
      }
      if nextB == position {
        lastB = position
        right += 1
      }
    }
  }

  private mutating func append(_ start: Int, _ last: Int, isSwapped: Bool) {
    starts.append(UInt32(start))
    ends.append(UInt32(last) + 1)
    areSwapped.append(isSwapped)
  }
}
