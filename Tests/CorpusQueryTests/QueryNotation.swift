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
      return "{\(inner.notation) \(sign)\(restriction.attribute.rawValue):\(restriction.pattern)}"
    }
  }
}
