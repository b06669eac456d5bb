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

  /// Entries that are too few to be sorted by digits.
  private static let few = 300

  /// Sorts entries by their keys. O(entries).
  static func sort(_ entries: inout [Entry]) {
    if entries.count < few {
      let order = entries.indices.sorted { a, b in
        entries[a].key != entries[b].key ? entries[a].key < entries[b].key : a < b
      }
      entries = order.map { entries[$0] }
      return
    }
    var target = entries
    let greatest = entries.reduce(UInt64(0)) { max($0, $1.key) }
    var shift: UInt64 = 0
    while shift < 64, greatest >> shift > 0 {
      var places = [Int](repeating: 0, count: 2049)
      for entry in entries { places[Int(entry.key >> shift & 2047) + 1] += 1 }
      // A digit that is the same everywhere moves nothing.
      if !places.contains(entries.count) {
        for digit in 0..<2048 { places[digit + 1] += places[digit] }
        for entry in entries {
          let digit = Int(entry.key >> shift & 2047)
          target[places[digit]] = entry
          places[digit] += 1
        }
        swap(&entries, &target)
      }
      shift += 11
    }
  }
}
