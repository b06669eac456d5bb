internal import GRDB

extension Schema {
  /// What each coder judged of a text, where it was not the whole: the units of a sample.
  static let version2: @Sendable (Database) throws -> Void = { database in
    try database.execute(
      sql: """
        CREATE TABLE judgement (
          id TEXT PRIMARY KEY NOT NULL,
          coder TEXT NOT NULL REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED,
          source TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
          revision TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
          "start" INTEGER NOT NULL,
          "end" INTEGER NOT NULL,
          created TEXT NOT NULL
        ) STRICT;
        CREATE INDEX "judgement by source" ON judgement (source);
        CREATE INDEX "judgement by coder" ON judgement (coder);
        """)
    try recordChanges(of: judgement.table, judgement.columns, in: database)
  }

  static let judgement = (
    table: "judgement", columns: ["id", "coder", "source", "revision", "start", "end", "created"]
  )
}
