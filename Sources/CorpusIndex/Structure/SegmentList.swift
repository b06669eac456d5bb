internal import CorpusModel

/// Segments as ranges of positions, in order, not overlapping.
package struct SegmentList: Sendable, RandomAccessCollection {
  private enum Ranges {
    case array([Range<Int>])
    case columns(starts: MonotoneColumn, ends: MonotoneColumn)
  }

  private let ranges: Ranges
  package let endIndex: Int

  /// - Parameter ranges: In order, not overlapping, none empty.
  package init(_ ranges: [Range<Int>]) {
    self.ranges = .array(ranges)
    endIndex = ranges.count
  }

  /// - Parameter parts: Where segments start and where they end, each a `MonotoneColumn`.
  init(starts: ByteView, ends: ByteView) {
    let (starts, ends) = (MonotoneColumn(starts), MonotoneColumn(ends))
    ranges = .columns(starts: starts, ends: ends)
    endIndex = Swift.min(starts.count, ends.count)
  }

  package var startIndex: Int { 0 }

  package subscript(number: Int) -> Range<Int> {
    switch ranges {
    case .array(let ranges): return ranges[number]
    case .columns(let starts, let ends):
      let start = starts[number]
      return start..<Swift.max(start, ends[number])
    }
  }

  /// How many segments end at a position or before. O(log segments).
  package func count(endingBy position: Int) -> Int {
    switch ranges {
    case .array(let ranges): return ranges.partitionPoint { $0.upperBound <= position }
    case .columns(_, let ends): return Swift.min(count, ends.count(below: position + 1))
    }
  }

  /// The number of the segment that holds a whole span, or `nil`. O(log segments).
  package func number(holding span: Range<Int>) -> Int? {
    let number = count(endingBy: span.lowerBound)
    guard number < count, self[number].lowerBound <= span.lowerBound, span.upperBound <= self[number].upperBound else {
      return nil
    }
    return number
  }

  /// The segments that share a position with a span. O(log segments + result).
  package func numbers(meeting span: Range<Int>) -> Range<Int> {
    let low = count(endingBy: span.lowerBound)
    var high = low
    while high < count, self[high].lowerBound < span.upperBound { high += 1 }
    return low..<high
  }
}
