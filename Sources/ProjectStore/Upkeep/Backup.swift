internal import GRDB

extension Project {
  /// Copies the project while it may be in use, checks that the copy is whole and like the project, and remembers where it
  /// is, so that an erasure can name it.
  ///
  /// - Parameter time: Now, UTC, ISO 8601.
  /// - Returns: Whether the project remembers the copy; one that may only be read cannot.
  /// - Throws: `ProjectError`, also when the file is there already.
  package func backUp(to file: String, time: String) throws -> Bool {
    let aside = try ProjectFile.aside(file)
    do {
      // One read lock from the first page to the last: the copy is of one state.
      try bare { database in
        try database.inTransaction(.deferred) {
          _ = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM operation")
          let copy = try DatabaseQueue(path: aside)
          do {
            try copy.writeWithoutTransaction { try database.backup(to: $0) }
          } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            throw ProjectError.full(file)
          }
          try copy.close()
          return .commit
        }
      }
      let state = try read { try $0.state() }
      let (copied, isSound) = try Project.open(aside, for: .reading).read { reader in
        (try reader.state(), try reader.problems().allSatisfy { $0.what.hasPrefix("the coding") })
      }
      guard isSound, copied <= state else { throw ProjectError.unverified(file) }
      try ProjectFile.publish(aside, as: file)
    } catch {
      ProjectFile.remove(aside)
      throw error
    }
    if !isWritable { return false }
    let path = ProjectFile.absolute(file)
    try transaction { database in
      try database.execute(
        sql: "INSERT INTO backup VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET made = excluded.made",
        arguments: [path, time])
    }
    return true
  }

  /// Writes the file anew without the room that deleted rows left.
  ///
  /// - Returns: Bytes before and after.
  package func compact() throws -> (before: Int, after: Int) {
    try requireWritable()
    return try bare { database in
      func bytes() throws -> Int {
        try (Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0)
          * (Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
      }
      let before = try bytes()
      try database.execute(sql: "VACUUM")
      return (before, try bytes())
    }
  }
}

extension ProjectReader {
  /// How far the history has come.
  func state() throws -> Int { try Int.fetchOne(database, sql: "SELECT MAX(sequence) FROM operation") ?? 0 }
}
