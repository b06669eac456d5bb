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

  /// As `JSONDecoder` reads it, fields in the order of their names. Our own writing: a run of the rules writes a quarter of a
  /// million of them, ten times as fast as Foundation's encoder does.
  static func text(_ matches: [RuleMatch]) -> String {
    if matches.isEmpty { return "[]" }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(160 * matches.count)
    for (number, match) in matches.enumerated() {
      bytes += (number == 0 ? "[{" : ",{").utf8
      if let context = match.context { bytes.append(field: "context", context.rawValue) }
      if let expands = match.expands { bytes.append(field: "expands", expands) }
      if let kind = match.kind { bytes.append(field: "kind", kind) }
      if let negation = match.negation { bytes.append(field: "negation", negation) }
      bytes += "\"ranges\":[".utf8
      for (number, range) in match.ranges.enumerated() {
        bytes += (number == 0 ? "[" : ",[").utf8
        bytes += String(range.start).utf8
        bytes.append(0x2C)
        bytes += String(range.end).utf8
        bytes.append(0x5D)
      }
      bytes += "],".utf8
      bytes.append(field: "rule", match.rule)
      bytes += "\"text\":".utf8
      bytes.appendJSON(match.text)
      if let weight = match.weight {
        bytes += ",\"weight\":".utf8
        let isWhole = weight == weight.rounded() && abs(weight) < 1e15
        bytes += (isWhole ? String(Int(weight)) : "\(weight)").utf8
      }
      bytes.append(0x7D)
    }
    bytes.append(0x5D)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [UInt8] {
  /// A field of an object, and the comma behind it.
  fileprivate mutating func append(field name: String, _ value: String) {
    append(0x22)
    self += name.utf8
    self += "\":".utf8
    appendJSON(value)
    append(0x2C)
  }
}
