/// How often a word stands in a target and in a reference corpus.
package struct Keyness: Sendable, Equatable {
  /// Occurrences in the target, and its size in tokens.
  package let target: Int
  package let targetSize: Int
  /// Occurrences in the reference, and its size.
  package let reference: Int
  package let referenceSize: Int

  /// - Throws: `StatisticsError.emptyCorpus` if a size is 0.
  package init(target: Int, of targetSize: Int, reference: Int, of referenceSize: Int) throws(StatisticsError) {
    if targetSize <= 0 || referenceSize <= 0 { throw .emptyCorpus }
    precondition(0...targetSize ~= target && 0...referenceSize ~= reference, "a word is part of its corpus")
    self.target = target
    self.targetSize = targetSize
    self.reference = reference
    self.referenceSize = referenceSize
  }

  /// The word and all others, in target and reference.
  package var table: ContingencyTable {
    ContingencyTable(
      both: target, onlyFirst: targetSize - target, onlySecond: reference, neither: referenceSize - reference)
  }

  /// Per million tokens.
  package var targetRate: Double { Double(target) / Double(targetSize) * 1e6 }
  package var referenceRate: Double { Double(reference) / Double(referenceSize) * 1e6 }

  /// G² over the two cells of the word, at least 0; 0 when the relative frequencies agree. O(1).
  ///
  /// - Source: Rayson and Garside (2000), Comparing Corpora using Frequency Profiling.
  package var logLikelihood: Double {
    let share = Double(target + reference) / Double(targetSize + referenceSize)
    var sum = 0.0
    if target > 0 { sum += Double(target) * Mathematics.log(Double(target) / (Double(targetSize) * share)) }
    if reference > 0 { sum += Double(reference) * Mathematics.log(Double(reference) / (Double(referenceSize) * share)) }
    return max(0, 2 * sum)
  }

  /// The Bayesian information criterion as an approximate Bayes factor: G² − ln N, one degree of freedom. Above 2 is
  /// evidence, above 10 very strong evidence for a difference; below 0 it speaks for none.
  ///
  /// - Source: Wilson (2013), Embracing Bayes Factors for Key Item Analysis in Corpus Linguistics.
  package var bayesFactor: Double { logLikelihood - Mathematics.log(Double(targetSize + referenceSize)) }

  /// χ² with Yates' correction; `nil` where the word makes up nothing or all of both.
  package var chiSquaredYates: Double? { table.chiSquared(isCorrected: true) }

  /// log₂ of the ratio of relative frequencies, and its 95 % interval. Where a corpus lacks the word, half a token stands
  /// for it; a word that neither has is 0.
  ///
  /// - Source: Hardie (2014), Log Ratio: an informal introduction; the interval by Katz et al. (1978), Obtaining Confidence
  ///   Intervals for the Risk Ratio.
  package var logRatio: (value: Double, interval: ConfidenceInterval) {
    let a = max(0.5, Double(target))
    let b = max(0.5, Double(reference))
    let value = Mathematics.log2(a / Double(targetSize) / (b / Double(referenceSize)))
    let variance = max(0, 1 / a - 1 / Double(targetSize) + 1 / b - 1 / Double(referenceSize))
    let margin = Self.normal * variance.squareRoot() / Mathematics.log(2)
    return (value, ConfidenceInterval(low: value - margin, high: value + margin))
  }

  /// The difference of the relative frequencies in per cent of the reference's, at least −100. Where the reference lacks
  /// the word, 10⁻¹⁸ stands for its relative frequency.
  ///
  /// - Source: Gabrielatos and Marchi (2011), Keyness: Matching Metrics to Definitions, with their substitute for zero.
  package var percentDifference: Double {
    let a = Double(target) / Double(targetSize)
    let b = reference == 0 ? 1e-18 : Double(reference) / Double(referenceSize)
    return (a - b) * 100 / b
  }

  /// (rate + k) / (reference rate + k), rates per million.
  ///
  /// - Parameter smoothing: k; the higher, the commoner the words that come first.
  /// - Source: Kilgarriff (2009), Simple Maths for Keywords.
  package func simpleMaths(smoothing: Double = 1) -> Double {
    (targetRate + smoothing) / (referenceRate + smoothing)
  }

  /// The odds ratio and its 95 % interval; where a cell is 0, a half is added to all four.
  ///
  /// - Source: Woolf (1955), On Estimating the Relation between Blood Group and Disease; Haldane (1956) and Anscombe (1956)
  ///   for the half.
  package var oddsRatio: (value: Double, interval: ConfidenceInterval) {
    let counts = [table.both, table.onlyFirst, table.onlySecond, table.neither]
    let half = counts.contains(0) ? 0.5 : 0
    let cells = counts.map { Double($0) + half }
    let value = cells[0] * cells[3] / (cells[1] * cells[2])
    let error = cells.reduce(0) { $0 + 1 / $1 }.squareRoot()
    let log = Mathematics.log(value)
    return (
      value,
      ConfidenceInterval(
        low: Mathematics.exp(log - Self.normal * error), high: Mathematics.exp(log + Self.normal * error))
    )
  }

  /// The value beyond which 2.5 % of the standard normal distribution lie.
  private static let normal = Mathematics.normalQuantile(above: 0.025)
}

/// What keeps a figure from being computed.
package enum StatisticsError: Error, Equatable {
  case emptyCorpus
}
