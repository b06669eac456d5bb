internal import CorpusIndex

/// The hits of words in the units that hold all of them.
struct SharedUnits {
  /// By position, each position once.
  let hits: HitList

  /// - Complexity: O(positions of the rarest word + those of the others / 16 + hits).
  init(_ words: [WordSet], in units: SegmentTable) {
    let lists = words.map { $0.positions(in: nil) }
    let order = lists.indices.sorted { (lists[$0].count, $0) < (lists[$1].count, $1) }
    guard let rarest = order.first else {
      hits = .none
      return
    }
    let own = units.groups(of: lists[rarest])
    // For each word where its positions in the units that are left begin, and how many they are.
    var kept = [Kept](repeating: Kept(firsts: [], counts: []), count: lists.count)
    kept[rarest] = Kept(firsts: own.firsts, counts: own.counts)
    var (starts, ends) = units.borders(of: own.numbers)
    for word in order.dropFirst() {
      let groups = SortedPositions.groups(of: lists[word], inWindowsFrom: starts, to: ends)
      for earlier in order.prefix(while: { $0 != word }) { kept[earlier].keep(groups.numbers) }
      kept[word] = Kept(firsts: groups.firsts, counts: groups.counts)
      starts = groups.numbers.map { starts[Int($0)] }
      ends = groups.numbers.map { ends[Int($0)] }
    }
    // Of a position that two words share the hit is the first's.
    var found: (positions: [UInt32], origins: [UInt32]) = ([], [])
    for word in lists.indices {
      let own = SortedPositions.gathered(lists[word], firsts: kept[word].firsts, counts: kept[word].counts)
      found = SortedPositions.merged(found, own, origin: UInt32(word))
    }
    hits = HitList(
      starts: found.positions, ends: found.positions.map { $0 &+ 1 }, .word(words, numbers: found.origins))
  }

  /// Where the positions of a word in each unit begin in its list, and how many there are.
  private struct Kept {
    var firsts: [UInt32]
    var counts: [UInt32]

    /// Keeps the units at some places.
    mutating func keep(_ places: [UInt32]) {
      firsts = places.map { firsts[Int($0)] }
      counts = places.map { counts[Int($0)] }
    }
  }
}
