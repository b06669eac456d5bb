package import CorpusModel

/// A code on a unit, with who or what made it.
package struct Coding: Sendable, Equatable {
  package enum Origin: String, Sendable {
    /// A rule suggests it and nobody has decided.
    case proposal
  }

  package let code: String
  package let origin: Origin
  /// The rules that hit, and their words.
  package let matches: [RuleMatch]

  package init(code: String, origin: Origin, matches: [RuleMatch]) {
    self.code = code
    self.origin = origin
    self.matches = matches
  }
}

/// The words that made a rule hit.
package struct RuleMatch: Sendable, Equatable, Codable {
  package let rule: String
  /// The words as they stand.
  package let text: String
  /// Where each of them stands.
  package let ranges: [TextRange]
  /// The full word that an ellipsis stands for; `nil` for words that stand for themselves.
  package let expands: String?

  package init(rule: String, text: String, ranges: [TextRange], expands: String?) {
    self.rule = rule
    self.text = text
    self.ranges = ranges
    self.expands = expands
  }
}
