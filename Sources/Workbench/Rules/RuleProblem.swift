package import CorpusModel
internal import CorpusQuery
package import QualitativeCoding

/// What is wrong with rules that can be read.
package enum RuleProblem: UserFacingError, Equatable {
  /// `unless` stops it wherever it could fire.
  case neverFires(String, code: String, reason: String, at: CodebookLocation)
  /// Another rule fires wherever it does and proposes the code alone.
  case swallowed(String, by: String, code: String, at: CodebookLocation)
  /// Of a query's alternatives one finds all that another finds.
  case repeated(String, in: String, rule: String, code: String, at: CodebookLocation)
  case unusedWords(String, at: CodebookLocation)

  package var report: ErrorReport {
    switch self {
    case .neverFires(let rule, let code, let reason, let place):
      ErrorReport(
        "the rule '\(rule)' of the code '\(code)' can never count: \(reason)", excerpt: place.excerpt(),
        help: "change it, or remove it")
    case .swallowed(let rule, let other, let code, let place):
      ErrorReport(
        "the rule '\(rule)' of the code '\(code)' adds nothing: '\(other)' fires wherever it does",
        excerpt: place.excerpt(), help: "remove it, or make it say something else")
    case .repeated(let word, let other, let rule, let code, let place):
      ErrorReport(
        word == other
          ? "the rule '\(rule)' of the code '\(code)' has '\(word)' twice"
          : "the rule '\(rule)' of the code '\(code)' has '\(word)', which '\(other)' finds already",
        excerpt: place.excerpt(), help: "remove '\(word)'")
    case .unusedWords(let name, let place):
      ErrorReport(
        "no rule uses the word list '\(name)'", excerpt: place.excerpt(), help: "remove it, or write @\(name) in a rule"
      )
    }
  }

  /// A weight without zeros behind it.
  static func number(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : "\(value)" }

  /// All that is wrong with the rules of a codebook, by code and rule. O(rules × alternatives) within a code, and rules² where
  /// many are enough alone.
  package static func problems(in codebook: CompiledCodebook) -> [RuleProblem] {
    var problems = unusedWords(in: codebook.codebook)
    for (code, rules) in zip(codebook.codes, codebook.rules) {
      let all = rules.map { AlternativeSet(of: $0.query) }
      for (number, rule) in rules.enumerated() {
        if let reason = neverFires(rule) {
          problems.append(.neverFires(rule.rule.id, code: code.id, reason: reason, at: rule.rule.location))
        }
        let words = all[number]
        for (place, word) in words.queries.enumerated() {
          // Of two that are the same the second is told.
          let other = words.first(covering: word) { $0 != place && ($0 < place || words.queries[$0] != word) }
          if let other, let text = text(of: word), let otherText = self.text(of: words.queries[other]) {
            problems.append(
              .repeated(text, in: otherText, rule: rule.rule.id, code: code.id, at: rule.rule.location))
          }
        }
        let swallower = rules.indices.first { other in
          other != number && swallows(rules[other], rule, code) && all[other].covers(words)
            && (other < number || !swallows(rule, rules[other], code) || !words.covers(all[other]))
        }
        if let swallower {
          problems.append(
            .swallowed(rule.rule.id, by: rules[swallower].rule.id, code: code.id, at: rule.rule.location))
        }
      }
    }
    return problems
  }

  private static func unusedWords(in codebook: Codebook) -> [RuleProblem] {
    let texts =
      codebook.codes.flatMap { $0.rules.flatMap { [$0.query, $0.unless ?? ""] } } + codebook.words.map(\.query)
    let used = Set(texts.flatMap { WordListExpansion.names(in: $0) })
    // A file of word lists alone is there for several others, not all of which use all.
    let files = Set(codebook.codes.map(\.location.file))
    return codebook.words.filter { !used.contains($0.name) && files.contains($0.location.file) }
      .map { .unusedWords($0.name, at: $0.location) }
  }

  private static func neverFires(_ rule: CompiledCodebook.CompiledRule) -> String? {
    if rule.rule.weight == 0 { return "it weighs nothing" }
    if rule.rule.unit == .sentence, rule.rule.context == [.heading] { return nil }
    if let unless = rule.unless {
      let asked = AlternativeSet(of: rule.query)
      if AlternativeSet(of: unless).covers(asked) {
        return "its 'unless' finds all that its 'query' finds"
      }
      if rule.rule.isAboutUnitAlone,
        asked.queries.allSatisfy({ excluded(by: unless, in: $0, within: nil) != nil })
      {
        return "its 'unless' finds what its 'query' asks for"
      }
    }
    if let word = contradiction(in: rule.query) {
      return word.isEmpty ? "it excludes what it asks for" : "it asks for '\(word)' and excludes it"
    }
    return nil
  }

  /// Whether a rule whose query finds all that another's does fires wherever that does, and is enough alone.
  private static func swallows(
    _ a: CompiledCodebook.CompiledRule, _ b: CompiledCodebook.CompiledRule, _ code: Code
  ) -> Bool {
    let (first, second) = (a.rule, b.rule)
    return first.weight >= code.threshold && second.weight >= 0 && first.context == second.context
      && first.only == second.only && first.unit == second.unit && first.times <= second.times
      && first.different <= second.different && first.length <= second.length
      && (a.unless == nil || a.unless == b.unless)
  }

  static func text(of query: Query) -> String? {
    if case .word(let word) = query { word.text } else { nil }
  }
}
