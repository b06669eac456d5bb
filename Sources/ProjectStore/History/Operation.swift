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
  /// - Complexity: O(operations that are returned + undos).
  package func operations(limit: Int = .max) throws -> [Operation] {
    try operations("", [], limit: limit)
  }

  /// The operation of an id, or `nil`. O(undos).
  package func operation(_ id: String) throws -> Operation? {
    try operations("WHERE o.id = ?", [id], limit: 1).first
  }

  /// The id of what a coder did last, or `nil`. O(log operations).
  package func latestOperation(by coder: String) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT id FROM operation WHERE coder = ? ORDER BY counter DESC LIMIT 1", arguments: [coder])
  }

  /// Operations that meet a condition, the latest first.
  func operations(_ condition: String, _ arguments: StatementArguments = [], limit: Int = .max) throws -> [Operation] {
    let undone = try undoneOperations()
    return try Row.fetchAll(
      database,
      sql: """
        SELECT o.*, (SELECT COUNT(*) FROM change c WHERE c.operation = o.sequence) AS changes FROM operation o
        \(condition) ORDER BY o.sequence DESC LIMIT ?
        """, arguments: arguments + [limit]
    ).map { row in
      Operation(
        id: row["id"], coder: row["coder"], kind: row["kind"], time: row["time"], note: row["note"],
        undoes: row["undoes"], changes: row["changes"], isUndone: undone.contains(row["id"]), sequence: row["sequence"])
    }
  }

  /// The changes of an operation, in order.
  package func changes(of operation: Operation) throws -> [RowChange] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM change WHERE operation = ? ORDER BY sequence", arguments: [operation.sequence]
    ).map(RowChange.init)
  }

  /// The operations that made or changed a row, the latest first.
  package func operations(on record: String, _ key: String) throws -> [Operation] {
    try operations(
      "WHERE o.sequence IN (SELECT operation FROM change WHERE record = ? AND key = ?)", [record, key])
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
