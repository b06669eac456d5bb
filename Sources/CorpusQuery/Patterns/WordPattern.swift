/// What a query word stands for.
package enum WordPattern: Sendable, Hashable {
  /// Any inflection, and as constituent of a compound.
  case any(String)
  /// This form only; case and accents ignored.
  case form(String)
  /// Any inflection, never inside compounds.
  case lemma(String)
  /// `*` for any letters, `?` for one.
  case wildcard(String)
  /// Words that an expression matches as a whole.
  case regular(RegularExpression)
  /// The word and what is one slip of the keyboard away from it.
  case similar(String)

  /// The word as it is typed in a query.
  package var text: String {
    switch self {
    case .any(let word), .wildcard(let word): word
    case .form(let word): "=\(word)"
    case .lemma(let word): "lemma:\(word)"
    case .regular(let expression): "/\(expression.text)/"
    case .similar(let word): "\(word)~"
    }
  }
}
