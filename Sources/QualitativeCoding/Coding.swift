package import CorpusModel

/// A code on a unit, with who or what made it.
package struct Coding: Sendable, Equatable {
  package enum Origin: String, Sendable {
    /// A rule suggests it and nobody has decided.
    case proposal
    /// A person set it.
    case manual
    /// A rule proposed it and a person accepted it.
    case accepted
    /// It came with a file of another program.
    case imported
  }

  package let code: String
  package let origin: Origin
  /// The id of who made or accepted it; `nil` for proposals.
  package let coder: String?
  /// What a person marked, inside the unit; `nil` for what rules propose.
  package let range: TextRange?
  /// When it was made or accepted, UTC, ISO 8601; `nil` for proposals.
  package let created: String?
  /// The rules that hit, and their words.
  package let matches: [RuleMatch]

  package init(
    code: String, origin: Origin, coder: String? = nil, range: TextRange? = nil, created: String? = nil,
    matches: [RuleMatch]
  ) {
    self.code = code
    self.origin = origin
    self.coder = coder
    self.range = range
    self.created = created
    self.matches = matches
  }
}

/// The words that made a rule hit.
package struct RuleMatch: Sendable, Equatable, Codable {
  package let rule: String
  /// The words as they stand.
  package let text: String
  /// Where each of them stands; none for words of a title.
  package let ranges: [TextRange]
  /// The full word that an ellipsis stands for; `nil` for words that stand for themselves.
  package let expands: String?
  /// As what the words were found, the least of them: `word head constituent ellipsis`; `nil` where it is not known.
  package let kind: String?
  /// What the rule adds to the code's sum; `nil` where it is not known.
  package let weight: Double?
  /// Where they were found, when that is not the unit itself.
  package let context: RuleContext?
  /// A word near them that may turn their sense: *ikke*, *uden*.
  package let negation: String?

  package init(
    rule: String, text: String, ranges: [TextRange], expands: String?, kind: String? = nil, weight: Double? = nil,
    context: RuleContext? = nil, negation: String? = nil
  ) {
    self.rule = rule
    self.text = text
    self.ranges = ranges
    self.expands = expands
    self.kind = kind
    self.weight = weight
    self.context = context
    self.negation = negation
  }
}
