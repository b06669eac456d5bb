/// Numbers forms in the order in which they come, each once: an open hash table over bytes that makes no strings.
struct FormNumbers: Sendable {
  /// All forms, one after another.
  private var letters: [UInt8] = []
  /// Where the forms begin in `letters`, and the end.
  private var starts = [0]
  private struct Slot: Sendable {
    /// The bytes of a form of fewer than eight and, in the highest byte, how many they are; of a longer one its hash, the highest
    /// bit set.
    var key: UInt64 = 0
    /// -1 for a free slot.
    var number: Int32 = -1
  }

  /// At most one in two is used.
  private var slots = [Slot](repeating: Slot(), count: 1024)

  var count: Int { starts.count - 1 }

  /// The number of a form, which are bytes of a text; `isNew` when it was not there before. O(bytes).
  mutating func number(of text: RawSpan, _ range: Range<Int>) -> (number: Int, isNew: Bool) {
    let key = Self.key(text, range)
    var place = Self.place(key) & (slots.count - 1)
    while true {
      let slot = slots[place]
      if slot.number < 0 { break }
      // Forms of fewer than eight bytes are the same where their keys are.
      if slot.key == key, key >> 63 == 0 || equals(Int(slot.number), text, range) { return (Int(slot.number), false) }
      place = (place + 1) & (slots.count - 1)
    }
    let number = count
    slots[place] = Slot(key: key, number: Int32(number))
    for offset in range { letters.append(text.unsafeLoad(fromByteOffset: offset, as: UInt8.self)) }
    starts.append(letters.count)
    if 2 * count > slots.count { grow() }
    return (number, true)
  }

  private func equals(_ number: Int, _ text: RawSpan, _ range: Range<Int>) -> Bool {
    let start = starts[number]
    guard starts[number + 1] - start == range.count else { return false }
    let known = letters.span.bytes
    var offset = 0
    // Eight bytes at a time, the last of them some for the second time.
    while offset + 8 < range.count {
      if Self.word(known, start + offset) != Self.word(text, range.lowerBound + offset) { return false }
      offset += 8
    }
    return Self.word(known, start + range.count - 8) == Self.word(text, range.upperBound - 8)
  }

  @inline(__always)
  private static func key(_ text: RawSpan, _ range: Range<Int>) -> UInt64 {
    let length = range.count
    if length < 8 {
      var bytes: UInt64 = 0
      if range.lowerBound + 8 <= text.byteCount {
        bytes = word(text, range.lowerBound) & (1 << UInt64(8 * length) - 1)
      } else {
        for index in 0..<length {
          let byte = text.unsafeLoad(fromByteOffset: range.lowerBound + index, as: UInt8.self)
          bytes |= UInt64(byte) << UInt64(8 * index)
        }
      }
      return bytes | UInt64(length) << 56
    }
    var hash = UInt64(length) &* 0x9E37_79B9_7F4A_7C15
    var offset = range.lowerBound
    while offset + 8 < range.upperBound {
      hash = (hash ^ word(text, offset)) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
      offset += 8
    }
    return (hash ^ word(text, range.upperBound - 8)) &* 0xD6E8_FEB8_6659_FD93 | 1 << 63
  }

  @inline(__always)
  private static func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  @inline(__always)
  private static func word(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.number >= 0 {
      var place = Self.place(slot.key) & (slots.count - 1)
      while slots[place].number >= 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }
}
