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
    let stretches = range.map { stretch(spans[Int(entries[$0].number)], depth) }
    for (place, key) in zip(range, places.keys(of: stretches, isBackward: isBackward)) { entries[place].key = key }
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

  /// The words of a span that are compared at a depth; none behind its end.
  @inline(__always)
  private func stretch(_ span: Range<Int>, _ depth: Int) -> Range<Int> {
    let words = min(min(span.count, deepest) - depth, places.wordsInKey)
    guard words > 0 else { return 0..<0 }
    let first = isBackward ? span.upperBound - depth - words : span.lowerBound + depth
    return first..<first + words
  }
}
