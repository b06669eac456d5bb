/// Lemmas of forms that were asked for before.
struct LemmaMemo: Sendable {
  private var known: [String: String] = [:]

  /// Forms that are kept; past it, all are forgotten.
  private static let most = 1 << 16

  /// The lemma of a form, found when it is not known. O(1), and what finding takes.
  mutating func lemma(of form: String, _ find: () -> String) -> String {
    if let lemma = known[form] { return lemma }
    let lemma = find()
    if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
    known[form] = lemma
    return lemma
  }
}
