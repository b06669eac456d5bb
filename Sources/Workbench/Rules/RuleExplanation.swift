package import CorpusModel
internal import CorpusQuery
package import Interchange
package import QualitativeCoding

/// What the rules of a codebook say of one unit: which fire and by which words, which nearly do and what stopped them.
package struct RuleExplanation: Sendable {
  /// A rule whose words stand in the unit, and which does not fire all the same.
  package struct Near: Sendable {
    package enum Reason: Sendable, Equatable {
      /// Words of `unless` stand there.
      case stopped(by: String)
      /// Its words stand in several sentences or paragraphs.
      case apart(UnitKind)
      /// Fewer hits, or different words, than it asks for.
      case tooFew(needed: Int)
      case tooAlike(needed: Int)
      /// The unit has fewer words than it asks for.
      case tooShort(needed: Int)
      /// It is for units of other kinds.
      case otherKind

      /// What stopped it, for whoever reads it after the words that were found.
      package var explanation: String {
        switch self {
        case .stopped(let words): "stopped by '\(words)'"
        case .apart(let kind): "not in one \(kind.rawValue)"
        case .tooFew(let needed): "asks for \(needed) hits"
        case .tooAlike(let needed): "asks for \(needed) different words"
        case .tooShort(let needed): "asks for \(needed) words in the unit"
        case .otherKind: "is for other kinds of unit"
        }
      }
    }

    package let rule: Rule
    package let words: String
    package let reason: Reason
  }

  /// What is to be said of one code.
  package struct Account: Sendable {
    package let code: Code
    package let fired: [(rule: Rule, matches: [RuleMatch])]
    package let near: [Near]

    package var sum: Double { fired.reduce(0) { $0 + $1.rule.weight } }
    package var isProposed: Bool { !fired.isEmpty && RuleScan.reaches(code.threshold, sum) }
  }

  package let unit: Unit
  package let document: Document
  /// Codes of which a rule fires or nearly fires, in the order of the codebook.
  package let accounts: [Account]

  /// - Parameters:
  ///   - corpus: Holds the source whole: rules may look beside the unit.
  ///   - source: Its number.
  /// - Complexity: O(rules × their hits in the corpus).
  package init(of unit: Unit, in source: Int, of corpus: Corpus, by codebook: CompiledCodebook) {
    self.unit = unit
    document = corpus.sources[source].document
    let scanner = RuleScanner(corpus: corpus, codebook: codebook)
    let places = scanner.places(of: [(source, unit)], kind: unit.kind)
    let scan = scanner.scan(places)
    accounts = codebook.codes.enumerated().compactMap { number, code in
      let fired = scan.fired(code: number, unit: 0)
      let near = codebook.rules[number].compactMap { rule in
        fired.contains { $0.rule.id == rule.rule.id } ? nil : scanner.near(rule, in: places)
      }
      return fired.isEmpty && near.isEmpty ? nil : Account(code: code, fired: fired, near: near)
    }
  }
}

extension RuleExplanation {
  /// The unit with every code of which a rule fires or nearly fires.
  package func json(in corpus: Corpus) -> JSONValue {
    .object([
      ("id", .string(unit.identifier(in: document.source))), ("source", .string(document.source)),
      ("unit", .string(unit.kind.rawValue)), ("range", .range(unit.range)),
      ("original", .original(of: unit.range, in: document)),
      ("speaker", JSONValue(unit.speaker.map { corpus.name(ofSpeaker: $0, in: document) })),
      ("text", .string(document.text(in: unit.range))), ("codes", .array(accounts.map(\.json))),
    ])
  }
}

extension RuleExplanation.Account {
  fileprivate var json: JSONValue {
    .object([
      ("id", .string(code.id)), ("weight", .number(sum)), ("threshold", .number(code.threshold)),
      ("proposed", .bool(isProposed)),
      (
        "fired",
        .array(
          fired.map { rule, matches in
            .object([
              ("rule", .string(rule.id)), ("weight", .number(rule.weight)),
              ("matches", .array(matches.map(\.json))),
            ])
          })
      ),
      (
        "near",
        .array(
          near.map { near in
            .object([
              ("rule", .string(near.rule.id)), ("weight", .number(near.rule.weight)), ("text", .string(near.words)),
              ("reason", .string(near.reason.explanation)),
            ])
          })
      ),
    ])
  }
}

extension RuleScanner {
  /// Why a rule does not fire in the only unit of places; `nil` where its words do not stand there.
  fileprivate func near(_ rule: CompiledCodebook.CompiledRule, in places: UnitPlaces) -> RuleExplanation.Near? {
    guard rule.rule.context.contains(.unit) else { return nil }
    let judge = evaluator(units: places)
    func words(of query: Query) -> String? {
      let hits = judge.hits(of: query)
      let own = hits.indices.filter {
        let span = hits.positions(of: $0)
        return places.positions[0].lowerBound <= span.lowerBound && span.upperBound <= places.positions[0].upperBound
      }
      guard let first = own.first else { return nil }
      let place = corpus.place(of: hits.positions(of: first))
      return corpus.sources[place.source].document.text(in: place.range)
    }
    guard let found = words(of: rule.query) else { return nil }
    func near(_ reason: RuleExplanation.Near.Reason) -> RuleExplanation.Near {
      RuleExplanation.Near(rule: rule.rule, words: found, reason: reason)
    }
    if !rule.rule.only.isEmpty, !rule.rule.only.contains(places.kind) { return near(.otherKind) }
    if places.positions[0].count < rule.rule.length { return near(.tooShort(needed: rule.rule.length)) }
    if let unless = rule.unless, let stop = words(of: unless) { return near(.stopped(by: stop)) }
    if let unit = rule.rule.unit, unit != places.kind, rule.rule.times == 1 { return near(.apart(unit)) }
    if rule.rule.times > 1 { return near(.tooFew(needed: rule.rule.times)) }
    return rule.rule.different > 1 ? near(.tooAlike(needed: rule.rule.different)) : nil
  }
}

extension RuleExplanation {
  /// The explanations of a place: of the unit that was named, or of each of the source's own units that it touches.
  ///
  /// - Throws: `StudyError` when the place is not there.
  package static func explanations(
    of place: CodingPlace, in source: Int, of corpus: Corpus, by codebook: CompiledCodebook
  ) throws(StudyError) -> [RuleExplanation] {
    let analyzed = corpus.sources[source]
    let range = try place.range(in: analyzed.document)
    let units: [Unit]
    if case .unit(let kind, let number) = place {
      units = analyzed.units(kind, includesInterviewer: true).filter { $0.number == number }
    } else {
      units = analyzed.units(analyzed.defaultUnitKind, includesInterviewer: true)
        .filter { unit in range.map { $0.overlaps(unit.range) } ?? true }
    }
    return units.map { RuleExplanation(of: $0, in: source, of: corpus, by: codebook) }
  }
}
