internal import CorpusIndex

/// Hits in columns, by start and then by end, each span once. What made a hit is worked out when somebody asks.
final class HitList: Sendable {
  let starts: [UInt32]
  let ends: [UInt32]
  private let origin: Origin

  /// Where the hits came from.
  enum Origin: Sendable {
    case nothing
    /// Words side by side, one or more.
    case words([WordSet])
    /// One of some words each, by its number.
    case word([WordSet], numbers: [UInt32])
    /// A hit of one and a hit of the other, the one that stands first at the left.
    case pairs(HitList, HitList, numbers: [(left: UInt32, right: UInt32)])
    /// One word at the start and another at the end; the second one first where they are swapped.
    case ends(WordSet, WordSet, areSwapped: [Bool])
    /// Hits of some lists.
    case some([HitList], numbers: [(list: UInt32, hit: UInt32)])
    /// Hits whose words are known.
    case known([[Hit.Match]])
  }

  static let none = HitList(starts: [], ends: [], .nothing)

  init(starts: [UInt32], ends: [UInt32], _ origin: Origin) {
    self.starts = starts
    self.ends = ends
    self.origin = origin
  }

  /// Words that stand side by side from these positions on.
  init(_ starts: [UInt32], words: [WordSet]) {
    self.starts = starts
    let length = UInt32(words.count)
    ends = starts.map { $0 + length }
    origin = .words(words)
  }

  /// Hits whose words are known, in order.
  convenience init(_ hits: [Hit]) {
    self.init(
      starts: hits.map { UInt32($0.positions.lowerBound) }, ends: hits.map { UInt32($0.positions.upperBound) },
      .known(hits.map(\.matches)))
  }

  /// Stretches of text without a word that made them hits, in order.
  convenience init(_ ranges: [Range<Int>]) {
    self.init(
      starts: ranges.map { UInt32($0.lowerBound) }, ends: ranges.map { UInt32($0.upperBound) }, .nothing)
  }

  var count: Int { starts.count }

