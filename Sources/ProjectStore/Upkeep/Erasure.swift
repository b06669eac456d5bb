internal import GRDB
internal import Glibc
package import QualitativeCoding

extension Project {
  /// Removes a source for good: its texts and files in all revisions, codings, decisions, memos, and what the history says
  /// of them. A tombstone with the date stays. It cannot be undone.
  ///
  /// - Parameters:
  ///   - source: The source's id.
  ///   - time: Now, UTC, ISO 8601.
  /// - Returns: How many codings and memos went with it.
  package func erase(
    _ source: StudySource, coder: String, time: String
  ) throws -> (codings: Int, memos: Int) {
    try scrubbing {
      try write("erase", coder: coder, time: time, note: "source \(source.id)") { writer in
        try Erasure(database: writer.reader.database, source: source.id).run(writer, source, time: time)
      }
    }
  }
}

extension Project {
  /// Removes a case for good: its values, memos and memberships, and what the history says of them. Sources stay.
  package func erase(case id: String, coder: String, time: String) throws {
    try scrubbing {
      try write("erase", coder: coder, time: time, note: "a case") { writer in
        let database = writer.reader.database
        let erasure = Erasure(database: database, source: "")
        // Memos on the case, and on what it says of a theme.
        let memos = try erasure.keys("memo", naming: "target") { $0 == id || $0.hasPrefix("\(id)/") }
        let gone: [(String, Set<String>)] = [
          ("memo", memos), ("caseValue", try erasure.keys("caseValue", naming: "case", [id])),
          ("caseMember", try erasure.keys("caseMember", naming: "case", [id])),
          ("speakerEntry", try erasure.keys("speakerEntry", naming: "case", [id])),
          ("setMember", try erasure.keys("setMember", naming: "target", [id])), ("case", [id]),
        ]
        for (record, keys) in gone {
          for key in keys {
            try RowHistory.set(database, record, key, to: nil)
            try erasure.scrub(record, key, as: "erased")
          }
        }
      }
    }
  }

  /// Runs an erasure so that no old page is left in the file or the journal.
  private func scrubbing<Value>(_ body: () throws -> Value) throws -> Value {
    try requireWritable()
    // The journal holds the old pages while the file changes; kept, it can be written over before it goes.
    try bare { _ = try String.fetchOne($0, sql: "PRAGMA journal_mode = PERSIST") }
    defer { _ = try? bare { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") } }
    let value = try body()
    try bare { try $0.execute(sql: "VACUUM") }
    ProjectFile.overwrite(file + "-journal")
    return value
  }
}

/// What belongs to a source, in tables and in the history.
private struct Erasure {
  let database: Database
  let source: String

  func run(_ writer: ProjectWriter, _ row: StudySource, time: String) throws -> (codings: Int, memos: Int) {
    // Everything that was ever on the source, also what was removed since.
    let codings = try keys("coding", naming: "source", [source])
    let owned: Set<String> = [source]
    let memos = try keys("memo", naming: "target", codings.union(owned))
    var gone: [(record: String, keys: Set<String>)] = [
      ("source", owned), ("coding", codings), ("memo", memos),
      ("decision", try keys("decision", naming: "source", owned)),
      ("judgement", try keys("judgement", naming: "source", owned)),
      ("caseMember", try keys("caseMember", naming: "source", owned)),
      ("speakerEntry", try keys("speakerEntry", naming: "source", owned)),
    ]
    for (table, column) in [("setMember", "target"), ("link", "fromTarget"), ("link", "toTarget")] {
      gone.append((table, try keys(table, naming: column, codings.union(owned).union(memos))))
    }
    let live = try (
      codings: count("SELECT COUNT(*) FROM coding WHERE source = ?"),
      memos: memos.count {
        try !String.fetchAll(database, sql: "SELECT id FROM memo WHERE id = ?", arguments: [$0]).isEmpty
      }
    )
    try writer.remove(row)
    for (record, keys) in gone {
      for key in keys {
        // Ids of speakers and members hold labels.
        let holdsLabel = ["speakerEntry", "setMember", "caseMember"].contains(record)
        try scrub(record, key, as: holdsLabel ? source : key)
      }
    }
    try database.execute(
      sql: "DELETE FROM content WHERE revision IN (SELECT id FROM revision WHERE source = ?)", arguments: [source])
    try database.execute(sql: "DELETE FROM revision WHERE source = ?", arguments: [source])
    try database.execute(sql: "DELETE FROM proposal WHERE source = ?", arguments: [source])
    try database.execute(
      sql: "INSERT INTO tombstone VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET erased = excluded.erased",
      arguments: [source, time])
    return live
  }

  /// Empties what the history says of a row, and the notes of the operations on it.
  func scrub(_ record: String, _ key: String, as name: String) throws {
    try database.execute(
      sql: """
        UPDATE operation SET note = NULL WHERE kind <> 'erase' AND sequence IN
          (SELECT operation FROM change WHERE record = ?1 AND key = ?2)
        """, arguments: [record, key])
    try database.execute(
      sql: "UPDATE change SET before = NULL, after = NULL, erased = 1, key = ?3 WHERE record = ?1 AND key = ?2",
      arguments: [record, key, name])
    try database.execute(sql: "DELETE FROM conflict WHERE record = ? AND key = ?", arguments: [record, key])
  }

  private func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql, arguments: [source]) ?? 0 }

  /// Ids of rows of a table that name one of some things, now or at any time before.
  func keys(_ record: String, naming column: String, _ targets: Set<String>) throws -> Set<String> {
    try keys(record, naming: column) { targets.contains($0) }
  }

  /// Ids of rows of a table that name something of a kind, now or at any time before.
  func keys(_ record: String, naming column: String, _ isMeant: (String) -> Bool) throws -> Set<String> {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT key, json_extract(COALESCE(after, before), '$."' || ?1 || '"') FROM change WHERE record = ?2
        """, arguments: [column, record])
    var result = Set<String>()
    while let row = try rows.next() {
      if let target: String = row[1], isMeant(target) { result.insert(row[0]) }
    }
    return result
  }
}

extension ProjectFile {
  /// Writes zeros over a file and removes it.
  static func overwrite(_ file: String) {
    let descriptor = open(file, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer {
      close(descriptor)
      unlink(file)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return }
    let zeros = [UInt8](repeating: 0, count: 1 << 16)
    var left = Int(status.st_size)
    while left > 0 {
      let count = Glibc.write(descriptor, zeros, min(left, zeros.count))
      if count <= 0 { return }
      left -= count
    }
    fsync(descriptor)
  }
}
