internal import CorpusModel

/// Spans of positions that may overlap, to be asked which of them hold or meet another.
struct Spans {
  /// By start, then by end.
  private let spans: [Range<Int>]
  /// The greatest end up to each span.
  private let ends: [Int]

  /// - Parameter spans: In any order, none empty.
  init(_ spans: [Range<Int>]) {
    self.spans = spans.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var greatest = 0
    ends = self.spans.map { span in
      greatest = max(greatest, span.upperBound)
      return greatest
    }
  }

  /// Whether one of them holds a whole span. O(log spans).
  func holds(_ span: Range<Int>) -> Bool {
    let count = spans.partitionPoint { $0.lowerBound <= span.lowerBound }
    return count > 0 && ends[count - 1] >= span.upperBound
  }

  /// Whether one of them shares a position with a span. O(log spans).
  func overlap(_ span: Range<Int>) -> Bool {
    let count = spans.partitionPoint { $0.lowerBound < span.upperBound }
    return count > 0 && ends[count - 1] > span.lowerBound
  }

  /// Whether one of them lies in a span. O(log spans + those that begin in it).
  func lies(in span: Range<Int>) -> Bool {
    var number = spans.partitionPoint { $0.lowerBound < span.lowerBound }
    while number < spans.count, spans[number].lowerBound < span.upperBound {
      if spans[number].upperBound <= span.upperBound { return true }
      number += 1
    }
    return false
  }
}
