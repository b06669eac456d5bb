package import CorpusModel

/// Coded segments of two coders, paired where they overlap enough.
package struct SegmentMatching: Sendable {
  /// Numbers of segments of the one and the other coder that are taken for the same.
  package let pairs: [(a: Int, b: Int)]
  /// Segments of either coder that the other has no match for.
  package let onlyA: [Int]
  package let onlyB: [Int]

  /// Pairs segments whose common part is at least `minimum` of what the two cover together, each with at most one; the
  /// greatest overlaps first.
  ///
  /// - Parameter minimum: Above 0, at most 1: 0.9 is what MAXQDA proposes.
  /// - Complexity: O(a × b × log).
  package init(_ a: [TextRange], _ b: [TextRange], minimum: Double) {
    precondition(minimum > 0 && minimum <= 1, "a share of what both cover")
    var candidates: [(share: Double, a: Int, b: Int)] = []
    for (first, one) in a.enumerated() {
      for (second, other) in b.enumerated() {
        guard let common = one.intersection(other) else { continue }
        let share = Double(common.count) / Double(one.count + other.count - common.count)
        // 0.9 of ten characters is nine, whatever the last bit of 0.9 is.
        if share >= minimum - 1e-12 { candidates.append((share, first, second)) }
      }
    }
    candidates.sort { ($1.share, $0.a, $0.b) < ($0.share, $1.a, $1.b) }
    var freeA = Set(a.indices)
    var freeB = Set(b.indices)
    var pairs: [(a: Int, b: Int)] = []
    for candidate in candidates where freeA.contains(candidate.a) && freeB.contains(candidate.b) {
      freeA.remove(candidate.a)
      freeB.remove(candidate.b)
      pairs.append((candidate.a, candidate.b))
    }
    self.pairs = pairs.sorted { $0 < $1 }
    onlyA = freeA.sorted()
    onlyB = freeB.sorted()
  }
}
