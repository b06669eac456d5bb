import CorpusModel
import Foundation
import GRDB
import QualitativeCoding
import Testing

@testable import ProjectStore

@Suite struct ProjectFileTests {
  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "nothing was wrong"
    } catch let error as ProjectError {
      return error.report.message
    } catch {
      return "another error: \(error)"
    }
  }

  @Test func `A new project is for its owner only, sound, and keeps no second file`() throws {
    let folder = TemporaryFolder()
    let project = try folder.project()
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("study.citat"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    try project.read { (reader) throws in
      #expect(try reader.problems() == [])
      #expect(try reader.property("name") == "Prøvestudie")
      #expect(try reader.coders().map(\.id) == ["anna-holm"])
      #expect(try reader.operations().map(\.id) == ["anna-holm-1"])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["study.citat"])
  }

  @Test func `The file keeps what SQLite must be told to do`() throws {
    let folder = TemporaryFolder()
    let project = try folder.project()
    try project.bare { (database) throws in
      for (pragma, value) in [
        ("journal_mode", "delete"), ("synchronous", "3"), ("secure_delete", "1"), ("foreign_keys", "1"),
        ("temp_store", "2"),
      ] {
        #expect(try String.fetchOne(database, sql: "PRAGMA \(pragma)") == value)
      }
    }
  }

  @Test func `A file that is there is never replaced`() throws {
    let folder = TemporaryFolder()
    _ = try folder.project()
    let before = try Data(contentsOf: URL(filePath: folder.file("study.citat")))
    #expect(message { _ = try folder.project() } == "cannot make '\(folder.file("study.citat"))': it is there already")
    #expect(message { _ = try folder.project("no/study.citat") }.hasSuffix("the folder does not exist"))
    #expect(message { _ = try folder.project("") }.hasSuffix("it is a folder"))
    #expect(try Data(contentsOf: URL(filePath: folder.file("study.citat"))) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["study.citat"])
  }

  /// Files that are none of ours: what is said, and that not a byte of them changes.
  @Test(arguments: [
    ("empty", "it is an empty file, not a project of Citat"),
    ("text", "it is another kind of file, not a project of Citat"),
    ("other", "it is another program's database, not a project of Citat"),
    ("newer", "was made by a newer Citat (format 99; this one knows \(Schema.version))"),
    ("cut", "is cut off: it should have"),
    ("header", "is cut off: it should have 100 bytes and has 60"),
    ("wal", "it was put into another mode by another program"),
    ("folder", "it is a folder"),
    ("missing", "cannot find the project"),
  ])
  func `A file that is no whole project of this version is refused and left as it is`(
    kind: String, expected: String
  ) throws {
    let folder = TemporaryFolder()
    let file = folder.file("study.citat")
    try folder.project().close()
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    try FileManager.default.removeItem(atPath: file)
    switch kind {
    case "empty": bytes = []
    case "text": bytes = Array("I: Goddag.\n".utf8)
    case "other": bytes.replaceSubrange(68..<72, with: [0, 0, 0, 0])
    case "newer": bytes[63] = 99
    case "cut": bytes.removeLast(4096)
    case "header": bytes = Array(bytes[..<60])
    case "wal": (bytes[18], bytes[19]) = (2, 2)
    default: break
    }
    if kind == "folder" {
      try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
    } else if kind != "missing" {
      try Data(bytes).write(to: URL(filePath: file))
    }
    for access in [Project.Access.reading, .changing] {
      #expect(message { _ = try Project.open(file, for: access) }.contains(expected))
    }
    if kind != "folder", kind != "missing" { #expect(try [UInt8](Data(contentsOf: URL(filePath: file))) == bytes) }
  }

  @Test func `A file that may only be read is read and not changed`() throws {
    let folder = TemporaryFolder()
    try folder.project().close()
    let file = folder.file("study.citat")
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: file)
    let project = try Project.open(file, for: .reading)
    #expect(try project.read { try $0.property("name") } == "Prøvestudie")
    #expect(
      message { _ = try Project.open(file, for: .changing) }
        == "cannot change the project '\(file)': it may only be read")
    #expect(
      message { try project.write("rename", coder: "Bo", time: Clock.time) { try $0.set("name", to: "x") } }
        == "cannot change the project '\(file)': it may only be read")
  }

  @Test func `Changed bytes are told, by a command or by check, and never crash`() throws {
    let folder = TemporaryFolder()
    let file = folder.file("study.citat")
    let project = try folder.project()
    try SmallStudy.fill(project)
    try project.close()
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    var random = RandomBytes(seed: 5)
    var told = 0
    for _ in 0..<150 {
      var changed = bytes
      for _ in 0..<20 { changed[random.below(bytes.count - 100) + 100] ^= UInt8(1 + random.below(255)) }
      try Data(changed).write(to: URL(filePath: file))
      do {
        let problems = try Project.open(file, for: .reading).read { reader in
          _ = try reader.study()
          return try reader.problems()
        }
        if !problems.isEmpty { told += 1 }
      } catch is ProjectError {
        told += 1
      }
      #expect(try [UInt8](Data(contentsOf: URL(filePath: file))) == changed)
    }
    #expect(told > 100)
  }

  @Test func `A project that is cut off anywhere is told or rolled back, and never crashes`() throws {
    let folder = TemporaryFolder()
    let file = folder.file("study.citat")
    let project = try folder.project()
    try SmallStudy.fill(project)
    try project.close()
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    for count in stride(from: 0, to: bytes.count, by: 997) {
      try Data(bytes[..<count]).write(to: URL(filePath: file))
      #expect(throws: ProjectError.self) { try Project.open(file, for: .changing) }
    }
  }

  @Test func `A change waits for another one, and gives up with a message`() throws {
    let folder = TemporaryFolder()
    let first = try folder.project()
    let file = folder.file("study.citat")
    let second = try Project.open(file, for: .changing, wait: 0.2)
    try first.write("rename", coder: "Anna Holm", time: Clock.time) { writer in
      try writer.set("name", to: "Nyt navn")
      #expect(
        message { try second.write("rename", coder: "Bo", time: Clock.time) { try $0.set("name", to: "x") } }
          == "the project '\(file)' is in use by another program; gave up after 0.2 s")
      // A reader sees the state before.
      #expect(try second.read { try $0.property("name") } == "Prøvestudie")
    }
    try second.write("rename", coder: "Bo", time: Clock.time) { try $0.set("name", to: "Bos navn") }
    #expect(try first.read { try $0.property("name") } == "Bos navn")
    #expect(try first.read { try $0.operations().map(\.id) } == ["bo-1", "anna-holm-2", "anna-holm-1"])
  }

  @Test func `What fails leaves nothing behind`() throws {
    struct Stop: Error {}
    let folder = TemporaryFolder()
    let project = try folder.project()
    #expect(throws: Stop.self) {
      try project.write("rename", coder: "Bo", time: Clock.time) { writer in
        try writer.set("name", to: "x")
        throw Stop()
      }
    }
    #expect(try project.read { try $0.property("name") } == "Prøvestudie")
    #expect(try project.read { try $0.coders().map(\.id) } == ["anna-holm"])
    #expect(try project.read { try $0.operations().count } == 1)
  }

  @Test func `What a stopped program left beside the project is named, what a running one makes is not`() throws {
    let folder = TemporaryFolder()
    let project = try folder.project()
    // No process has this number: it is above what the system gives out.
    let left = ["study.citat.new-2147483647", "study.citat.new-2147483647-journal"]
    for name in left + ["study.citat.new-\(getpid())", "study.citat.new-x", "andet.citat.new-2147483647"] {
      try Data("x".utf8).write(to: URL(filePath: folder.file(name)))
    }
    let problems = try project.read { try $0.problems() }
    #expect(
      problems.map(\.what)
        == left.map {
          "'\(folder.file($0))' was begun by a program that was stopped, and may hold interviews"
        })
    #expect(problems.allSatisfy { $0.repair == "delete it" })
  }

  @Test func `A full disk is told, and nothing is lost`() throws {
    let folder = TemporaryFolder()
    let project = try folder.project()
    try SmallStudy.fill(project)
    try project.bare { (database) throws in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    let before = try project.read { try $0.study() }
    #expect(
      message {
        try project.write("rename", coder: "Bo", time: Clock.time) {
          try $0.set("name", to: String(repeating: "langt navn ", count: 10_000))
        }
      } == "cannot write '\(folder.file("study.citat"))': the disk is full")
    #expect(try project.read { try $0.study() } == before)
    #expect(try project.read { try $0.problems() } == [])
  }

  @Test(.enabled(if: geteuid() != 0, "the administrator may write everywhere"))
  func `A folder in which nobody may write is told, and not the project`() throws {
    let folder = TemporaryFolder()
    let project = try folder.project()
    let closed = folder.file("lukket")
    try FileManager.default.createDirectory(atPath: closed, withIntermediateDirectories: false)
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: closed)
    #expect(
      message { _ = try project.backUp(to: closed + "/kopi.citat", time: Clock.time) }
        == "cannot write '\(closed)/kopi.citat': permission denied")
  }

  @Test func `A project that may only be read is copied, and says that it does not know of the copy`() throws {
    let folder = TemporaryFolder()
    try SmallStudy.fill(try folder.project())
    let file = folder.file("study.citat")
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: file)
    let project = try Project.open(file, for: .reading)
    #expect(try !project.backUp(to: folder.file("kopi.citat"), time: Clock.time))
    #expect(try project.read { try $0.backups().isEmpty })
    let copy = try Project.open(folder.file("kopi.citat"), for: .changing)
    #expect(try copy.read { try $0.study().sources } == project.read { try $0.study().sources })
    #expect(try copy.read { try $0.codings() } == project.read { try $0.codings() })
  }

  @Test func `Changed bytes of a text in another encoding, of old history and of proposals are told`() throws {
    let folder = TemporaryFolder()
    let project = try folder.project()
    try SmallStudy.fill(project)
    let text = "I: Hvad gør I?\nIP1: Vi ringer rundt til dem alle.\nI: Hvorfor?\nIP1: De kan være alene.\n"
    let content = StoredContent(
      SmallStudy.document("c.txt", text), original: text.unicodeScalars.map { UInt8($0.value) }, of: nil, file: "c.txt",
      encoding: "ISO-8859-1", words: 9, time: Clock.time)
    try project.write("import", coder: "Anna Holm", time: Clock.time) { try $0.add(content, name: "c.txt") }
    try project.write("rename", coder: "Anna Holm", time: Clock.time) { try $0.set("name", to: "Nyt navn") }
    let source = try #require(try project.read { try $0.source("a.txt") })
    _ = try project.replaceProposals(with: [
      Proposal(
        source: source.id, revision: source.revision, code: "foreninger", range: TextRange(4, 12), unit: "turn",
        number: 1, matches: [])
    ])
    func problems(after sql: String) throws -> [String] {
      try project.bare { (database) throws in
        var found: [String] = []
        try database.inTransaction {
          try database.execute(sql: sql)
          found = try ProjectReader(database: database, file: "study.citat").problems().map(\.what)
          return .rollback
        }
        return found
      }
    }
    #expect(try problems(after: "SELECT 1") == [])
    let place = try #require(text.utf8.firstRange(of: "ringer".utf8))
    let offset = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
    var changed = Array(text.utf8)
    changed[offset] = UInt8(ascii: "b")
    let hexadecimal = changed.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    #expect(
      try problems(after: "UPDATE content SET verbatim = x'\(hexadecimal)' WHERE revision = '\(content.revision.id)'")
        == ["the text of source \(content.revision.source) is not the one that was stored"])
    #expect(
      try problems(
        after: "UPDATE change SET after = replace(after, 'Prøve', 'Prøvf') WHERE record = 'property' AND before IS NULL"
      )
        == ["1 change of 'property' does not follow on the one before"])
    #expect(
      try problems(after: "UPDATE proposal SET \"end\" = 100000")
        == ["a proposal for source \(source.id) lies outside its text"])
  }

  @Test func `A change outside an operation is impossible`() throws {
    let folder = TemporaryFolder()
    let project = try folder.project()
    #expect(throws: (any Error).self) {
      try project.transaction { try $0.execute(sql: "INSERT INTO property VALUES ('a', 'b')") }
    }
  }

  @Test func `A backup is like the project, is for its owner only, and is remembered`() throws {
    let folder = TemporaryFolder()
    let project = try folder.project()
    try SmallStudy.fill(project)
    _ = try project.backUp(to: folder.file("kopi.citat"), time: Clock.time)
    let copy = try Project.open(folder.file("kopi.citat"), for: .reading)
    var copied = try copy.read { try $0.study() }
    let own = try project.read { try $0.study() }
    #expect(copied.name == own.name)
    #expect(copied.codebook.codes.map(\.rules.count) == own.codebook.codes.map(\.rules.count))
    // Codes know the file that they stand in.
    copied.codebook = own.codebook
    #expect(copied == own)
    #expect(try project.read { try $0.backups().map(\.path) } == [folder.file("kopi.citat")])
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("kopi.citat"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(
      message { _ = try project.backUp(to: folder.file("kopi.citat"), time: Clock.time) }.hasSuffix(
        "it is there already"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["kopi.citat", "study.citat"])
  }
}
