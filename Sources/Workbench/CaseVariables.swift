package import CorpusModel
internal import ProjectStore
internal import QualitativeCoding

/// What is known of cases, ready for the rows of a matrix.
package struct CaseVariables: Sendable {
  /// Ids and names, in order.
  package let variables: [(id: String, name: String)]
  /// By case; of respondents, whose names are unique in their source only, by source and case.
  private let values: [[String]: [String?]]

  /// Nothing is known of any case.
  package static let none = CaseVariables(CaseValues([], []), cases: [])

  init(_ known: CaseValues, cases: [Case]) {
    variables = known.variables.map { ($0.id, $0.name) }
    values = Dictionary(
      cases.map { entry in ([entry.name], known.variables.map { known.value($0.id, of: entry.id) }) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What tables of answers say of their respondents. O(values).
  init(of documents: some Sequence<Document>) {
    var variables: [(id: String, name: String)] = []
    var numbers: [String: Int] = [:]
    var known: [[String]: [Int: String]] = [:]
    for document in documents {
      for stretch in document.structure.cases {
        for variable in stretch.variables {
          let id = Name.identifier(variable.name)
          let number = numbers[id] ?? variables.count
          if number == variables.count {
            numbers[id] = number
            variables.append((id, variable.name))
          }
          known[[document.source, stretch.name], default: [:]][number] = variable.value
        }
      }
    }
    self.variables = variables
    values = known.mapValues { own in variables.indices.map { own[$0] } }
  }

  /// The number of a variable by its id or name; `nil` when there is none.
  package func number(of name: String) -> Int? {
    variables.firstIndex { $0.id == name } ?? variables.firstIndex { $0.id == Name.identifier(name) }
  }

  /// A case's value of a variable.
  func value(_ variable: Int, ofCase name: String?, in source: String) -> String? {
    name.flatMap { values[[source, $0]] ?? values[[$0]] }?[variable]
  }

  /// One cell a variable for a case.
  package func cells(ofCase name: String?, in source: String) -> [Table.Cell] {
    variables.indices.map { Table.Cell(value($0, ofCase: name, in: source)) }
  }

  /// The values that are known, by the variable's id; `nil` when there are no variables.
  package func known(ofCase name: String?, in source: String) -> [(String, String)]? {
    if variables.isEmpty { return nil }
    return variables.enumerated().compactMap { number, variable in
      value(number, ofCase: name, in: source).map { (variable.id, $0) }
    }
  }
}
