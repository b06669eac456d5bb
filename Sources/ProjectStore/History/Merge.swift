internal import FoundationEssentials
internal import GRDB

/// What a merge of another copy brought.
package struct MergeReport: Sendable, Equatable {
  /// Where both copies had changed the same thing.
  package struct Conflict: Sendable, Equatable {
    /// The table and the row's id.
    package let record: String
    package let key: String
    /// The field; empty where one copy had removed the row and the other had changed it: it stays.
    package let field: String
    /// What holds, and what the other copy had.
    package var kept: String?
    package var other: String?
  }

  /// Operations that were not known here.
  package var operations = 0
  package var coders: Set<String> = []
  package var conflicts: [Conflict] = []
  /// Sources that were given another name, because theirs was taken by another text.
  package var renamed: [String] = []
  /// Sources that the other copy erased and this one still has: id and date.
  package var erasedThere: [String: String] = [:]
}

extension Project {
  /// Plays the operations of another copy that are not known here, then `body`, in one transaction.
  ///
  /// - Parameter body: What remains to be done, as an operation of its own, `merge`.
  package func merge<Value>(
    _ other: Project, coder: String, time: String, _ body: (inout ProjectWriter, MergeReport) throws -> Value
  ) throws -> Value {
    try other.read { theirs in
      try transaction { database in
        var replay = try Replay(database: database, file: file, theirs: theirs)
        let report = try replay.run()
        var writer = try ProjectWriter(
          database: database, file: file, kind: "merge", coder: coder, time: time, note: nil, undoes: nil)
        let value = try body(&writer, report)
        try writer.finish()
        return value
      }
    }
  }
}

/// Their operations, one after another, on our rows.
private struct Replay {
  typealias Fields = [String: FieldValue]

  private let database: Database
  private let ours: ProjectReader
  private let theirs: ProjectReader
  private var report = MergeReport()
  /// Ids of their operations that another one of ours has, by what they are called here.
  private var names: [String: String] = [:]
  private let tombstones: Set<String>

  init(database: Database, file: String, theirs: ProjectReader) throws {
    self.database = database
    ours = ProjectReader(database: database, file: file)
    self.theirs = theirs
    tombstones = try Set(String.fetchAll(database, sql: "SELECT id FROM tombstone"))
  }

  mutating func run() throws -> MergeReport {
    try copyTexts()
    let unknown = try unknownOperations()
    var nextCounter: [String: Int] = [:]
    var taken = Set(try String.fetchAll(database, sql: "SELECT id FROM operation"))
    for operation in unknown {
      var id = operation.id
      if taken.contains(id) || names[operation.id] != nil {
        // The coder worked in both copies: theirs gets the next free number.
        let highest = try Int.fetchOne(
          database, sql: "SELECT MAX(counter) FROM operation WHERE coder = ?", arguments: [operation.coder])
        let counter = max(nextCounter[operation.coder] ?? 0, (highest ?? 0) + 1, try theirHighest(operation.coder) + 1)
        nextCounter[operation.coder] = counter + 1
        id = "\(operation.coder)-\(counter)"
        names[operation.id] = id
      }
      taken.insert(id)
      let counter = Int(id.dropFirst(operation.coder.count + 1)) ?? 0
      _ = try ProjectWriter.begin(
        database, id: id, coder: operation.coder, counter: counter, kind: operation.kind, time: operation.time,
        note: operation.note, undoes: operation.undoes.map(renamed))
      for change in try theirs.changes(of: operation) where !change.isErased { try play(change, of: operation, as: id) }
      report.operations += 1
      report.coders.insert(operation.coder)
    }
    try database.execute(sql: "DELETE FROM current")
    for row in try Row.fetchAll(theirs.database, sql: "SELECT id, erased FROM tombstone") {
      let (id, date): (String, String) = (row[0], row[1])
      if try ours.source(id) != nil { report.erasedThere[id] = date }
    }
    return report
  }

  private func theirHighest(_ coder: String) throws -> Int {
    try Int.fetchOne(theirs.database, sql: "SELECT MAX(counter) FROM operation WHERE coder = ?", arguments: [coder])
      ?? 0
  }

  /// Their operations that are not in our history, the oldest first.
  private mutating func unknownOperations() throws -> [Operation] {
    let own = try ours.operations()
    let known = Dictionary(uniqueKeysWithValues: own.map { ($0.id, $0) })
    let all = Array(try theirs.operations().reversed())
    func plain(_ operation: Operation) -> String { "\(operation.coder) \(operation.kind) \(operation.time)" }
    func face(_ operation: Operation) -> String { "\(plain(operation)) \(operation.note ?? "")" }
    func isSame(_ operation: Operation) -> Bool {
      guard let own = known[operation.id] else { return false }
      // An erasure, here or there, empties notes.
      return face(own) == face(operation)
        || plain(own) == plain(operation) && (own.note == nil || operation.note == nil)
    }
    let same = Set(all.filter(isSame).map(\.id))
    // One that an earlier merge brought under another number is known by who did what when.
    var others = Dictionary(grouping: own.reversed().filter { !same.contains($0.id) }, by: face)
    var unknown: [Operation] = []
    for operation in all where !same.contains(operation.id) {
      if let first = others[face(operation)]?.first {
        others[face(operation)]?.removeFirst()
        names[operation.id] = first.id
      } else {
        unknown.append(operation)
      }
    }
    return unknown
  }

