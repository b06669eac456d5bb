/// What is done with p values when many words are tested at once.
package enum MultipleTesting: String, Sendable, CaseIterable {
  case none
  /// Each p value times their number.
  ///
  /// - Source: Dunn (1961), Multiple Comparisons among Means.
  case bonferroni
  /// The chance of even one false find.
  ///
  /// - Source: Holm (1979), A Simple Sequentially Rejective Multiple Test Procedure.
  case holm
  /// The expected share of false finds.
  ///
  /// - Source: Benjamini and Hochberg (1995), Controlling the False Discovery Rate.
  case benjaminiHochberg = "bh"

  /// The corrected p values, in the order given, at most 1. O(n log n).
  package func corrected(_ values: [Double]) -> [Double] {
    let count = Double(values.count)
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var result = values
    switch self {
    case .none: break
    case .bonferroni: result = values.map { min(1, $0 * count) }
    case .holm:
      var highest = 0.0
      for (rank, index) in order.enumerated() {
        highest = max(highest, min(1, (count - Double(rank)) * values[index]))
        result[index] = highest
      }
    case .benjaminiHochberg:
      var lowest = 1.0
      for (rank, index) in order.enumerated().reversed() {
        lowest = min(lowest, count / Double(rank + 1) * values[index])
        result[index] = lowest
      }
    }
    return result
  }

  /// What it is called in a sentence.
  package var name: String {
    switch self {
    case .none: "no correction"
    case .bonferroni: "Bonferroni"
    case .holm: "Holm"
    case .benjaminiHochberg: "Benjamini-Hochberg"
    }
  }
}
