internal import CorpusModel

/// Segments as ranges of positions, in order, not overlapping.
package struct SegmentList: Sendable, RandomAccessCollection {
  /// Where the segments start and end, as a file has them; empty where `array` has them. No starts where each starts where the
  /// one before ends, the first at 0.
  private let starts: MonotoneColumn?
  private let ends: MonotoneColumn
  private let array: [Range<Int>]?
  private let flat = LazyReference<SegmentTable>()
  package let endIndex: Int

  /// - Parameter ranges: In order, not overlapping, none empty.
  package init(_ ranges: [Range<Int>]) {
    array = ranges
    starts = nil
    ends = MonotoneColumn(.empty)
    endIndex = ranges.count
  }

  /// - Parameter parts: Where segments start and where they end, each a `MonotoneColumn`; starts are empty for tiles.
  init(starts: ByteView, ends: ByteView) {
    self.starts = starts.count == 0 ? nil : MonotoneColumn(starts)
    self.ends = MonotoneColumn(ends)
    array = nil
    endIndex = Swift.min(self.starts?.count ?? self.ends.count, self.ends.count)
  }

  /// Segments as a `SegmentWriter` wrote them.
  init(parts: [[UInt8]]) {
    let views = parts.map { ByteView(IndexStorage($0), 0..<$0.count) }
    self.init(starts: views[0], ends: views[1])
  }

  package var startIndex: Int { 0 }

  /// The segments laid out flat. O(segments) the first time.
  package var table: SegmentTable {
    flat.object {
      if let array {
        return SegmentTable(
          starts: array.map { UInt32($0.lowerBound) }, ends: array.map { UInt32($0.upperBound) })
      }
      let ends = ends.prefix(count)
      return SegmentTable(starts: starts?.prefix(count) ?? [0] + ends.dropLast(), ends: ends)
    }
  }

  /// The same where somebody asked for it already.
  package var madeTable: SegmentTable? { flat.made }

  package subscript(number: Int) -> Range<Int> {
    if let array { return array[number] }
    let start = starts.map { $0[number] } ?? (number == 0 ? 0 : ends[number - 1])
    return start..<Swift.max(start, ends[number])
  }

  /// How many segments end at a position or before, where the first `low` do. O(log segments), or of how many more in a file.
  package func count(endingBy position: Int, from low: Int = 0) -> Int {
    guard let array else { return Swift.min(count, ends.count(below: position + 1, from: low)) }
    return array[low...].partitionPoint { $0.upperBound <= position }
  }

  /// Where a segment ends.
  @inline(__always)
  func end(of number: Int) -> Int { array?[number].upperBound ?? ends[number] }

  /// The number of the segment that holds a whole span, or `nil`. O(log segments).
  package func number(holding span: Range<Int>) -> Int? {
    let number = count(endingBy: span.lowerBound)
    guard number < count, self[number].lowerBound <= span.lowerBound, span.upperBound <= self[number].upperBound else {
      return nil
    }
    return number
  }

  /// Whether a segment holds a whole span. O(log segments); O(1) where it is the one that is guessed.
  func isHeld(_ span: Range<Int>, guess: Int) -> Bool {
    guess < count && self[guess] == span || number(holding: span) != nil
  }

  /// The segments that share a position with a span. O(log segments + result).
  package func numbers(meeting span: Range<Int>) -> Range<Int> {
    let low = count(endingBy: span.lowerBound)
    var high = low
    while high < count, self[high].lowerBound < span.upperBound { high += 1 }
    return low..<high
  }
}
