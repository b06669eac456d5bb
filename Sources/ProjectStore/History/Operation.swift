internal import GRDB

/// One step of a project's history: what somebody did in one go.
package struct Operation: Sendable, Equatable {
  /// The coder and their counter: `anna-12`.
  package let id: String
  /// The coder's id.
  package let coder: String
  /// What it was: `import`, `code`, `undo` …
  package let kind: String
  /// UTC, ISO 8601.
  package let time: String
  package let note: String?
  /// The operation that it takes back, for `undo` and `redo`.
  package let undoes: String?
  /// Rows that it changed.
  package let changes: Int
  /// Whether it was taken back and not brought back since.
  package let isUndone: Bool
  let sequence: Int64
}

/// One row before and after an operation.
package struct RowChange: Sendable, Equatable {
  /// The table.
  package let record: String
  /// The row's id.
  package let key: String
  /// The row as a JSON object; `nil` where it was not there, or where it was erased.
  package let before: String?
  package let after: String?
  package let isErased: Bool
}

extension ProjectReader {
  /// The operations of the history, the latest first.
  ///
  /// - Parameter limit: How many at most.
  package func operations(limit: Int = .max) throws -> [Operation] {
    let undone = try undoneOperations()
    return try Row.fetchAll(
      database,
      sql: """
        SELECT o.*, (SELECT COUNT(*) FROM change c WHERE c.operation = o.sequence) AS changes FROM operation o
        ORDER BY sequence DESC LIMIT ?
        """, arguments: [limit]
    ).map { row in
      Operation(
        id: row["id"], coder: row["coder"], kind: row["kind"], time: row["time"], note: row["note"],
        undoes: row["undoes"], changes: row["changes"], isUndone: undone.contains(row["id"]), sequence: row["sequence"])
    }
  }

  /// The operation of an id, or `nil`.
  package func operation(_ id: String) throws -> Operation? { try operations().first { $0.id == id } }

  /// The changes of an operation, in order.
  package func changes(of operation: Operation) throws -> [RowChange] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM change WHERE operation = ? ORDER BY sequence", arguments: [operation.sequence]
    ).map(RowChange.init)
  }

  /// The operations that made or changed a row, the latest first.
  package func operations(on record: String, _ key: String) throws -> [Operation] {
    let ids = try Set(
      String.fetchAll(
        database,
        sql: """
          SELECT o.id FROM operation o JOIN change c ON c.operation = o.sequence WHERE c.record = ? AND c.key = ?
          """, arguments: [record, key]))
    return ids.isEmpty ? [] : try operations().filter { ids.contains($0.id) }
  }

  /// Ids of operations that hold no longer: taken back by one that does hold.
  private func undoneOperations() throws -> Set<String> {
    var undone = Set<String>()
    // Later ones first: an undo that was itself undone takes nothing back.
    for row in try Row.fetchAll(
      database, sql: "SELECT id, undoes FROM operation WHERE undoes IS NOT NULL ORDER BY sequence DESC")
    {
      let id: String = row["id"]
      if !undone.contains(id) { undone.insert(row["undoes"]) }
    }
    return undone
  }
}

extension RowChange {
  init(_ row: Row) {
    record = row["record"]
    key = row["key"]
    before = row["before"]
    after = row["after"]
    isErased = row["erased"]
  }
}
