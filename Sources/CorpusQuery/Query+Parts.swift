package import TextAnalysis

extension Query {
  /// The words that are asked for, each once, from left to right: words, and tests of words as patterns of one word.
  package var words: [Query] {
    var found: [Query] = []
    func add(_ query: Query) { if !found.contains(query) { found.append(query) } }
    visit { query in
      if case .word = query { add(query) }
    } token: { test in
      if test != .any { add(.pattern(TokenPattern(expression: .token(test, label: nil)))) }
    }
    return found
  }

  /// The words with wildcards that are asked for, as often as they stand there.
  package var wildcards: [WordPattern] {
    var found: [WordPattern] = []
    visit { query in
      if case .word(let pattern) = query, case .wildcard = pattern { found.append(pattern) }
    }
    return found
  }

  /// The queries that it is put together from, from left to right; none for a word, for units and for a pattern in brackets.
  var parts: [Query] {
    switch self {
    case .word, .units, .pattern: []
    case .sequence(let parts), .or(let parts), .and(let parts, _): parts
    case .near(let a, let b, _, _), .not(let a, let b, _): [a, b]
    case .restricted(let inner, _): [inner]
    }
  }

  /// The fields that it asks.
  package var fields: Set<Field> {
    var fields: Set<Field> = []
    visit { query in
      if case .restricted(_, let restriction) = query { fields.insert(restriction.field) }
      if case .pattern(let pattern) = query {
        for confinement in pattern.confinements {
          if case .structure(let structure) = confinement.scope { fields.formUnion(structure.conditions.map(\.field)) }
        }
      }
    } structure: {
      fields.formUnion($0.conditions.map(\.field))
    }
    return fields
  }

  /// The values that fields are asked for, but negated ones, in order.
  package var fieldValues: [(field: Field, pattern: String)] {
    var values: [(field: Field, pattern: String)] = []
    visit { query in
      if case .restricted(_, let restriction) = query, !restriction.isNegated {
        values.append((restriction.field, restriction.pattern))
      }
    }
    return values
  }

  /// The folded lemmas that its words are looked up by; `nil` where any lemma may be asked for, as patterns in brackets do.
  /// With those of words that are asked for as written, since suggestions name their other forms.
  package func lemmas(_ analyzer: DanishAnalyzer) -> Set<String>? {
    var lemmas: Set<String> = []
    for word in words {
      guard case .word(let pattern) = word else { return nil }
      for spelling in [pattern, .any(pattern.word)].flatMap({ [$0] + $0.spellings }) {
        lemmas.formUnion(spelling.lemmas(analyzer))
      }
    }
    return lemmas
  }

  /// Whether a part of speech is asked for.
  package var asksForPartOfSpeech: Bool {
    var asks = false
    func look(_ test: TokenTest) {
      switch test {
      case .any: break
      case .attribute(let attribute, _): asks = asks || attribute == .pos
      case .not(let inner): look(inner)
      case .all(let parts), .either(let parts): parts.forEach(look)
      }
    }
    visit { query in
      if case .pattern(let pattern) = query, pattern.constraint?.text.contains(".pos") ?? false { asks = true }
    } token: {
      look($0)
    }
    return asks
  }

  /// Goes through a query and the patterns in it, from left to right, a query before its parts.
  private func visit(
    _ query: (Query) -> Void, token: (TokenTest) -> Void = { _ in },
    structure: (TokenPattern.Structure) -> Void = { _ in }
  ) {
    func follow(_ expression: TokenExpression) {
      switch expression {
      case .token(let test, _): token(test)
      case .query(let inner): inner.visit(query, token: token, structure: structure)
      case .sequence(let parts), .alternatives(let parts): parts.forEach(follow)
      case .repeated(let part, _, _): follow(part)
      case .edge(let own, _), .segment(let own): structure(own)
      }
    }
    query(self)
    for part in parts { part.visit(query, token: token, structure: structure) }
    if case .pattern(let pattern) = self {
      follow(pattern.expression)
      for confinement in pattern.confinements {
        if case .query(let inner) = confinement.scope { inner.visit(query, token: token, structure: structure) }
      }
    }
  }
}