  /// Texts that are not here; those of sources that were erased here stay away.
  private func copyTexts() throws {
    for id in try String.fetchAll(theirs.database, sql: "SELECT id FROM revision ORDER BY rowid") {
      if try Int.fetchOne(database, sql: "SELECT 1 FROM revision WHERE id = ?", arguments: [id]) != nil { continue }
      guard let row = try Row.fetchOne(theirs.database, sql: "SELECT * FROM revision WHERE id = ?", arguments: [id]),
        !tombstones.contains(row["source"]),
        let content = try Row.fetchOne(
          theirs.database, sql: "SELECT * FROM content WHERE revision = ?", arguments: [id])
      else { continue }
      for (table, row) in [("revision", row), ("content", content)] {
        let names = Array(row.columnNames)
        try database.execute(
          sql:
            "INSERT INTO \(table) (\(Schema.list(names))) VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))",
          arguments: StatementArguments(row.databaseValues))
      }
    }
  }

  // MARK: A change

  private mutating func play(_ change: RowChange, of operation: Operation, as id: String) throws {
    let record = change.record
    if names.isEmpty {
      // Most rows are here what they were there, to the letter: nothing needs to be put together.
      let current = try RowHistory.value(database, record, change.key)
      if current == change.after { return }
      if current == change.before {
        if let after = change.after {
          let value = try parsed(after)
          if !isErased(record, change.key, value) { try set(record, change.key, value, written: after) }
          return
        }
        if try isFree(record, change.key) { return try RowHistory.set(database, record, change.key, to: nil) }
      }
    }
    let before = try change.before.map(fields)
    let after = try change.after.map(fields)
    let key = (after ?? before)?["id"]?.text ?? change.key
    if isErased(record, key, after ?? before ?? [:]) { return }
    let current = try RowHistory.value(database, record, key).map(parsed)
    if current == after { return }
    guard var result = after else {
      // They removed it. What somebody here builds on, or has changed, stays.
      if current == before, try isFree(record, key) {
        try RowHistory.set(database, record, key, to: nil)
      } else if current != nil {
        try conflict(record, key, "", kept: nil, other: nil, id)
      }
      return
    }
    if current != before, let current {
      let place = try place(record, key, operation, before: before, ours: current, theirs: result)
      for (field, value) in place ?? [:] { result[field] = value }
      for (field, value) in result
      where field != "id" && current[field] != value && place?[field] == nil {
        let base = before?[field]
        if base == current[field] && before != nil { continue }
        if base == value && before != nil {
          // Only we changed it.
          result[field] = current[field]
          continue
        }
        let isTheirs = try isLater(operation, than: record, key, field)
        if record == "property", key == StoredWordList.property, field == "value",
          let lists = mergedLists(ours: current[field], theirs: value, before: base, laterIsTheirs: isTheirs)
        {
          result[field] = .text(lists.text)
          if !lists.areChangedByBoth { continue }
        } else if !isTheirs {
          result[field] = current[field]
        }
        try conflict(
          record, key, field, kept: isTheirs ? value : current[field], other: isTheirs ? current[field] : value, id)
      }
    } else if current != before {
      // We removed it; they changed it: it comes back.
      try conflict(record, key, "", kept: nil, other: nil, id)
    }
    try set(record, key, result)
  }

  /// Where a row lies when it is on another text in each copy: a place means something on its own text only, so that all of it
  /// comes from one of them. Whoever moved it by hand holds, else the later; what then lies on a text that does not hold is
  /// carried over. `nil` where both are on one text.
  private func place(
    _ record: String, _ key: String, _ operation: Operation, before: Fields?, ours: Fields, theirs: Fields
  ) throws -> Fields? {
    guard record != "source", let before, let own = ours["revision"], let other = theirs["revision"], own != other
    else {
      return nil
    }
    func place(_ fields: Fields) -> Fields {
      fields.filter { ["revision", "start", "end", "words"].contains($0.key) }
    }
    let isTheirs =
      if place(theirs) == place(before) {
        false
      } else if place(ours) == place(before) || other == before["revision"] {
        true
      } else if own == before["revision"] {
        false
      } else {
        try isLater(operation, than: record, key, "revision")
      }
    return place(isTheirs ? theirs : ours)
  }

  /// The word lists of both copies, which are one value.
  private func mergedLists(
    ours: FieldValue?, theirs: FieldValue, before: FieldValue?, laterIsTheirs: Bool
  ) -> (text: String, areChangedByBoth: Bool)? {
    guard let ours = ours?.text, let theirs = theirs.text else { return nil }
    return StoredWordList.merged(
      laterIsTheirs ? theirs : ours, laterIsTheirs ? ours : theirs, before: before?.text ?? "[]")
  }

