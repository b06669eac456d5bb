internal import CorpusModel
internal import FoundationEssentials
internal import GRDB
internal import QualitativeCoding

// Codings, decisions and proposals come by the hundred thousand: their rows are read by the place of the columns, in the order
// of the tables, and most of their matches are none.

extension StudyCoding {
  /// - Throws: `DecodingError` for an origin or matches that nobody wrote.
  init(row: Row) throws {
    let range = try TextRange(row, start: 5, end: 6)
    guard let origin = Origin(rawValue: row[10]) else { throw DecodingError.row("origin") }
    self.init(
      id: row[0], code: row[1], coder: row[2], source: row[3], revision: row[4], range: range, from: row[7],
      until: row[8], words: row[9], origin: origin, matches: try StoredMatches.matches(row[11]), created: row[12])
  }
}

extension Decision {
  /// - Throws: `DecodingError` for a verdict that nobody gave.
  init(row: Row) throws {
    guard let verdict = Verdict(rawValue: row[7]), let range = try TextRange(row, start: 5, end: 6) else {
      throw DecodingError.row("verdict")
    }
    self.init(
      id: row[0], coder: row[1], source: row[2], revision: row[3], code: row[4], range: range, verdict: verdict,
      created: row[8])
  }
}

extension Proposal {
  /// - Throws: `DecodingError` for matches that nobody wrote.
  init(row: Row) throws {
    guard let range = try TextRange(row, start: 3, end: 4) else { throw DecodingError.row("start") }
    self.init(
      source: row[0], revision: row[1], code: row[2], range: range, unit: row[5], number: row[6],
      matches: try StoredMatches.matches(row[7]))
  }
}

extension TextRange {
  /// A range in two columns; `nil` where they are null.
  fileprivate init?(_ row: Row, start: Int, end: Int) throws {
    guard let first: Int = row[start], let last: Int = row[end] else { return nil }
    guard first >= 0, first <= last else { throw DecodingError.row("start") }
    self.init(first, last)
  }
}

extension DecodingError {
  fileprivate static func row(_ column: String) -> DecodingError {
    .dataCorrupted(Context(codingPath: [], debugDescription: "\(column) of a row"))
  }
}

/// Matches as a column of JSON.
enum StoredMatches {
  static func matches(_ text: String) throws -> [RuleMatch] {
    // What people set by hand has none.
    text == "[]" ? [] : try JSONDecoder().decode([RuleMatch].self, from: Data(text.utf8))
  }

  static func text(_ matches: [RuleMatch], _ encoder: JSONEncoder) throws -> String {
    matches.isEmpty ? "[]" : String(decoding: try encoder.encode(matches), as: UTF8.self)
  }
}
