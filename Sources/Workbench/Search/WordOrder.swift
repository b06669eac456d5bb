internal import CorpusIndex

/// Sorts stretches of words by the Danish order of the words, as the index has it.
struct WordOrder {
  private let isBackward: Bool
  private let deepest: Int
  private var places: WordPlaces

  /// - Parameters:
  ///   - isBackward: Whether the last word of a stretch is compared first.
  ///   - deepest: Words that are compared before two stretches count as equal.
  init(_ index: PositionalIndex, isBackward: Bool, deepest: Int) {
    places = WordPlaces(index)
    self.isBackward = isBackward
    self.deepest = deepest
  }

  /// The numbers of stretches in Danish order, word by word; one that ends first stands first, equal ones stay in order.
  ///
  /// - Complexity: O(stretches × words that tell them apart).
  mutating func sorted(_ spans: [Range<Int>]) -> [Int] {
    var entries = spans.indices.map { (key: UInt64(0), number: UInt32($0)) }
    refine(&entries, entries.indices, spans, depth: 0)
    return entries.map { Int($0.number) }
  }

  /// Sorts entries whose stretches are equal before a depth.
  private mutating func refine(
    _ entries: inout [StableOrder.Entry], _ range: Range<Int>, _ spans: [Range<Int>], depth: Int
  ) {
    for place in range { entries[place].key = key(spans[Int(entries[place].number)], depth) }
    StableOrder.sort(&entries, range)
    guard depth + places.wordsInKey < deepest else { return }
    var start = range.lowerBound
    while start < range.upperBound {
      let key = entries[start].key
      var end = start + 1
      while end < range.upperBound, entries[end].key == key { end += 1 }
      // What ended is equal; all else goes on.
      if end > start + 1, places.isFull(key) {
        refine(&entries, start..<end, spans, depth: depth + places.wordsInKey)
      }
      start = end
    }
  }

  /// The places of some words in one number; zeros behind the end.
  @inline(__always)
  private mutating func key(_ span: Range<Int>, _ depth: Int) -> UInt64 {
    let count = min(span.count, deepest) - depth
    guard count > 0 else { return 0 }
    let words = min(count, places.wordsInKey)
    let first = isBackward ? span.upperBound - depth - words : span.lowerBound + depth
    return places.key(of: first..<first + words, isBackward: isBackward)
  }
}
