package import CorpusModel
internal import FoundationEssentials
internal import GRDB
package import QualitativeCoding

/// Reads the SQLite files of other programs: Taguette's project, QualCoder's folder and RQDA's file. Nothing is changed.
package enum ForeignDatabase {
  /// The most bytes of a file, and of all texts in it.
  static let largest = 1 << 30

  /// Whether a folder is a project of QualCoder.
  package static func isFolder(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path + "/data.qda") }

  /// The study that a file or folder holds, and what was left out of it.
  ///
  /// - Throws: `ForeignError` when the database is damaged, too large, or none of the three programs'.
  /// - Complexity: O(bytes).
  package static func read(_ path: String) throws -> (study: ExchangedStudy, notes: [String]) {
    let file = isFolder(path) ? path + "/data.qda" : path
    let size = (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0
    if size > largest { throw ForeignError.tooLarge(path) }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { database in
      // The file is another's: nothing in its schema may run code or lead out of it.
      try database.execute(
        sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY")
    }
    do {
      return try DatabaseQueue(path: file, configuration: configuration).read { database in
        let tables = try ForeignTables(database)
        if tables.hold(["documents", "highlights", "highlight_tags", "tags"]) {
          return try TaguetteReader(tables, file: path).read()
        }
        if tables.hold(["source", "code_name", "code_text"]) {
          return try QualCoderReader(tables, folder: path).read()
        }
        if tables.hold(["source", "freecode", "coding"]) { return try RQDAReader(tables, file: path).read() }
        throw ForeignError.unknown(path)
      }
    } catch is DatabaseError {
      throw ForeignError.damaged(path)
    }
  }
}

/// Why another program's database cannot be read.
package enum ForeignError: UserFacingError, Equatable {
  case unknown(String)
  case damaged(String)
  case tooLarge(String)
  case severalProjects(String, count: Int)

  package var report: ErrorReport {
    switch self {
    case .unknown(let file):
      ErrorReport(
        "cannot read '\(file)': it is a database of none of Taguette, QualCoder and RQDA",
        help: "export the project as REFI-QDA (.qdpx) from the program it belongs to")
    case .damaged(let file):
      ErrorReport(
        "cannot read '\(file)': the database is damaged or was not copied whole",
        help: "copy it again from where it came from")
    case .tooLarge(let file):
      ErrorReport(
        "cannot read '\(file)': it is larger than \(ForeignDatabase.largest >> 30) GB",
        help: "export its parts by themselves")
    case .severalProjects(let file, let count):
      ErrorReport(
        "cannot read '\(file)': it holds \(count) projects", help: "export one of them from Taguette, as SQLite")
    }
  }
}

/// The rows of another program's tables, whose columns may be missing or hold anything.
struct ForeignTables {
  private let database: Database
  private let names: Set<String>

  init(_ database: Database) throws {
    self.database = database
    names = Set(try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'"))
  }

  func hold(_ wanted: [String]) -> Bool { wanted.allSatisfy(names.contains) }

  /// The rows of a table; none where there is no such table.
  func rows(_ table: String) throws -> [ForeignRow] {
    guard names.contains(table) else { return [] }
    return try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\" ORDER BY rowid").map { ForeignRow(row: $0) }
  }
}

/// A row in which every column is asked for.
struct ForeignRow {
  fileprivate let row: Row

  private subscript(column: String) -> DatabaseValue { row.hasColumn(column) ? row[column] : .null }

  /// A text that is not empty.
  func text(_ column: String) -> String? {
    let value = self[column]
    if let text = String.fromDatabaseValue(value) { return text.isEmpty ? nil : text }
    return number(column).map { "\($0)" }
  }

  func number(_ column: String) -> Int? { Int.fromDatabaseValue(self[column]) }
  func real(_ column: String) -> Double? { Double.fromDatabaseValue(self[column]) }

  /// The words of a memo; `nil` where they are blank.
  func memo(_ column: String = "memo") -> String? {
    text(column).flatMap { text in text.utf8.contains { $0 > 0x20 } ? text : nil }
  }

  /// A time as REFI-QDA has it, of `2026-11-21 19:04:08` and the like.
  func time(_ column: String) -> String? {
    guard let text = text(column) else { return nil }
    let bytes = Array(text.utf8)
    guard bytes.count >= 19, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[13] == 0x3A, bytes[16] == 0x3A else {
      return nil
    }
    return String(decoding: bytes[..<10], as: UTF8.self) + "T" + String(decoding: bytes[11..<19], as: UTF8.self) + "Z"
  }

  /// `#rrggbb`.
  func color(_ column: String) -> String? {
    guard let text = text(column), text.utf8.count == 7, text.hasPrefix("#"), text.dropFirst().allSatisfy(\.isHexDigit)
    else { return nil }
    return "#"
      + String(decoding: text.utf8.dropFirst().map { (0x41...0x46).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }
}

/// GUIDs for things that their program knows by numbers and names.
struct ForeignGUIDs {
  let program: String
  let study: String

  func callAsFunction(_ kind: String, _ id: String) -> GUID {
    GUID(digest: SHA256.hexadecimal("\(program) \(study) \(kind) \(id)".utf8))
  }

  func callAsFunction(_ kind: String, _ id: Int) -> GUID { self(kind, "\(id)") }
}

/// The people that rows name as their owners.
struct ForeignUsers {
  private let guids: ForeignGUIDs
  private(set) var all: [ExchangedStudy.User] = []

  init(_ guids: ForeignGUIDs) { self.guids = guids }

  /// The GUID of a name, which is a user from now on.
  mutating func guid(_ name: String?) -> GUID? {
    guard let name else { return nil }
    let guid = guids("user", name)
    if !all.contains(where: { $0.guid == guid }) { all.append(.init(guid: guid, name: name)) }
    return guid
  }
}

/// Passages of a text whose program counts characters.
struct ForeignPassages {
  let text: UTF8Text

  /// The bytes of a stretch of scalars; `nil` where it lies outside the text or holds nothing.
  func range(_ start: Int?, _ end: Int?) -> TextRange? {
    guard let start, let end, start >= 0, start < end, end <= text.scalarCount else { return nil }
    return text.bytes(of: ScalarRange(start, end))
  }

  /// The range, and how it is to be told when there is none or its words are others than those that were kept.
  func place(_ start: Int?, _ end: Int?, words: String?, _ tally: inout Tally) -> ExchangedStudy.Place {
    guard let range = range(start, end) else {
      tally.count("passage does not lie in its text", "passages do not lie in their texts")
      return .lost(start: start ?? 0, end: end ?? 0)
    }
    if let words, !words.isEmpty {
      let isSame = text.string(in: range).utf8.filter { $0 > 0x20 }.elementsEqual(words.utf8.filter { $0 > 0x20 })
      if isSame {
        tally.count("passage verified by its words", "passages verified by their words")
      } else {
        tally.count("passage has other words than it had", "passages have other words than they had")
      }
    }
    return .text(range)
  }
}
