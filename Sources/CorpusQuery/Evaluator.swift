package import CorpusIndex

/// Finds the hits of queries in an index.
///
/// The rarest part of a query is looked up first; the others only in the windows where they could make a hit with it.
/// A part that is asked for in windows answers for the hits that lie inside one of them; what it finds elsewhere is not to be
/// relied upon, and whoever asks leaves it out.
package final class Evaluator: Sendable {
  private let index: PositionalIndex
  private let lookups: Lookups
  private let units: SegmentList
  /// What phrases and NEAR never cross.
  private let paragraphs: SegmentList
  private let annotations: AnnotationSet
  private let tags: PositionTags?
  /// Hits for which a flat table of segments pays.
  private let many: Int

  /// - Parameters:
  ///   - lookups: Of the index that is asked.
  ///   - units: What AND and NOT look at where a query names no segment; the index's own where none are given.
  ///   - annotations: What the fields of annotations ask: `theme:`, `case:`.
  ///   - tags: Parts of speech, for `[pos="NOUN"]`.
  ///   - many: Hits from which on segments are looked up in a flat table.
  package init(
    _ lookups: Lookups, units: SegmentList? = nil, annotations: AnnotationSet = .none, tags: PositionTags? = nil,
    many: Int = 64
  ) {
    self.lookups = lookups
    index = lookups.index
    self.units = units ?? index.defaultUnits
    self.annotations = annotations
    self.tags = tags
    self.many = many
    paragraphs = index.segments(.paragraph)
  }

  /// The units of a corpus where nothing else is said: turns, and paragraphs outside of them.
  package static func defaultUnits(of index: PositionalIndex) -> SegmentList { index.defaultUnits }

  /// The hits of a query, by start and then by end, each span once.
  ///
  /// - Complexity: O(postings of its rarest words and of others near them + hits × log hits).
  package func hits(of query: Query) -> Hits { Hits(list(of: query, in: nil)) }

  /// The same, looked for when somebody asks for one of them; how many a word has, or words that share units, is known
  /// without.
  package func deferredHits(of query: Query) -> Hits {
    switch query {
    case .word(let pattern):
      return Hits(DeferredHits(count: set(of: pattern).count) { self.list(of: query, in: nil) })
    case .and(let parts, let segment):
      guard let shared = sharedUnits(parts, ranges(segment)) else { break }
      return Hits(DeferredHits(count: shared.count) { shared.hits })
    default: break
    }
    return Hits(DeferredHits(count: nil) { self.list(of: query, in: nil) })
  }

  /// The hits of a query that lie in a span of positions, as `hits` has them; looked for when somebody asks for one.
  package func deferredHits(of query: Query, in span: Range<Int>) -> Hits {
    Hits(DeferredHits(count: nil) { self.list(of: query, in: span) })
  }

  private func list(of query: Query, in span: Range<Int>) -> HitList {
    var windows = Windows()
    windows.append(span)
    let found = list(of: query, in: windows)
    return found.filter { span.lowerBound <= found.starts[$0] && found.ends[$0] <= span.upperBound }
  }

  /// The positions of a word, in order. O(postings).
  package func positions(of word: WordPattern) -> [UInt32] { set(of: word).positions(in: nil) }

  /// The term that a word stands for, where that is one and it is meant nowhere without being written.
  package func onlyTerm(of word: WordPattern) -> Int? { set(of: word).onlyTerm }

  /// How many hits a query has. O(terms) for a word. A hit's kind is the least of its words'.
  package func counts(of query: Query) -> HitCounts {
    var counts = HitCounts()
    if case .word(let pattern) = query {
      set(of: pattern).addCounts(to: &counts)
      return counts
    }
    for hit in hits(of: query) { counts[hit.kind] += 1 }
    return counts
  }

  /// How many hits a query has, of whatever kind. O(terms) for a word, else as `hits`.
  package func count(of query: Query) -> Int {
    deferredHits(of: query).count
  }

  private func set(of pattern: WordPattern) -> WordSet { lookups.set(of: pattern) }

  /// The set of words that a query asks for, where it asks for nothing else.
  private func words(of query: Query) -> WordSet? {
    switch query {
    case .word(let pattern): set(of: pattern)
    case .or(let parts): lookups.set(ofAny: parts)
    default: nil
    }
  }

  /// The hits of any of some queries.
  private func any(_ parts: [Query], _ windows: Windows?) -> HitList {
    if let words = lookups.set(ofAny: parts) { return HitList(words.positions(in: windows), words: [words]) }
    var words: [Query] = []
    var others: [Query] = []
    for part in parts {
      switch part {
      case .word: words.append(part)
      case .sequence: others.append(part)
      // Its hits may be those of a word, and the first that has one counts.
      default: return .union(parts.map { list(of: $0, in: windows) })
      }
    }
    guard let set = lookups.set(ofAny: words) else { return .union(parts.map { list(of: $0, in: windows) }) }
    return .union([HitList(set.positions(in: windows), words: [set])] + others.map { list(of: $0, in: windows) })
  }

  /// - Complexity: O(1) for all hits of a part that is kept and was found.
  private func list(of query: Query, in windows: Windows?) -> HitList {
    guard lookups.keeps(query) else { return found(query, windows) }
    if let known = lookups.hits(of: query) { return windows.map { known.starting(in: $0) } ?? known }
    guard let windows else { return lookups.keep(found(query, nil), of: query) }
    // A look at little text is no reason to look at all of it.
    if estimate(query) > windows.width { return found(query, windows) }
    return lookups.keep(found(query, nil), of: query).starting(in: windows)
  }

  /// Looks for the hits of a query.
  private func found(_ query: Query, _ windows: Windows?) -> HitList {
    switch query {
    case .word(let pattern):
      let set = set(of: pattern)
      return HitList(set.positions(in: windows), words: [set])
    case .sequence(let parts): return sequence(parts, windows)
    case .near(let a, let b, let distance, let isOrdered): return near(a, b, distance, isOrdered, windows)
    case .or(let parts): return any(parts, windows)
    case .and(let parts, let segment): return all(parts, segment, windows)
    case .not(let a, let b, let segment): return without(a, b, segment, windows)
    case .restricted: return restricted(query, windows)
    case .units(let segment):
      let ranges = ranges(segment)
      guard let windows else { return HitList(Array(ranges)) }
      return HitList(whole(ranges, meeting: windows))
    case .pattern(let pattern):
      let evaluator = TokenPatternEvaluator(index: index, annotations: annotations, tags: tags) { self.hits(of: $0) }
      return HitList(evaluator.hits(of: pattern))
    }
  }

  // MARK: How much

  /// About how many hits a query has; never less than there are, but for chance.
  private func estimate(_ query: Query) -> Int {
    switch query {
    case .word(let pattern): set(of: pattern).count
    case .sequence(let parts): parts.map { estimate($0) }.min() ?? 0
    case .near(let a, let b, _, _): min(estimate(a), estimate(b))
    case .or(let parts): parts.reduce(0) { $0 + estimate($1) }
    case .and(let parts, _): parts.reduce(0) { $0 + estimate($1) }
    case .not(let a, _, _): estimate(a)
    case .restricted(let inner, _): estimate(inner)
    case .units(let segment): ranges(segment).count
    case .pattern: index.wordCount
    }
  }

  /// Words in the longest hit that a query can have; `nil` where there is no limit.
  private func longest(_ query: Query) -> Int? {
    func most(_ parts: [Query]) -> Int? {
      parts.map { longest($0) }.reduce(0) { most, next in most.flatMap { most in next.map { max(most, $0) } } }
    }
    switch query {
    case .word: return 1
    case .sequence(let parts):
      return parts.map { longest($0) }.reduce(0) { sum, next in sum.flatMap { sum in next.map { sum + $0 } } }
    case .near(let a, let b, let distance, _):
      return longest(a).flatMap { a in longest(b).map { a + $0 + distance - 1 } }
    case .or(let parts), .and(let parts, _): return most(parts)
    case .not(let inner, _, _), .restricted(let inner, _): return longest(inner)
    case .units, .pattern: return nil
    }
  }

  // MARK: Side by side

  private func sequence(_ parts: [Query], _ windows: Windows?) -> HitList {
    let words = parts.compactMap { self.words(of: $0) }
    if words.count == parts.count { return phrase(words, windows) }
    let order = parts.indices.min { estimate(parts[$0]) < estimate(parts[$1]) } ?? 0
    var found = list(of: parts[order], in: windows)
    for part in parts[(order + 1)...] {
      let near = longest(part).map { length in
        var near = Windows()
        for end in found.ends.sorted() { near.append(Int(end)..<Int(end) + length) }
        return near
      }
      found = adjacent(found, list(of: part, in: near))
    }
    for part in parts[..<order].reversed() {
      let near = longest(part).map { length in
        var near = Windows()
        for start in found.starts { near.append(Int(start) - length..<Int(start)) }
        return near
      }
      found = adjacent(list(of: part, in: near), found)
    }
    return found
  }

  /// Words side by side: the rarest one's positions, thinned out by the others, the rarer ones first.
  private func phrase(_ words: [WordSet], _ windows: Windows?) -> HitList {
    let order = words.indices.sorted { (words[$0].count, $0) < (words[$1].count, $1) }
    guard let rarest = order.first, words[rarest].count > 0 else { return .none }
    var starts = words[rarest].positions(in: windows).compactMap { $0 >= UInt32(rarest) ? $0 - UInt32(rarest) : nil }
    for word in order.dropFirst() { starts = words[word].filter(starts, offset: word) }
    if starts.count > many {
      starts = paragraphs.table.filter(starts, startsOf: words.count)
    } else {
      var cursor = SegmentCursor(paragraphs)
      starts = starts.filter { cursor.number(holding: Int($0)..<Int($0) + words.count) != nil }
    }
    return HitList(starts, words: words)
  }

  private func adjacent(_ left: HitList, _ right: HitList) -> HitList {
    // By where they end; the right ones are in order by where they start.
    var pairs: [HitList.Pair] = []
    var cursor = SegmentCursor(paragraphs)
    var first = 0
    for number in left.byEnd {
      let end = left.ends[number]
      while first < right.count, right.starts[first] < end { first += 1 }
      var next = first
      while next < right.count, right.starts[next] == end {
        let span = Int(left.starts[number])..<Int(right.ends[next])
        if cursor.number(holding: span) != nil {
          pairs.append((left.starts[number], right.ends[next], UInt32(number), UInt32(next)))
        }
        next += 1
      }
    }
    return .pairs(left, right, pairs)
  }

  // MARK: Near

  private func near(_ a: Query, _ b: Query, _ distance: Int, _ isOrdered: Bool, _ windows: Windows?) -> HitList {
    if a != b, let left = words(of: a), let right = words(of: b) {
      return near(left, right, distance, isOrdered, windows)
    }
    let isFirstRarer = estimate(a) <= estimate(b)
    let rarer = list(of: isFirstRarer ? a : b, in: windows)
    let other = isFirstRarer ? b : a
    if a == b { return shortest(rarer, rarer, distance, isOrdered: true) }
    let found = list(of: other, in: longest(other).map { around(rarer, reach: distance - 1 + $0) })
    return isFirstRarer
      ? shortest(rarer, found, distance, isOrdered: isOrdered)
      : shortest(found, rarer, distance, isOrdered: isOrdered)
  }

  /// One is so much rarer than the other that only its surroundings are looked at.
  private static let muchRarer = 16

  /// Two words near each other: one walk over the positions of both.
  private func near(_ a: WordSet, _ b: WordSet, _ distance: Int, _ isOrdered: Bool, _ windows: Windows?) -> HitList {
    let isFirstRarer = a.count <= b.count
    let rarer = (isFirstRarer ? a : b).positions(in: windows)
    let isMuchRarer = (isFirstRarer ? b : a).count > Self.muchRarer * rarer.count
    let all = (isFirstRarer ? b : a).positions(
      in: isMuchRarer ? Windows(around: rarer, reach: distance) : windows)
    // Only what stands near the other word can pair with it, or come between two that do.
    let (near, other) = SortedPositions.neighbours(rarer, all, reach: distance)
    let pairs = NearPairs(isFirstRarer ? near : other, isFirstRarer ? other : near, distance, isOrdered: isOrdered)
    var cursor = SegmentCursor(paragraphs, lookups: pairs.starts.count)
    let kept = pairs.starts.indices.filter {
      cursor.number(holding: Int(pairs.starts[$0])..<Int(pairs.ends[$0])) != nil
    }
    return HitList(
      starts: kept.map { pairs.starts[$0] }, ends: kept.map { pairs.ends[$0] },
      .ends(a, b, areSwapped: kept.map { pairs.areSwapped[$0] }))
  }

  /// The surroundings of hits, so many words on each side.
  private func around(_ hits: HitList, reach: Int) -> Windows {
    var windows = Windows()
    // Starts come in order; ends may not, so that each stretch is as long as the longest.
    let longest = Int(zip(hits.starts, hits.ends).map { $1 - $0 }.max() ?? 0)
    for start in hits.starts { windows.append(Int(start) - reach..<Int(start) + longest + reach) }
    return windows
  }

  /// The shortest spans that begin with a hit of one and end with a hit of the other: none has another inside it. So it
  /// does not matter which of the two is named first, and a pair inside a sentence is not lost to a nearer one outside.
  private func shortest(_ a: HitList, _ b: HitList, _ distance: Int, isOrdered: Bool) -> HitList {
    let after = following(a, b, distance)
    if isOrdered { return .pairs(a, b, Self.minimal(after)) }
    let before = following(b, a, distance)
    // Both kinds of pair are thinned out together; which list a pair's left hit is of is told by the sign of its place.
    let tagged =
      after.map { (pair: $0, isSwapped: false) } + before.map { (pair: $0, isSwapped: true) }
    let kept = Self.minimal(
      tagged.indices.map { number in
        let pair = tagged[number].pair
        return (pair.start, pair.end, UInt32(number), 0)
      })
    let own = kept.filter { !tagged[Int($0.left)].isSwapped }.map { tagged[Int($0.left)].pair }
    let swapped = kept.filter { tagged[Int($0.left)].isSwapped }.map { tagged[Int($0.left)].pair }
    return .union([.pairs(a, b, own), .pairs(b, a, swapped)])
  }

  /// For each hit of one the pair with the hit of the other that follows it within the distance and ends first.
  private func following(_ left: HitList, _ right: HitList, _ distance: Int) -> [HitList.Pair] {
    var pairs: [HitList.Pair] = []
    var cursor = SegmentCursor(paragraphs)
    var first = 0
    for number in left.byEnd {
      let end = Int(left.ends[number])
      while first < right.count, Int(right.starts[first]) < end { first += 1 }
      var next = first
      var best: Int?
      while next < right.count, Int(right.starts[next]) < end + distance {
        if best.map({ right.ends[next] < right.ends[$0] }) ?? true { best = next }
        next += 1
      }
      guard let best else { continue }
      // The one that ends first is in the paragraph if any is.
      if cursor.number(holding: Int(left.starts[number])..<Int(right.ends[best])) != nil {
        pairs.append((left.starts[number], right.ends[best], UInt32(number), UInt32(best)))
      }
    }
    return pairs
  }

  /// The spans that have no other one inside them.
  private static func minimal(_ pairs: [HitList.Pair]) -> [HitList.Pair] {
    // From the right, shorter ones first: a span holds another one where the last one kept ends before it.
    let sorted = pairs.sorted { a, b in
      (b.start, a.end, a.left, a.right) < (a.start, b.end, b.left, b.right)
    }
    var kept: [HitList.Pair] = []
    for pair in sorted where kept.last.map({ pair.end < $0.end }) ?? true { kept.append(pair) }
    return kept.reversed()
  }

  // MARK: Units

  private func ranges(_ segment: SegmentKind?) -> SegmentList { segment.map { index.segments($0) } ?? units }

  /// The units that share a position with windows.
  private func whole(_ ranges: SegmentList, meeting windows: Windows) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for window in windows.ranges {
      for number in ranges.numbers(meeting: window) where ranges[number].lowerBound >= result.last?.upperBound ?? 0 {
        result.append(ranges[number])
      }
    }
    return result
  }

  /// Words that share units, none much rarer than another; `nil` where that is not what is asked.
  private func sharedUnits(_ parts: [Query], _ ranges: SegmentList) -> SharedUnits? {
    let sets = parts.compactMap { words(of: $0) }
    let counts = sets.map(\.count)
    guard sets.count == parts.count, sets.count > 1, let least = counts.min(), let most = counts.max(),
      least > many, most <= Self.muchRarer * least
    else { return nil }
    return SharedUnits(sets, in: ranges.table)
  }

  private func all(_ parts: [Query], _ segment: SegmentKind?, _ windows: Windows?) -> HitList {
    let ranges = ranges(segment)
    if windows == nil, let shared = sharedUnits(parts, ranges) { return shared.hits }
    var wanted = windows.map { windows in
      var wanted = Windows()
      for unit in whole(ranges, meeting: windows) { wanted.append(unit) }
      return wanted
    }
    var held: [(part: Int, hits: HeldHits)] = []
    var common: [UInt32] = []
    let order = parts.indices.sorted { (estimate(parts[$0]), $0) < (estimate(parts[$1]), $1) }
    for (place, part) in order.enumerated() {
      let own = HeldHits(list(of: parts[part], in: wanted), in: ranges, many: many)
      held.append((part, own))
      common = place == 0 ? own.segments : Self.intersection(common, own.segments)
      if common.isEmpty { return .none }
      if place + 1 < parts.count { wanted = Self.windows(of: common, in: ranges) }
    }
    // Units choose among units, and are hits where nothing else is asked for.
    let areAllUnits = parts.allSatisfy(\.isAboutUnits)
    held.sort { $0.part < $1.part }
    return .union(
      held.filter { areAllUnits || !parts[$0.part].isAboutUnits }.map { _, own in
        var next = 0
        return own.hits { place in
          while next < common.count, common[next] < own.segments[place] { next += 1 }
          return next < common.count && common[next] == own.segments[place]
        }
      })
  }

  private static func windows(of numbers: [UInt32], in ranges: SegmentList) -> Windows {
    var windows = Windows()
    for number in numbers { windows.append(ranges[Int(number)]) }
    return windows
  }

  private static func intersection(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var next = 0
    for number in a {
      while next < b.count, b[next] < number { next += 1 }
      if next < b.count, b[next] == number { result.append(number) }
    }
    return result
  }

  private func without(_ a: Query, _ b: Query, _ segment: SegmentKind?, _ windows: Windows?) -> HitList {
    let held = HeldHits(list(of: a, in: windows), in: ranges(segment), many: many)
    if held.segments.isEmpty { return .none }
    var isBarred = [Bool](repeating: false, count: held.segments.count)
    mark(b, in: held, held.windows, &isBarred)
    return held.hits { !isBarred[$0] }
  }

  /// Notes the places of the segments that hold a hit of a query; which hit it is does not matter.
  private func mark(_ query: Query, in held: HeldHits, _ windows: Windows, _ marks: inout [Bool]) {
    if let words = words(of: query) {
      held.mark(words.positions(in: windows), in: &marks)
    } else if case .or(let parts) = query, !lookups.keeps(query) {
      let words = parts.filter { if case .word = $0 { true } else { false } }
      let union = lookups.set(ofAny: words)
      if let union { held.mark(union.positions(in: windows), in: &marks) }
      for part in parts {
        if union != nil, case .word = part { continue }
        mark(part, in: held, windows, &marks)
      }
    } else {
      held.mark(list(of: query, in: windows), in: &marks)
    }
  }

  // MARK: Restrictions

  /// The hits that all of the restrictions round a query let through.
  private func restricted(_ query: Query, _ windows: Windows?) -> HitList {
    var (inner, restrictions) = (query, [Restriction]())
    while case .restricted(let next, let restriction) = inner {
      restrictions.append(restriction)
      inner = next
    }
    let passes = FieldEvaluator(index: index, annotations: annotations).filter(restrictions)
    let found = list(of: inner, in: windows)
    return found.filter { passes(found.positions($0)) }
  }
}
