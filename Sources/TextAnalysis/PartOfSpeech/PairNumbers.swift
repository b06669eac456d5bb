/// Numbers pairs of numbers in the order in which they come, each once.
struct PairNumbers: Sendable {
  private struct Slot: Sendable {
    var key: UInt32 = 0
    /// -1 for a free slot.
    var number: Int32 = -1
  }

  private var slots = [Slot](repeating: Slot(), count: 1 << 12)
  private(set) var count = 0

  /// The number of a pair of numbers below 65,536, a new one where it did not come before.
  @inline(__always)
  mutating func number(_ a: Int32, _ b: Int32) -> Int {
    let key = UInt32(bitPattern: a) << 16 | UInt32(bitPattern: b)
    var slot = Self.place(key) & (slots.count - 1)
    while slots[slot].number >= 0 {
      if slots[slot].key == key { return Int(slots[slot].number) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Slot(key: key, number: Int32(count))
    count += 1
    if 2 * count > slots.count { grow() }
    return count - 1
  }

  @inline(__always)
  private static func place(_ key: UInt32) -> Int { Int((UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * old.count)
    for entry in old where entry.number >= 0 {
      var slot = Self.place(entry.key) & (slots.count - 1)
      while slots[slot].number >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}
