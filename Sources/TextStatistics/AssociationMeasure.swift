/// How a word and its collocate are counted.
package struct Cooccurrence: Sendable, Equatable {
  /// Tokens in the windows and outside, collocate or not. Tokens of the node itself are none of them.
  package let table: ContingencyTable
  /// Hits of the node.
  package let node: Int

  /// - Parameter node: Hits of the node; the tokens in its windows where nothing else is said, as for word pairs.
  package init(_ table: ContingencyTable, node: Int? = nil) {
    self.table = table
    self.node = node ?? table.first
  }
}

/// How strongly a collocate belongs to a word. O and E are observed and expected co-occurrences, R₁ the tokens in the
/// windows, C₁ those of the collocate, N all, f the hits of the node.
///
/// - Source: Evert (2008), Corpora and Collocations, for the table of tokens in windows and all measures without another
///   source.
package enum AssociationMeasure: String, Sendable, CaseIterable {
  /// log₂ O/E.
  ///
  /// - Source: Church and Hanks (1990), Word Association Norms, Mutual Information, and Lexicography.
  case mi
  /// log₂ O³/E.
  ///
  /// - Source: Daille (1994).
  case mi3
  /// (O − E) / √O.
  ///
  /// - Source: Church et al. (1991), Using Statistics in Lexical Analysis.
  case tScore = "t"
  /// (O − E) / √E.
  case zScore = "z"
  /// G² over four cells, with a minus where O is less than E.
  case logLikelihood = "log_likelihood"
  case chiSquared = "chi_squared"
  case chiSquaredYates = "chi_squared_yates"
  /// 14 + log₂ 2O / (f + C₁).
  ///
  /// - Source: Rychlý (2008), A Lexicographer-Friendly Association Score.
  case logDice = "log_dice"
  /// 2O / (f + C₁).
  case dice
  /// The share of collocates in the windows less that outside: O/R₁ − O₂₁/R₂.
  ///
  /// - Source: Gries (2013), 50-something years of work on collocations.
  case deltaPCollocate = "delta_p_collocate"
  /// The share of windows at the collocate less that elsewhere: O/C₁ − O₁₂/C₂.
  case deltaPNode = "delta_p_node"
  /// min(O/f, O/C₁).
  ///
  /// - Source: Pedersen and Bruce (1996), What to Infer from a Description.
  case minimumSensitivity = "minimum_sensitivity"
  /// log₂ (O/R₁) / (O₂₁/R₂); where there is none outside, half a token stands for it.
  ///
  /// - Source: Hardie (2014), Log Ratio: an informal introduction.
  case logRatio = "log_ratio"

  /// The measure of a co-occurrence. O(1).
  ///
  /// - Returns: `nil` where it is not defined, as MI of words that never meet.
  package func value(of pair: Cooccurrence) -> Double? {
    let table = pair.table
    let observed = Double(table.both)
    let expected = table.expected
    func share(_ part: Double, _ whole: Int) -> Double? { whole > 0 ? part / Double(whole) : nil }
    switch self {
    case .mi: return observed > 0 ? Mathematics.log2(observed / expected) : nil
    case .mi3: return observed > 0 ? Mathematics.log2(observed * observed * observed / expected) : nil
    case .tScore: return observed > 0 ? (observed - expected) / observed.squareRoot() : nil
    case .zScore: return expected > 0 ? (observed - expected) / expected.squareRoot() : nil
    case .logLikelihood: return observed < expected ? -table.logLikelihood : table.logLikelihood
    case .chiSquared: return table.chiSquared(isCorrected: false)
    case .chiSquaredYates: return table.chiSquared(isCorrected: true)
    case .logDice:
      return observed > 0 ? 14 + Mathematics.log2(2 * observed / Double(pair.node + table.second)) : nil
    case .dice: return share(2 * observed, pair.node + table.second)
    case .deltaPCollocate:
      guard let inside = share(observed, table.first),
        let outside = share(Double(table.onlySecond), table.total - table.first)
      else { return nil }
      return inside - outside
    case .deltaPNode:
      guard let at = share(observed, table.second),
        let elsewhere = share(Double(table.onlyFirst), table.total - table.second)
      else { return nil }
      return at - elsewhere
    case .minimumSensitivity:
      guard let a = share(observed, pair.node), let b = share(observed, table.second) else { return nil }
      return min(a, b)
    case .logRatio:
      let outside = table.onlySecond == 0 ? 0.5 : Double(table.onlySecond)
      guard observed > 0, let inside = share(observed, table.first),
        let reference = share(outside, table.total - table.first)
      else { return nil }
      return Mathematics.log2(inside / reference)
    }
  }

  /// The formula in plain signs, for an explanation.
  package var formula: String {
    switch self {
    case .mi: "log2(O / E)"
    case .mi3: "log2(O^3 / E)"
    case .tScore: "(O - E) / sqrt(O)"
    case .zScore: "(O - E) / sqrt(E)"
    case .logLikelihood: "2 * sum of O * ln(O / E) over four cells; minus where O < E"
    case .chiSquared: "N * (O11*O22 - O12*O21)^2 / (R1 * R2 * C1 * C2)"
    case .chiSquaredYates: "N * (|O11*O22 - O12*O21| - N/2)^2 / (R1 * R2 * C1 * C2)"
    case .logDice: "14 + log2(2 * O / (f + C1))"
    case .dice: "2 * O / (f + C1)"
    case .deltaPCollocate: "O / R1 - O21 / R2"
    case .deltaPNode: "O / C1 - O12 / C2"
    case .minimumSensitivity: "min(O / f, O / C1)"
    case .logRatio: "log2((O / R1) / (O21 / R2)); 0.5 for O21 = 0"
    }
  }
}
