internal import CorpusModel

/// The structural segments that a query can be confined to.
package enum SegmentKind: String, Sendable, CaseIterable {
  case sentence
  case turn
  case paragraph
  case quotation
  case section
  case source
}

/// What is known of the words of a source, and what `speaker:` and its like restrict by.
package enum AttributeKind: String, Sendable, CaseIterable {
  case speaker
  case role
  case source
  case section
  case kind
}

/// A value that holds for a run of positions.
package struct AttributeRun: Sendable, Equatable {
  package let positions: Range<Int>
  package let value: String
}

/// Segments as ranges of positions, in order, not overlapping.
package struct SegmentList: Sendable, RandomAccessCollection {
  private let ranges: [Range<Int>]

  /// - Parameter ranges: In order, not overlapping, none empty.
  package init(_ ranges: [Range<Int>]) { self.ranges = ranges }

  package var startIndex: Int { 0 }
  package var endIndex: Int { ranges.count }
  package subscript(number: Int) -> Range<Int> { ranges[number] }

  /// The number of the segment that holds a whole span, or `nil`. O(log segments).
  package func number(holding span: Range<Int>) -> Int? {
    let number = partitionPoint { $0.upperBound <= span.lowerBound }
    guard number < count, self[number].lowerBound <= span.lowerBound, span.upperBound <= self[number].upperBound else {
      return nil
    }
    return number
  }
}

/// The runs of an attribute, in order, not overlapping.
package struct AttributeRuns: Sendable, RandomAccessCollection {
  let runs: [AttributeRun]

  package var startIndex: Int { 0 }
  package var endIndex: Int { runs.count }
  package subscript(number: Int) -> AttributeRun { runs[number] }

  /// The value at a position, or `nil`. O(log runs).
  package func value(at position: Int) -> String? {
    let number = partitionPoint { $0.positions.upperBound <= position }
    return number < count && self[number].positions.contains(position) ? self[number].value : nil
  }
}
