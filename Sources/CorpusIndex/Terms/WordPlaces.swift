/// The places of words in Danish order, several in one number: the numbers compare as the words do, one after another.
///
/// What was found out about a term is kept. Not for use by several tasks.
package struct WordPlaces {
  private let index: PositionalIndex
  /// 1 + the place of a term, by its number by frequency; 0 where nobody asked yet.
  private var known: [UInt32]
  /// Terms that are readings of homographs; all readings of one have the same place.
  private let homographs: Set<Int>
  /// Bits that any place fits.
  private let width: Int
  /// Words in a number.
  package let wordsInKey: Int

  /// - Complexity: O(terms) of memory that is touched where it is needed.
  package init(_ index: PositionalIndex) {
    self.index = index
    known = [UInt32](repeating: 0, count: index.terms.rankCount)
    homographs = Set(index.words.homographs)
    width = 64 - UInt64(index.words.count + 1).leadingZeroBitCount
    wordsInKey = 64 / width
  }

  /// The places of words, the one compared first in the highest bits, zeros behind the end.
  ///
  /// - Parameters:
  ///   - positions: At most `wordsInKey`.
  ///   - isBackward: Whether the last word is compared first.
  /// - Complexity: O(positions).
  package mutating func key(of positions: Range<Int>, isBackward: Bool) -> UInt64 {
    var key: UInt64 = 0
    var shift = isBackward ? width * (wordsInKey - positions.count) : width * (wordsInKey - 1)
    let step = isBackward ? width : -width
    index.terms.forEachRank(in: positions) { rank in
      key |= UInt64(place(ofRank: rank)) << UInt64(shift)
      shift += step
    }
    return key
  }

  /// Whether a number holds as many words as fit: words may follow that it says nothing of.
  package func isFull(_ key: UInt64) -> Bool { key & (1 << UInt64(width) - 1) != 0 }

  @inline(__always)
  private mutating func place(ofRank rank: Int) -> UInt32 {
    // A damaged index may name any term.
    guard rank < known.count else { return 0 }
    if known[rank] == 0 { known[rank] = find(rank) }
    return known[rank]
  }

  @inline(never)
  private func find(_ rank: Int) -> UInt32 {
    let table = index.words
    var term = index.terms.term(ofRank: rank)
    if homographs.contains(term) { term = table.terms(spelled: table.text(of: term)).lowerBound }
    return UInt32(truncatingIfNeeded: 1 + min(table.rank(of: term), table.count))
  }
}
