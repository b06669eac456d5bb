internal import CorpusIndex
internal import CorpusModel
internal import CorpusQuery
internal import QualitativeCoding

/// Looks where the rules of a codebook fire. It goes from hits to units: what has no hit is never looked at.
struct RuleScanner: Sendable {
  let corpus: Corpus
  let codebook: CompiledCodebook
  /// `nil` where no rule looks at headings, or there are none.
  let headings: HeadingTexts?
  private let lookups: Lookups
  /// Those of the headings.
  private let headingLookups: Lookups?

  init(corpus: Corpus, codebook: CompiledCodebook) {
    self.corpus = corpus
    self.codebook = codebook
    let queries = codebook.rules.joined().flatMap { rule in [rule.query] + (rule.unless.map { [$0] } ?? []) }
    let vocabulary = Vocabulary(index: corpus.index, analyzer: corpus.analyzer)
    vocabulary.lookUp(queries.flatMap(\.wildcards))
    lookups = Lookups(corpus.index, vocabulary, for: queries)
    let needsHeadings = codebook.rules.joined().contains { $0.rule.context.contains(.heading) }
    headings = needsHeadings && !corpus.sources.areLinesOfTable ? HeadingTexts(of: corpus) : nil
    headingLookups = headings.map { headings in
      let corpus = headings.corpus
      return Lookups(corpus.index, Vocabulary(index: corpus.index, analyzer: corpus.analyzer), for: queries)
    }
  }

  /// Units of one kind, for `scan`.
  func places(of units: [(source: Int, unit: Unit)], kind: UnitKind) -> UnitPlaces {
    UnitPlaces(units, kind: kind, corpus: corpus, headings: headings)
  }

  /// What judges queries by the units themselves.
  func evaluator(units places: UnitPlaces) -> Evaluator {
    // A unit without a word is none; mostly there is none, and the units are laid out once.
    let hasEmpty = places.positions.contains(where: \.isEmpty)
    return Evaluator(
      lookups, units: hasEmpty ? SegmentList(places.positions.filter { !$0.isEmpty }) : places.segments,
      tags: corpus.positionTags)
  }

  /// Where each rule fires.
  ///
  /// - Complexity: O(the queries' own + hits + units of sources that hold hits, for rules that look beside the unit).
  func scan(_ places: UnitPlaces) -> RuleScan {
    var scan = RuleScan(scanner: self, places: places)
    let judges = Judges(self, places)
    var stretches: [RuleContext: UnitStretches] = [:]
    for (code, rules) in codebook.rules.enumerated() {
      for (number, rule) in rules.enumerated() {
        guard rule.rule.only.isEmpty || rule.rule.only.contains(places.kind) else { continue }
        for context in rule.rule.context where context != .heading || headings != nil {
          let hits = judges.hits(of: rule, in: context)
          if hits.isEmpty { continue }
          if context != .unit, stretches[context] == nil { stretches[context] = places.stretches(context) }
          scan.add(code: code, rule: number, context, hits, in: stretches[context])
        }
      }
    }
    return scan
  }

  /// Evaluators that keep what they looked up, one for each kind of segment in which rules are judged.
  private final class Judges {
    private let scanner: RuleScanner
    private let places: UnitPlaces
    private var known: [String: Evaluator] = [:]

    init(_ scanner: RuleScanner, _ places: UnitPlaces) {
      self.scanner = scanner
      self.places = places
    }

    func hits(of rule: CompiledCodebook.CompiledRule, in context: RuleContext) -> Hits {
      var query = rule.query
      let segment = rule.rule.unit.flatMap { SegmentKind(rawValue: $0.rawValue) }
      // A pair that stands in two sentences is a hit in neither.
      if let segment { query = .and([query], within: segment) }
      if let unless = rule.unless { query = .not(query, unless, within: nil) }
      return judge(segment, context).hits(of: query)
    }

    private func judge(_ segment: SegmentKind?, _ context: RuleContext) -> Evaluator {
      let corpus = context == .heading ? scanner.headings?.corpus ?? scanner.corpus : scanner.corpus
      let isOwn = context == .unit && segment == nil
      let name = "\(context == .heading) \(isOwn) \(segment?.rawValue ?? "")"
      if let judge = known[name] { return judge }
      let judge =
        isOwn
        ? scanner.evaluator(units: places)
        : Evaluator(
          context == .heading ? scanner.headingLookups ?? scanner.lookups : scanner.lookups,
          units: segment.map { corpus.index.segments($0) }, tags: corpus.positionTags)
      known[name] = judge
      return judge
    }
  }
}
