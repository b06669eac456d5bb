internal import GRDB

extension Schema {
  /// The first version. Frozen: files of it are out in the world.
  static let version1: @Sendable (Database) throws -> Void = { database in
    try database.execute(sql: "PRAGMA application_id = \(ProjectFile.applicationID)")
    try database.execute(
      sql: """
        CREATE TABLE operation (
          sequence INTEGER PRIMARY KEY AUTOINCREMENT,
          id TEXT NOT NULL UNIQUE,
          coder TEXT NOT NULL,
          counter INTEGER NOT NULL,
          kind TEXT NOT NULL,
          time TEXT NOT NULL,
          note TEXT,
          undoes TEXT,
          UNIQUE (coder, counter)
        ) STRICT;
        CREATE TABLE change (
          sequence INTEGER PRIMARY KEY AUTOINCREMENT,
          operation INTEGER NOT NULL REFERENCES operation (sequence),
          record TEXT NOT NULL,
          key TEXT NOT NULL,
          before TEXT,
          after TEXT,
          erased INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX "change by operation" ON change (operation);
        CREATE INDEX "change by record" ON change (record, key);
        CREATE TABLE current (operation INTEGER NOT NULL) STRICT;
        CREATE TABLE conflict (
          id INTEGER PRIMARY KEY,
          operation TEXT NOT NULL,
          record TEXT NOT NULL,
          key TEXT NOT NULL,
          field TEXT NOT NULL,
          kept TEXT,
          other TEXT,
          UNIQUE (operation, record, key, field)
        ) STRICT;
        CREATE TABLE tombstone (id TEXT PRIMARY KEY NOT NULL, erased TEXT NOT NULL) STRICT;
        CREATE TABLE backup (path TEXT PRIMARY KEY NOT NULL, made TEXT NOT NULL) STRICT;

        CREATE TABLE property (id TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
        CREATE TABLE coder (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, color TEXT) STRICT;
        CREATE TABLE code (
          id TEXT PRIMARY KEY NOT NULL,
          parent TEXT REFERENCES code (id) DEFERRABLE INITIALLY DEFERRED,
          position INTEGER NOT NULL,
          name TEXT NOT NULL,
          color TEXT,
          definition TEXT,
          inclusion TEXT NOT NULL,
          exclusion TEXT NOT NULL,
          examples TEXT NOT NULL,
          related TEXT NOT NULL,
          memo TEXT,
          threshold REAL NOT NULL,
          rules TEXT NOT NULL
        ) STRICT;
        CREATE INDEX "code by parent" ON code (parent);
        CREATE TABLE source (
          id TEXT PRIMARY KEY NOT NULL,
          name TEXT NOT NULL UNIQUE,
          revision TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE TABLE revision (
          id TEXT PRIMARY KEY NOT NULL,
          source TEXT NOT NULL,
          kind TEXT NOT NULL,
          file TEXT NOT NULL,
          encoding TEXT NOT NULL,
          digest TEXT NOT NULL,
          bytes INTEGER NOT NULL,
          words INTEGER NOT NULL,
          turns INTEGER NOT NULL,
          created TEXT NOT NULL
        ) STRICT;
        CREATE INDEX "revision by source" ON revision (source);
        CREATE INDEX "revision by digest" ON revision (digest);
        CREATE TABLE content (
          revision TEXT PRIMARY KEY NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
          original BLOB,
          verbatim BLOB NOT NULL,
          canonical BLOB NOT NULL,
          layout BLOB NOT NULL
        ) STRICT;
        CREATE TABLE coding (
          id TEXT PRIMARY KEY NOT NULL,
          code TEXT NOT NULL REFERENCES code (id) DEFERRABLE INITIALLY DEFERRED,
          coder TEXT NOT NULL REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED,
          source TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
          revision TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
          "start" INTEGER,
          "end" INTEGER,
          "from" REAL,
          "until" REAL,
          words TEXT,
          origin TEXT NOT NULL,
          matches TEXT NOT NULL,
          created TEXT NOT NULL
        ) STRICT;
        CREATE INDEX "coding by source" ON coding (source, code);
        CREATE INDEX "coding by code" ON coding (code);
        CREATE INDEX "coding by coder" ON coding (coder);
        CREATE TABLE decision (
          id TEXT PRIMARY KEY NOT NULL,
          coder TEXT NOT NULL REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED,
          source TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
          revision TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
          code TEXT NOT NULL REFERENCES code (id) DEFERRABLE INITIALLY DEFERRED,
          "start" INTEGER NOT NULL,
          "end" INTEGER NOT NULL,
          verdict TEXT NOT NULL,
          created TEXT NOT NULL
        ) STRICT;
        CREATE INDEX "decision by source" ON decision (source, code);
        CREATE INDEX "decision by code" ON decision (code);
        CREATE INDEX "decision by coder" ON decision (coder);
        CREATE TABLE proposal (
          source TEXT NOT NULL,
          revision TEXT NOT NULL,
          code TEXT NOT NULL,
          "start" INTEGER NOT NULL,
          "end" INTEGER NOT NULL,
          unit TEXT NOT NULL,
          number INTEGER NOT NULL,
          matches TEXT NOT NULL,
          PRIMARY KEY (source, "start", "end", code)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE memo (
          id TEXT PRIMARY KEY NOT NULL,
          coder TEXT NOT NULL REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED,
          kind TEXT NOT NULL,
          target TEXT NOT NULL,
          revision TEXT,
          "start" INTEGER,
          "end" INTEGER,
          text TEXT NOT NULL,
          created TEXT NOT NULL
        ) STRICT;
        CREATE INDEX "memo by target" ON memo (kind, target);
        CREATE INDEX "memo by coder" ON memo (coder);
        CREATE TABLE link (
          id TEXT PRIMARY KEY NOT NULL,
          coder TEXT NOT NULL REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED,
          name TEXT,
          fromKind TEXT NOT NULL,
          fromTarget TEXT NOT NULL,
          toKind TEXT NOT NULL,
          toTarget TEXT NOT NULL,
          created TEXT NOT NULL
        ) STRICT;
        CREATE TABLE studySet (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, text TEXT) STRICT;
        CREATE TABLE setMember (
          id TEXT PRIMARY KEY NOT NULL,
          "set" TEXT NOT NULL REFERENCES studySet (id) DEFERRABLE INITIALLY DEFERRED,
          kind TEXT NOT NULL,
          target TEXT NOT NULL
        ) STRICT;
        CREATE TABLE "case" (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL) STRICT;
        CREATE TABLE caseMember (
          id TEXT PRIMARY KEY NOT NULL,
          "case" TEXT NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
          source TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE TABLE variable (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL) STRICT;
        CREATE TABLE caseValue (
          id TEXT PRIMARY KEY NOT NULL,
          "case" TEXT NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
          variable TEXT NOT NULL REFERENCES variable (id) DEFERRABLE INITIALLY DEFERRED,
          value TEXT NOT NULL
        ) STRICT;
        CREATE TABLE speakerEntry (
          id TEXT PRIMARY KEY NOT NULL,
          source TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
          label TEXT NOT NULL,
          role TEXT,
          isInterviewer INTEGER NOT NULL,
          "case" TEXT REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        """)
    for (table, columns) in recordedByVersion1 { try recordChanges(of: table, columns, in: database) }
  }
}
