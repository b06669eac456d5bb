internal import CorpusIndex

/// Patterns of words, as in CQP.
extension QueryParser {
  /// Steps that the automaton of a pattern may have.
  private static let largest = 500
  /// Words that a pattern may hold whose labels are compared, and the labels.
  private static let (widest, mostLabels) = (100, 3)

  /// A word in brackets, or a tag.
  mutating func patternItem() throws(QueryError) -> TokenExpression {
    defer { index += 1 }
    switch current.kind {
    case .token(let test, let label): return .token(test, label: label)
    case .tag(.start(let structure)): return .edge(structure, isStart: true)
    case .tag(.end(let structure)): return .edge(structure, isStart: false)
    case .tag(.whole(let structure)): return .segment(structure)
    default: throw unexpected(Self.operand)
    }
  }

  /// What stands before repetitions, repeated.
  mutating func repeated(_ expression: TokenExpression) throws(QueryError) -> TokenExpression {
    var expression = expression
    while case .repetition(let least, let most) = current.kind {
      expression = .repeated(expression, least: least, most: most)
      if expression.size > Self.largest { throw Self.tooLarge }
      index += 1
    }
    return expression
  }

  private static var tooLarge: QueryError {
    .tooLarge(limit: "more than 500 words when its repetitions are written out")
  }

  /// Pieces side by side: a pattern where one of them belongs to one.
  func query(of items: [Item]) throws(QueryError) -> Query {
    if items.count == 1, case .query(let query) = items[0] { return query }
    let isPattern = items.contains { item in
      switch item {
      case .expression: true
      case .query(let query): query.hasPattern
      }
    }
    let queries = items.compactMap { if case .query(let query) = $0 { query } else { nil } }
    if !isPattern { return .sequence(queries) }
    let parts = items.map { item in
      switch item {
      case .expression(let expression): expression
      case .query(let query): TokenExpression(query)
      }
    }
    let expression: TokenExpression = parts.count == 1 ? parts[0] : .sequence(parts)
    if expression.size > Self.largest { throw Self.tooLarge }
    return .pattern(TokenPattern(expression: expression))
  }

  /// Whether a token can stand behind `within`.
  static func isScope(_ token: QueryToken) -> Bool {
    switch token.kind {
    case .tag(.whole), .tag(.start), .open, .token: true
    case .word(let name): QueryCursor.structure(named: name) != nil
    default: false
    }
  }

  /// What NEAR binds, with `within`, `containing` and `::` behind it.
  mutating func confined() throws(QueryError) -> Operand {
    let start = index
    var operand = try near()
    // In parentheses a border may stand alone: what is beside them belongs to it.
    if !isInGroup, case .query(.pattern(let pattern)) = operand, pattern.expression.width.most == 0 {
      throw .unexpected("a border alone", expected: "a word beside it, such as []", at: tokens[start].place, in: text)
    }
    while true {
      let (isContaining, isNegated): (Bool, Bool)
      switch current.kind {
      case .word("within"): (isContaining, isNegated) = (false, false)
      case .confinement(let containing, let negated): (isContaining, isNegated) = (containing, negated)
      case .constraint(let constraint):
        operand = .query(try constrained(try query(of: operand, at: start), by: constraint))
        index += 1
        continue
      default: return operand
      }
      var pattern = try query(of: operand, at: start).asPattern
      index += 1
      try nest()
      pattern.confinements.append(
        .init(isContaining: isContaining, isNegated: isNegated, scope: try scope(isContaining: isContaining)))
      operand = .query(.pattern(pattern))
    }
  }

  private mutating func scope(isContaining: Bool) throws(QueryError) -> TokenPattern.Confinement.Scope {
    let hasMore: Bool =
      switch tokens[min(index + 1, tokens.count - 1)].kind {
      case .token, .tag, .repetition: true
      default: false
      }
    switch current.kind {
    case .word(let name):
      guard !isContaining, let kind = QueryCursor.structure(named: name) else { break }
      index += 1
      return .structure(TokenPattern.Structure(kind: kind, conditions: []))
    case .tag(.whole(let structure)) where !hasMore, .tag(.start(let structure)) where !hasMore:
      index += 1
      return .structure(structure)
    default: break
    }
    if !isContaining, !Self.isScope(current) {
      throw unexpected("a segment such as sentence or <turn role=\"leder\"/>, or a pattern in parentheses")
    }
    let start = index
    return .query(try query(of: try near(), at: start))
  }

  private func constrained(_ query: Query, by constraint: LabelConstraint) throws(QueryError) -> Query {
    guard case .pattern(var pattern) = query else {
      throw unexpected("a pattern with labels before it, such as a:[] [] b:[]")
    }
    let labels = pattern.expression.labels
    if let unknown = constraint.labels.subtracting(labels).min() {
      throw .unexpected(
        "the label '\(unknown)'", expected: "a label that a word of the pattern has, such as \(unknown):[]",
        at: current.place, in: text)
    }
    if labels.count > Self.mostLabels { throw .tooLarge(limit: "more than \(Self.mostLabels) labels") }
    guard let most = pattern.expression.width.most, most <= Self.widest else {
      throw .unexpected(
        "'::' behind a pattern of any length",
        expected: "repetitions with an end, such as []{0,20}, and at most \(Self.widest) words", at: current.place,
        in: text)
    }
    pattern.constraint = pattern.constraint.map { .all([$0, constraint]) } ?? constraint
    return .pattern(pattern)
  }
}

extension Query {
  /// The query as a pattern of words that can be confined.
  var asPattern: TokenPattern {
    if case .pattern(let pattern) = self { return pattern }
    return TokenPattern(expression: .query(self))
  }

  /// The hits that lie inside one segment of a kind.
  func inside(_ segment: SegmentKind) -> Query {
    guard case .pattern(var pattern) = self else { return .and([self], within: segment) }
    pattern.confinements.append(
      .init(
        isContaining: false, isNegated: false,
        scope: .structure(TokenPattern.Structure(kind: segment, conditions: []))))
    return .pattern(pattern)
  }
}
