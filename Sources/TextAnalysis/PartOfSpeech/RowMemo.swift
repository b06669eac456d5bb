/// Rows of the tagger's table by key, the last one kept of those that share a place.
struct RowMemo: Sendable {
  private struct Entry: Sendable {
    var key: UInt64 = .max
    var row: Int32 = -1
  }

  private static let bits = 15
  private var entries = [Entry](repeating: Entry(), count: 1 << bits)

  /// The row of a key, looked for when it is not kept. No key is `UInt64.max`.
  @inline(__always)
  mutating func row(_ key: UInt64, _ find: () -> Int32) -> Int32 {
    let place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - Self.bits))
    if entries[place].key == key { return entries[place].row }
    let row = find()
    entries[place] = Entry(key: key, row: row)
    return row
  }
}
