package import CorpusModel

/// A query that proposes a code, or speaks against it.
package struct Rule: Sendable, Equatable {
  /// Unique in its code.
  package let id: String
  package let query: String
  /// A query whose hit in the same unit keeps the rule from firing.
  package let unless: String?
  /// The segment in which `query` and `unless` are judged; the place that is looked at when `nil`.
  package let unit: UnitKind?
  /// What the rule adds to a code's sum; below 0 where it speaks against the code.
  package let weight: Double
  /// Where the query is looked up.
  package let context: [RuleContext]
  /// The kinds of unit that the rule is for; empty for all.
  package let only: [UnitKind]
  /// Hits that are needed, in the unit, around it or in the source; at least 1. Elsewhere one is enough.
  package let times: Int
  /// Different words that the hits need to be, in the same places; at least 1.
  package let different: Int
  /// Words that the unit must have; 0 for any.
  package let length: Int
  /// Where the text of the query begins.
  package let location: CodebookLocation
  package let unlessLocation: CodebookLocation?

  package init(
    id: String, query: String, unless: String? = nil, unit: UnitKind? = nil, weight: Double = 1,
    context: [RuleContext] = [.unit], only: [UnitKind] = [], times: Int = 1, different: Int = 1, length: Int = 0,
    location: CodebookLocation, unlessLocation: CodebookLocation? = nil
  ) {
    self.id = id
    self.query = query
    self.unless = unless
    self.unit = unit
    self.weight = weight
    self.context = context
    self.only = only
    self.times = times
    self.different = different
    self.length = length
    self.location = location
    self.unlessLocation = unlessLocation
  }

  /// Whether the rule looks at nothing but the unit itself.
  package var isAboutUnitAlone: Bool { context == [.unit] }
}

/// Where a rule looks for the words of its query.
package enum RuleContext: String, Sendable, Codable, CaseIterable {
  /// The coded unit.
  case unit
  /// The headings above the unit, and the title of its source.
  case heading
  /// What the interviewer said last before the unit.
  case question
  /// The unit before, whoever speaks in it.
  case before
  /// The 300 words before the unit, the unit, and the 300 words behind it, in the same source.
  case around
  /// All of the source.
  case source

  /// Words that `around` reaches to each side.
  package static let reach = 300
}