  /// - Parameter written: The value as JSON, where it is known.
  private mutating func set(_ record: String, _ key: String, _ value: Fields, written: String? = nil) throws {
    var (value, written) = (value, written)
    if record == "source", let name = value["name"]?.text {
      var free = name
      var number = 2
      while try Int.fetchOne(
        database, sql: "SELECT 1 FROM source WHERE name = ? AND id <> ?", arguments: [free, key]) != nil
      {
        free = "\(name) (\(number))"
        number += 1
      }
      if free != name { report.renamed.append(free) }
      value["name"] = .text(free)
      if free != name { written = nil }
    }
    try bringBack(record, value)
    try RowHistory.set(database, record, key, to: try written ?? encoded(value))
  }

  /// Sees to it that the rows that a row names are there.
  private mutating func bringBack(_ record: String, _ value: Fields) throws {
    for reference in Schema.references where reference.table == record {
      guard let key = value[reference.column]?.text,
        try !RowHistory.exists(database, reference.target, key)
      else { continue }
      let last = try String.fetchOne(
        database,
        sql:
          "SELECT before FROM change WHERE record = ? AND key = ? AND before IS NOT NULL ORDER BY sequence DESC LIMIT 1",
        arguments: [reference.target, key])
      let there = try RowHistory.value(theirs.database, reference.target, key)
      guard let found = last ?? there else { continue }
      report.conflicts.append(MergeReport.Conflict(record: reference.target, key: key, field: ""))
      try set(reference.target, key, try parsed(found))
    }
  }

  /// Whether no row names this one.
  private func isFree(_ record: String, _ key: String) throws -> Bool {
    try Schema.references.filter { $0.target == record }.allSatisfy { reference in
      try Int.fetchOne(
        database.cachedStatement(
          sql: "SELECT 1 FROM \"\(reference.table)\" WHERE \"\(reference.column)\" = ? LIMIT 1"),
        arguments: [key])
        == nil
    }
  }

  /// Whether an operation of theirs is later than the last of ours that changed a field; the coder decides between two of
  /// one second, so that both copies come to the same end.
  private func isLater(
    _ operation: Operation, than record: String, _ key: String, _ field: String
  ) throws -> Bool {
    guard
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT o.time, o.coder FROM change c JOIN operation o ON o.sequence = c.operation
          WHERE c.record = ?1 AND c.key = ?2 AND json_extract(c.before, ?3) IS NOT json_extract(c.after, ?3)
          ORDER BY c.sequence DESC LIMIT 1
          """, arguments: [record, key, "$.\"\(field)\""])
    else { return true }
    let (time, coder): (String, String) = (row[0], row[1])
    return (operation.time, operation.coder) > (time, coder)
  }

  private mutating func conflict(
    _ record: String, _ key: String, _ field: String, kept: FieldValue?, other: FieldValue?, _ operation: String
  ) throws {
    report.conflicts.append(
      MergeReport.Conflict(
        record: record, key: key, field: field, kept: kept?.description, other: other?.description))
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO conflict (operation, record, key, field, kept, other) VALUES (?, ?, ?, ?, ?, ?)
        """, arguments: [operation, record, key, field, kept?.description, other?.description])
  }

  private func isErased(_ record: String, _ key: String, _ value: Fields) -> Bool {
    if record == "source" { return tombstones.contains(key) }
    return ["source", "target", "fromTarget", "toTarget"].contains { name in
      value[name]?.text.map { tombstones.contains($0) } ?? false
    }
  }

  // MARK: Names

  /// An id of theirs as it is called here: `anna-5.2` is `anna-9.2` where their `anna-5` is our `anna-9`.
  private func renamed(_ id: String) -> String {
    if let name = names[id] { return name }
    guard let point = id.lastIndex(of: "."), let name = names[String(id[..<point])] else { return id }
    return name + id[point...]
  }

  /// The fields of a row of theirs, with ids as they are called here.
  private func fields(_ json: String) throws -> Fields {
    var result = try parsed(json)
    if names.isEmpty { return result }
    for name in ["id", "target", "fromTarget", "toTarget"] {
      if let id = result[name]?.text { result[name] = .text(renamed(id)) }
    }
    if let set = result["set"]?.text, let kind = result["kind"]?.text, let target = result["target"]?.text {
      result["id"] = .text("\(set)/\(kind)/\(target)")
    }
    return result
  }

  private func parsed(_ json: String) throws -> Fields { try JSONDecoder().decode(Fields.self, from: Data(json.utf8)) }

  private func encoded(_ fields: Fields) throws -> String {
    String(decoding: try JSONEncoder().encode(fields), as: UTF8.self)
  }
}

/// A field of a row in the history.
private enum FieldValue: Codable, Equatable, CustomStringConvertible {
  case null
  case integer(Int)
  case real(Double)
  case text(String)

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let integer = try? value.decode(Int.self) {
      self = .integer(integer)
    } else {
      self = .real(try value.decode(Double.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .null: try value.encodeNil()
    case .integer(let integer): try value.encode(integer)
    case .real(let real): try value.encode(real)
    case .text(let text): try value.encode(text)
    }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }

  var description: String {
    switch self {
    case .null: ""
    case .integer(let integer): "\(integer)"
    case .real(let real): "\(real)"
    case .text(let text): text
    }
  }
}
