internal import CorpusIndex
package import CorpusQuery
package import Interchange

/// A query as a tree that a reader can check.
package struct QueryTree: Sendable {
  /// What stands at this place: `samarbejde`, or what joins the branches.
  package let text: String
  /// What a word finds; `nil` for what is no word.
  package let note: String?
  package let branches: [QueryTree]
  private let kind: String
  private let fields: [(String, JSONValue)]

  /// - Complexity: O(query).
  package init(_ query: Query, compounds: Vocabulary.Compounds) {
    func trees(_ queries: [Query]) -> [QueryTree] { queries.map { QueryTree($0, compounds: compounds) } }
    switch query {
    case .word(let pattern):
      self.init("word", pattern.text, note: Self.note(pattern, compounds), fields: [("word", .string(pattern.text))])
    case .sequence(let parts): self.init("phrase", "side by side, in this order", trees(parts))
    case .near(let a, let b, let distance, let isOrdered):
      self.init(
        "near",
        "within \(distance) \(distance == 1 ? "word" : "words"), \(isOrdered ? "in this order" : "in any order")",
        trees([a, b]), fields: [("distance", .integer(distance)), ("ordered", .bool(isOrdered))])
    case .or(let parts): self.init("or", "any of these", trees(parts))
    case .and(let parts, let segment):
      let unit = segment?.rawValue ?? "turn or paragraph"
      self.init(
        "and", parts.count == 1 ? "inside one \(unit)" : "all of these in one \(unit)", trees(parts),
        fields: [("within", JSONValue(segment?.rawValue))])
    case .not(let a, let b, let segment):
      self.init(
        "not", "the first, where its \(segment?.rawValue ?? "turn or paragraph") has not the second", trees([a, b]),
        fields: [("within", JSONValue(segment?.rawValue))])
    case .restricted(let inner, let restriction):
      self.init(
        "restricted",
        "only where the \(restriction.field.rawValue) is\(restriction.isNegated ? " not" : "") \(restriction.pattern)",
        trees([inner]),
        fields: [
          ("field", .string(restriction.field.rawValue)), ("pattern", .string(restriction.pattern)),
          ("negated", .bool(restriction.isNegated)),
        ])
    case .units(let segment):
      self.init(
        "units", "every \(segment?.rawValue ?? "turn or paragraph")", fields: [("within", JSONValue(segment?.rawValue))]
      )
    case .pattern(let pattern): self.init(pattern, compounds)
    }
  }

  /// A pattern, with what confines it round it, the outermost last.
  private init(_ pattern: TokenPattern, _ compounds: Vocabulary.Compounds) {
    var tree = QueryTree(pattern.expression, compounds)
    if let constraint = pattern.constraint {
      tree = QueryTree(
        "constraint", "only where \(constraint.text)", [tree], fields: [("text", .string(constraint.text))])
    }
    for confinement in pattern.confinements {
      let (clause, branches): (String, [QueryTree]) =
        switch confinement.scope {
        case .structure(let structure): ("one \(structure.text)", [])
        case .query(let query): ("the second", [QueryTree(query, compounds: compounds)])
        }
      let relation = confinement.isContaining ? "round" : "inside"
      tree = QueryTree(
        confinement.isContaining ? "containing" : "within",
        "only where it lies \(confinement.isNegated ? "not " : "")\(relation) \(clause)", [tree] + branches,
        fields: [("negated", .bool(confinement.isNegated))])
    }
    self = tree
  }

  private init(_ expression: TokenExpression, _ compounds: Vocabulary.Compounds) {
    func trees(_ parts: [TokenExpression]) -> [QueryTree] { parts.map { QueryTree($0, compounds) } }
    switch expression {
    case .token(let test, let label):
      let name = label.map { "\($0):" } ?? ""
      self.init(
        "token", "\(name)[\(test.text)]", note: test == .any ? "any word" : "words that are so",
        fields: [("test", .string(test.text)), ("label", JSONValue(label))])
    case .query(let query): self.init(query, compounds: compounds)
    case .sequence(let parts): self.init("phrase", "side by side, in this order", trees(parts))
    case .alternatives(let parts): self.init("or", "any of these", trees(parts))
    case .repeated(let part, let least, let most):
      let times =
        most == nil ? "\(least) or more times" : most == least ? "\(least) times" : "\(least) to \(most ?? least) times"
      self.init(
        "repeated", times, trees([part]),
        fields: [("least", .integer(least)), ("most", most.map { .integer($0) } ?? .null)])
    case .edge(let structure, let isStart):
      self.init(
        "border", "the \(isStart ? "beginning" : "end") of one \(structure.text)",
        fields: [("structure", .string(structure.text)), ("start", .bool(isStart))])
    case .segment(let structure):
      self.init("segment", "all words of one \(structure.text)", fields: [("structure", .string(structure.text))])
    }
  }

  private init(
    _ kind: String, _ text: String, note: String? = nil, _ branches: [QueryTree] = [],
    fields: [(String, JSONValue)] = []
  ) {
    self.kind = kind
    self.text = text
    self.note = note
    self.branches = branches
    self.fields = fields
  }

  private static func note(_ pattern: WordPattern, _ compounds: Vocabulary.Compounds) -> String {
    switch pattern {
    case .form: return "this form"
    case .wildcard, .regular: return "words of this pattern"
    case .similar: return "words with at most one slip"
    case .lemma: return "any inflection"
    case .any:
      switch compounds {
      case .any: return "any inflection, and inside compounds"
      case .head: return "any inflection, and last in compounds"
      case .none: return "any inflection"
      }
    }
  }

  /// `kind`, what belongs to it, and `branches`.
  package var json: JSONValue {
    .object(
      [("kind", .string(kind))] + fields
        + (branches.isEmpty ? [] : [("branches", .array(branches.map(\.json)))]))
  }
}
