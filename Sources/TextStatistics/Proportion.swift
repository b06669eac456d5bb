/// A share that was counted, with how far it may be off.
package struct Proportion: Sendable, Equatable {
  package let part: Int
  /// At least 1.
  package let whole: Int

  /// `nil` where there is no whole.
  package init?(_ part: Int, of whole: Int) {
    guard whole > 0, 0...whole ~= part else { return nil }
    self.part = part
    self.whole = whole
  }

  package var value: Double { Double(part) / Double(whole) }

  /// Wilson's interval, which stays within 0 and 1.
  ///
  /// - Source: Wilson (1927), Probable Inference, the Law of Succession, and Statistical Inference.
  package func wilson(confidence: Double = 0.95) -> ConfidenceInterval {
    let z = Mathematics.normalQuantile(above: (1 - confidence) / 2)
    let n = Double(whole)
    let middle = (value + z * z / (2 * n)) / (1 + z * z / n)
    let margin = z / (1 + z * z / n) * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
    return ConfidenceInterval(low: max(0, middle - margin), high: min(1, middle + margin))
  }

  /// The exact interval of Clopper and Pearson, which is never too short.
  ///
  /// - Source: Clopper and Pearson (1934), The Use of Confidence or Fiducial Limits Illustrated in the Case of the Binomial.
  package func clopperPearson(confidence: Double = 0.95) -> ConfidenceInterval {
    let tail = (1 - confidence) / 2
    let (k, n) = (Double(part), Double(whole))
    return ConfidenceInterval(
      low: part == 0 ? 0 : Mathematics.betaQuantile(tail, k, n - k + 1),
      high: part == whole ? 1 : Mathematics.betaQuantile(1 - tail, k + 1, n - k))
  }
}

/// How often two properties stand in the same units.
package struct Overlap: Sendable, Equatable {
  package let both: Int
  package let first: Int
  package let second: Int
  package let units: Int

  package init(both: Int, first: Int, second: Int, units: Int) {
    self.both = both
    self.first = first
    self.second = second
    self.units = units
  }

  /// Units with both by units with either, 0 to 1; `nil` where there are none.
  ///
  /// - Source: Jaccard (1901).
  package var jaccard: Double? {
    let either = first + second - both
    return either == 0 ? nil : Double(both) / Double(either)
  }

  /// Units with both if the two had nothing to do with each other.
  package var expected: Double { units == 0 ? 0 : Double(first) * Double(second) / Double(units) }
}
