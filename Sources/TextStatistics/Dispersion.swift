/// How evenly a word is spread over the parts of a corpus.
package struct Dispersion: Sendable, Equatable {
  /// Occurrences in each part, and its size in tokens.
  private let counts: [Double]
  private let sizes: [Double]

  /// - Parameters:
  ///   - counts: Of each part.
  ///   - sizes: In tokens; parts of size 0 are passed over.
  package init(counts: [Int], sizes: [Int]) {
    precondition(counts.count == sizes.count, "every part has a size")
    let parts = zip(counts, sizes).filter { $0.1 > 0 }
    self.counts = parts.map { Double($0.0) }
    self.sizes = parts.map { Double($0.1) }
  }

  /// Parts with the word.
  package var range: Int { counts.count { $0 > 0 } }
  /// Parts.
  package var parts: Int { counts.count }
  private var frequency: Double { counts.reduce(0, +) }
  /// Relative frequencies.
  private var rates: [Double] { zip(counts, sizes).map { $0 / $1 } }
  /// The share of the corpus that each part is.
  private var shares: [Double] {
    let all = sizes.reduce(0, +)
    return sizes.map { $0 / all }
  }

  /// Juilland's D: 1 − V/√(n − 1), V the variation coefficient of the relative frequencies. 1 is even; `nil` for fewer than
  /// two parts and for no occurrence. O(parts).
  ///
  /// - Source: Juilland et al. (1970), with relative frequencies for parts of unequal size as in Gries (2008), Dispersions
  ///   and Adjusted Frequencies in Corpora.
  package var juillandD: Double? {
    guard parts >= 2, frequency > 0 else { return nil }
    let rates = rates
    let mean = rates.reduce(0, +) / Double(parts)
    let variance = rates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(parts)
    return 1 - variance.squareRoot() / mean / Double(parts - 1).squareRoot()
  }

  /// Carroll's D₂: the entropy of the relative frequencies by its highest value. 0 to 1, 1 is even. O(parts).
  ///
  /// - Source: Carroll (1970), An Alternative to Juilland's Usage Coefficient; Gries (2008).
  package var carrollD2: Double? {
    guard parts >= 2, frequency > 0 else { return nil }
    let rates = rates
    let all = rates.reduce(0, +)
    let entropy = rates.reduce(0) { $1 > 0 ? $0 - $1 / all * Mathematics.log2($1 / all) : $0 }
    return entropy / Mathematics.log2(Double(parts))
  }

  /// Gries' DP: half the sum of differences between each part's share of the word and of the corpus. 0 is even. O(parts).
  ///
  /// - Source: Gries (2008), Dispersions and Adjusted Frequencies in Corpora.
  package var dp: Double? {
    guard frequency > 0 else { return nil }
    return zip(counts, shares).reduce(0) { $0 + abs($1.0 / frequency - $1.1) } / 2
  }

  /// DP by the highest value that it can have, 0 to 1.
  ///
  /// - Source: Lijffijt and Gries (2012), Correction to Stefan Th. Gries' "Dispersions and adjusted frequencies in corpora".
  package var dpNorm: Double? {
    guard parts >= 2, let dp, let least = shares.min() else { return nil }
    return dp / (1 - least)
  }

  /// The Kullback-Leibler divergence of the word's parts from the corpus' parts, in bits; 0 is even. O(parts).
  ///
  /// - Source: Gries (2020), Analyzing Dispersion, in: A Practical Handbook of Corpus Linguistics.
  package var divergence: Double? {
    guard frequency > 0 else { return nil }
    return zip(counts, shares).reduce(0) { sum, part in
      part.0 > 0 ? sum + part.0 / frequency * Mathematics.log2(part.0 / frequency / part.1) : sum
    }
  }
}
