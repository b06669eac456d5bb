internal import GRDB
internal import QualitativeCoding

/// A row that one of two copies of a project has and the other has not, or has otherwise.
package struct RowDifference: Sendable, Equatable {
  /// The table.
  package let record: String
  package let id: String
  /// What it is called; `nil` for what has no name.
  package let name: String?
  package let isHere: Bool
  package let isThere: Bool
  /// The columns that differ, where both copies have the row.
  package let columns: [String]
}

extension ProjectReader {
  /// How what this project holds differs from what another copy holds, in every table of the study but that of coders: who
  /// did nothing that is left makes no difference. By table and id. O(rows).
  package func differences(from other: ProjectReader) throws -> [RowDifference] {
    var differences: [RowDifference] = []
    for (table, columns) in Schema.recorded where table != Coder.table {
      let (own, others) = (try values(table, columns), try other.values(table, columns))
      for id in Set(own.keys).union(others.keys).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        let (here, there) = (own[id], others[id])
        guard here != there, let one = here ?? there else { continue }
        differences.append(
          RowDifference(
            record: table, id: id, name: columns.firstIndex(of: "name").flatMap { String.fromDatabaseValue(one[$0]) },
            isHere: here != nil, isThere: there != nil,
            columns: zip(columns, zip(here ?? [], there ?? [])).filter { $0.1.0 != $0.1.1 }.map(\.0)))
      }
    }
    return differences
  }

  private func values(_ table: String, _ columns: [String]) throws -> [String: [DatabaseValue]] {
    var values: [String: [DatabaseValue]] = [:]
    let rows = try Row.fetchCursor(database, sql: "SELECT \(Schema.list(columns)) FROM \"\(table)\"")
    while let row = try rows.next() { values[row[0]] = columns.indices.map { row[$0] } }
    return values
  }
}
