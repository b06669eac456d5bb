/// Walks along segments beside spans that come in order, so that each look-up starts where the last one ended.
package struct SegmentCursor {
  private let segments: SegmentList
  /// Once many were looked up.
  private var table: SegmentTable?
  private var number = 0
  private var current: Range<Int> = 0..<0
  private var isLoaded = false
  private var jumps = 0

  /// Look-ups that pay for a table.
  private static let many = 64

  /// - Parameter lookups: About how many segments will be looked up.
  package init(_ segments: SegmentList, lookups: Int = 0) {
    self.segments = segments
    table = lookups > Self.many ? segments.table : segments.madeTable
  }

  /// The number of the segment that holds a whole span, or `nil`. Fast where spans start ever later; right in any order.
  @inline(__always)
  package mutating func number(holding span: Range<Int>) -> Int? {
    if !isLoaded || span.lowerBound < current.lowerBound || span.lowerBound >= current.upperBound {
      seek(span.lowerBound)
    }
    guard number < segments.count, current.lowerBound <= span.lowerBound, span.upperBound <= current.upperBound else {
      return nil
    }
    return number
  }

  /// The segment that holds a whole span, or `nil`. Fast where spans start ever later; right in any order.
  @inline(__always)
  package mutating func segment(holding span: Range<Int>) -> Range<Int>? { number(holding: span).map { _ in current } }

  /// Goes to the first segment that ends after a position.
  private mutating func seek(_ position: Int) {
    number = next(position)
    // Behind the last segment nothing is loaded, so that a way back is looked for.
    isLoaded = number < segments.count
    if isLoaded, table == nil { current = segments[number] }
    if isLoaded, let table { current = table[number] }
  }

  private mutating func next(_ position: Int) -> Int {
    if let table { return table.number(endingBehind: position) }
    // Segments mostly follow one another: try the next few before halving.
    var number = number
    if isLoaded, position >= current.lowerBound {
      for _ in 0..<4 where number < segments.count {
        if segments.end(of: number) > position { return number }
        number += 1
      }
    }
    jumps += 1
    if jumps > Self.many { table = segments.table }
    return segments.count(endingBy: position, from: isLoaded && position >= current.upperBound ? number : 0)
  }
}
