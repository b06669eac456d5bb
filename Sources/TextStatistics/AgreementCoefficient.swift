/// Measures of how far judges agree on categories without order.
///
/// Units that fewer than two judges judged say nothing of agreement. They count where a source says that they tell how
/// common a category is. In what follows r judges judged a unit, and rₖ of them put it in category k; q is the number of
/// categories; Pₒ is the observed agreement and Pₑ what chance would give. All but the first are (Pₒ − Pₑ) / (1 − Pₑ).
package enum AgreementCoefficient: String, Sendable, CaseIterable {
  /// Pₒ: the mean over units of Σ rₖ(rₖ − 1) / r(r − 1), the share of pairs of judges that agree. 0 to 1.
  case agreement
  /// Cohen's κ of two judges, each with their own habits: Pₑ = Σ aₖbₖ. With more judges the mean over all pairs.
  ///
  /// - Source: Cohen (1960), A Coefficient of Agreement for Nominal Scales; Light (1971), Measures of Response Agreement
  ///   for Qualitative Data, for the mean.
  case cohen = "cohen_kappa"
  /// Scott's π of two judges with the same habits: Pₑ = Σ ((aₖ + bₖ) / 2)².
  ///
  /// - Source: Scott (1955), Reliability of Content Analysis.
  case scott = "scott_pi"
  /// Fleiss' κ, which is π for any number of judges: Pₑ = Σ πₖ², πₖ the mean over units of rₖ/r.
  ///
  /// - Source: Fleiss (1971), Measuring Nominal Scale Agreement among Many Raters; Gwet (2014), Handbook of Inter-Rater
  ///   Reliability, section 2.4, for units that some did not judge.
  case fleiss = "fleiss_kappa"
  /// Pₑ = 1/q: judges who guess every category equally often.
  ///
  /// - Source: Brennan and Prediger (1981), Coefficient Kappa: Some Uses, Misuses, and Alternatives.
  case brennanPrediger = "brennan_prediger"
  /// Gwet's AC1: Pₑ = Σ πₖ(1 − πₖ) / (q − 1), which stays low where one category is rare.
  ///
  /// - Source: Gwet (2008), Computing Inter-Rater Reliability and its Variance in the Presence of High Agreement.
  case gwet = "gwet_ac1"
  /// Krippendorff's α for nominal data: 1 − Dₒ/Dₑ over the pairable judgements, Dₑ drawn without replacement.
  ///
  /// - Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.
  case krippendorff = "krippendorff_alpha"

  /// The coefficient of a table.
  ///
  /// - Returns: At most 1; `nil` where no unit has two judgements, where chance alone would agree on everything, and for
  ///   Scott's π with more than two judges.
  /// - Complexity: O(combinations × (judges + categories)), for Cohen's κ × pairs of judges.
  package func value(of table: JudgementTable) -> Double? {
    switch self {
    case .cohen: return Self.cohen(of: table)
    case .scott: return table.judges == 2 ? Self.scott(of: table) : nil
    case .krippendorff: return Self.krippendorff(of: table)
    case .agreement, .fleiss, .brennanPrediger, .gwet: break
    }
    let votes = Votes(table)
    guard let observed = votes.observed else { return nil }
    let categories = Double(table.categories)
    switch self {
    case .fleiss: return Self.corrected(observed, by: votes.shares.reduce(0) { $0 + $1 * $1 })
    case .brennanPrediger: return Self.corrected(observed, by: 1 / categories)
    case .gwet:
      return Self.corrected(observed, by: votes.shares.reduce(0) { $0 + $1 * (1 - $1) } / (categories - 1))
    default: return observed
    }
  }

  private static func corrected(_ observed: Double, by expected: Double) -> Double? {
    // An expected agreement of 1 leaves nothing to explain; rounding may miss it by a little.
    1 - expected > 1e-12 ? (observed - expected) / (1 - expected) : nil
  }

  /// Judgements summed as whole numbers, so that the order of units cannot show in the last digit.
  private struct Votes {
    /// The mean share of pairs that agree.
    let observed: Double?
    /// The mean share of each category.
    let shares: [Double]

    init(_ table: JudgementTable) {
      // By the number of judgements that a unit has.
      var units = [Int](repeating: 0, count: table.judges + 1)
      var pairs = units
      var votes = [[Int]](
        repeating: [Int](repeating: 0, count: table.categories), count: table.judges + 1)
      for (combination, count) in zip(table.combinations, table.counts) {
        let judged = combination.compactMap(\.self)
        units[judged.count] += count
        for category in 0..<table.categories {
          let own = judged.count { $0 == category }
          votes[judged.count][category] += own * count
          pairs[judged.count] += own * (own - 1) * count
        }
      }
      let compared = units[2...].reduce(0, +)
      observed =
        compared == 0
        ? nil : (2...table.judges).reduce(0) { $0 + Double(pairs[$1]) / Double($1 * ($1 - 1)) } / Double(compared)
      let all = units[1...].reduce(0, +)
      shares = (0..<table.categories).map { category in
        (1...table.judges).reduce(0) { $0 + Double(votes[$1][category]) / Double($1) } / Double(max(1, all))
      }
    }
  }

  private static func cohen(of table: JudgementTable) -> Double? {
    var values: [Double] = []
    for a in 0..<table.judges {
      for b in (a + 1)..<max(a + 1, table.judges) {
        let (observed, rows, columns) = margins(of: table.contingency(of: a, and: b))
        guard let observed else { continue }
        if let value = corrected(observed, by: zip(rows, columns).reduce(0) { $0 + $1.0 * $1.1 }) {
          values.append(value)
        }
      }
    }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  private static func scott(of table: JudgementTable) -> Double? {
    let (observed, rows, columns) = margins(of: table.contingency(of: 0, and: 1))
    return observed.flatMap { observed in
      corrected(observed, by: zip(rows, columns).reduce(0) { $0 + (($1.0 + $1.1) / 2) * (($1.0 + $1.1) / 2) })
    }
  }

  /// The share on the diagonal, and of each category in rows and columns.
  private static func margins(of table: [[Int]]) -> (observed: Double?, rows: [Double], columns: [Double]) {
    let total = table.joined().reduce(0, +)
    guard total > 0 else { return (nil, [], []) }
    let indices = table.indices
    return (
      Double(indices.reduce(0) { $0 + table[$1][$1] }) / Double(total),
      indices.map { row in Double(table[row].reduce(0, +)) / Double(total) },
      indices.map { column in Double(table.reduce(0) { $0 + $1[column] }) / Double(total) }
    )
  }

  private static func krippendorff(of table: JudgementTable) -> Double? {
    // Coincidences on the diagonal by the number of judgements of a unit, and values that can be paired.
    var diagonal = [Int](repeating: 0, count: table.judges + 1)
    var values = [Int](repeating: 0, count: table.categories)
    for (combination, count) in zip(table.combinations, table.counts) {
      let judged = combination.compactMap(\.self)
      if judged.count < 2 { continue }
      for category in 0..<table.categories {
        let own = judged.count { $0 == category }
        values[category] += own * count
        diagonal[judged.count] += own * (own - 1) * count
      }
    }
    let all = Double(values.reduce(0, +))
    let together = (2...table.judges).reduce(0) { $0 + Double(diagonal[$1]) / Double($1 - 1) }
    let expected = all * all - values.reduce(0) { $0 + Double($1) * Double($1) }
    return expected > 0 ? 1 - (all - 1) * (all - together) / expected : nil
  }
}
