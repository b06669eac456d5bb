/// Terms of a table, by their numbers.
struct TermSet: Sendable, Equatable {
  private var words: [UInt64]

  /// - Parameter count: Terms in the table.
  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  mutating func insert(_ term: Int) { words[term >> 6] |= 1 << UInt64(term & 63) }

  func contains(_ term: Int) -> Bool { words[term >> 6] & (1 << UInt64(term & 63)) != 0 }

  func union(_ other: TermSet) -> TermSet { combined(other, |) }

  func intersection(_ other: TermSet) -> TermSet { combined(other, &) }

  private func combined(_ other: TermSet, _ combine: (UInt64, UInt64) -> UInt64) -> TermSet {
    var result = self
    for index in words.indices { result.words[index] = combine(words[index], other.words[index]) }
    return result
  }

  /// The terms in order. O(terms of the table).
  var terms: [Int] {
    var terms: [Int] = []
    for (number, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        terms.append(number << 6 | rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return terms
  }
}
