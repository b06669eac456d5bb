/// Where each of a row of numbers stands.
struct Postings: Sendable {
  private let offsets: [Int]
  private let places: [Int32]

  /// The places of the numbers 0 up to `count` in a column, by counting sort. O(column + count).
  init(of column: [Int32], count: Int) {
    var offsets = [Int](repeating: 0, count: count + 1)
    for number in column { offsets[Int(number) + 1] += 1 }
    for number in 0..<count { offsets[number + 1] += offsets[number] }
    var next = offsets
    var places = [Int32](repeating: 0, count: column.count)
    for (place, number) in column.enumerated() {
      places[next[Int(number)]] = Int32(place)
      next[Int(number)] += 1
    }
    self.offsets = offsets
    self.places = places
  }

  /// The places of a number, in order. O(1).
  subscript(number: Int) -> ArraySlice<Int32> { places[offsets[number]..<offsets[number + 1]] }
}

/// The positions of a term, in order.
package struct PostingList: Sendable, Sequence {
  let places: ArraySlice<Int32>

  /// O(1).
  package var count: Int { places.count }

  /// The positions, one after another.
  package func makeIterator() -> some IteratorProtocol<Int> { places.lazy.map { Int($0) }.makeIterator() }
}
