internal import CorpusIndex
internal import CorpusModel
internal import TextAnalysis
internal import UnicodeText

/// Finds the hits of patterns of words.
struct TokenPatternEvaluator {
  private let index: PositionalIndex
  private let annotations: AnnotationSet
  private let tags: PositionTags?
  private let hits: (Query) -> Hits
  private let resolver: TestResolver

  /// - Parameters:
  ///   - tags: Where parts of speech are known; a word has the part of speech *other* where they are not.
  ///   - hits: The hits of queries that stand in a pattern.
  init(
    index: PositionalIndex, annotations: AnnotationSet, tags: PositionTags?, hits: @escaping (Query) -> Hits
  ) {
    self.index = index
    self.annotations = annotations
    self.tags = tags
    self.hits = hits
    resolver = TestResolver(index.words)
  }

  /// The hits of a pattern, by start.
  ///
  /// - Complexity: O(places of its rarest word × words of a match × steps); every word of the corpus is tried where it has
  ///   none that the index finds.
  func hits(of pattern: TokenPattern) -> [Hit] {
    let program = PatternProgram(pattern.expression, hits: hits) { segments(of: $0) }
    let tests = program.tests.map { resolver.resolved($0) }
    let sentences = index.segments(.sentence)
    let tags = tags
    var matcher = PatternMatcher(
      program, index: index, tests: tests, parts: program.tests.map { resolver.parts($0) },
      constraint: pattern.constraint.map { resolved($0, program.labels) }
    ) { position in
      guard let tags, let number = sentences.number(holding: position..<position + 1) else { return .other }
      return tags.tag(at: position, inSentence: sentences[number])
    }
    let confinements = pattern.confinements.map { ($0, Spans(spans(of: $0.scope))) }
    let inside = confinements.filter { !$0.0.isContaining && !$0.0.isNegated }
    var found: [Hit] = []
    let borders = index.segments(pattern.staysInParagraph ? .paragraph : .source)
    for (start, end) in starts(program, tests, borders) {
      guard let hit = matcher.match(from: start, before: end),
        inside.allSatisfy({ $0.1.holds(hit.positions) })
      else { continue }
      // By start: what ends no later than one before it lies inside that.
      if let last = found.last, hit.positions.upperBound <= last.positions.upperBound { continue }
      found.append(hit)
    }
    for (confinement, spans) in confinements where confinement.isContaining || confinement.isNegated {
      found.removeAll { hit in
        let holds = confinement.isContaining ? spans.lies(in: hit.positions) : spans.holds(hit.positions)
        return holds == confinement.isNegated
      }
    }
    return found
  }

  // MARK: Starts

  /// The positions that a match may begin at, each with the end of what it must not leave.
  private func starts(
    _ program: PatternProgram, _ tests: [ResolvedTest], _ borders: SegmentList
  ) -> [(start: Int, end: Int)] {
    var result: [(start: Int, end: Int)] = []
    guard let anchor = anchor(program, tests) else {
      for border in borders { result += border.map { ($0, border.upperBound) } }
      return result
    }
    var next = 0
    for place in anchor.places {
      guard let number = borders.number(holding: place..<place + 1) else { continue }
      let border = borders[number]
      let low = max(next, border.lowerBound, anchor.most.map { place - $0 } ?? border.lowerBound)
      let high = place - anchor.least
      if low > high { continue }
      for start in low...high { result.append((start, border.upperBound)) }
      next = high + 1
    }
    return result
  }

  /// The places of the rarest part that every match holds, and how far from it a match may begin.
  private func anchor(
    _ program: PatternProgram, _ tests: [ResolvedTest]
  ) -> (places: [Int], least: Int, most: Int?)? {
    var best: (count: Int, required: PatternProgram.Required, terms: [Int])?
    for required in program.required {
      let (count, terms): (Int, [Int])
      switch required.node {
      case .test(let number, _):
        guard let bound = tests[number].bound else { continue }
        terms = bound.terms
        count = terms.reduce(0) { $0 + index.count(of: $1) }
      case .spans(let number): (count, terms) = (program.spans[number].count, [])
      default: continue
      }
      // Where much may stand before it, many starts are tried.
      let cost = (count + 1) * ((required.most ?? 100) - required.least + 1)
      if cost < best?.count ?? Int.max { best = (cost, required, terms) }
    }
    guard let best else { return nil }
    var places: [Int]
    if case .spans(let number) = best.required.node {
      let spans = program.spans[number]
      places = spans.indices.map { spans.positions(of: $0).lowerBound }
    } else {
      places = best.terms.flatMap { Array(index.postings(of: $0)) }
      places.sort()
    }
    return (places, best.required.least, best.required.most)
  }

  // MARK: Segments

  /// The segments that a tag stands for.
  func segments(of structure: TokenPattern.Structure) -> [Range<Int>] {
    structure.conditions.reduce(Array(index.segments(structure.kind))) { segments, condition in
      var matcher = RegularExpressionMatcher(condition.expression)
      var known: [String: Bool] = [:]
      func matches(_ value: String) -> Bool {
        if let answer = known[value] { return answer }
        let answer = matcher.matches(LetterCase.folded(value))
        known[value] = answer
        return answer
      }
      if let attribute = condition.field.attribute {
        let runs = index.runs(attribute)
        return segments.filter { segment in
          (runs.value(at: segment.lowerBound).map(matches) ?? false) != condition.isNegated
        }
      }
      let spans = Spans(
        annotations.annotations.filter { ($0.values[condition.field] ?? []).contains(where: matches) }.map(\.positions))
      return segments.filter { spans.overlap($0) != condition.isNegated }
    }
  }

  private func spans(of scope: TokenPattern.Confinement.Scope) -> [Range<Int>] {
    switch scope {
    case .structure(let structure): return segments(of: structure)
    case .query(let query):
      let hits = hits(query)
      return hits.indices.map { hits.positions(of: $0) }
    }
  }

  // MARK: Labels

  private func resolved(_ constraint: LabelConstraint, _ labels: [String]) -> ResolvedConstraint {
    func number(_ label: String) -> Int { labels.firstIndex(of: label) ?? 0 }
    switch constraint {
    case .same(let a, let aAttribute, let b, let bAttribute):
      return .same(
        number(a), resolver.values(aAttribute), aAttribute, number(b), resolver.values(bAttribute), bAttribute)
    case .test(let label, let test): return .test(number(label), resolver.resolved(test))
    case .not(let inner): return .not(resolved(inner, labels))
    case .all(let parts): return .all(parts.map { resolved($0, labels) })
    case .either(let parts): return .either(parts.map { resolved($0, labels) })
    }
  }
}
