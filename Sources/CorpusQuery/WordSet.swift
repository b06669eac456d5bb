internal import CorpusIndex

/// A query word as the terms it stands for, and where they are.
final class WordSet: Sendable {
  private let index: PositionalIndex
  private let written: [Vocabulary.Expansion]
  /// Where the word is meant and not written, by position, each position once.
  let meant: [PositionalIndex.Ellipsis]
  /// As what each of its hits is found, where all are found as the same.
  private let onlyKind: MatchKind?
  /// How often its terms are written in the corpus.
  let occurrences: Int
  /// The words that it is put together from, which know their positions; none for a word.
  private let parts: [WordSet]
  /// All positions, once somebody asked for them.
  private let all = LazyReference<Positions>()

  private final class Positions: Sendable {
    let values: [UInt32]
    init(_ values: [UInt32]) { self.values = values }
  }

  init(_ expansions: Vocabulary.Expansions, in index: PositionalIndex, parts: [WordSet] = []) {
    self.index = index
    self.parts = parts
    written = expansions.written
    occurrences = expansions.written.reduce(0) { $0 + index.count(of: $1.term) }
    let own = expansions.written
    let ellipses = expansions.meant.flatMap { index.ellipses(of: $0.term) }.sorted {
      ($0.position, $0.span.upperBound) < ($1.position, $1.span.upperBound)
    }
    var meant: [PositionalIndex.Ellipsis] = []
    // Where it is both written and meant at a position, the written word counts.
    for ellipsis in ellipses where meant.last?.position != ellipsis.position {
      if Self.expansion(of: index.term(at: ellipsis.position), in: own) == nil { meant.append(ellipsis) }
    }
    self.meant = meant
    let first = written.first?.kind
    onlyKind = meant.isEmpty && written.allSatisfy { $0.kind == first } ? first : nil
  }

  /// Several words as one, of which none is meant anywhere and not written; a term that several stand for is the first's.
  convenience init(anyOf words: [WordSet], in index: PositionalIndex) {
    var known: [Int: Vocabulary.Expansion] = [:]
    for word in words {
      for expansion in word.written where known[expansion.term] == nil { known[expansion.term] = expansion }
    }
    self.init(.init(written: known.values.sorted { $0.term < $1.term }, meant: []), in: index, parts: words)
  }

  /// Hits of the word: written or meant.
  var count: Int { occurrences + meant.count }

  /// The term that it stands for, where that is one and all its hits are written.
  var onlyTerm: Int? { parts.isEmpty && meant.isEmpty && written.count == 1 ? written.first?.term : nil }

  /// Hits by kind. O(terms).
  func addCounts(to counts: inout HitCounts) {
    for expansion in written { counts[expansion.kind] += index.count(of: expansion.term) }
    counts[.ellipsis] += meant.count
  }

  private static func expansion(of term: Int, in written: [Vocabulary.Expansion]) -> Vocabulary.Expansion? {
    var (low, high) = (0, written.count)
    while low < high {
      let middle = (low + high) / 2
      if written[middle].term < term { low = middle + 1 } else { high = middle }
    }
    return low < written.count && written[low].term == term ? written[low] : nil
  }

  /// As what the word stands at a position where it does.
  func match(at position: Int) -> Hit.Match {
    // One written word needs no look at the text.
    let only = meant.isEmpty && written.count == 1 ? written.first : nil
    if let found = only ?? Self.expansion(of: index.term(at: position), in: written) {
      return Hit.Match(position: position, kind: found.kind, part: found.part, ellipsis: nil)
    }
    return Hit.Match(position: position, kind: .ellipsis, part: nil, ellipsis: ellipsis(at: position))
  }

  /// As what the word stands at a position where it does; O(1) where all its terms are of one kind and none is meant.
  func kind(at position: Int) -> MatchKind {
    if let onlyKind { return onlyKind }
    return Self.expansion(of: index.term(at: position), in: written)?.kind ?? .ellipsis
  }

