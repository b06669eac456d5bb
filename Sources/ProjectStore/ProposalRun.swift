internal import GRDB
internal import QualitativeCoding

/// What a run of the rules changed in the proposals, by code.
package struct ProposalRun: Sendable, Equatable {
  /// Of each code how many proposals are new, gone, and where they were.
  package private(set) var codes: [String: (new: Int, gone: Int, unchanged: Int)] = [:]

  package static func == (a: ProposalRun, b: ProposalRun) -> Bool {
    a.codes.count == b.codes.count && a.codes.allSatisfy { code, counts in b.codes[code].map { $0 == counts } ?? false }
  }

  /// Puts proposals in the place of those of the last run; only rows that differ are written.
  ///
  /// - Parameter proposals: Those of texts that hold no longer are left out.
  /// - Complexity: O(proposals).
  init(_ database: Database, replacingWith proposals: [Proposal]) throws {
    struct Key: Hashable {
      let source: String
      let start: Int
      let end: Int
      let code: String
    }
    var before: [Key: (revision: String, matches: String)] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT source, \"start\", \"end\", code, revision, matches FROM proposal")
    while let row = try rows.next() {
      before[Key(source: row[0], start: row[1], end: row[2], code: row[3])] = (row[4], row[5])
    }
    let current = Dictionary(
      uniqueKeysWithValues: try Row.fetchAll(database, sql: "SELECT id, revision FROM source").map {
        ($0[0] as String, $0[1] as String)
      })
    let insert = try database.makeStatement(
      sql: """
        INSERT OR REPLACE INTO proposal (source, revision, code, "start", "end", unit, number, matches)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for proposal in proposals where current[proposal.source] == proposal.revision {
      let old = before.removeValue(
        forKey: Key(source: proposal.source, start: proposal.start, end: proposal.end, code: proposal.code))
      // A place in another text is another place.
      let isThere = old?.revision == proposal.revision
      codes[proposal.code, default: (0, 0, 0)].new += isThere ? 0 : 1
      codes[proposal.code, default: (0, 0, 0)].unchanged += isThere ? 1 : 0
      if old != nil, !isThere { codes[proposal.code, default: (0, 0, 0)].gone += 1 }
      let matches = StoredMatches.text(proposal.matches)
      if isThere, old?.matches == matches { continue }
      try insert.execute(arguments: [
        proposal.source, proposal.revision, proposal.code, proposal.start, proposal.end, proposal.unit, proposal.number,
        matches,
      ])
    }
    let delete = try database.makeStatement(
      sql: "DELETE FROM proposal WHERE source = ? AND \"start\" = ? AND \"end\" = ? AND code = ?")
    for key in before.keys {
      codes[key.code, default: (0, 0, 0)].gone += 1
      try delete.execute(arguments: [key.source, key.start, key.end, key.code])
    }
  }
}
