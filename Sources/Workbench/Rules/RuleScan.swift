internal import CorpusIndex
internal import CorpusModel
internal import CorpusQuery
internal import QualitativeCoding
internal import TextAnalysis

/// Where the rules of a codebook fire among units of one kind, and by which hits.
struct RuleScan: Sendable {
  /// A rule that fires in a unit.
  struct Firing: Sendable {
    let unit: Int
    /// The rule's number in its code.
    let rule: Int
    let context: RuleContext
  }

  private let scanner: RuleScanner
  private let places: UnitPlaces
  private let negations: Negations
  /// By code; after `add` in the order of its rules.
  private(set) var firings: [[Firing]]
  /// What each rule found in each context, with the stretches of each unit where that is not the unit.
  private var found: [Key: (hits: Hits, stretches: UnitStretches?)] = [:]

  private struct Key: Hashable {
    let code: Int
    let rule: Int
    let context: RuleContext
  }

  init(scanner: RuleScanner, places: UnitPlaces) {
    self.scanner = scanner
    self.places = places
    negations = Negations(in: scanner.corpus.index)
    firings = Array(repeating: [], count: scanner.codebook.rules.count)
  }

  // MARK: Finding

  /// Notes the units in which a rule fires by hits in one of its contexts. A rule that fired in a unit already is not noted
  /// again.
  mutating func add(code: Int, rule number: Int, _ context: RuleContext, _ hits: Hits, in stretches: UnitStretches?) {
    let rule = scanner.codebook.rules[code][number].rule
    found[Key(code: code, rule: number, context: context)] = (hits, stretches)
    var units = stretches.map { self.units(of: rule, context, hits, in: $0) } ?? self.units(of: rule, hits)
    if rule.context.count > 1 {
      let before = Set(firings[code].lazy.reversed().prefix { $0.rule == number }.map(\.unit))
      units.removeAll { before.contains($0) }
    }
    firings[code] += units.map { Firing(unit: $0, rule: number, context: context) }
  }

  /// The units that hold hits of a rule whole, by their number.
  private func units(of rule: Rule, _ hits: Hits) -> [Int] {
    let held = hits.held(by: places.segments)
    let isCounted = rule.times > 1 || rule.different > 1
    var lemmas: [Int: String] = [:]
    return held.segments.indices.compactMap { place in
      let unit = Int(held.segments[place])
      guard places.positions[unit].count >= rule.length else { return nil }
      let fires =
        !isCounted || suffices(Array(held.numbers(place)), of: held.hits, for: rule, in: scanner.corpus, &lemmas)
      return fires ? unit : nil
    }
  }

  /// The units beside which hits of a rule stand.
  private func units(
    of rule: Rule, _ context: RuleContext, _ hits: Hits, in stretches: UnitStretches
  ) -> [Int] {
    let isCounted = context == .around || context == .source
    let corpus = context == .heading ? scanner.headings?.corpus ?? scanner.corpus : scanner.corpus
    var lemmas: [Int: String] = [:]
    return stretches.units(beside: hits.spans) { own in
      !isCounted || suffices(own, of: hits, for: rule, in: corpus, &lemmas)
    }.filter { places.positions[$0].count >= max(1, rule.length) }
  }

  /// Whether hits are as many, and as different, as a rule asks for. Inflections of a word are one word.
  ///
  /// - Parameter lemmas: Those of the terms that were asked about before.
  private func suffices(
    _ own: [Int], of hits: Hits, for rule: Rule, in corpus: Corpus, _ lemmas: inout [Int: String]
  ) -> Bool {
    if own.count < rule.times { return false }
    if rule.different < 2 { return true }
    let words = Set(
      own.map { number in
        hits[number].matches.map { match in
          let term = match.ellipsis == nil ? corpus.index.term(at: match.position) : nil
          if let known = term.flatMap({ lemmas[$0] }) { return known }
          let form = match.ellipsis?.form ?? term.map { corpus.index.words.text(of: $0) } ?? ""
          let lemma = corpus.analyzer.analysis(of: form).lemmas.first ?? form
          if let term { lemmas[term] = lemma }
          return lemma
        }
      })
    return words.count >= rule.different
  }

  /// The numbers of the hits that lie whole in a stretch. O(log hits + hits in it).
  private static func hits(of hits: Hits, in stretch: Range<Int>) -> [Int] {
    let spans = hits.spans
    let first = spans.starts.partitionPoint { $0 < stretch.lowerBound }
    var result: [Int] = []
    for number in first..<spans.starts.count {
      let span = Int(spans.starts[number])..<Int(spans.ends[number])
      if span.lowerBound >= stretch.upperBound { break }
      if span.upperBound <= stretch.upperBound { result.append(number) }
    }
    return result
  }

  // MARK: Results

  /// The units that a code is proposed for, in order. O(firings × log firings).
  func proposedUnits(code number: Int) -> [Int] {
    var units: [Int] = []
    let sorted = sortedFirings(code: number)
    forEachProposal(code: number, sorted) { units.append(sorted[$0.lowerBound].unit) }
    return units
  }

  /// The firings of a code in each unit that it is proposed for, by unit, those of a unit in the order of the rules.
  private func proposed(code number: Int) -> [ArraySlice<Firing>] {
    var result: [ArraySlice<Firing>] = []
    let sorted = sortedFirings(code: number)
    forEachProposal(code: number, sorted) { result.append(sorted[$0]) }
    return result
  }

