/// The places of words in Danish order, several in one number: the numbers compare as the words do, one after another.
///
/// What was found out about a term is kept. Not for use by several tasks.
package struct WordPlaces {
  private let index: PositionalIndex
  /// 1 + the place of a term, by its number by frequency; 0 where nobody asked yet.
  private var known: [UInt32]
  /// A bit for each term that is a reading of a homograph; all readings of one have the same place.
  private let homographs: [UInt64]
  /// Bits that any place fits.
  private let width: Int
  /// Words in a number.
  package let wordsInKey: Int

  /// - Complexity: O(terms) of memory that is touched where it is needed.
  package init(_ index: PositionalIndex) {
    self.index = index
    known = [UInt32](repeating: 0, count: index.terms.rankCount)
    var homographs = [UInt64](repeating: 0, count: index.words.count / 64 + 1)
    for term in index.words.homographs { homographs[term / 64] |= 1 << UInt64(term % 64) }
    self.homographs = homographs
    width = 64 - UInt64(index.words.count + 1).leadingZeroBitCount
    wordsInKey = 64 / width
  }

  /// The places of the words of some stretches, a number for each: the word compared first in the highest bits, zeros behind
  /// the end.
  ///
  /// - Parameters:
  ///   - stretches: Each of at most `wordsInKey` positions.
  ///   - isBackward: Whether the last word is compared first.
  /// - Complexity: O(positions).
  package mutating func keys(of stretches: [Range<Int>], isBackward: Bool) -> [UInt64] {
    // Out of the structure, so that nothing is copied or counted for each stretch.
    var places: [UInt32] = []
    swap(&places, &known)
    defer { swap(&places, &known) }
    let (terms, table, homographs, width, wordsInKey) = (index.terms, index.words, homographs, width, wordsInKey)
    var result: [UInt64] = []
    result.reserveCapacity(stretches.count)
    let step = isBackward ? width : -width
    // Words are read before anything is made of them: a closure would take hold of all that it uses for every stretch.
    var ranks = [UInt32](repeating: 0, count: wordsInKey)
    let isMuch = stretches.count > 64
    for (number, stretch) in stretches.enumerated() {
      if isMuch {
        // The stretches lie far apart: whoever waits for each in turn waits most of the time.
        if number + 24 < stretches.count { terms.bringNear(stretches[number + 24].lowerBound) }
        if number + 12 < stretches.count { terms.bringTailNear(stretches[number + 12].lowerBound) }
      }
      var key: UInt64 = 0
      var shift = width * (isBackward ? wordsInKey - stretch.count : wordsInKey - 1)
      for word in 0..<terms.read(stretch, into: &ranks) {
        let rank = Int(ranks[word])
        // A damaged index may name any term.
        if rank >= places.count { continue }
        if places[rank] == 0 { places[rank] = Self.place(of: terms.term(ofRank: rank), table, homographs) }
        key |= UInt64(places[rank]) << UInt64(shift)
        shift += step
      }
      result.append(key)
    }
    return result
  }

  /// Whether a number holds as many words as fit: words may follow that it says nothing of.
  package func isFull(_ key: UInt64) -> Bool { key & (1 << UInt64(width) - 1) != 0 }

  /// 1 + the place of a term.
  @inline(never)
  private static func place(of term: Int, _ table: TermTable, _ homographs: [UInt64]) -> UInt32 {
    var term = term
    let isHomograph = term / 64 < homographs.count && homographs[term / 64] >> UInt64(term % 64) & 1 != 0
    if isHomograph { term = table.terms(spelled: table.text(of: term)).lowerBound }
    return UInt32(truncatingIfNeeded: 1 + min(table.rank(of: term), table.count))
  }
}
