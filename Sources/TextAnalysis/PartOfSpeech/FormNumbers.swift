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
    var hash: UInt32 = 2_166_136_261
    for index in form.indices { hash = (hash ^ UInt32(form[index])) &* 16_777_619 }
    hash ^= hash >> 15
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
    for index in form.indices where letters[start + index] != form[index] { return false }
    return true
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
