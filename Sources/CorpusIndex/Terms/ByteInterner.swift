/// Numbers byte strings in the order in which they come, each once.
///
/// Strings of at most eight bytes, which most Danish words are, are compared as one number without a look at their bytes.
struct ByteInterner: Sendable {
  private struct Slot {
    /// The bytes of a short string, the hash of a long one.
    var key: UInt64 = 0
    /// The length in bytes.
    var length: UInt32 = 0
    /// The number and 1; 0 for a free slot.
    var number: UInt32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 1 << 10)
  private var mask = (1 << 10) - 1
  /// All strings, one after another.
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// How often each was asked for.
  private(set) var counts: [UInt32] = []

  /// Strings so far.
  var count: Int { ends.count }

  /// Where a string stands in `bytes`.
  @inline(__always)
  func range(of number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

  /// The bytes of a string.
  func slice(_ number: Int) -> ArraySlice<UInt8> { bytes[range(of: number)] }

  /// The number of a string, a new one when it did not come before. O(bytes).
  @inline(__always)
  mutating func number(of text: RawSpan, _ range: Range<Int>) -> UInt32 {
    let length = range.count
    let key = length <= 8 ? Self.shortKey(text, range) : Self.hash(text, range)
    var slot = Self.place(key, length) & mask
    while true {
      let found = slots[slot]
      if found.number == 0 { return insert(text, range, key, slot) }
      if found.key == key, Int(found.length) == length,
        length <= 8 || isSame(Int(found.number) - 1, text, range)
      {
        counts[Int(found.number) - 1] &+= 1
        return found.number - 1
      }
      slot = (slot + 1) & mask
    }
  }

  /// The number of a string, a new one when it did not come before.
  mutating func number(of string: [UInt8]) -> UInt32 { number(of: string.span.bytes, 0..<string.count) }

  /// A number for a string that nobody will look up by its bytes; it was not asked for yet. O(bytes).
  mutating func appendUnlisted(_ string: ArraySlice<UInt8>) -> UInt32 {
    precondition(ends.count < Int(UInt32.max) - 1, "an index has at most 4 billion forms")
    bytes += string
    ends.append(bytes.count)
    counts.append(0)
    return UInt32(ends.count - 1)
  }

  /// Counts a string that is asked for once more, by its number.
  @inline(__always)
  mutating func count(_ number: UInt32) { counts[Int(number)] &+= 1 }

  @inline(never)
  private mutating func insert(_ text: RawSpan, _ range: Range<Int>, _ key: UInt64, _ slot: Int) -> UInt32 {
    precondition(ends.count < Int(UInt32.max) - 1, "an index has at most 4 billion forms")
    for offset in range { bytes.append(text.unsafeLoad(fromByteOffset: offset, as: UInt8.self)) }
    ends.append(bytes.count)
    counts.append(1)
    slots[slot] = Slot(key: key, length: UInt32(range.count), number: UInt32(ends.count))
    if 2 * ends.count > slots.count { grow() }
    return UInt32(ends.count - 1)
  }

  private mutating func grow() {
    let old = slots
    mask = 2 * old.count - 1
    slots = [Slot](repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.number != 0 {
      var place = Self.place(slot.key, Int(slot.length)) & mask
      while slots[place].number != 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }

  private func isSame(_ number: Int, _ text: RawSpan, _ range: Range<Int>) -> Bool {
    let own = bytes.span.bytes
    var offset = self.range(of: number).lowerBound
    var other = range.lowerBound
    while other + 8 <= range.upperBound {
      if own.word(at: offset) != text.word(at: other) { return false }
      offset += 8
      other += 8
    }
    while other < range.upperBound {
      let isEqual =
        own.unsafeLoad(fromByteOffset: offset, as: UInt8.self) == text.unsafeLoad(fromByteOffset: other, as: UInt8.self)
      if !isEqual { return false }
      offset += 1
      other += 1
    }
    return true
  }

  // MARK: Keys

  @inline(__always)
  private static func shortKey(_ text: RawSpan, _ range: Range<Int>) -> UInt64 {
    let length = range.count
    if length == 0 { return 0 }
    if range.lowerBound + 8 <= text.byteCount {
      return text.word(at: range.lowerBound) & (UInt64.max >> UInt64(64 - 8 * length))
    }
    var key: UInt64 = 0
    for index in 0..<length {
      key |= UInt64(text.unsafeLoad(fromByteOffset: range.lowerBound + index, as: UInt8.self)) << UInt64(8 * index)
    }
    return key
  }

  @inline(__always)
  private static func hash(_ text: RawSpan, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0x243F_6A88_85A3_08D3
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound {
      hash = (hash ^ text.word(at: offset)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      offset += 8
    }
    // The last eight bytes, some of them for the second time.
    hash = (hash ^ text.word(at: range.upperBound - 8)) &* 0x9E37_79B9_7F4A_7C15
    return hash ^ (hash >> 29)
  }

  @inline(__always)
  private static func place(_ key: UInt64, _ length: Int) -> Int {
    let mixed = (key ^ UInt64(truncatingIfNeeded: length)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 32)
  }
}
