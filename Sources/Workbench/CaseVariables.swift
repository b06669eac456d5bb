package import CorpusModel
internal import QualitativeCoding

/// What is known of cases, ready for the rows of a matrix.
package struct CaseVariables: Sendable {
  /// Ids and names, in order.
  package let variables: [(id: String, name: String)]
  private let values: [String: [String?]]

  /// Nothing is known of any case.
  package static let none = CaseVariables(CaseValues([], []), cases: [])

  init(_ known: CaseValues, cases: [Case]) {
    variables = known.variables.map { ($0.id, $0.name) }
    values = Dictionary(
      cases.map { entry in (entry.name, known.variables.map { known.value($0.id, of: entry.id) }) },
      uniquingKeysWith: { first, _ in first })
  }

  /// One cell a variable for the case of that name.
  package func cells(ofCase name: String?) -> [Table.Cell] {
    let own = name.flatMap { values[$0] }
    return variables.indices.map { Table.Cell(own?[$0]) }
  }

  /// The values that are known, by the variable's id; `nil` when there are no variables.
  package func known(ofCase name: String?) -> [(String, String)]? {
    if variables.isEmpty { return nil }
    let own = name.flatMap { values[$0] }
    return variables.enumerated().compactMap { number, variable in
      own?[number].map { (variable.id, $0) }
    }
  }
}
