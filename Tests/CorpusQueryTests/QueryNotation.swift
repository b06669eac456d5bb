import CorpusIndex

@testable import CorpusQuery

extension Query {
  /// The query with every grouping written out: `OR(a, NEAR/5([b c], d))`.
  var notation: String {
    func list(_ parts: [Query], _ separator: String) -> String {
      parts.map(\.notation).joined(separator: separator)
    }
    switch self {
    case .word(let pattern): return pattern.text
    case .sequence(let parts): return "[\(list(parts, " "))]"
    case .near(let a, let b, let distance, let isOrdered):
      return "\(isOrdered ? "ONEAR" : "NEAR")/\(distance)(\(list([a, b], ", ")))"
    case .or(let parts): return "OR(\(list(parts, ", ")))"
    case .and(let parts, let segment): return "AND\(segment.map { ":\($0.rawValue)" } ?? "")(\(list(parts, ", ")))"
    case .not(let a, let b, let segment):
      return "NOT\(segment.map { ":\($0.rawValue)" } ?? "")(\(list([a, b], ", ")))"
    case .restricted(let inner, let restriction):
      let sign = restriction.isNegated ? "!" : ""
      return "{\(inner.notation) \(sign)\(restriction.field.rawValue):\(restriction.pattern)}"
    case .units(let segment): return segment.map { "units:\($0.rawValue)" } ?? "units"
    case .pattern(let pattern):
      var text = "<\(pattern.expression.notation)>"
      if let constraint = pattern.constraint { text += "::\(constraint.text)" }
      for confinement in pattern.confinements {
        let relation = (confinement.isNegated ? "!" : "") + (confinement.isContaining ? "containing" : "within")
        switch confinement.scope {
        case .structure(let structure): text += " \(relation) \(structure.text)"
        case .query(let query): text += " \(relation) \(query.notation)"
        }
      }
      return text
    }
  }
}

extension TokenExpression {
  /// The expression with every grouping written out: `[word="a"] (b|c){0,2}`.
  var notation: String {
    switch self {
    case .token(let test, let label): return (label.map { "\($0):" } ?? "") + "[\(test.text)]"
    case .query(let query): return query.notation
    case .sequence(let parts): return "(\(parts.map(\.notation).joined(separator: " ")))"
    case .alternatives(let parts): return "(\(parts.map(\.notation).joined(separator: "|")))"
    case .repeated(let part, let least, let most):
      return part.notation + "{\(least),\(most.map { "\($0)" } ?? "")}"
    case .edge(let structure, let isStart): return "<\(isStart ? "" : "/")\(structure.text)>"
    case .segment(let structure): return "<\(structure.text)/>"
    }
  }
}
