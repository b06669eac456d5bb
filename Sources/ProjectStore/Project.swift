internal import FoundationEssentials
internal import GRDB
internal import Glibc
package import QualitativeCoding

/// A project file that is open.
///
/// Every reading sees one state; every change is one transaction, whole on the disk when the call returns.
package final class Project: Sendable {
  /// What a file is opened for.
  package enum Access: Sendable {
    case reading
    case changing
  }

  /// The path as it was given.
  package let file: String
  private let queue: DatabaseQueue
  private let wait: Double
  let isWritable: Bool

  /// Seconds that a call waits for another program, unless told otherwise.
  package static let usualWait = 10.0

  private init(file: String, queue: DatabaseQueue, wait: Double, isWritable: Bool) {
    self.file = file
    self.queue = queue
    self.wait = wait
    self.isWritable = isWritable
  }

  /// Makes a project file, whole or not at all, that only its owner may read and write.
  ///
  /// - Parameters:
  ///   - name: What the study is called.
  ///   - time: Now, UTC, ISO 8601.
  /// - Throws: `ProjectError`, also when the file is there already.
  package static func create(at file: String, name: String, coder: String, time: String) throws -> Project {
    if access(file, F_OK) == 0 {
      var status = stat()
      throw stat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        ? ProjectError.isFolder(file) : ProjectError.exists(file)
    }
    let aside = try ProjectFile.aside(file)
    do {
      let project = Project(
        file: file, queue: try DatabaseQueue(path: aside, configuration: configuration(wait: 0, readOnly: false)),
        wait: 0, isWritable: true)
      try project.guarded {
        try project.queue.inTransaction(.immediate) { database in
          try Schema.migrate(database, from: 0)
          return .commit
        }
      }
      _ = try project.write("init", coder: coder, time: time) { try $0.set("name", to: name) }
      try project.queue.close()
      try ProjectFile.publish(aside, as: file)
    } catch {
      ProjectFile.remove(aside)
      ProjectFile.remove(aside + "-journal")
      if let error = error as? DatabaseError { throw ProjectError.of(error, file: file, wait: 0) }
      throw error
    }
    return try open(file, for: .changing)
  }

  /// Opens a project file. One of an older version is brought up to date first.
  ///
  /// - Parameter wait: Seconds to wait for another program that is changing the file.
  /// - Throws: `ProjectError`; a file that is no project, or a damaged or newer one, is not touched.
  package static func open(
    _ file: String, for access: Access, wait: Double = usualWait
  ) throws -> Project {
    let header = try ProjectFile.header(of: file, known: Schema.version)
    if access == .changing && !header.isWritable { throw ProjectError.readOnly(file) }
    do {
      let queue = try DatabaseQueue(
        path: file, configuration: configuration(wait: wait, readOnly: !header.isWritable))
      let project = Project(file: file, queue: queue, wait: wait, isWritable: header.isWritable)
      if header.version < Schema.version { try project.migrate(from: header.version) }
      return project
    } catch let error as DatabaseError {
      throw ProjectError.of(error, file: file, wait: wait)
    }
  }

  private func migrate(from version: Int) throws {
    guard isWritable else { throw ProjectError.older(file, version: version) }
    try guarded {
      try queue.inTransaction(.immediate) { database in
        // Another program may have done it while this one waited.
        let now = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? version
        if now < Schema.version { try Schema.migrate(database, from: now) }
        return .commit
      }
    }
  }

  private static func configuration(wait: Double, readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(wait)
    configuration.prepareDatabase { database in
      // EXTRA: the folder is synced when the journal goes, so that what was acknowledged survives a power cut.
      // temp_store: SQLite's own temporary files would be copies of interviews behind the user's back.
      try database.execute(
        sql: """
          PRAGMA synchronous = EXTRA;
          PRAGMA secure_delete = ON;
          PRAGMA temp_store = MEMORY;
          PRAGMA cell_size_check = ON;
          PRAGMA cache_size = -65536
          """)
    }
    return configuration
  }

  /// Closes the file. No other call may follow.
  package func close() throws { try guarded { try queue.close() } }

  /// Reads one state of the project.
  package func read<Value>(_ body: (ProjectReader) throws -> Value) throws -> Value {
    try guarded {
      try queue.read { database in try body(ProjectReader(database: database, file: file)) }
    }
  }

  /// Changes the project in one transaction, recorded as one operation; nothing of it when `body` throws.
  ///
  /// - Parameters:
  ///   - kind: What it is called in the history.
  ///   - coder: The name of who does it.
  ///   - time: Now, UTC, ISO 8601.
  ///   - note: Shown in the history. No words of an interview.
  package func write<Value>(
    _ kind: String, coder: String, time: String, note: String? = nil, undoes: String? = nil,
    _ body: (inout ProjectWriter) throws -> Value
  ) throws -> Value {
    try transaction { database in
      var writer = try ProjectWriter(
        database: database, file: file, kind: kind, coder: coder, time: time, note: note, undoes: undoes)
      let value = try body(&writer)
      try writer.finish()
      return value
    }
  }

  /// Replaces the proposals of the last run; they are derived, and no step of the history. Proposals of sources that have
  /// another text by now are left out.
  ///
  /// - Returns: What changed.
  package func replaceProposals(with proposals: [Proposal]) throws -> ProposalRun {
    try transaction { database in try ProposalRun(database, replacingWith: proposals) }
  }

  /// One transaction, for what is no operation of the history.
  func transaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try requireWritable()
    return try guarded {
      var result: Value?
      try queue.inTransaction(.immediate) { database in
        result = try body(database)
        return .commit
      }
      guard let result else { preconditionFailure("the body ran") }
      return result
    }
  }

  func requireWritable() throws(ProjectError) { if !isWritable { throw .readOnly(file) } }

  /// Runs statements outside any transaction.
  func bare<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try guarded { try queue.writeWithoutTransaction(body) }
  }

  /// Says what an error of the database means.
  private func guarded<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw ProjectError.of(error, file: file, wait: wait)
    } catch is RowDecodingError {
      throw ProjectError.damaged(file, where: "a row cannot be read")
    } catch is DecodingError {
      throw ProjectError.damaged(file, where: "a row cannot be read")
    }
  }
}
