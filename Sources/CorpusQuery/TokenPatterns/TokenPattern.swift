package import CorpusIndex

/// A pattern of words, as CQP and Sketch Engine write it.
///
/// Its hits: from each word that a match begins with, the shortest match, and none that lies inside another.
///
/// - Source: the strategy "standard" of the IMS Open Corpus Workbench's CQP.
package struct TokenPattern: Sendable, Hashable {
  package var expression: TokenExpression
  package var constraint: LabelConstraint?
  package var confinements: [Confinement] = []

  /// The whole segments that a tag stands for, `<turn role="leder"/>`, or their borders.
  package struct Structure: Sendable, Hashable {
    package let kind: SegmentKind
    /// Fields and expressions that match their whole values.
    package let conditions: [Condition]

    package struct Condition: Sendable, Hashable {
      package let field: Field
      package let expression: RegularExpression
      package let isNegated: Bool
    }
  }

  /// `within <turn/>`, `!containing [pos="VERB"]`.
  package struct Confinement: Sendable, Hashable {
    package indirect enum Scope: Sendable, Hashable {
      case structure(Structure)
      case query(Query)
    }

    /// Whether the hit must hold a hit of the scope; else it must lie in one.
    package let isContaining: Bool
    package let isNegated: Bool
    package let scope: Scope
  }

  /// Whether matches stay inside a paragraph, as phrases do: unless a tag names something larger than a sentence.
  var staysInParagraph: Bool { !expression.hasLargeStructure }
}

/// What a pattern of words is made of.
package indirect enum TokenExpression: Sendable, Hashable {
  /// One word, with a label or none.
  case token(TokenTest, label: String?)
  /// A hit of any other query.
  case query(Query)
  case sequence([TokenExpression])
  case alternatives([TokenExpression])
  case repeated(TokenExpression, least: Int, most: Int?)
  /// The border of a segment, which is no word: `<s>`, `</s>`.
  case edge(TokenPattern.Structure, isStart: Bool)
  /// All words of a segment: `<turn/>`.
  case segment(TokenPattern.Structure)

  /// A query as a part of a pattern.
  init(_ query: Query) {
    switch query {
    case .pattern(let pattern) where pattern.constraint == nil && pattern.confinements.isEmpty:
      self = pattern.expression
    case .sequence(let parts) where query.hasPattern: self = .sequence(parts.map { TokenExpression($0) })
    case .or(let parts) where query.hasPattern: self = .alternatives(parts.map { TokenExpression($0) })
    default: self = .query(query)
    }
  }

  fileprivate var hasLargeStructure: Bool {
    switch self {
    case .token, .query: false
    case .sequence(let parts), .alternatives(let parts): parts.contains(where: \.hasLargeStructure)
    case .repeated(let part, _, _): part.hasLargeStructure
    case .edge(let structure, _), .segment(let structure): structure.kind != .sentence
    }
  }

  /// Steps that an automaton needs for it. At most `Int.max / 4`, so that sums do not overflow.
  var size: Int {
    let size: Int =
      switch self {
      case .token, .query, .edge, .segment: 1
      case .sequence(let parts), .alternatives(let parts): parts.reduce(parts.count) { $0 + $1.size }
      case .repeated(let part, let least, let most):
        part.size.multipliedReportingOverflow(by: max(1, most ?? least + 1) + 1).partialValue
      }
    return min(max(size, 0), 1 << 40)
  }

  /// The fewest and the most words of a match; `nil` where there is no most.
  var width: (least: Int, most: Int?) {
    switch self {
    case .token: return (1, 1)
    case .edge: return (0, 0)
    case .segment: return (1, nil)
    case .query(let query): return query.width
    case .sequence(let parts): return Self.sum(parts.map(\.width))
    case .alternatives(let parts): return Self.either(parts.map(\.width))
    case .repeated(let part, let least, let most):
      let own = part.width
      return (own.least * least, most.flatMap { count in own.most.map { $0 * count } })
    }
  }

  fileprivate static func sum(_ widths: [(least: Int, most: Int?)]) -> (least: Int, most: Int?) {
    widths.reduce((least: 0, most: .some(0))) { sum, own in
      (sum.least + own.least, sum.most.flatMap { most in own.most.map { most + $0 } })
    }
  }

  fileprivate static func either(_ widths: [(least: Int, most: Int?)]) -> (least: Int, most: Int?) {
    let isOpen = widths.contains { $0.most == nil }
    return (widths.map(\.least).min() ?? 0, isOpen ? nil : widths.compactMap(\.most).max() ?? 0)
  }

  /// The labels in it.
  var labels: Set<String> {
    switch self {
    case .token(_, let label): label.map { [$0] } ?? []
    case .query, .edge, .segment: []
    case .sequence(let parts), .alternatives(let parts): parts.reduce(into: []) { $0.formUnion($1.labels) }
    case .repeated(let part, _, _): part.labels
    }
  }
}

extension Query {
  /// The fewest and the most words of a hit, as far as the query alone can tell.
  fileprivate var width: (least: Int, most: Int?) {
    switch self {
    case .word: (1, 1)
    case .sequence(let parts): TokenExpression.sum(parts.map(\.width))
    case .or(let parts): TokenExpression.either(parts.map(\.width))
    case .restricted(let inner, _), .not(let inner, _, _): inner.width
    case .near, .and, .units, .pattern: (1, nil)
    }
  }

  /// Whether a pattern of words stands in it that can be a part of a larger one.
  var hasPattern: Bool {
    switch self {
    case .pattern(let pattern): pattern.constraint == nil && pattern.confinements.isEmpty
    case .sequence(let parts), .or(let parts): parts.contains(where: \.hasPattern)
    case .word, .near, .and, .not, .restricted, .units: false
    }
  }
}
