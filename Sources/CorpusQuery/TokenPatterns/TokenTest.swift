/// What a word of a corpus is asked for.
package enum TokenAttribute: String, Sendable, CaseIterable {
  /// As it is written; case and accents ignored.
  case word
  /// Its dictionary form.
  case lemma
  /// A word inside it, by its dictionary form.
  case constituent
  /// Its part of speech in its sentence: a tag of Universal Dependencies.
  case pos
}

/// What stands between brackets: `[lemma="hus" & pos!="VERB"]`.
package indirect enum TokenTest: Sendable, Hashable {
  /// `[]`.
  case any
  case attribute(TokenAttribute, RegularExpression)
  case not(TokenTest)
  case all([TokenTest])
  case either([TokenTest])
}

/// What holds between words with a label: `:: a.lemma = b.lemma`.
package indirect enum LabelConstraint: Sendable, Hashable {
  /// Two words have an attribute's value in common.
  case same(String, TokenAttribute, String, TokenAttribute)
  /// A word passes a test.
  case test(String, TokenTest)
  case not(LabelConstraint)
  case all([LabelConstraint])
  case either([LabelConstraint])

  /// The labels that it names.
  var labels: Set<String> {
    switch self {
    case .same(let a, _, let b, _): [a, b]
    case .test(let label, _): [label]
    case .not(let inner): inner.labels
    case .all(let parts), .either(let parts): parts.reduce(into: []) { $0.formUnion($1.labels) }
    }
  }
}
