internal import UnicodeText

/// A piece of a query.
struct QueryToken: Equatable {
  enum Kind: Equatable {
    case word(String)
    case regular(RegularExpression)
    case quote
    case open
    case close
    /// OR, or `|`.
    case or
    case and
    case not
    case within
    case near(distance: Int, isOrdered: Bool)
    case field(Field, pattern: String)
    /// `a:[lemma="hus"]`.
    case token(TokenTest, label: String?)
    case tag(QueryCursor.Tag)
    /// `*`, `+`, `?`, `{0,3}`.
    case repetition(least: Int, most: Int?)
    /// `containing`, `!containing`, `!within`. A `within` in small letters is a word until the parser sees what it stands in.
    case confinement(isContaining: Bool, isNegated: Bool)
    /// What stands behind `::`.
    case constraint(LabelConstraint)
    case end
  }

  let kind: Kind
  /// Scalars of the query.
  let place: Range<Int>

  /// What a message calls it.
  var description: String {
    switch kind {
    case .word(let text): "'\(text)'"
    case .regular: "a regular expression"
    case .quote: "a quotation mark"
    case .open: "'('"
    case .close: "')'"
    case .or: "OR"
    case .and: "AND"
    case .not: "NOT"
    case .within: "WITHIN"
    case .near(_, let isOrdered): isOrdered ? "ONEAR" : "NEAR"
    case .field(let field, _): "'\(field.rawValue):'"
    case .token: "a word in brackets"
    case .tag: "a tag"
    case .repetition: "a repetition"
    case .confinement(let isContaining, let isNegated):
      "'\(isNegated ? "!" : "")\(isContaining ? "containing" : "within")'"
    case .constraint: "'::'"
    case .end: "the end of the query"
    }
  }
}
