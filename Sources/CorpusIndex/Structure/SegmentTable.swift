/// Segments laid out flat, so that the one at a position is found in a few steps. What many look-ups pay for.
package final class SegmentTable: Sendable {
  /// Where segments start and end; some more stand past all positions, so that a search ends there.
  private let starts: [UInt32]
  private let ends: [UInt32]
  /// Segments in it.
  package let count: Int
  /// Whether each starts where the one before ends, the first at 0.
  private let areTiles: Bool
  /// For each stretch of positions the first segment that ends behind its first position.
  private let firsts: [UInt32]
  /// Positions in a stretch, as a power of two.
  private let stretch: Int

  /// - Complexity: O(segments).
  init(starts: [UInt32], ends: [UInt32]) {
    self.starts = starts + SortedPositions.behind
    self.ends = ends + SortedPositions.behind
    count = ends.count
    areTiles = zip(starts, [0] + ends).allSatisfy { $0 == $1 }
    let last = Int(ends.last ?? 0)
    var stretch = 4
    while last >> stretch > ends.count + 1024 { stretch += 1 }
    var firsts: [UInt32] = []
    firsts.reserveCapacity(last >> stretch + 1)
    for number in ends.indices {
      // The ends of a damaged index may go backwards.
      while firsts.count << stretch < Int(ends[number]), firsts.count <= last >> stretch {
        firsts.append(UInt32(number))
      }
    }
    self.firsts = firsts
    self.stretch = stretch
  }

  /// The number of the first segment that ends behind a position; the number of segments where none does.
  ///
  /// - Complexity: O(segments in a stretch of about as many positions as a segment has).
  @inline(__always)
  func number(endingBehind position: Int) -> Int {
    let place = position >> stretch
    guard place < firsts.count else { return count }
    var number = Int(firsts[place])
    while number < count, Int(ends[number]) <= position { number += 1 }
    return number
  }

  /// The segments in which positions lie.
  ///
  /// - Parameter positions: In order.
  /// - Complexity: O(positions).
  package func groups(of positions: [UInt32]) -> SortedPositions.Groups {
    SortedPositions.groups(
      of: positions, inSegmentsFrom: areTiles ? nil : starts, to: ends, stretches: firsts, width: stretch)
  }

  /// Where some segments start and end.
  package func borders(of numbers: [UInt32]) -> (starts: [UInt32], ends: [UInt32]) {
    SortedPositions.borders(of: numbers, from: starts, to: ends)
  }

  /// A segment.
  @inline(__always)
  package subscript(number: Int) -> Range<Int> { Int(starts[number])..<Int(max(starts[number], ends[number])) }
}
