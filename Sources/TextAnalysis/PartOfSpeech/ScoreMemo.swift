/// Scores by key, the last one kept of those that share a place.
struct ScoreMemo: Sendable {
  private static let bits = 14
  private var keys = [UInt64](repeating: .max, count: 1 << bits)
  private var values = [TagScores](repeating: TagScores(), count: 1 << bits)

  /// The scores of a key, computed when they are not kept. No key is `UInt64.max`.
  @inline(__always)
  mutating func scores(_ key: UInt64, _ compute: () -> TagScores) -> TagScores {
    let place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - Self.bits))
    if keys[place] == key { return values[place] }
    let scores = compute()
    keys[place] = key
    values[place] = scores
    return scores
  }
}
