internal import CorpusModel
internal import FoundationEssentials
internal import GRDB
package import QualitativeCoding

/// Changes of a project within one operation of its history.
package struct ProjectWriter {
  /// What can be read, the changes so far included.
  package let reader: ProjectReader
  /// Who changes.
  package let coder: Coder
  /// The operation's id: `anna-12`.
  package let operation: String
  /// When, UTC, ISO 8601.
  package let time: String
  private let sequence: Int64
  private var made = 0

  private var database: Database { reader.database }

  init(
    database: Database, file: String, kind: String, coder name: String, time: String, note: String?, undoes: String?
  ) throws {
    reader = ProjectReader(database: database, file: file)
    self.time = time
    let id = Name.identifier(name)
    let known = try Coder.fetchOne(database, key: id)
    coder = known ?? Coder(id: id, name: name)
    let counter =
      1 + (try Int.fetchOne(database, sql: "SELECT MAX(counter) FROM operation WHERE coder = ?", arguments: [id]) ?? 0)
    operation = "\(id)-\(counter)"
    sequence = try Self.begin(
      database, id: operation, coder: id, counter: counter, kind: kind, time: time, note: note, undoes: undoes)
    if known == nil { try coder.insert(database) }
  }

  /// Adds an operation; changes that follow are its own.
  static func begin(
    _ database: Database, id: String, coder: String, counter: Int, kind: String, time: String, note: String?,
    undoes: String?
  ) throws -> Int64 {
    try database.execute(
      sql: "INSERT INTO operation (id, coder, counter, kind, time, note, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [id, coder, counter, kind, time, note, undoes])
    let sequence = database.lastInsertedRowID
    try database.execute(sql: "DELETE FROM current")
    try database.execute(sql: "INSERT INTO current VALUES (?)", arguments: [sequence])
    return sequence
  }

  /// Ends the operation: a change without one fails from here on. One that changed nothing is no step of the history.
  func finish() throws {
    try database.execute(sql: "DELETE FROM current")
    try database.execute(
      sql: "DELETE FROM operation WHERE sequence = ?1 AND NOT EXISTS (SELECT 1 FROM change WHERE operation = ?1)",
      arguments: [sequence])
  }

  /// The note of the operation, where it is known only when it is done.
  package func note(_ text: String) throws {
    try database.execute(sql: "UPDATE operation SET note = ? WHERE sequence = ?", arguments: [text, sequence])
  }

  /// An id for a coding, memo or decision that this operation makes: its own, then `.2`, `.3` …
  package mutating func identifier() -> String {
    made += 1
    return made == 1 ? operation : "\(operation).\(made)"
  }

  // MARK: Study and codes

  /// Sets a property of the study.
  package func set(_ property: String, to value: String) throws {
    try database.execute(
      sql: "INSERT INTO property (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value",
      arguments: [property, value])
  }

  /// Takes word lists in place of those that are there.
  package func set(_ words: [WordList]) throws {
    guard try !words.isEmpty || reader.property(StoredWordList.property) != nil else { return }
    try set(StoredWordList.property, to: StoredWordList.text(of: words))
  }

  /// Adds a coder, or gives one another name or colour.
  package func put(_ coder: Coder) throws { try coder.upsert(database) }

  /// Adds a code under another, after those that are there, or changes what it says; codes under it are left alone.
  package func put(_ code: Code, under parent: String?) throws {
    let old = try StoredCode.fetchOne(database, key: code.id)
    let position = try old.flatMap { $0.parent == parent ? $0.position : nil } ?? nextPosition(under: parent)
    try StoredCode(code, parent: parent, position: position).upsert(database)
  }

  /// Moves a code, with all under it, below another or to the top.
  package func move(_ code: String, under parent: String?) throws {
    guard var row = try StoredCode.fetchOne(database, key: code), row.parent != parent else { return }
    row.position = try nextPosition(under: parent)
    row.parent = parent
    try row.update(database)
  }

  /// Gives a code another name; its id stays.
  package func rename(_ code: String, to name: String) throws {
    guard var row = try StoredCode.fetchOne(database, key: code) else { return }
    row.name = name
    try row.update(database)
  }

  /// Removes a code that nothing carries, with memos and links on it; codes under it move up to where it stood.
  package func remove(code: String) throws {
    guard let row = try StoredCode.fetchOne(database, key: code) else { return }
    for var child in try StoredCode.fetchAll(database, sql: "SELECT * FROM code WHERE parent = ?", arguments: [code]) {
      child.parent = row.parent
      try child.update(database)
    }
    try removeNotes(.code, in: "SELECT ?", code)
    try database.execute(sql: "DELETE FROM proposal WHERE code = ?", arguments: [code])
    try row.delete(database)
  }

  private func nextPosition(under parent: String?) throws -> Int {
    1 + (try Int.fetchOne(database, sql: "SELECT MAX(position) FROM code WHERE parent IS ?", arguments: [parent]) ?? -1)
  }

  // MARK: Sources

  /// Adds a source with its text.
  package func add(_ content: StoredContent, name: String) throws {
    try store(content)
    try StudySource(id: content.revision.source, name: name, revision: content.revision.id).insert(database)
  }

  /// Gives a source the text of a new revision. What lies on the old one is left to the caller.
  package func revise(_ source: StudySource, to content: StoredContent) throws {
    try store(content)
    try StudySource(id: source.id, name: source.name, revision: content.revision.id).update(database)
    try database.execute(sql: "DELETE FROM proposal WHERE source = ?", arguments: [source.id])
  }

  /// Stores a text. Texts are never changed: one that is there already stays as it is.
  package func store(_ content: StoredContent) throws {
    let revision = content.revision
    if try Revision.fetchOne(database, key: revision.id) != nil { return }
    try revision.insert(database)
    let isOwnText = content.original == content.verbatim.bytes
    try database.execute(
      sql: "INSERT INTO content (revision, original, verbatim, canonical, layout) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        revision.id, isOwnText ? nil : content.original.blob, content.verbatim.bytes.blob,
        content.canonical.bytes.blob, content.layout.blob,
      ])
  }

  /// Gives a source another name.
  package func rename(_ source: StudySource, to name: String) throws {
    try StudySource(id: source.id, name: name, revision: source.revision).update(database)
  }

  /// Removes a source with all that lies on it. It can be undone: text and history stay in the file.
  package func remove(_ source: StudySource) throws {
    for table in ["decision", "judgement", "coding", "caseMember", "speakerEntry", "proposal"] {
      if table == "coding" { try removeNotes(.coding, in: "SELECT id FROM coding WHERE source = ?", source.id) }
      try database.execute(sql: "DELETE FROM \(table) WHERE source = ?", arguments: [source.id])
    }
    try removeNotes(.source, in: "SELECT ?", source.id)
    try source.delete(database)
  }

  /// Removes memos, links and memberships of things that go.
  private func removeNotes(_ kind: StudyItemKind, in ids: String, _ argument: String) throws {
    for (table, kindColumn, column) in [
      ("memo", "kind", "target"), ("setMember", "kind", "target"), ("link", "fromKind", "fromTarget"),
      ("link", "toKind", "toTarget"),
    ] {
      try database.execute(
        sql: "DELETE FROM \(table) WHERE \(kindColumn) = ? AND \(column) IN (\(ids))",
        arguments: [kind.rawValue, argument])
    }
  }

  // MARK: Codings

  /// Adds a coding, or changes one of its id.
  package func put(_ coding: StudyCoding) throws { try coding.upsert(database) }

  /// Removes a coding with its memos and links.
  package func remove(coding id: String) throws {
    try removeNotes(.coding, in: "SELECT ?", id)
    try database.execute(sql: "DELETE FROM coding WHERE id = ?", arguments: [id])
  }

  /// Adds a decision, or changes one of its id.
  package func put(_ decision: Decision) throws { try decision.upsert(database) }
  /// Takes a decision back.
  package func remove(decision id: String) throws {
    try database.execute(sql: "DELETE FROM decision WHERE id = ?", arguments: [id])
  }

  /// Adds a judgement, or changes one of its id.
  package func put(_ judgement: Judgement) throws { try judgement.upsert(database) }

  // MARK: The rest of a study

  /// Adds a memo, or changes one of its id.
  package func put(_ memo: Memo) throws { try memo.upsert(database) }
  /// Removes a memo.
  package func remove(memo id: String) throws {
    try database.execute(sql: "DELETE FROM memo WHERE id = ?", arguments: [id])
  }
  /// Adds a link, or changes one of its id.
  package func put(_ link: Link) throws { try link.upsert(database) }
  /// Adds a set, or changes one of its id.
  package func put(_ set: StudySet) throws { try set.upsert(database) }
  /// Puts a thing into a set.
  package func put(_ member: SetMember) throws { try member.upsert(database) }
  /// Takes a thing out of a set.
  package func remove(_ member: SetMember) throws {
    try database.execute(sql: "DELETE FROM setMember WHERE id = ?", arguments: [member.id])
  }
  /// Adds a case, or gives one another name.
  package func put(_ case: Case) throws { try `case`.upsert(database) }
  /// Puts a source under a case.
  package func put(_ member: CaseMember) throws { try member.upsert(database) }
  /// Takes a source out of a case.
  package func remove(_ member: CaseMember) throws {
    try database.execute(sql: "DELETE FROM caseMember WHERE id = ?", arguments: [member.id])
  }
  /// Adds a variable, or changes one of its id.
  package func put(_ variable: Variable) throws { try variable.upsert(database) }
  /// Gives a case a value.
  package func put(_ value: CaseValue) throws { try value.upsert(database) }
  /// Says who a speaker is.
  package func put(_ speaker: SpeakerEntry) throws { try speaker.upsert(database) }
}

extension Array where Element == UInt8 {
  /// The bytes as the database takes them.
  var blob: Data { Data(self) }
}
