internal import CorpusIndex

/// Sorts stretches of words by the Danish order of the words, as the index has it.
struct WordOrder {
  private let index: PositionalIndex
  private let isBackward: Bool
  private let deepest: Int
  /// A bit for each term that is a reading of a homograph; all readings of one have the same place.
  private let homographs: [UInt64]
  /// Bits that the place of any term fits, and the places in a key.
  private let width: Int
  private let wordsInKey: Int

  /// - Parameters:
  ///   - isBackward: Whether the last word of a stretch is compared first.
  ///   - deepest: Words that are compared before two stretches count as equal.
  init(_ index: PositionalIndex, isBackward: Bool, deepest: Int) {
    self.index = index
    self.isBackward = isBackward
    self.deepest = deepest
    var homographs = [UInt64](repeating: 0, count: index.words.count / 64 + 1)
    for term in index.words.homographs where term / 64 < homographs.count {
      homographs[term / 64] |= 1 << UInt64(term % 64)
    }
    self.homographs = homographs
    width = 64 - UInt64(index.words.count + 1).leadingZeroBitCount
    wordsInKey = 64 / width
  }

  /// The numbers of stretches in Danish order, word by word; one that ends first stands first, equal ones stay in order.
  ///
  /// - Complexity: O(stretches × words that tell them apart).
  func sorted(_ spans: [Range<Int>]) -> [Int] {
    var entries = spans.indices.map { (key: UInt64(0), number: UInt32($0)) }
    var places = Places(self)
    refine(&entries, spans, depth: 0, &places)
    return entries.map { Int($0.number) }
  }

  /// Sorts entries whose stretches are equal before a depth.
  private func refine(_ entries: inout [StableOrder.Entry], _ spans: [Range<Int>], depth: Int, _ places: inout Places) {
    for place in entries.indices {
      entries[place].key = key(spans[Int(entries[place].number)], depth, &places)
    }
    StableOrder.sort(&entries)
    guard depth + wordsInKey < deepest else { return }
    let lastWord: UInt64 = 1 << UInt64(width) - 1
    var start = 0
    while start < entries.count {
      let key = entries[start].key
      var end = start + 1
      while end < entries.count, entries[end].key == key { end += 1 }
      // What ended is equal; all else goes on.
      if end > start + 1, key & lastWord != 0 {
        var part = Array(entries[start..<end])
        refine(&part, spans, depth: depth + wordsInKey, &places)
        entries.replaceSubrange(start..<end, with: part)
      }
      start = end
    }
  }

  /// The places of some words in one number; zeros behind the end.
  @inline(__always)
  private func key(_ span: Range<Int>, _ depth: Int, _ places: inout Places) -> UInt64 {
    let count = min(span.count, deepest) - depth
    guard count > 0 else { return 0 }
    let words = min(count, wordsInKey)
    let first = isBackward ? span.upperBound - depth - words : span.lowerBound + depth
    var key: UInt64 = 0
    var number = 0
    index.forEachTerm(at: first..<first + words) { term in
      // The word that is compared first stands in the highest bits.
      let order = isBackward ? words - 1 - number : number
      key |= UInt64(1 + places.place(of: term)) << UInt64(width * (wordsInKey - 1 - order))
      number += 1
    }
    return key
  }

  /// The places of words in Danish order.
  private struct Places {
    private let order: WordOrder
    private var known: [Int: Int] = [:]

    init(_ order: WordOrder) { self.order = order }

    /// The place of a term, the readings of a homograph alike. O(1), but for the first of a homograph.
    @inline(__always)
    mutating func place(of term: Int) -> Int {
      // A damaged index may name any term.
      let isHomograph =
        term / 64 < order.homographs.count && order.homographs[term / 64] >> UInt64(term % 64) & 1 != 0
      return isHomograph ? homographPlace(term) : order.index.words.rank(of: term)
    }

    private mutating func homographPlace(_ term: Int) -> Int {
      if let place = known[term] { return place }
      let table = order.index.words
      let place = table.rank(of: table.terms(spelled: table.text(of: term)).lowerBound)
      known[term] = place
      return place
    }
  }
}
