/// Draws of clusters with replacement, for percentile intervals of figures whose observations hang together in clusters:
/// units in sources, words in speakers.
///
/// - Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, sections 3.8 and 5.3.1.
package struct ClusterBootstrap: Sendable {
  /// For each draw, how often each cluster is in it.
  private let draws: [[Int]]

  /// Draws as many clusters as there are, `resamples` times. O(resamples × clusters).
  ///
  /// - Parameter seed: The same seed gives the same draws on every machine.
  package init(clusters: Int, resamples: Int, seed: UInt64) {
    precondition(clusters >= 0 && resamples >= 0, "counts are not negative")
    var generator = SplitMix64(seed: seed)
    draws = (0..<resamples).map { _ in
      var weights = [Int](repeating: 0, count: clusters)
      for _ in 0..<clusters { weights[generator.index(below: clusters)] += 1 }
      return weights
    }
  }

  /// The interval that holds the middle share of a figure's values over the draws.
  ///
  /// - Parameters:
  ///   - confidence: The share, such as 0.95.
  ///   - statistic: The figure when each cluster counts as often as its weight says; `nil` where it is not defined. Such
  ///     draws are left out.
  /// - Returns: `nil` with fewer than two clusters, and when fewer than half of the draws define the figure.
  /// - Complexity: O(resamples × statistic).
  package func interval(confidence: Double = 0.95, of statistic: ([Int]) -> Double?) -> ConfidenceInterval? {
    interval(confidence: confidence, of: samples(statistic))
  }

  /// What comes of each draw, for intervals of several figures of one sample. O(resamples × sample).
  package func samples<Sample>(_ sample: ([Int]) -> Sample) -> [Sample] { draws.map(sample) }

  /// The interval of values of a figure, one for each draw; `nil` where it is not defined.
  package func interval(confidence: Double = 0.95, of values: [Double?]) -> ConfidenceInterval? {
    guard let first = draws.first, first.count >= 2 else { return nil }
    let values = values.compactMap(\.self).sorted()
    guard values.count * 2 >= draws.count, !values.isEmpty else { return nil }
    let tail = (1 - confidence) / 2
    return ConfidenceInterval(low: Self.quantile(tail, of: values), high: Self.quantile(1 - tail, of: values))
  }

  /// The quantile of sorted values, between neighbours by straight line.
  ///
  /// - Source: Hyndman and Fan (1996), Sample Quantiles in Statistical Packages, definition 7.
  static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let low = Int(place.rounded(.down))
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
  }
}
