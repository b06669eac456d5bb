internal import GRDB
internal import QualitativeCoding

extension ProjectReader {
  /// Later operations, still in force, that an undo of this one would pull the ground from under: they changed the same
  /// rows, or made or changed rows that name a row which the undo would take away, or took away a row that a row to be
  /// brought back names. The latest first.
  package func operations(dependingOn operation: Operation) throws -> [Operation] {
    var found = Set<Int64>()
    let own = Int64(operation.sequence)
    for change in try changes(of: operation) where !change.isNewCoder {
      found.formUnion(try later(than: own, change.record, change.key))
      // The undo would remove the row: who names it?
      if change.before == nil, change.after != nil {
        for (table, column) in Schema.references.filter({ $0.target == change.record }).map({ ($0.table, $0.column) }) {
          let keys = try String.fetchAll(
            database.cachedStatement(sql: "SELECT id FROM \"\(table)\" WHERE \"\(column)\" = ?"),
            arguments: [change.key])
          for key in keys { found.formUnion(try later(than: own, table, key)) }
        }
      }
      // The undo would bring the row back: are the rows that it names there?
      if change.after == nil, let before = change.before {
        for (column, target) in Schema.references.filter({ $0.table == change.record }).map({ ($0.column, $0.target) })
        {
          guard
            let key = try String.fetchOne(
              database.cachedStatement(sql: "SELECT json_extract(?, '$.' || ?)"), arguments: [before, column])
          else { continue }
          found.formUnion(try later(than: own, target, key, removing: true))
        }
      }
    }
    return try found.sorted(by: >).flatMap { try operations("WHERE o.sequence = ?", [$0]) }.filter(\.isInForce)
  }

  private func later(
    than sequence: Int64, _ record: String, _ key: String, removing: Bool = false
  ) throws -> [Int64] {
    try Int64.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT DISTINCT operation FROM change WHERE record = ? AND key = ? AND operation > ? AND (? OR after IS NULL)
          """), arguments: [record, key, sequence, !removing])
  }

  /// The latest operation that a coder did and can take back, or `nil`.
  ///
  /// - Complexity: O(operations of the coder after it).
  package func latestUndoable(by coder: String) throws -> Operation? {
    try latest(by: coder) { $0.isInForce && $0.canBeUndone }
  }

  /// The latest undo that a coder did and that is in force, or `nil`.
  package func latestUndo(by coder: String) throws -> Operation? {
    try latest(by: coder) { $0.kind == "undo" && !$0.isUndone }
  }

  /// The latest operation of a coder that meets a condition; looked for some at a time, since it is mostly among the last.
  private func latest(by coder: String, where condition: (Operation) -> Bool) throws -> Operation? {
    var before = Int64.max
    while true {
      let some = try operations("WHERE o.coder = ? AND o.sequence < ?", [coder, before], limit: 64)
      if let found = some.first(where: condition) { return found }
      guard let last = some.last else { return nil }
      before = last.sequence
    }
  }
}

extension RowChange {
  /// Whether a coder came with it, in the first operation that is theirs. No undo takes a coder away: what they did since names
  /// them.
  fileprivate var isNewCoder: Bool { record == Coder.table && before == nil }
}

extension Operation {
  /// Whether what it did still holds by its own: not taken back, and no taking back.
  var isInForce: Bool { !isUndone && undoes == nil }

  /// Whether it is one that a coder would take back: not the beginning, an erasure, or a taking back.
  package var canBeUndone: Bool { !["init", "erase", "merge", "undo", "redo"].contains(kind) && changes > 0 }
}

extension ProjectWriter {
  /// Gives every row that an operation changed the value it had before; a coder who came with it stays.
  ///
  /// - Returns: Ids of sources whose rows are other ones now.
  /// - Throws: `HistoryError.erased` when the history of the rows is gone. The caller has seen to it that nothing depends
  ///   on the operation.
  package func takeBack(_ operation: Operation) throws -> Set<String> {
    var sources: Set<String> = []
    for change in try reader.changes(of: operation).reversed() {
      if change.isErased { throw HistoryError.erased(operation.id) }
      if change.isNewCoder { continue }
      try RowHistory.set(reader.database, change.record, change.key, to: change.before)
      if change.record == StudySource.table { sources.insert(change.key) }
    }
    return sources
  }
}

/// Rows as the history keeps them. Statements are kept: an operation may have changed many thousand rows.
enum RowHistory {
  /// The row as a JSON object, or `nil` where it is not there.
  static func value(_ database: Database, _ record: String, _ key: String) throws -> String? {
    try String.fetchOne(
      database.cachedStatement(
        sql: "SELECT \(Schema.object(Schema.columns(of: record))) FROM \"\(record)\" WHERE id = ?"), arguments: [key])
  }

  /// Whether a row is there.
  static func exists(_ database: Database, _ record: String, _ key: String) throws -> Bool {
    try Int.fetchOne(database.cachedStatement(sql: "SELECT 1 FROM \"\(record)\" WHERE id = ?"), arguments: [key]) != nil
  }

  /// Gives a row the values of a JSON object; removes it for `nil`.
  static func set(_ database: Database, _ record: String, _ key: String, to value: String?) throws {
    guard let value else {
      try database.cachedStatement(sql: "DELETE FROM \"\(record)\" WHERE id = ?").execute(arguments: [key])
      return
    }
    let columns = Schema.columns(of: record)
    let values = columns.map { "json_extract(?1, '$.\"\($0)\"')" }
    let updates = zip(columns, values).dropFirst().map { "\"\($0)\" = \($1)" }.joined(separator: ", ")
    try database.cachedStatement(sql: "UPDATE \"\(record)\" SET \(updates) WHERE id = ?2")
      .execute(arguments: [value, key])
    if database.changesCount > 0 { return }
    try database.cachedStatement(
      sql: "INSERT INTO \"\(record)\" (\(Schema.list(columns))) SELECT \(values.joined(separator: ", "))"
    ).execute(arguments: [value])
  }
}
