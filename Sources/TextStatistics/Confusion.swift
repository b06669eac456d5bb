/// How often two judges said yes and no of the same units.
package struct Confusion: Sendable, Equatable {
  /// Both said yes.
  package var bothYes = 0
  /// Only the judge under test.
  package var onlyTested = 0
  /// Only the reference.
  package var onlyReference = 0
  /// Both said no.
  package var bothNo = 0

  package init() {}

  package init(bothYes: Int, onlyTested: Int, onlyReference: Int, bothNo: Int) {
    self.bothYes = bothYes
    self.onlyTested = onlyTested
    self.onlyReference = onlyReference
    self.bothNo = bothNo
  }

  /// Counts one unit.
  package mutating func count(tested: Bool, reference: Bool) {
    switch (tested, reference) {
    case (true, true): bothYes += 1
    case (true, false): onlyTested += 1
    case (false, true): onlyReference += 1
    case (false, false): bothNo += 1
    }
  }

  /// Adds the counts of another table.
  package static func + (a: Confusion, b: Confusion) -> Confusion {
    Confusion(
      bothYes: a.bothYes + b.bothYes, onlyTested: a.onlyTested + b.onlyTested,
      onlyReference: a.onlyReference + b.onlyReference, bothNo: a.bothNo + b.bothNo)
  }

  /// Units that were judged.
  package var total: Int { bothYes + onlyTested + onlyReference + bothNo }

  /// The share of the tested judge's yeses that the reference shares, 0 to 1; `nil` where the judge never said yes.
  package var precision: Double? { Self.share(bothYes, of: bothYes + onlyTested) }

  /// The share of the reference's yeses that the tested judge found, 0 to 1; `nil` where the reference never said yes.
  package var recall: Double? { Self.share(bothYes, of: bothYes + onlyReference) }

  /// The harmonic mean of precision and recall, 0 to 1; `nil` where neither judge said yes.
  ///
  /// - Source: van Rijsbergen (1979), Information Retrieval, chapter 7, with equal weights.
  package var f1: Double? { Self.share(2 * bothYes, of: 2 * bothYes + onlyTested + onlyReference) }

  /// Cohen's κ, at most 1; `nil` where chance alone would agree on everything, or no unit was judged.
  ///
  /// - Source: Cohen (1960), A Coefficient of Agreement for Nominal Scales.
  package var kappa: Double? {
    guard total > 0 else { return nil }
    let all = Double(total)
    let observed = Double(bothYes + bothNo) / all
    let testedYes = Double(bothYes + onlyTested) / all
    let referenceYes = Double(bothYes + onlyReference) / all
    let expected = testedYes * referenceYes + (1 - testedYes) * (1 - referenceYes)
    return expected < 1 ? (observed - expected) / (1 - expected) : nil
  }

  private static func share(_ part: Int, of whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }
}
