package import CorpusIndex
internal import UnicodeText

/// What `speaker:` and its like restrict by.
package enum Field: String, Sendable, CaseIterable {
  case speaker, role, source, section, kind, date
  case `case`, theme, code, coder

  /// The attribute of the index that the field asks; `nil` for a field of annotations.
  package var attribute: AttributeKind? { AttributeKind(rawValue: rawValue) }
}

/// `role:PPR*`, `NOT speaker:I`.
package struct Restriction: Sendable, Hashable {
  package let field: Field
  /// Wildcards as in words; case and accents ignored.
  package let pattern: String
  package let isNegated: Bool
}

extension Field {
  /// Whether one of some values matches a pattern as a restriction's does.
  package static func matches(_ pattern: String, anyOf values: some Sequence<String>) -> Bool {
    let pattern = WildcardPattern(pattern)
    return values.contains { pattern.matches(LetterCase.folded($0)) }
  }
}
