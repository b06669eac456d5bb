/// Krippendorff's α for unitising, ᵤα: how far coders agree on where segments of a code begin and end.
///
/// Every source is a continuum, and the sources lie one behind another; neither a segment nor a gap runs over the end of a
/// source. Lengths are whole numbers of one unit, here characters.
///
/// - Source: Krippendorff (1995), On the Reliability of Unitizing Contiguous Data; the formulas as in Krippendorff (2004),
///   Content Analysis, second edition, section 12.4.
package struct UnitizingAlpha: Sendable {
  /// The sums of one code over each source that the coefficient is made of.
  private let sources: [Sums]
  private let coders: Int
  /// Expected sums of each source's segments in each source's gaps.
  private let expectedInGaps: [[Double]]

  private struct Sums: Sendable {
    let length: Double
    /// Σ δ² over pairs of coders.
    var disagreement = 0.0
    var segments = 0.0
    /// Σ (2l³ − 3l² + l) / 3.
    var overlaps = 0.0
    /// Σ l(l − 1).
    var squares = 0.0
  }

  /// The sums of one code.
  ///
  /// - Parameters:
  ///   - lengths: Of each source.
  ///   - segments: Of each source, of each coder, in order, not overlapping; all within the source.
  /// - Complexity: O(sources × segments × gaps).
  package init(lengths: [Int], segments: [[[Range<Int>]]]) {
    coders = segments.first?.count ?? 0
    let gaps = zip(lengths, segments).map { length, coders in coders.flatMap { Self.gaps(in: length, between: $0) } }
    sources = zip(lengths, segments).map { length, coders in
      var sums = Sums(length: Double(length))
      for (number, a) in coders.enumerated() {
        for b in coders[(number + 1)...] { sums.disagreement += Self.disagreement(a, b, length: length) }
      }
      for segment in coders.joined() {
        let length = Double(segment.count)
        sums.segments += 1
        sums.overlaps += (2 * length * length * length - 3 * length * length + length) / 3
        sums.squares += length * (length - 1)
      }
      return sums
    }
    expectedInGaps = segments.map { coders in
      gaps.map { gaps in
        coders.joined().reduce(0) { sum, segment in
          let length = segment.count
          let places = gaps.reduce(0) { $0 + ($1.count >= length ? $1.count - length + 1 : 0) }
          return sum + Double(length) * Double(length) * Double(places)
        }
      }
    }
  }

  /// Observed and expected disagreement of the code, when each source counts as often as its weight says; `nil` where
  /// no source counts. O(sources²).
  package func disagreement(weights: [Int]? = nil) -> (observed: Double, expected: Double)? {
    let weights = weights?.map(Double.init) ?? [Double](repeating: 1, count: sources.count)
    func sum(_ value: (Sums) -> Double) -> Double { zip(sources, weights).reduce(0) { $0 + value($1.0) * $1.1 } }
    let length = sum(\.length)
    let coders = Double(coders)
    guard length > 0, coders >= 2 else { return nil }
    var inGaps = 0.0
    for (row, a) in zip(expectedInGaps, weights) where a > 0 {
      for (value, b) in zip(row, weights) { inGaps += value * a * b }
    }
    let observed = 2 * sum(\.disagreement) / (coders * (coders - 1) * length * length)
    let all = coders * length
    let pairs = all * (all - 1) - sum(\.squares)
    guard pairs > 0 else { return nil }
    let expected = 2 / length * ((sum(\.segments) - 1) * sum(\.overlaps) + inGaps) / pairs
    return (observed, max(0, expected))
  }

  /// ᵤα of several codes together, at most 1: 1 less the sum of their observed by the sum of their expected disagreements.
  ///
  /// - Returns: `nil` where there is no segment.
  package static func value(of codes: [UnitizingAlpha], weights: [Int]? = nil) -> Double? {
    let parts = codes.compactMap { $0.disagreement(weights: weights) }
    let expected = parts.reduce(0) { $0 + $1.expected }
    return expected > 0 ? 1 - parts.reduce(0) { $0 + $1.observed } / expected : nil
  }

  /// δ² of all segments and gaps of two coders: for segments that overlap, the squares of how far their ends lie apart;
  /// for a segment in the other's gap, the square of its length.
  private static func disagreement(_ a: [Range<Int>], _ b: [Range<Int>], length: Int) -> Double {
    var sum = 0.0
    for segment in a {
      for other in b where segment.overlaps(other) {
        let start = Double(segment.lowerBound - other.lowerBound)
        let end = Double(segment.upperBound - other.upperBound)
        sum += start * start + end * end
      }
    }
    for (segments, others) in [(a, b), (b, a)] {
      for segment in segments where !others.contains(where: { $0.overlaps(segment) }) {
        sum += Double(segment.count) * Double(segment.count)
      }
    }
    return sum
  }

  private static func gaps(in length: Int, between segments: [Range<Int>]) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var start = 0
    for segment in segments {
      if segment.lowerBound > start { gaps.append(start..<segment.lowerBound) }
      start = segment.upperBound
    }
    if start < length { gaps.append(start..<length) }
    return gaps
  }
}
