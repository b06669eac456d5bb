/// Cuts Danish compounds into parts: bounded dynamic programming over all cuts, weighed by a log-linear model.
///
/// - Source: general rules of Danish word formation (linking s, e, er; prefixes are no parts); weights learned by
///   `Training/compound_weights.py` from words marked by hand.
struct CompoundSplitter: Sendable {
  /// Words with more letters than this are left whole.
  static let longestWord = 80
  /// So are words with fewer than this.
  static let shortestWord = 5

  private let cutters = SharedWorkers { CompoundCutter() }

  /// Where the parts of a word end, in bytes, the last one left out; empty for a word that is no compound.
  ///
  /// - Parameter form: In lower case, letters only; else the result is empty.
  /// - Complexity: O(letters³), and words of more than 80 letters are not looked at.
  func boundaries(of form: ArraySlice<UInt8>) -> [Int] {
    let letters = form.count { $0 & 0xC0 != 0x80 }
    guard (CompoundSplitter.shortestWord...CompoundSplitter.longestWord).contains(letters) else { return [] }
    return cutters.with { $0.boundaries(of: form) }
  }
}
