internal import Synchronization

/// Segments laid out flat, so that the one at a position is found in a few steps. What many look-ups pay for.
package final class SegmentTable: Sendable {
  private let starts: [UInt32]
  private let ends: [UInt32]
  /// For each stretch of positions the first segment that ends behind its first position.
  private let firsts: [UInt32]
  /// Positions in a stretch, as a power of two.
  private let stretch: Int

  /// - Complexity: O(segments).
  init(starts: [UInt32], ends: [UInt32]) {
    self.starts = starts
    self.ends = ends
    let last = Int(ends.last ?? 0)
    var stretch = 4
    while last >> stretch > 4 * ends.count + 1024 { stretch += 1 }
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

  /// Segments in it.
  package var count: Int { ends.count }

  /// The number of the first segment that ends behind a position; the number of segments where none does.
  ///
  /// - Complexity: O(segments in a stretch of about as many positions as a quarter of a segment has).
  @inline(__always)
  func number(endingBehind position: Int) -> Int {
    let place = position >> stretch
    guard place < firsts.count else { return ends.count }
    var number = Int(firsts[place])
    while number < ends.count, Int(ends[number]) <= position { number += 1 }
    return number
  }

  /// A segment.
  @inline(__always)
  package subscript(number: Int) -> Range<Int> { Int(starts[number])..<Int(max(starts[number], ends[number])) }
}

/// A table that is made when somebody first asks for it.
final class LazySegmentTable: Sendable {
  private let kept = AtomicLazyReference<SegmentTable>()

  /// The table, if it was made.
  var made: SegmentTable? { kept.load() }

  func table(_ make: () -> SegmentTable) -> SegmentTable { kept.load() ?? kept.storeIfNil(make()) }
}
