/// Counts pairs of numbers and gives each pair a number of its own, from 0 in the order in which they come first.
///
/// A table with open addressing: Swift's dictionary takes four times as long for the bigrams of a large corpus.
struct PairCounter {
  private var keys: [UInt64]
  private var numbers: [Int32]
  /// How often each pair was counted, by its number.
  private(set) var counts: [Int32] = []
  /// Each pair, by its number.
  private(set) var pairs: [(first: Int32, second: Int32)] = []
  private var mask: Int

  init() {
    keys = [UInt64](repeating: 0, count: 1 << 10)
    numbers = [Int32](repeating: -1, count: 1 << 10)
    mask = keys.count - 1
  }

  /// Counts a pair. O(1) on average.
  ///
  /// - Returns: Its number.
  mutating func count(_ first: Int32, _ second: Int32) -> Int32 {
    let key = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    var slot = Self.slot(of: key, mask)
    while numbers[slot] >= 0 {
      if keys[slot] == key {
        counts[Int(numbers[slot])] += 1
        return numbers[slot]
      }
      slot = (slot + 1) & mask
    }
    let number = Int32(counts.count)
    keys[slot] = key
    numbers[slot] = number
    counts.append(1)
    pairs.append((first, second))
    if counts.count * 2 > keys.count { grow() }
    return number
  }

  private mutating func grow() {
    let old = zip(keys, numbers).filter { $0.1 >= 0 }
    keys = [UInt64](repeating: 0, count: keys.count * 2)
    numbers = [Int32](repeating: -1, count: keys.count)
    mask = keys.count - 1
    for (key, number) in old {
      var slot = Self.slot(of: key, mask)
      while numbers[slot] >= 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      numbers[slot] = number
    }
  }

  /// The upper bits of a product with an odd number, which depend on all bits of the key.
  private static func slot(of key: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
  }
}