  /// The firings of a code by unit, those of a unit in the order of the rules.
  private func sortedFirings(code number: Int) -> [Firing] {
    let own = firings[number]
    // One rule's units are in order; several are sorted together.
    if scanner.codebook.rules[number].count == 1 { return own }
    return own.indices.sorted { (own[$0].unit, $0) < (own[$1].unit, $1) }.map { own[$0] }
  }

  /// Gives the place in the sorted firings of each unit that a code is proposed for.
  private func forEachProposal(code number: Int, _ sorted: [Firing], _ body: (Range<Int>) -> Void) {
    let threshold = scanner.codebook.codes[number].threshold
    let weights = scanner.codebook.rules[number].map(\.rule.weight)
    var next = 0
    while next < sorted.count {
      let first = next
      var sum = 0.0
      while next < sorted.count, sorted[next].unit == sorted[first].unit {
        sum += weights[sorted[next].rule]
        next += 1
      }
      if Self.reaches(threshold, sum) { body(first..<next) }
    }
  }

  /// Whether a sum of weights proposes a code with a threshold.
  static func reaches(_ threshold: Double, _ sum: Double) -> Bool { sum >= threshold - 1e-9 }

  /// The proposals of each unit, in the order of the codes.
  func proposals() -> [[Coding]] {
    var result: [[Coding]] = Array(repeating: [], count: places.count)
    for (number, code) in scanner.codebook.codes.enumerated() {
      let rules = scanner.codebook.rules[number]
      for firings in proposed(code: number) {
        // What only speaks against a code names no words for it.
        let positive = firings.filter { rules[$0.rule].rule.weight > 0 }
        guard let unit = positive.first?.unit else { continue }
        let matches = positive.flatMap { self.matches(of: $0, code: number) }
        let sorted =
          matches.count < 2
          ? matches
          : matches.sorted { a, b in
            // What stands in the unit first, then what stands beside it.
            (a.context == nil ? 0 : 1, a.ranges.first ?? TextRange(0, 0), a.rule)
              < (b.context == nil ? 0 : 1, b.ranges.first ?? TextRange(0, 0), b.rule)
          }
        result[unit].append(Coding(code: code.id, origin: .proposal, matches: sorted))
      }
    }
    return result
  }

  /// The rules of a code that fire in a unit, each with its words.
  func fired(code: Int, unit: Int) -> [(rule: Rule, matches: [RuleMatch])] {
    firings[code].filter { $0.unit == unit }.map {
      (scanner.codebook.rules[code][$0.rule].rule, matches(of: $0, code: code))
    }
  }

  /// Hits beside a unit that are named; there may be hundreds.
  private static let shownBeside = 3

  private func matches(of firing: Firing, code: Int) -> [RuleMatch] {
    let rule = scanner.codebook.rules[code][firing.rule].rule
    guard let found = found[Key(code: code, rule: firing.rule, context: firing.context)] else { return [] }
    guard let stretches = found.stretches else {
      return Self.hits(of: found.hits, in: places.positions[firing.unit]).map {
        match(of: found.hits[$0], rule: rule, unit: firing.unit)
      }
    }
    let corpus = firing.context == .heading ? scanner.headings?.corpus ?? scanner.corpus : scanner.corpus
    let own = stretches.ranges(of: firing.unit).flatMap { Self.hits(of: found.hits, in: $0) }
      .prefix(max(Self.shownBeside, rule.times))
    var words: [String] = []
    var ranges: [TextRange] = []
    for number in own {
      let place = corpus.place(of: found.hits.positions(of: number))
      let text = corpus.sources[place.source].document.text(in: place.range)
      if !words.contains(text) { words.append(text) }
      if firing.context != .heading { ranges.append(place.range) }
    }
    return [
      RuleMatch(
        rule: rule.id, text: words.joined(separator: "; "), ranges: ranges, expands: nil, weight: rule.weight,
        context: firing.context)
    ]
  }

  private func match(of hit: Hit, rule: Rule, unit: Int) -> RuleMatch {
    let corpus = scanner.corpus
    // A unit that fields alone chose was found as a whole.
    let ranges =
      hit.matches.isEmpty
      ? [corpus.place(of: hit.positions).range]
      : hit.matches.map { match in
        match.ellipsis.map { corpus.place(of: $0.span).range } ?? corpus.index.range(at: match.position)
      }
    let document = corpus.sources[places.unit(unit).source].document
    var text = document.text(in: ranges[0])
    for number in ranges.indices.dropFirst() {
      let (start, end) = (ranges[number - 1].end, ranges[number].start)
      let isNext = hit.matches[number].position == hit.matches[number - 1].position + 1
      text += isNext && start <= end ? document.text(in: TextRange(start, end)) : " … "
      text += document.text(in: ranges[number])
    }
    let expanded = hit.matches.compactMap { $0.ellipsis?.form }
    return RuleMatch(
      rule: rule.id, text: text, ranges: ranges, expands: expanded.isEmpty ? nil : expanded.joined(separator: "; "),
      kind: hit.matches.isEmpty ? nil : hit.kind.rawValue, weight: rule.weight,
      negation: hit.matches.isEmpty
        ? nil : negations.word(near: hit.positions, besides: hit.matches.map(\.position)))
  }
}