  /// Whether no position can be of both: neither is meant anywhere and not written, and no term is of both. O(terms).
  func isApart(from other: WordSet) -> Bool {
    guard meant.isEmpty, other.meant.isEmpty else { return false }
    let (few, many) = written.count <= other.written.count ? (written, other.written) : (other.written, written)
    return few.allSatisfy { Self.expansion(of: $0.term, in: many) == nil }
  }

  private func ellipsis(at position: Int) -> PositionalIndex.Ellipsis? {
    let number = firstMeant(from: position)
    return number < meant.count && meant[number].position == position ? meant[number] : nil
  }

  private func firstMeant(from position: Int) -> Int {
    var (low, high) = (0, meant.count)
    while low < high {
      let middle = (low + high) / 2
      if meant[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Positions

  /// What reading costs, in the time of one decoded posting: a look at the term of a position, a jump to another block.
  private static let lookCost = 32
  private static let jumpCost = 200
  /// Looks at a window that cost as much as a position of words put together.
  private static let manyLooks = 4

  /// The positions of the word, in order: all in the windows, perhaps others too.
  ///
  /// - Complexity: The least of all postings, a jump for each window and term, a look at each position of the windows.
  func positions(in windows: Windows?) -> [UInt32] {
    guard let windows else { return positions }
    if let known = all.made { return windows.holding(known.values) }
    if !parts.isEmpty {
      // So many looks at so many windows cost more than all positions once.
      if parts.count * windows.count > Self.manyLooks * occurrences { return windows.holding(positions) }
      return Self.together(parts.map { $0.positions(in: windows) })
    }
    let jumps = windows.count * written.count * Self.jumpCost
    let looks = windows.width * Self.lookCost
    if occurrences <= min(jumps, looks) { return windows.holding(positions) }
    var result = looks < jumps ? written(lookingAt: windows) : written(jumpingTo: windows)
    if !meant.isEmpty { result = Self.together([result, meant.map { UInt32($0.position) }]) }
    return result
  }

  /// All positions of the word, in order. O(postings) at the first call, then O(1).
  private var positions: [UInt32] {
    all.object {
      let written = allWritten()
      return Positions(meant.isEmpty ? written : Self.together([written, meant.map { UInt32($0.position) }]))
    }.values
  }

  /// Sorted lists in one.
  private static func together(_ lists: [[UInt32]]) -> [UInt32] {
    var positions: [UInt32] = []
    positions.reserveCapacity(lists.reduce(0) { $0 + $1.count })
    var ends: [Int] = []
    for list in lists where !list.isEmpty {
      positions += list
      ends.append(positions.count)
    }
    return SortedRuns.merged(positions, ends: ends)
  }

  private func allWritten() -> [UInt32] {
    if !parts.isEmpty { return Self.together(parts.map(\.positions)) }
    if written.count == 1 { return index.postings(of: written[0].term).positions }
    var positions: [UInt32] = []
    positions.reserveCapacity(occurrences)
    var ends: [Int] = []
    for expansion in written {
      index.postings(of: expansion.term).append(to: &positions)
      ends.append(positions.count)
    }
    return SortedRuns.merged(positions, ends: ends)
  }

  private func written(jumpingTo windows: Windows) -> [UInt32] {
    var positions: [UInt32] = []
    var ends: [Int] = []
    for expansion in written {
      var cursor = PostingCursor(index.postings(of: expansion.term))
      for window in windows.ranges {
        var next = window.lowerBound
        while let position = cursor.next(atLeast: next), position < window.upperBound {
          positions.append(UInt32(position))
          next = position + 1
        }
      }
      ends.append(positions.count)
    }
    return SortedRuns.merged(positions, ends: ends)
  }

  private func written(lookingAt windows: Windows) -> [UInt32] {
    var positions: [UInt32] = []
    let end = index.wordCount
    for window in windows.ranges {
      for position in window where position < end && isWritten(at: position) { positions.append(UInt32(position)) }
    }
    return positions
  }

  private func isWritten(at position: Int) -> Bool {
    let term = index.term(at: position)
    return written.count == 1 ? written[0].term == term : Self.expansion(of: term, in: written) != nil
  }

  /// Which of some positions, in order, the word stands at.
  ///
  /// - Complexity: The lesser of a look at each position and all postings.
  func filter(_ candidates: [UInt32], offset: Int) -> [UInt32] {
    if candidates.count * Self.lookCost <= (all.made == nil ? occurrences : occurrences / 8) {
      let end = index.wordCount
      return candidates.filter { candidate in
        let position = Int(candidate) + offset
        return position >= 0 && position < end
          && (isWritten(at: position) || !meant.isEmpty && ellipsis(at: position) != nil)
      }
    }
    let own = positions(in: nil)
    // Candidates whose word would stand before the first position are none.
    let wanted = candidates.drop { Int($0) + offset < 0 }
    if own.count > Self.manyMore * wanted.count {
      let starts = wanted.map { UInt32(clamping: Int($0) + offset) }
      let groups = SortedPositions.groups(of: own, inWindowsFrom: starts, to: starts.map { $0 &+ 1 })
      return groups.numbers.map { wanted[wanted.startIndex + Int($0)] }
    }
    let positions = own.span
    var result: [UInt32] = []
    var next = 0
    for candidate in wanted {
      let position = Int(candidate) + offset
      while next < positions.count, Int(positions[next]) < position { next += 1 }
      if next < positions.count, Int(positions[next]) == position { result.append(candidate) }
    }
    return result
  }

  /// So many times more positions than candidates are passed over sixteen at a time.
  private static let manyMore = 4
}

/// Puts sorted runs of numbers into one.
enum SortedRuns {
  /// The numbers in order, each once.
  ///
  /// - Parameter ends: Where each run ends.
  /// - Complexity: O(numbers × log runs), or O(numbers) where there are many runs.
  static func merged(_ numbers: [UInt32], ends: [Int]) -> [UInt32] {
    if ends.count < 2 { return numbers }
    if ends.count > mostMerged { return withoutTwins(numbers.count < 256 ? numbers.sorted() : sortedByDigits(numbers)) }
    var source = numbers
    var ends = ends
    var target = source
    while ends.count > 1 {
      var merged: [Int] = []
      var start = 0
      var run = 0
      while run < ends.count {
        let middle = ends[run]
        let end = run + 1 < ends.count ? ends[run + 1] : middle
        merge(source, start, middle, end, into: &target)
        merged.append(end)
        start = end
        run += 2
      }
      ends = merged
      swap(&source, &target)
    }
    return withoutTwins(source)
  }

  /// More runs than these are sorted by digits.
  private static let mostMerged = 8

  /// Numbers in order, each once.
  private static func withoutTwins(_ numbers: [UInt32]) -> [UInt32] {
    let span = numbers.span
    let hasTwins = numbers.indices.dropFirst().contains { span[$0] == span[$0 - 1] }
    if !hasTwins { return numbers }
    var result: [UInt32] = []
    result.reserveCapacity(numbers.count)
    for number in numbers where result.last != number { result.append(number) }
    return result
  }

  /// Numbers in order: eleven bits at a time, the lowest first.
  private static func sortedByDigits(_ numbers: [UInt32]) -> [UInt32] {
    let greatest = numbers.max() ?? 0
    var source = numbers
    var target = numbers
    var shift: UInt32 = 0
    while shift < 32, shift == 0 || greatest >> shift > 0 {
      var places = [Int](repeating: 0, count: 2049)
      for number in source { places[Int(number >> shift & 2047) + 1] += 1 }
      for digit in 0..<2048 { places[digit + 1] += places[digit] }
      for number in source {
        let digit = Int(number >> shift & 2047)
        target[places[digit]] = number
        places[digit] += 1
      }
      swap(&source, &target)
      shift += 11
    }
    return source
  }

  private static func merge(_ source: [UInt32], _ start: Int, _ middle: Int, _ end: Int, into target: inout [UInt32]) {
    var (a, b) = (start, middle)
    var next = start
    while a < middle, b < end {
      if source[a] <= source[b] {
        target[next] = source[a]
        a += 1
      } else {
        target[next] = source[b]
        b += 1
      }
      next += 1
    }
    while a < middle {
      target[next] = source[a]
      a += 1
      next += 1
    }
    while b < end {
      target[next] = source[b]
      b += 1
      next += 1
    }
  }
}
