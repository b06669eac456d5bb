/// Four counts of tokens: with and without the one property by with and without the other.
package struct ContingencyTable: Sendable, Equatable {
  /// With both.
  package let both: Int
  /// With the first property only: in the window and another word; in the target corpus and another word.
  package let onlyFirst: Int
  /// With the second only: the word, outside the window; the word in the reference corpus.
  package let onlySecond: Int
  package let neither: Int

  package init(both: Int, onlyFirst: Int, onlySecond: Int, neither: Int) {
    precondition(both >= 0 && onlyFirst >= 0 && onlySecond >= 0 && neither >= 0, "counts are not negative")
    self.both = both
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
    self.neither = neither
  }

  /// R₁: tokens with the first property.
  package var first: Int { both + onlyFirst }
  /// C₁: tokens with the second.
  package var second: Int { both + onlySecond }
  /// N: all tokens.
  package var total: Int { both + onlyFirst + onlySecond + neither }

  /// E₁₁: tokens with both if the two had nothing to do with each other; 0 where there are none.
  package var expected: Double { total == 0 ? 0 : Double(first) * Double(second) / Double(total) }

  /// The log-likelihood ratio G² over all four cells, at least 0.
  ///
  /// - Source: Dunning (1993), Accurate Methods for the Statistics of Surprise and Coincidence.
  package var logLikelihood: Double {
    let rows = [Double(first), Double(total - first)]
    let columns = [Double(second), Double(total - second)]
    var sum = 0.0
    for (index, count) in [both, onlyFirst, onlySecond, neither].enumerated() where count > 0 {
      let expected = rows[index / 2] * columns[index % 2] / Double(total)
      sum += Double(count) * Mathematics.log(Double(count) / expected)
    }
    return max(0, 2 * sum)
  }

  /// Pearson's χ² with one degree of freedom; `nil` where a row or column is empty.
  ///
  /// - Parameter isCorrected: Whether Yates' half is taken off.
  /// - Source: Pearson (1900); Yates (1934), Contingency Tables Involving Small Numbers and the χ² Test.
  package func chiSquared(isCorrected: Bool) -> Double? {
    let product = Double(first) * Double(total - first) * Double(second) * Double(total - second)
    guard product > 0 else { return nil }
    let difference = abs(Double(both) * Double(neither) - Double(onlyFirst) * Double(onlySecond))
    let corrected = isCorrected ? max(0, difference - Double(total) / 2) : difference
    return Double(total) * corrected * corrected / product
  }
}
