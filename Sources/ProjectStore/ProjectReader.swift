package import CorpusModel
internal import GRDB
package import QualitativeCoding

/// One state of a project, for the length of a call.
package struct ProjectReader {
  let database: Database
  let file: String

  init(database: Database, file: String) {
    self.database = database
    self.file = file
  }

  // MARK: Study

  /// A property of the study, such as its `name`.
  package func property(_ id: String) throws -> String? {
    try String.fetchOne(database, sql: "SELECT value FROM property WHERE id = ?", arguments: [id])
  }

  /// The coders, by id.
  package func coders() throws -> [Coder] { try all("ORDER BY id") }

  /// The codes, each before those under it.
  package func codebook() throws -> Codebook {
    StoredCode.codebook(
      try StoredCode.fetchAll(database), name: try property("codebook") ?? property("name") ?? "",
      language: try property("codebook-language"), memo: try property("codebook-memo"),
      words: try property(StoredWordList.property).map { StoredWordList.lists(of: $0, file: file) } ?? [], file: file)
  }

  // MARK: Sources

  /// The sources by name, bytes in order.
  package func sources() throws -> [StudySource] { try all("ORDER BY name") }

  /// The source of a name or id, or `nil`.
  package func source(_ name: String) throws -> StudySource? {
    try StudySource.fetchOne(
      database, sql: "SELECT * FROM source WHERE name = ? OR id = ? ORDER BY name = ? DESC",
      arguments: [name, name, name])
  }

  /// The revision of an id.
  package func revision(_ id: String) throws -> Revision {
    guard let revision = try Revision.fetchOne(database, key: id) else { throw missingText }
    return revision
  }

  /// The revisions of a source, the oldest first.
  package func revisions(of source: String) throws -> [Revision] {
    try Revision.fetchAll(
      database, sql: "SELECT * FROM revision WHERE source = ? ORDER BY rowid", arguments: [source])
  }

  /// The sources whose first or later file had these bytes, also removed ones.
  package func revisions(digest: String) throws -> [Revision] {
    try Revision.fetchAll(database, sql: "SELECT * FROM revision WHERE digest = ?", arguments: [digest])
  }

  /// The document of a revision under a name, exactly as it was stored; its digest is checked.
  ///
  /// - Throws: `ProjectError.damaged` when text and structure are not what was stored.
  /// - Complexity: O(bytes).
  package func document(revision id: String, name: String) throws -> Document {
    try storedText(revision: id, name: name).document()
  }

  /// The bytes of a revision, of which a document can be made when the project is read no more.
  package func storedText(revision id: String, name: String) throws -> StoredText {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT verbatim, canonical, layout FROM content WHERE revision = ?", arguments: [id])
    else { throw missingText }
    return StoredText(
      name: name, revision: try revision(id), verbatim: try row.bytes("verbatim"),
      canonical: try row.bytes("canonical"),
      layout: try row.bytes("layout"), file: file)
  }

  /// The document of a source as it holds now.
  package func document(of source: StudySource) throws -> Document {
    try document(revision: source.revision, name: source.name)
  }

  /// The bytes of the file that a revision came from.
  package func original(of revision: String) throws -> [UInt8] {
    let row = try Row.fetchOne(
      database, sql: "SELECT COALESCE(original, verbatim) AS original FROM content WHERE revision = ?",
      arguments: [revision])
    return try row?.bytes("original") ?? []
  }

  /// When the source of these bytes was erased, or `nil`.
  package func tombstone(_ source: String) throws -> String? {
    try String.fetchOne(database, sql: "SELECT erased FROM tombstone WHERE id = ?", arguments: [source])
  }

  // MARK: Codings

  /// The codings, of one source or all, by source and place.
  ///
  /// - Parameter coder: Only those of this coder.
  package func codings(source: String? = nil, coder: String? = nil, code: String? = nil) throws -> [StudyCoding] {
    try rows(
      of: "coding", where: [("source", source), ("coder", coder), ("code", code)],
      order: "source, \"start\", \"end\" DESC, rowid")
  }

  /// The coding of an id, or `nil`.
  package func coding(_ id: String) throws -> StudyCoding? { try StudyCoding.fetchOne(database, key: id) }

  /// Codings by source: how many.
  package func codingCounts() throws -> [String: Int] {
    try counts("SELECT source, COUNT(*) FROM coding GROUP BY source")
  }

  /// Codings by code: how many.
  package func codeCounts() throws -> [String: Int] { try counts("SELECT code, COUNT(*) FROM coding GROUP BY code") }

  private func counts(_ sql: String, _ arguments: StatementArguments = []) throws -> [String: Int] {
    var result: [String: Int] = [:]
    let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
    while let row = try rows.next() { result[row[0]] = row[1] }
    return result
  }

  /// What people said to proposals, of one source or all.
  package func decisions(source: String? = nil) throws -> [Decision] {
    try rows(of: "decision", where: [("source", source)], order: "source, \"start\", rowid")
  }

  /// What people judged of texts that they did not judge whole, of one source or all.
  package func judgements(source: String? = nil) throws -> [Judgement] {
    try rows(of: "judgement", where: [("source", source)], order: "source, \"start\", rowid")
  }

  /// The proposals of the last run, of one source or all, by source and place.
  package func proposals(source: String? = nil) throws -> [Proposal] {
    try rows(of: "proposal", where: [("source", source)], order: "source, \"start\", \"end\", code")
  }

  /// Whether the last run proposed anything for a source.
  package func hasProposals(source: String) throws -> Bool {
    try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM proposal WHERE source = ?)", arguments: [source])
      ?? false
  }

  /// Open proposals by code: how many, in texts that hold, nobody has decided on or coded by hand.
  ///
  /// - Parameter coder: The id of the only coder whose decisions and codings count; `nil` for all.
  /// - Complexity: O(proposals × codings of their code in their source).
  package func openProposalCounts(coder: String?) throws -> [String: Int] {
    try counts(
      """
      SELECT p.code, COUNT(*) FROM proposal p JOIN source s ON s.id = p.source AND s.revision = p.revision
      WHERE NOT EXISTS (
        SELECT 1 FROM decision d WHERE d.source = p.source AND d.code = p.code AND d."start" = p."start"
          AND d."end" = p."end" AND (?1 IS NULL OR d.coder = ?1))
      AND NOT EXISTS (
        SELECT 1 FROM coding c WHERE c.source = p.source AND c.code = p.code AND c.revision = p.revision
          AND c."start" < p."end" AND p."start" < c."end" AND (?1 IS NULL OR c.coder = ?1))
      GROUP BY p.code
      """, [coder])
  }

  // MARK: The rest of a study

  /// The memo of an id, or `nil`.
  package func memo(_ id: String) throws -> Memo? { try Memo.fetchOne(database, key: id) }

  /// Memos by what they are about and when they were written.
  package func memos(kind: StudyItemKind? = nil, target: String? = nil) throws -> [Memo] {
    try rows(of: "memo", where: [("kind", kind?.rawValue), ("target", target)], order: "rowid")
  }

  package var links: [Link] { get throws { try all("ORDER BY rowid") } }
  package var sets: [StudySet] { get throws { try all("ORDER BY id") } }
  package var setMembers: [SetMember] { get throws { try all("ORDER BY id") } }
  /// The sets that a thing is in.
  package func setMembers(kind: StudyItemKind, target: String) throws -> [SetMember] {
    try rows(of: "setMember", where: [("kind", kind.rawValue), ("target", target)], order: "id")
  }

  package var cases: [Case] { get throws { try all("ORDER BY id") } }
  package var caseMembers: [CaseMember] { get throws { try all("ORDER BY id") } }
  package var variables: [Variable] { get throws { try all("ORDER BY id") } }
  package var caseValues: [CaseValue] { get throws { try all("ORDER BY id") } }

  /// What was said of speakers, of one source or all.
  package func speakers(source: String? = nil) throws -> [SpeakerEntry] {
    try rows(of: "speakerEntry", where: [("source", source)], order: "id")
  }

  /// Backups that were made of this project: where and when.
  package func backups() throws -> [(path: String, made: String)] {
    try Row.fetchAll(database, sql: "SELECT path, made FROM backup ORDER BY made, path").map { ($0[0], $0[1]) }
  }

  /// All that the project holds but its history. O(bytes).
  package func study() throws -> Study {
    var study = try study { source in
      Study.SourceContent(
        source: source, revision: try revision(source.revision), document: try document(of: source),
        original: try original(of: source.revision))
    }
    study.decisions = try decisions()
    study.judgements = try judgements()
    study.speakers = try speakers()
    return study
  }

  /// What the project holds but its history, its decisions and its speakers.
  ///
  /// - Parameter content: What comes back of a source.
  func study(with content: (StudySource) throws -> Study.SourceContent) throws -> Study {
    var study = Study(name: try property("name") ?? "", codebook: try codebook())
    study.coders = try coders()
    study.sources = try sources().map(content)
    study.codings = try codings()
    study.memos = try memos()
    study.links = try links
    study.sets = try sets
    study.setMembers = try setMembers
    study.cases = try cases
    study.caseMembers = try caseMembers
    study.variables = try variables
    study.values = try caseValues
    study.exchange = try exchangeRecord()
    return study
  }

  // MARK: Rows

  /// The rows of a table whose columns have the values that are given. Conditions that nobody set are left out of the
  /// statement: written as `? IS NULL OR …` they would keep the database from its indexes.
  private func rows<Value: FetchableRecord>(
    of table: String, where conditions: [(column: String, value: String?)], order: String
  ) throws -> [Value] {
    let wanted = conditions.compactMap { condition in condition.value.map { (condition.column, $0) } }
    let text = wanted.isEmpty ? "" : "WHERE " + wanted.map { "\"\($0.0)\" = ?" }.joined(separator: " AND ")
    return try Value.fetchAll(
      database, sql: "SELECT * FROM \"\(table)\" \(text) ORDER BY \(order)",
      arguments: StatementArguments(wanted.map { $0.1 }))
  }

  private func all<Value: StudyRow>(_ order: String) throws -> [Value] {
    try Value.fetchAll(database, sql: "SELECT * FROM \"\(Value.table)\" \(order)")
  }

  private var missingText: ProjectError { .damaged(file, where: "a text that a source names is not there") }
}

extension Row {
  /// A column of bytes; empty where it is null.
  func bytes(_ column: String) throws -> [UInt8] {
    try withUnsafeData(named: column) { data in data.map { Array($0) } ?? [] }
  }
}
