import CorpusModel
import Foundation
import GRDB
import QualitativeCoding
import Testing

@testable import ProjectStore

/// Files of every version that was ever written, made by the program of that time, are opened by this one.
@Suite struct FrozenFormatTests {
  /// The file of a version, copied so that nothing happens to it.
  private func copy(_ name: String, to folder: TemporaryFolder) throws -> String {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let data = try Data(contentsOf: fixtures.appending(path: name))
    try data.write(to: URL(filePath: folder.file("study.citat")))
    return folder.file("study.citat")
  }

  @Test func `A project of version 1 holds what was put into it`() throws {
    let folder = TemporaryFolder()
    let file = try copy("version-1.citat", to: folder)
    try Project.open(file, for: .reading).read { (reader) throws in
      #expect(try reader.problems() == [])
      let study = try reader.study()
      #expect(study.name == "Prøvestudie")
      #expect(study.coders.map(\.name) == ["Anna Holm", "Bo"])
      #expect(study.sources.map(\.source.name) == ["konsulent.txt", "leder.txt"])
      #expect(study.sources[0].document.structure.turns.count == 4)
      #expect(String(decoding: study.sources[0].original, as: UTF8.self).hasPrefix("I: Hvad laver du?\r\n"))
      #expect(study.codebook.codes.map(\.id) == ["civilsamfund", "naere-netvaerk", "familie"])
      #expect(study.codebook.code("naere-netvaerk")?.rules.map(\.unless) == ["zebra"])
      #expect(study.codebook.code("civilsamfund")?.color == "#C06000")
      #expect(
        study.codings.map { "\($0.coder) \($0.code) \($0.origin.rawValue): \($0.words ?? "")" }.sorted() == [
          "anna-holm civilsamfund accepted: Det gør foreningerne, og de frivillige i lektiecaféen.",
          "anna-holm familie manual: ", "anna-holm familie manual: naboen passer børnene",
          "anna-holm naere-netvaerk manual: naboen passer børnene",
          "bo familie manual: Bedsteforældrene, de kommer tit forbi, og naboen passer børnene om torsdagen.",
        ])
      #expect(study.codings.flatMap(\.matches).map(\.text) == ["foreningerne", "frivillige"])
      #expect(study.decisions.map(\.verdict.rawValue).sorted() == ["accepted", "rejected"])
      #expect(study.memos.map(\.text) == ["Tøver *lidt*.", "Også onkler?"])
      #expect(study.cases.map(\.name) == ["Konsulent", "Leder"])
      #expect(study.values.map(\.value) == ["Fyn", "Fyn"])
      #expect(study.sets.map(\.name) == ["Read by Anna Holm"])
      #expect(try reader.proposals().isEmpty == false)
      #expect(try reader.revisions(of: study.sources[1].source.id).count == 2)
      #expect(try reader.tombstone("edad4e9ec0152554") != nil)
      #expect(try reader.operations().last?.kind == "init")
    }
  }

  @Test func `A project of version 1 can be gone on with`() throws {
    let folder = TemporaryFolder()
    let project = try Project.open(try copy("version-1.citat", to: folder), for: .changing)
    let made = try project.write("code", coder: "Anna Holm", time: Clock.time) { (writer) throws in
      let source = try #require(try writer.reader.sources().last)
      let coding = StudyCoding(
        id: writer.identifier(), code: "familie", coder: writer.coder.id, source: source.id, revision: source.revision,
        range: TextRange(3, 7), words: "Hvem", origin: .manual, created: Clock.time)
      try writer.put(coding)
      return coding
    }
    try project.read { (reader) throws in
      #expect(try reader.coding(made.id)?.words == "Hvem")
      #expect(try reader.problems() == [])
    }
  }

  @Test func `A project of version 2 holds what its coders judged`() throws {
    let folder = TemporaryFolder()
    try Project.open(try copy("version-2.citat", to: folder), for: .reading).read { (reader) throws in
      #expect(try reader.problems() == [])
      let study = try reader.study()
      #expect(study.memos.map(\.text) == ["Tøver *lidt*.", "Også onkler?"])
      let words = try study.judgements.map { judgement in
        let document = try reader.document(revision: judgement.revision, name: "")
        return "\(judgement.coder): \(document.text(in: judgement.range).prefix(14))"
      }
      #expect(words == ["bo: Jeg ringer til", "bo: Bedsteforældre"])
    }
  }

  /// What keeps a version as it is: a change of the tables shows here before it reaches anybody's file.
  @Test(arguments: ["version-1.citat", "version-2.citat"])
  func `The tables of a kept file are those of a new one, to the letter`(name: String) throws {
    let folder = TemporaryFolder()
    let kept = try Project.open(try copy(name, to: folder), for: .reading)
    let new = try folder.project("new.citat")
    func tables(_ project: Project) throws -> [String] {
      try project.read { (reader) throws in
        try String.fetchAll(
          reader.database, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
      }
    }
    #expect(try tables(kept) == tables(new))
    #expect(Schema.version == 2)
  }

  @Test func `An older project that may only be read says so and is left as it is`() throws {
    let folder = TemporaryFolder()
    let file = try copy("version-1.citat", to: folder)
    let before = try Data(contentsOf: URL(filePath: file))
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: file)
    #expect(throws: ProjectError.older(file, version: 1)) { try Project.open(file, for: .reading) }
    #expect(try Data(contentsOf: URL(filePath: file)) == before)
  }
}