  /// The numbers of the hits by where they end.
  var byEnd: [Int] {
    let areInOrder = zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 }
    return areInOrder ? Array(0..<count) : (0..<count).sorted { (ends[$0], $0) < (ends[$1], $1) }
  }

  @inline(__always)
  func positions(_ number: Int) -> Range<Int> { Int(starts[number])..<Int(ends[number]) }

  /// The words that made a hit, from left to right.
  func appendMatches(of number: Int, to matches: inout [Hit.Match]) {
    switch origin {
    case .nothing: break
    case .known(let known): matches += known[number]
    case .words(let words):
      for (offset, word) in words.enumerated() { matches.append(word.match(at: Int(starts[number]) + offset)) }
    case .word(let words, let numbers):
      matches.append(words[Int(numbers[number])].match(at: Int(starts[number])))
    case .pairs(let left, let right, let numbers):
      left.appendMatches(of: Int(numbers[number].left), to: &matches)
      right.appendMatches(of: Int(numbers[number].right), to: &matches)
    case .ends(let a, let b, let areSwapped):
      let (first, last) = areSwapped[number] ? (b, a) : (a, b)
      matches.append(first.match(at: Int(starts[number])))
      matches.append(last.match(at: Int(ends[number]) - 1))
    case .some(let lists, let numbers):
      lists[Int(numbers[number].list)].appendMatches(of: Int(numbers[number].hit), to: &matches)
    }
  }

  /// As what a hit was found, without a list of its words.
  func kind(of number: Int) -> MatchKind {
    switch origin {
    case .nothing: return .word
    case .known(let known): return known[number].map(\.kind).max() ?? .word
    case .words(let words):
      var kind = MatchKind.word
      for (offset, word) in words.enumerated() { kind = max(kind, word.kind(at: Int(starts[number]) + offset)) }
      return kind
    case .word(let words, let numbers): return words[Int(numbers[number])].kind(at: Int(starts[number]))
    case .pairs(let left, let right, let numbers):
      return max(left.kind(of: Int(numbers[number].left)), right.kind(of: Int(numbers[number].right)))
    case .ends(let a, let b, let areSwapped):
      let (first, last) = areSwapped[number] ? (b, a) : (a, b)
      return max(first.kind(at: Int(starts[number])), last.kind(at: Int(ends[number]) - 1))
    case .some(let lists, let numbers): return lists[Int(numbers[number].list)].kind(of: Int(numbers[number].hit))
    }
  }

  /// The hits that `isWanted` picks, by their number.
  func filter(_ isWanted: (Int) -> Bool) -> HitList {
    picking((0..<count).lazy.filter(isWanted).map { UInt32($0) })
  }

  /// Some of the hits.
  ///
  /// - Parameter numbers: In order, each once.
  func picking(_ numbers: [UInt32]) -> HitList {
    if numbers.count == count { return self }
    return HitList(
      starts: numbers.map { starts[Int($0)] }, ends: numbers.map { ends[Int($0)] },
      .some([self], numbers: numbers.map { (0, $0) }))
  }

  /// The hits that start in some windows.
  func starting(in windows: Windows) -> HitList {
    let groups = windows.groups(of: starts)
    return picking(groups.numbers.indices.flatMap { groups.positions($0).map { UInt32($0) } })
  }

  /// The hits of all lists; a span that several have is that of the first.
  static func union(_ lists: [HitList]) -> HitList {
    let lists = lists.filter { $0.count > 0 }
    if lists.count < 2 { return lists.first ?? .none }
    // Each list is in order: they are put together two by two, the first list's span before an equal one.
    var runs: [[Entry]] = lists.enumerated().map { number, list in
      (0..<list.count).map { hit in
        (UInt64(list.starts[hit]) << 32 | UInt64(list.ends[hit]), UInt32(number), UInt32(hit))
      }
    }
    while runs.count > 1 {
      runs = stride(from: 0, to: runs.count, by: 2).map { run in
        run + 1 < runs.count ? merged(runs[run], runs[run + 1]) : runs[run]
      }
    }
    let entries = runs[0]
    var (starts, ends, numbers) = ([UInt32](), [UInt32](), [(list: UInt32, hit: UInt32)]())
    var last: UInt64?
    for entry in entries where entry.span != last {
      last = entry.span
      starts.append(UInt32(truncatingIfNeeded: entry.span >> 32))
      ends.append(UInt32(truncatingIfNeeded: entry.span))
      numbers.append((entry.list, entry.hit))
    }
    return HitList(starts: starts, ends: ends, .some(lists, numbers: numbers))
  }

  /// A span with its start in the upper half, and the list and the hit that it is of.
  private typealias Entry = (span: UInt64, list: UInt32, hit: UInt32)

  private static func merged(_ a: [Entry], _ b: [Entry]) -> [Entry] {
    var result: [Entry] = []
    result.reserveCapacity(a.count + b.count)
    var (left, right) = (0, 0)
    while left < a.count, right < b.count {
      if a[left].span <= b[right].span {
        result.append(a[left])
        left += 1
      } else {
        result.append(b[right])
        right += 1
      }
    }
    result += a[left...]
    result += b[right...]
    return result
  }

  /// A pair of hits that is a hit: its span, and the numbers of both.
  typealias Pair = (start: UInt32, end: UInt32, left: UInt32, right: UInt32)

  /// Pairs as hits, each span once.
  static func pairs(_ left: HitList, _ right: HitList, _ found: [Pair]) -> HitList {
    var found = found
    let isSorted = zip(found, found.dropFirst()).allSatisfy { ($0.start, $0.end) < ($1.start, $1.end) }
    if !isSorted {
      found.sort { a, b in
        (a.start, a.end) != (b.start, b.end)
          ? (a.start, a.end) < (b.start, b.end) : (a.left, a.right) < (b.left, b.right)
      }
    }
    var (starts, ends, numbers) = ([UInt32](), [UInt32](), [(left: UInt32, right: UInt32)]())
    for pair in found where starts.last != pair.start || ends.last != pair.end {
      starts.append(pair.start)
      ends.append(pair.end)
      numbers.append((pair.left, pair.right))
    }
    return HitList(starts: starts, ends: ends, .pairs(left, right, numbers: numbers))
  }
}
