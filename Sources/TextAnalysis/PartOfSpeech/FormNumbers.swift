/// Numbers forms in the order in which they come, each once: an open hash table over bytes that makes no strings.
struct FormNumbers: Sendable {
  /// All forms, one after another.
  private var letters: [UInt8] = []
  /// Where the forms begin in `letters`, and the end.
  private var starts = [0]
  private struct Slot: Sendable {
    var hash: UInt32 = 0
    /// -1 for a free slot.
    var number: Int32 = -1
  }

  /// At most one in two is used.
  private var slots = [Slot](repeating: Slot(), count: 1024)

  var count: Int { starts.count - 1 }

  /// The number of a form; `isNew` when it was not there before. O(bytes).
  mutating func number(of form: Span<UInt8>) -> (number: Int, isNew: Bool) {
    let hash = Self.hash(form.bytes)
    var place = Int(hash) & (slots.count - 1)
    while true {
      let slot = slots[place]
      if slot.number < 0 { break }
      if slot.hash == hash, equals(Int(slot.number), form) { return (Int(slot.number), false) }
      place = (place + 1) & (slots.count - 1)
    }
    let number = count
    slots[place] = Slot(hash: hash, number: Int32(number))
    for index in form.indices { letters.append(form[index]) }
    starts.append(letters.count)
    if 2 * count > slots.count { grow() }
    return (number, true)
  }

  private func equals(_ number: Int, _ form: Span<UInt8>) -> Bool {
    let start = starts[number]
    guard starts[number + 1] - start == form.count else { return false }
    let known = letters.span.bytes.extracting(start..<start + form.count)
    let form = form.bytes
    var offset = 0
    while offset + 8 <= form.byteCount {
      if Self.word(known, offset) != Self.word(form, offset) { return false }
      offset += 8
    }
    while offset < form.byteCount {
      let isEqual =
        known.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
        == form.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      if !isEqual { return false }
      offset += 1
    }
    return true
  }

  /// A hash of bytes, eight at a time.
  @inline(__always)
  private static func hash(_ form: RawSpan) -> UInt32 {
    var hash = UInt64(truncatingIfNeeded: form.byteCount) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= form.byteCount {
      hash = (hash ^ word(form, offset)) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < form.byteCount {
      rest = rest << 8 | UInt64(form.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
      offset += 1
    }
    hash = (hash ^ rest) &* 0xD6E8_FEB8_6659_FD93
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  @inline(__always)
  private static func word(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.number >= 0 {
      var place = Int(slot.hash) & (slots.count - 1)
      while slots[place].number >= 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }
}
