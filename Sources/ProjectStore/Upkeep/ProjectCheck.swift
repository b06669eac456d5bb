internal import CorpusModel
internal import GRDB
package import QualitativeCoding

/// Something that is wrong in a project, and what mends it.
package struct ProjectProblem: Sendable, Equatable {
  /// No words of an interview: ids only.
  package let what: String
  package let repair: String
}

extension ProjectReader {
  /// All that is wrong with the file and what is in it, in the order of the file; empty for a sound project.
  ///
  /// Looks at every page, every text, every range.
  ///
  /// - Complexity: O(bytes).
  package func problems() throws -> [ProjectProblem] {
    let pages = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
    // What SQLite says may quote rows: only that it says something is told.
    if !pages.isEmpty {
      let places = pages.count == 1 ? "one place" : "\(pages.count) places\(pages.count == 20 ? " or more" : "")"
      return [
        ProjectProblem(
          what: "the database is damaged in \(places)",
          repair: "take your latest backup, and merge this file into it: citat merge")
      ]
    }
    var problems = try ([file] + backups().map { $0.path }).flatMap(ProjectFile.leftovers).map { leftover in
      ProjectProblem(
        what: "'\(leftover)' was begun by a program that was stopped, and may hold interviews", repair: "delete it")
    }
    for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
      let (table, target): (String, String) = (row[0], row[2])
      problems.append(
        ProjectProblem(
          what: "a row of '\(table)' names a '\(target)' that is not there", repair: "take your latest backup"))
    }
    problems += try textProblems()
    problems += try historyProblems()
    return problems
  }

  private func textProblems() throws -> [ProjectProblem] {
    var problems: [ProjectProblem] = []
    let current = Dictionary(uniqueKeysWithValues: try sources().map { ($0.id, $0) })
    for id in try String.fetchAll(database, sql: "SELECT id FROM revision ORDER BY rowid") {
      let document: Document
      do {
        let revision = try revision(id)
        document = try self.document(revision: id, name: "")
        guard document.isCopied else {
          throw ProjectError.damaged(
            file, where: "the text of source \(revision.source) is not the one that was stored")
        }
        let original = try original(of: id)
        if SHA256.hexadecimal(original) != revision.digest {
          problems.append(
            ProjectProblem(
              what: "the original file of source \(revision.source) is not the one that was imported",
              repair: "import the file again: citat import --update"))
        }
      } catch let error as ProjectError {
        problems.append(ProjectProblem(what: error.detail, repair: "take your latest backup"))
        continue
      }
      let codings = try StudyCoding.fetchAll(
        database, sql: "SELECT * FROM coding WHERE revision = ? ORDER BY rowid", arguments: [id])
      for coding in codings { if let problem = problem(with: coding, in: document) { problems.append(problem) } }
      let decisions = try Decision.fetchAll(
        database, sql: "SELECT * FROM decision WHERE revision = ? ORDER BY rowid", arguments: [id])
      let judgements = try Judgement.fetchAll(
        database, sql: "SELECT * FROM judgement WHERE revision = ? ORDER BY rowid", arguments: [id])
      let places =
        decisions.map { ("decision \($0.id)", $0.start, $0.end) }
        + judgements.map { ("judgement \($0.id)", $0.start, $0.end) }
      for (name, start, end) in places where !isPlace(start, end, document) {
        problems.append(
          ProjectProblem(what: "the \(name) lies outside its text", repair: "undo its operation: citat log"))
      }
    }
    problems += try proposalProblems()
    for coding in try orphans() where current[coding.source] != nil {
      problems.append(
        ProjectProblem(
          what: "the coding \(coding.id) could not be carried over to the corrected text",
          repair: "code the place anew, then remove it: citat uncode \(coding.id)"))
    }
    return problems
  }

  private func proposalProblems() throws -> [ProjectProblem] {
    let outside = try String.fetchAll(
      database,
      sql: """
        SELECT DISTINCT p.source FROM proposal p LEFT JOIN content c ON c.revision = p.revision
        WHERE c.revision IS NULL OR p."start" < 0 OR p."end" < p."start" OR p."end" > length(c.canonical)
        ORDER BY p.source
        """)
    return outside.map {
      ProjectProblem(what: "a proposal for source \($0) lies outside its text", repair: "make them anew: citat apply")
    }
  }

  private func problem(with coding: StudyCoding, in document: Document) -> ProjectProblem? {
    guard coding.start != nil || coding.end != nil else { return nil }
    guard let range = coding.range, isPlace(range.start, range.end, document), !range.isEmpty else {
      return ProjectProblem(
        what: "the coding \(coding.id) lies outside its text", repair: "remove it: citat uncode \(coding.id)")
    }
    if Array(document.canonical.bytes[range.bytes]) != Array((coding.words ?? "").utf8) {
      return ProjectProblem(
        what: "the coding \(coding.id) is not on the words that were coded",
        repair: "look at it, code the right place and remove it: citat uncode \(coding.id)")
    }
    return nil
  }

  private func isPlace(_ start: Int, _ end: Int, _ document: Document) -> Bool {
    start >= 0 && start <= end && end <= document.canonical.count && document.canonical.isScalarBoundary(start)
      && document.canonical.isScalarBoundary(end)
  }

  /// Codings that lie on an older revision than their source's own: nobody has resolved them.
  package func orphans() throws -> [StudyCoding] {
    try StudyCoding.fetchAll(
      database,
      sql: """
        SELECT coding.* FROM coding JOIN source ON source.id = coding.source
        WHERE coding.revision <> source.revision AND coding."start" IS NOT NULL ORDER BY coding.source, coding.rowid
        """)
  }

  /// That the rows are what the history leads to.
  private func historyProblems() throws -> [ProjectProblem] {
    var problems: [ProjectProblem] = []
    for (table, columns) in Schema.recorded {
      let differing = try String.fetchAll(
        database,
        sql: """
          SELECT id FROM "\(table)" AS r WHERE \(Schema.object(columns, of: "r.")) IS NOT
            (SELECT after FROM change WHERE record = '\(table)' AND key = r.id ORDER BY sequence DESC LIMIT 1)
          """)
      // Ids of speakers hold their labels: the table is told and how many.
      if !differing.isEmpty {
        problems.append(
          ProjectProblem(
            what: "\(differing.count) rows of '\(table)' were changed by another program than Citat",
            repair: "take your latest backup, or leave them as they are"))
      }
      let broken =
        try Int.fetchOne(
          database,
          sql: """
            SELECT COUNT(*) FROM (
              SELECT before, erased, LAG(after) OVER rows AS last, LAG(erased, 1, 0) OVER rows AS "last erased"
              FROM change WHERE record = ? WINDOW rows AS (PARTITION BY key ORDER BY sequence))
            WHERE erased = 0 AND "last erased" = 0 AND before IS NOT last
            """, arguments: [table]) ?? 0
      if broken > 0 {
        problems.append(
          ProjectProblem(
            what: broken == 1
              ? "1 change of '\(table)' does not follow on the one before"
              : "\(broken) changes of '\(table)' do not follow on the ones before",
            repair: "take your latest backup, or leave the history as it is: 'citat undo' may not reach behind them"))
      }
    }
    return problems
  }
}

extension Document {
  /// Whether all that canonical text copied from the verbatim text is the same in both. O(bytes).
  fileprivate var isCopied: Bool {
    map.pieces.allSatisfy { piece in
      !piece.isCopy || canonical.bytes[piece.canonical.bytes] == verbatim.bytes[piece.verbatim.bytes]
    }
  }
}

extension ProjectError {
  /// What is wrong, without the file's name.
  fileprivate var detail: String {
    if case .damaged(_, let place) = self { return place }
    return report.message
  }
}
