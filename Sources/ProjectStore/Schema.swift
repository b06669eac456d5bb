internal import GRDB

/// The tables of a project file. README describes them; a change here is a new version and a migration.
enum Schema {
  /// The version that this program writes.
  static let version = migrations.count

  /// What leads from each version to the next; the first makes an empty file a project.
  static let migrations: [@Sendable (Database) throws -> Void] = [version1, version2]

  /// Brings a file up to `version` in one transaction that the caller has begun.
  static func migrate(_ database: Database, from old: Int) throws {
    for migration in migrations[old...] { try migration(database) }
    try database.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// Tables whose rows are what a study is, with their columns: every change of a row is recorded by triggers.
  static let recorded = recordedByVersion1 + [judgement]

  /// The tables of version 1. Frozen.
  static let recordedByVersion1: [(table: String, columns: [String])] = [
    ("property", ["id", "value"]),
    ("coder", ["id", "name", "color"]),
    (
      "code",
      [
        "id", "parent", "position", "name", "color", "definition", "inclusion", "exclusion", "examples", "related",
        "memo", "threshold", "rules",
      ]
    ),
    ("source", ["id", "name", "revision"]),
    (
      "coding",
      [
        "id", "code", "coder", "source", "revision", "start", "end", "from", "until", "words", "origin", "matches",
        "created",
      ]
    ),
    ("decision", ["id", "coder", "source", "revision", "code", "start", "end", "verdict", "created"]),
    ("memo", ["id", "coder", "kind", "target", "revision", "start", "end", "text", "created"]),
    ("link", ["id", "coder", "name", "fromKind", "fromTarget", "toKind", "toTarget", "created"]),
    ("studySet", ["id", "name", "text"]),
    ("setMember", ["id", "set", "kind", "target"]),
    ("case", ["id", "name"]),
    ("caseMember", ["id", "case", "source"]),
    ("variable", ["id", "name", "kind"]),
    ("caseValue", ["id", "case", "variable", "value"]),
    ("speakerEntry", ["id", "source", "label", "role", "isInterviewer", "case"]),
  ]

  /// Columns that name a row of another table.
  static let references: [(table: String, column: String, target: String)] = [
    ("code", "parent", "code"), ("coding", "code", "code"), ("coding", "coder", "coder"),
    ("coding", "source", "source"), ("decision", "code", "code"), ("decision", "coder", "coder"),
    ("decision", "source", "source"), ("judgement", "coder", "coder"), ("judgement", "source", "source"),
    ("memo", "coder", "coder"), ("link", "coder", "coder"),
    ("setMember", "set", "studySet"), ("caseMember", "case", "case"), ("caseMember", "source", "source"),
    ("caseValue", "case", "case"), ("caseValue", "variable", "variable"), ("speakerEntry", "source", "source"),
    ("speakerEntry", "case", "case"),
  ]

  static func columns(of table: String) -> [String] { recorded.first { $0.table == table }?.columns ?? [] }

  /// Names in quotation marks, with something before each: `case`, `set` and `end` are words of SQL.
  static func list(_ columns: [String], before: String = "") -> String {
    columns.map { "\(before)\"\($0)\"" }.joined(separator: ", ")
  }

  /// The row as a JSON object.
  static func object(_ columns: [String], of row: String = "") -> String {
    "json_object(" + columns.map { "'\($0)', \(row)\"\($0)\"" }.joined(separator: ", ") + ")"
  }

  /// Records every change of a table's rows under the operation that is under way. Without one the change fails.
  static func recordChanges(of table: String, _ columns: [String], in database: Database) throws {
    let (old, new) = (object(columns, of: "OLD."), object(columns, of: "NEW."))
    let insert =
      "INSERT INTO change (operation, record, key, before, after) VALUES ((SELECT operation FROM current), '\(table)'"
    try database.execute(
      sql: """
        CREATE TRIGGER "\(table) added" AFTER INSERT ON "\(table)" BEGIN
          \(insert), NEW.id, NULL, \(new));
        END;
        CREATE TRIGGER "\(table) changed" AFTER UPDATE ON "\(table)" WHEN \(old) <> \(new) BEGIN
          \(insert), NEW.id, \(old), \(new));
        END;
        CREATE TRIGGER "\(table) removed" AFTER DELETE ON "\(table)" BEGIN
          \(insert), OLD.id, \(old), NULL);
        END;
        CREATE TRIGGER "\(table) keeps its id" BEFORE UPDATE OF id ON "\(table)" WHEN OLD.id <> NEW.id BEGIN
          SELECT RAISE(ABORT, 'an id never changes');
        END
        """)
  }
}
