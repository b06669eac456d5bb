package import CorpusIndex
internal import CorpusModel
internal import UnicodeText

/// Finds the hits of queries in an index.
package struct Evaluator: Sendable {
  private let index: PositionalIndex
  private let vocabulary: Vocabulary
  /// The units of AND and NOT, as sorted position ranges.
  private let units: SegmentList
  /// What phrases and NEAR never cross: paragraphs.
  private let paragraphs: SegmentList
  private let annotations: AnnotationSet
  private let tags: PositionTags?

  /// - Parameters:
  ///   - vocabulary: Of the same index.
  ///   - units: What AND and NOT look at where a query names no segment: sorted, not overlapping.
  ///   - annotations: What the fields of annotations ask: `theme:`, `case:`.
  ///   - tags: Parts of speech, for `[pos="NOUN"]`.
  package init(
    index: PositionalIndex, vocabulary: Vocabulary, units: SegmentList, annotations: AnnotationSet = .none,
    tags: PositionTags? = nil
  ) {
    self.index = index
    self.vocabulary = vocabulary
    self.units = units
    self.annotations = annotations
    self.tags = tags
    paragraphs = index.segments(.paragraph)
  }

  /// The units of a corpus where nothing else is said: turns, and paragraphs outside of them.
  package static func defaultUnits(of index: PositionalIndex) -> SegmentList {
    let turns = index.segments(.turn)
    let outside = index.segments(.paragraph).filter { paragraph in
      let next = turns.partitionPoint { $0.upperBound <= paragraph.lowerBound }
      return next == turns.count || turns[next].lowerBound >= paragraph.upperBound
    }
    return SegmentList((Array(turns) + outside).sorted { $0.lowerBound < $1.lowerBound })
  }

  /// The hits of a query, by start and then by end, each span once.
  ///
  /// - Complexity: O(postings of its words + hits × log hits).
  package func hits(of query: Query) -> Hits { Hits(found(query)) }

  /// How many hits a query has; cheaper than the hits. A hit's kind is the least of its words'.
  package func counts(of query: Query) -> HitCounts { HitCounts(hits(of: query)) }

  private func found(_ query: Query) -> [Hit] {
    switch query {
    case .word(let pattern): wordHits(pattern)
    case .sequence(let parts): parts.dropFirst().reduce(found(parts[0])) { adjacent($0, found($1)) }
    case .near(let a, let b, let distance, let isOrdered): near(found(a), found(b), distance, isOrdered)
    case .or(let parts): merged(parts.map { found($0) })
    case .and(let parts, let segment): all(parts, segment)
    case .not(let a, let b, let segment): without(found(a), found(b), segment)
    case .restricted: restricted(query)
    case .units(let segment): unitRanges(segment).map { Hit(positions: $0, matches: []) }
    case .pattern(let pattern):
      TokenPatternEvaluator(index: index, annotations: annotations, tags: tags) { hits(of: $0) }.hits(of: pattern)
    }
  }

  // MARK: Words

  /// The hits of one word. Where it is both written and meant at a position, the written word counts.
  private func wordHits(_ pattern: WordPattern) -> [Hit] {
    let expansions = vocabulary.expansions(of: pattern)
    var hits: [Hit] = []
    for expansion in expansions.written {
      for position in index.postings(of: expansion.term) {
        hits.append(
          Hit(
            positions: position..<position + 1,
            matches: [Hit.Match(position: position, kind: expansion.kind, part: expansion.part, ellipsis: nil)]))
      }
    }
    hits.sort { $0.positions.lowerBound < $1.positions.lowerBound }
    let meant = expansions.meant.flatMap { expansion in
      index.ellipses(of: expansion.term).map { ellipsis in
        Hit(
          positions: ellipsis.position..<ellipsis.position + 1,
          matches: [Hit.Match(position: ellipsis.position, kind: .ellipsis, part: nil, ellipsis: ellipsis)])
      }
    }
    // Sorting is not stable: the written come first, and only places without one are added.
    let added = meant.filter { hit in
      let next = hits.partitionPoint { $0.positions.lowerBound < hit.positions.lowerBound }
      return next == hits.count || hits[next].positions != hit.positions
    }
    return added.isEmpty ? hits : unique(hits + added)
  }

  // MARK: Spans

  private func adjacent(_ a: [Hit], _ b: [Hit]) -> [Hit] {
    var result: [Hit] = []
    for left in a {
      var next = b.partitionPoint { $0.positions.lowerBound < left.positions.upperBound }
      while next < b.count, b[next].positions.lowerBound == left.positions.upperBound {
        if let hit = joined(left, b[next]) { result.append(hit) }
        next += 1
      }
    }
    return unique(result)
  }

  /// The shortest spans that begin with a hit of one and end with a hit of the other: none has another inside it. So it
  /// does not matter which of the two is named first, and a pair inside a sentence is not lost to a nearer one outside.
  private func near(_ a: [Hit], _ b: [Hit], _ distance: Int, _ isOrdered: Bool) -> [Hit] {
    let longest = b.map(\.positions.count).max() ?? 0
    var result: [Hit] = []
    for left in a {
      var before: Hit?
      var after: Hit?
      var next = b.partitionPoint { $0.positions.lowerBound < left.positions.lowerBound - distance - longest }
      while next < b.count, b[next].positions.lowerBound < left.positions.upperBound + distance {
        let right = b[next]
        next += 1
        // Overlapping hits are no pair: one word would stand for both. Neighbours are one word apart.
        if right.positions.lowerBound >= left.positions.upperBound {
          guard right.positions.upperBound < after?.positions.upperBound ?? Int.max else { continue }
          if let hit = joined(left, right) { after = hit }
        } else if right.positions.upperBound <= left.positions.lowerBound, !isOrdered {
          guard left.positions.lowerBound - right.positions.upperBound < distance,
            right.positions.lowerBound > before?.positions.lowerBound ?? -1
          else { continue }
          if let hit = joined(right, left) { before = hit }
        }
      }
      result += [before, after].compactMap(\.self)
    }
    // From the right, shorter ones first: a span holds another one where the last one kept ends before it.
    result.sort {
      ($1.positions.lowerBound, $0.positions.upperBound) < ($0.positions.lowerBound, $1.positions.upperBound)
    }
    var shortest: [Hit] = []
    for hit in result where hit.positions.upperBound < shortest.last?.positions.upperBound ?? Int.max {
      shortest.append(hit)
    }
    return shortest.reversed()
  }

  /// Two hits as one, or `nil` when a paragraph ends between them.
  private func joined(_ left: Hit, _ right: Hit) -> Hit? {
    let span = left.positions.lowerBound..<right.positions.upperBound
    return isInOneParagraph(span) ? Hit(positions: span, matches: left.matches + right.matches) : nil
  }

  private func isInOneParagraph(_ span: Range<Int>) -> Bool {
    let index = paragraphs.partitionPoint { $0.upperBound <= span.lowerBound }
    // Words outside every paragraph do not occur; a span that begins in none is held back.
    return index < paragraphs.count && paragraphs[index].lowerBound <= span.lowerBound
      && span.upperBound <= paragraphs[index].upperBound
  }

  private func merged(_ lists: [[Hit]]) -> [Hit] { unique(lists.flatMap(\.self)) }

  /// In order, each span once.
  private func unique(_ hits: [Hit]) -> [Hit] {
    var result: [Hit] = []
    result.reserveCapacity(hits.count)
    let sorted = hits.sorted {
      ($0.positions.lowerBound, $0.positions.upperBound) < ($1.positions.lowerBound, $1.positions.upperBound)
    }
    for hit in sorted where result.last?.positions != hit.positions { result.append(hit) }
    return result
  }

  // MARK: Units

  private func unitRanges(_ segment: SegmentKind?) -> SegmentList { segment.map { index.segments($0) } ?? units }

  /// The number of the unit that holds a whole span, or `nil`.
  private func unit(of span: Range<Int>, in ranges: SegmentList) -> Int? { ranges.number(holding: span) }

  private func all(_ parts: [Query], _ segment: SegmentKind?) -> [Hit] {
    let ranges = unitRanges(segment)
    let lists = parts.map { found($0) }
    var common: Set<Int>?
    for list in lists {
      let held = Set(list.compactMap { unit(of: $0.positions, in: ranges) })
      common = common.map { $0.intersection(held) } ?? held
    }
    // Units choose among units, and are hits where nothing else is asked for.
    let areAllUnits = parts.allSatisfy(\.isAboutUnits)
    let hits = zip(parts, lists).filter { areAllUnits || !$0.0.isAboutUnits }.flatMap { _, list in
      list.filter { hit in unit(of: hit.positions, in: ranges).map { common?.contains($0) ?? false } ?? false }
    }
    return unique(hits)
  }

  private func without(_ a: [Hit], _ b: [Hit], _ segment: SegmentKind?) -> [Hit] {
    let ranges = unitRanges(segment)
    let barred = Set(b.compactMap { unit(of: $0.positions, in: ranges) })
    return a.filter { hit in unit(of: hit.positions, in: ranges).map { !barred.contains($0) } ?? false }
  }

  /// The hits that all of the restrictions round a query let through.
  private func restricted(_ query: Query) -> [Hit] {
    var (inner, restrictions) = (query, [Restriction]())
    while case .restricted(let next, let restriction) = inner {
      restrictions.append(restriction)
      inner = next
    }
    let passes = FieldEvaluator(index: index, annotations: annotations).filter(restrictions)
    return found(inner).filter { passes($0.positions) }
  }
}
