/// Numbers forms in the order in which they come, each once: an open hash table over bytes that makes no strings.
struct FormNumbers: Sendable {
  /// All forms, one after another.
  private var letters: [UInt8] = []
  /// Where the forms begin in `letters`, and the end.
  private var starts = [0]
  private var hashes: [UInt32] = []
  /// Numbers, at most one in two slots used; -1 is free.
  private var slots = [Int32](repeating: -1, count: 1024)

  var count: Int { hashes.count }

  /// The number of a form; `isNew` when it was not there before. O(bytes).
  mutating func number(of form: Span<UInt8>) -> (number: Int, isNew: Bool) {
    let hash = Self.hash(form.bytes)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, equals(number, form) { return (number, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = count
    slots[slot] = Int32(number)
    hashes.append(hash)
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
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}
