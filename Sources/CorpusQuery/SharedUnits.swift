internal import CorpusIndex

/// The hits of words in the units that hold all of them.
struct SharedUnits: Sendable {
  private let words: [WordSet]
  /// The positions of each word.
  private let lists: [[UInt32]]
  /// For each word where its positions in those units begin in its list, and how many they are.
  private let kept: [Kept]

  /// - Complexity: O(positions of the rarest word + those of the others / 16).
  init(_ words: [WordSet], in units: SegmentTable) {
    self.words = words
    lists = words.map { $0.positions(in: nil) }
    let counts = lists.map(\.count)
    let order = lists.indices.sorted { (counts[$0], $0) < (counts[$1], $1) }
    var kept = [Kept](repeating: Kept(firsts: [], counts: []), count: lists.count)
    if let rarest = order.first {
      let own = units.groups(of: lists[rarest])
      kept[rarest] = Kept(firsts: own.firsts, counts: own.counts)
      var (starts, ends) = units.borders(of: own.numbers)
      for (place, word) in order.enumerated().dropFirst() {
        let groups = SortedPositions.groups(of: lists[word], inWindowsFrom: starts, to: ends)
        for earlier in order[..<place] { kept[earlier].keep(groups.numbers) }
        kept[word] = Kept(firsts: groups.firsts, counts: groups.counts)
        if place + 1 == order.count { break }
        starts = SortedPositions.picked(starts, groups.numbers)
        ends = SortedPositions.picked(ends, groups.numbers)
      }
    }
    self.kept = kept
  }

  /// How many hits there are, where no two words can stand at one position; else `nil`.
  var count: Int? {
    let areApart = words.indices.allSatisfy { a in words[..<a].allSatisfy { $0.isApart(from: words[a]) } }
    return areApart ? kept.reduce(0) { sum, own in own.counts.reduce(sum) { $0 + Int($1) } } : nil
  }

  /// By position, each position once; of one that two words share the hit is the first's. O(hits).
  var hits: HitList {
    var found: (positions: [UInt32], origins: [UInt32]) = ([], [])
    for word in lists.indices {
      let own = SortedPositions.gathered(lists[word], firsts: kept[word].firsts, counts: kept[word].counts)
      found = SortedPositions.merged(found, own, origin: UInt32(word))
    }
    return HitList(
      starts: found.positions, ends: found.positions.map { $0 &+ 1 }, .word(words, numbers: found.origins))
  }

  private struct Kept: Sendable {
    var firsts: [UInt32]
    var counts: [UInt32]

    /// Keeps the units at some places.
    mutating func keep(_ places: [UInt32]) {
      firsts = SortedPositions.picked(firsts, places)
      counts = SortedPositions.picked(counts, places)
    }
  }
}
