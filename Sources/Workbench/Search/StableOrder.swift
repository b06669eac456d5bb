/// Sorts by whole numbers and keeps the order of what is equal.
enum StableOrder {
  /// What is sorted: a key, and a number that goes with it.
  typealias Entry = (key: UInt64, number: UInt32)

  /// Elements by their keys. O(elements).
  static func sorted(_ elements: [Int], by keys: [UInt64]) -> [Int] {
    var entries = keys.indices.map { (key: keys[$0], number: UInt32($0)) }
    sort(&entries)
    return entries.map { elements[Int($0.number)] }
  }

  /// Fewer entries are put in their places one by one, and fewer than these are compared; all others are sorted by digits.
  private static let (veryFew, few) = (16, 300)

  /// Sorts entries by their keys. O(entries).
  static func sort(_ entries: inout [Entry]) { sort(&entries, entries.indices) }

  /// Sorts some of the entries by their keys; those with equal keys stay by their numbers, in which order they must be given.
  ///
  /// - Complexity: O(entries of the range).
  static func sort(_ entries: inout [Entry], _ range: Range<Int>) {
    if range.count < veryFew {
      for place in range.dropFirst() {
        let entry = entries[place]
        var target = place
        while target > range.lowerBound, entries[target - 1].key > entry.key {
          entries[target] = entries[target - 1]
          target -= 1
        }
        entries[target] = entry
      }
    } else if range.count < few {
      entries[range].sort { $0.key != $1.key ? $0.key < $1.key : $0.number < $1.number }
    } else {
      entries.replaceSubrange(range, with: sortedByDigits(Array(entries[range])))
    }
  }

  /// Entries in order: eleven bits at a time, the lowest first.
  private static func sortedByDigits(_ entries: [Entry]) -> [Entry] {
    var source = entries
    var target = entries
    // Bits that are the same everywhere move nothing.
    let differing = entries.reduce(UInt64(0)) { $0 | $1.key ^ entries[0].key }
    var shift: UInt64 = 0
    while shift < 64, differing >> shift > 0 {
      if differing >> shift & 2047 == 0 {
        shift += 11
        continue
      }
      var places = [Int](repeating: 0, count: 2049)
      for entry in source { places[Int(entry.key >> shift & 2047) + 1] += 1 }
      for digit in 0..<2048 { places[digit + 1] += places[digit] }
      for entry in source {
        let digit = Int(entry.key >> shift & 2047)
        target[places[digit]] = entry
        places[digit] += 1
      }
      swap(&source, &target)
      shift += 11
    }
    return source
  }
}
