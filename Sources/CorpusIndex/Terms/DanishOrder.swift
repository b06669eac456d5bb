internal import UnicodeText

/// The order of many folded terms at once: letter by letter as Danes look things up, aa as å.
///
/// Folded terms have neither case nor accents, so that the order of letters is the order of words.
enum DanishOrder {
  /// The place of each term in Danish order. O(terms × log terms).
  ///
  /// - Parameter terms: Sorted by their bytes; equal ones keep their order, and so do those that only aa and å tell apart.
  static func ranks(of terms: [ArraySlice<UInt8>]) -> [Int] {
    let weights = Weights(terms)
    let keys = terms.map { weights.key(of: $0) }
    let order = terms.indices.sorted { a, b in
      if keys[a].front != keys[b].front { return keys[a].front < keys[b].front }
      if keys[a].rest == keys[b].rest { return a < b }
      return keys[a].rest.lexicographicallyPrecedes(keys[b].rest)
    }
    var ranks = [Int](repeating: 0, count: terms.count)
    for (rank, term) in order.enumerated() { ranks[term] = rank }
    return ranks
  }

  /// The order of the letters of some terms.
  private struct Weights {
    private var weights: [UInt32: UInt16] = [:]
    /// Of the scalars below 0x180, which are nearly all.
    private var common = [UInt16](repeating: 0, count: 0x180)

    private static let a = UInt32(UInt8(ascii: "a"))
    private static let aRing: UInt32 = 0xE5

    init(_ terms: [ArraySlice<UInt8>]) {
      var scalars: Set<UInt32> = [Self.a, Self.aRing]
      var seen = [Bool](repeating: false, count: 0x180)
      for term in terms {
        forEachScalar(of: term) { scalar in
          if scalar < 0x180 { seen[Int(scalar)] = true } else { scalars.insert(scalar) }
        }
      }
      for scalar in seen.indices where seen[scalar] { scalars.insert(UInt32(scalar)) }
      let sorted = scalars.compactMap { Unicode.Scalar($0) }.sorted {
        Collator.danish.precedes(String(Character($0)), String(Character($1)))
      }
      for (number, scalar) in sorted.enumerated() {
        let weight = UInt16(clamping: number + 1)
        if scalar.value < 0x180 { common[Int(scalar.value)] = weight } else { weights[scalar.value] = weight }
      }
    }

    /// The weights of a term's letters: the first four in one number, then the others.
    func key(of term: ArraySlice<UInt8>) -> (front: UInt64, rest: [UInt16]) {
      var front: UInt64 = 0
      var rest: [UInt16] = []
      var count = 0
      func append(_ scalar: UInt32) {
        let weight = scalar < 0x180 ? common[Int(scalar)] : weights[scalar] ?? 0
        if count < 4 { front |= UInt64(weight) << UInt64(48 - 16 * count) } else { rest.append(weight) }
        count += 1
      }
      var pendingA = false
      forEachScalar(of: term) { scalar in
        if scalar == Self.a, pendingA {
          append(Self.aRing)
          pendingA = false
        } else {
          if pendingA { append(Self.a) }
          pendingA = scalar == Self.a
          if !pendingA { append(scalar) }
        }
      }
      if pendingA { append(Self.a) }
      return (front, rest)
    }
  }

  /// Well-formed UTF-8, scalar by scalar.
  @inline(__always)
  private static func forEachScalar(of term: ArraySlice<UInt8>, _ body: (UInt32) -> Void) {
    var index = term.startIndex
    while index < term.endIndex {
      let byte = UInt32(term[index])
      let width = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      var scalar = width == 1 ? byte : byte & (0xFF >> UInt32(width + 1))
      for next in index + 1..<max(index + 1, min(index + width, term.endIndex)) {
        scalar = scalar << 6 | UInt32(term[next] & 0x3F)
      }
      index += width
      body(scalar)
    }
  }
}
