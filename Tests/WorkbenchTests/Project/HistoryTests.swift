import CorpusModel
import Foundation
import ProjectStore
import QualitativeCoding
import TestSupport
import Testing

@testable import Workbench

@Suite struct HistoryTests {
  /// One random thing that a coder may do.
  private func step(_ test: TestProject, _ project: Project, _ coder: String, _ random: inout SplitMix64) throws {
    func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
    let desk = test.desk(coder, project)
    let codes = CodebookDesk(project, coder: coder)
    let study = try project.read { try $0.study() }
    let ids = study.codebook.codes.map(\.id)
    let code = ids[below(ids.count)]
    let source = ["leder.txt", "konsulent.txt"][below(2)]
    do {
      switch below(12) {
      case 0...3: _ = try desk.code(.unit(.turn, 1 + below(4)), in: source, codes: [code])
      case 4:
        let own = study.codings.filter { $0.coder == Name.identifier(coder) }
        if !own.isEmpty { _ = try desk.uncode([own[below(own.count)].id]) }
      case 5: _ = try codes.add("Kode \(coder.prefix(1)) \(below(1000))", under: below(2) == 0 ? code : nil)
      case 6: try codes.move(code, under: below(2) == 0 ? nil : ids[below(ids.count)])
      case 7: if ids.count > 2 { _ = try codes.merge(code, into: ids[below(ids.count)]) }
      case 8: if ids.count > 2 { _ = try codes.remove([code], withCodings: below(2) == 0) }
      case 9:
        _ = try codes.edit(code, .init(color: "#2E7D5B", definition: "\(below(1000))", exclusion: ["a", ""]))
      case 10: _ = try desk.memo("Memo \(below(1000))", on: below(2) == 0 ? code : source)
      default: try codes.rename(code, to: "Navn \(below(1000))")
      }
    } catch is StudyError {
      // As when a code would stand under itself.
    }
  }

  @Test(arguments: [UInt64(1), 2])
  func `Undoing everything leads back step by step, and redoing leads forth`(seed: UInt64) async throws {
    let test = try await TestProject()
    var random = SplitMix64(seed: seed)
    var states = [try test.study.contents]
    for _ in 0..<25 {
      try step(test, test.project, "Anna Holm", &random)
      let now = try test.study.contents
      if now != states.last { states.append(now) }
    }
    let history = ProjectHistory(test.project, coder: "Anna Holm")
    for state in states.dropLast().reversed() {
      _ = try history.undo()
      #expect(try test.study.contents == state)
    }
    for state in states.dropFirst() {
      _ = try history.redo()
      #expect(try test.study.contents == state)
    }
    #expect(try test.problems == [])
  }

  @Test func `An operation that later ones build on is not taken back, and they are listed`() async throws {
    let test = try await TestProject()
    let history = ProjectHistory(test.project, coder: "Anna Holm")
    _ = try test.desk().code(.unit(.turn, 2), in: "leder.txt", codes: ["civilsamfund"])
    let operations = try test.project.read { try $0.operations() }
    let coding = try #require(operations.first)
    let added = try #require(operations.first { $0.note == "civilsamfund" })
    let imported = try #require(operations.first { $0.note == "leder.txt" && $0.kind == "import" })
    for needed in [added, imported] {
      #expect(throws: HistoryError.needed(needed.id, by: [coding.id])) { try history.undo(needed.id) }
    }
    _ = try history.undo(coding.id)
    _ = try history.undo(imported.id)
    #expect(try test.study.sources.map(\.source.name) == ["konsulent.txt"])
    _ = try history.redo()
    #expect(try test.study.sources.map(\.source.name) == ["konsulent.txt", "leder.txt"])
    #expect(try test.problems == [])
    #expect(throws: HistoryError.already(coding.id)) { try history.undo(coding.id) }
    #expect(throws: HistoryError.unknown("bo-1")) { try history.undo("bo-1") }
    #expect(throws: HistoryError.kind("anna-holm-1", kind: "init")) { try history.undo("anna-holm-1") }
    #expect(throws: HistoryError.nothing(undo: true, coder: "Bo")) {
      try ProjectHistory(test.project, coder: "Bo").undo()
    }
    #expect(throws: HistoryError.nothing(undo: false, coder: "Bo")) {
      try ProjectHistory(test.project, coder: "Bo").redo()
    }
  }

  @Test func `What a coder did first is taken back also after they did more`() async throws {
    let test = try await TestProject()
    let first = try #require(try test.desk("Bo").code(.unit(.turn, 2), in: "leder.txt", codes: ["civilsamfund"]).first)
    let second = try test.desk("Bo").code(.unit(.turn, 4), in: "leder.txt", codes: ["naboer"])
    let history = ProjectHistory(test.project, coder: "Bo")
    #expect(try history.undo("bo-1").operation.id == "bo-1")
    #expect(try test.study.codings.map(\.id) == second.map(\.id))
    #expect(try test.problems == [])
    _ = try history.redo()
    #expect(try Set(test.study.codings.map(\.id)) == Set([first.id] + second.map(\.id)))
    #expect(try test.problems == [])
  }

  @Test func `What another coder did is taken back only by one who says so`() async throws {
    let test = try await TestProject()
    _ = try test.desk("Bo").code(.unit(.turn, 2), in: "leder.txt", codes: ["civilsamfund"])
    let history = ProjectHistory(test.project, coder: "Anna Holm")
    let refused = HistoryError.others("bo-1", coder: "bo", what: "code")
    #expect(throws: refused) { try history.undo("bo-1") }
    #expect(
      refused.report.text(label: "error") == """
        error: the operation 'bo-1' is bo's (code); nothing was taken back
          help: to take it back all the same: citat undo bo-1 --yes
        """)
    #expect(try test.study.codings.count == 1)
    _ = try history.undo("bo-1", evenOthers: true)
    #expect(try test.study.codings.isEmpty)
  }

  @Test func `A coding that another one makes superfluous when codes are merged leaves its memos to that one`()
    async throws
  {
    let test = try await TestProject()
    let made = try test.desk().code(.unit(.turn, 2), in: "leder.txt", codes: ["naboer", "civilsamfund"])
    _ = try test.desk().memo("Om naboerne.", on: made[0].id)
    let before = try test.study.contents
    let (moved, dropped) = try CodebookDesk(test.project, coder: "Anna Holm").merge("naboer", into: "civilsamfund")
    #expect(moved == 0 && dropped == 1)
    #expect(try test.study.memos.map { "\($0.target) \($0.text)" } == ["\(made[1].id) Om naboerne."])
    #expect(try test.problems == [])
    _ = try ProjectHistory(test.project, coder: "Anna Holm").undo()
    #expect(try test.study.contents == before)
  }

  @Test func `A removed source comes back whole`() async throws {
    let test = try await TestProject()
    let made = try test.desk().code(.unit(.turn, 2), in: "leder.txt", codes: ["civilsamfund"])
    _ = try test.desk().memo("Om kodningen.", on: made[0].id)
    let before = try test.study.contents
    try test.project.write("remove", coder: "Anna Holm", time: Clock.now) {
      try $0.remove(try $0.reader.requireSource("leder.txt"))
    }
    #expect(try test.study.codings.isEmpty && test.study.memos.isEmpty)
    _ = try ProjectHistory(test.project, coder: "Anna Holm").undo()
    #expect(try test.study.contents == before)
  }

  // MARK: Merge

  @Test(arguments: [UInt64(1), 2])
  func `Two copies that were worked on hold the same after each took in the other`(seed: UInt64) async throws {
    let test = try await TestProject()
    var random = SplitMix64(seed: seed)
    let copy = try test.copy("bo.citat")
    for _ in 0..<18 {
      try step(test, test.project, "Anna Holm", &random)
      try step(test, copy, "Bo", &random)
    }
    let ours = try test.study.codings.map(\.id)
    let theirs = try copy.read { try $0.study() }.codings.map(\.id)
    _ = try ProjectMerge(test.project, coder: "Anna Holm").merge(copy)
    let merged = try test.study
    // Nobody's coding is lost: each coder takes away only their own.
    let here = Set(merged.codings.map(\.id))
    let gone = Set(ours + theirs).subtracting(here)
    let dropped = try test.project.read { reader in
      try gone.filter { id in try reader.operations(on: "coding", id).first.map { $0.kind != "codes merge" } ?? true }
    }
    #expect(dropped.isEmpty)
    #expect(try test.problems == [])
    let again = try ProjectMerge(test.project, coder: "Anna Holm").merge(copy)
    #expect(again.report.operations == 0)
    #expect(try test.study.contents == merged.contents)
    _ = try ProjectMerge(copy, coder: "Bo").merge(test.project)
    #expect(try copy.read { try $0.problems() } == [])
    #expect(try Set(copy.read { try $0.study() }.codings.map(\.id)) == here)
  }

  @Test func `One who worked in both copies loses nothing`() async throws {
    let test = try await TestProject()
    let copy = try test.copy("hjemme.citat")
    _ = try test.desk().code(.unit(.turn, 2), in: "leder.txt", codes: ["civilsamfund"])
    _ = try test.desk("Anna Holm", copy).code(.unit(.turn, 4), in: "leder.txt", codes: ["naboer"])
    let home = try test.desk("Anna Holm", copy).memo("Hjemmefra.", on: "naboer")
    let result = try ProjectMerge(test.project, coder: "Anna Holm").merge(copy)
    #expect(result.report.operations == 2)
    let study = try test.study
    #expect(study.codings.map(\.code).sorted() == ["civilsamfund", "naboer"])
    #expect(Set(study.codings.map(\.id)).count == 2)
    #expect(study.memos.map(\.text) == [home.text])
    #expect(try ProjectMerge(test.project, coder: "Anna Holm").merge(copy).report.operations == 0)
    #expect(try test.problems == [])
  }

  @Test func `What one removed and the other used comes back and is told`() async throws {
    let test = try await TestProject()
    let copy = try test.copy("bo.citat")
    try test.project.write("codes remove", coder: "Anna Holm", time: Clock.now) { try $0.remove(code: "civilsamfund") }
    _ = try test.desk("Bo", copy).code(.unit(.turn, 2), in: "leder.txt", codes: ["civilsamfund"])
    let result = try ProjectMerge(test.project, coder: "Anna Holm").merge(copy)
    #expect(result.report.conflicts.map { "\($0.record) \($0.key) \($0.field)" } == ["code civilsamfund "])
    #expect(try test.study.codings.map(\.code) == ["civilsamfund"])
    #expect(try test.problems == [])
    let back = try ProjectMerge(copy, coder: "Bo").merge(test.project)
    #expect(back.report.conflicts.map(\.key) == ["civilsamfund"])
    #expect(try copy.read { try $0.codebook().code("civilsamfund") } != nil)
  }

  @Test func `A copy that corrected a text brings the correction, and codings made here are carried over`() async throws
  {
    let test = try await TestProject()
    let copy = try test.copy("bo.citat")
    let coded = try test.desk().code(.quote("de frivillige i lektiecaféen"), in: "leder.txt", codes: ["civilsamfund"])
    let memo = try test.desk().memo("Tøver.", on: "leder.txt", at: .quote("kommer tit forbi"))
    let alone = try test.desk().memo("Hvem?", on: "konsulent.txt", at: .quote("en moster og en træner"))
    let text = try #require(TestProject.interviews["leder.txt"])
    try test.folder.write(
      "leder.txt", text.replacingOccurrences(of: "lektiecaféen", with: "lektiecafeen nede på skolen"))
    var options = ProjectImport.Options()
    try test.folder.write("konsulent.txt", "Rettet\n\n" + (TestProject.interviews["konsulent.txt"] ?? ""))
    options.updates = true
    _ = try await ProjectImport(copy, coder: "Bo").run(
      [test.folder["leder.txt"], test.folder["konsulent.txt"]], options: options)
    let result = try ProjectMerge(test.project, coder: "Anna Holm").merge(copy)
    #expect(result.carried.flatMap(\.changed) == coded.map(\.id))
    for (memo, words) in [(memo, "kommer tit forbi"), (alone, "en moster og en træner")] {
      let place = try #require(try test.study.memos.first { $0.id == memo.id })
      let source = try #require(try test.study.sources.first { $0.source.id == place.target })
      #expect(place.revision == source.source.revision)
      #expect(source.document.text(in: TextRange(place.start ?? 0, place.end ?? 0)) == words)
    }
    #expect(try test.study.codings.first?.words?.hasPrefix("de frivillige i lektiecafeen") == true)
    #expect(try test.problems == [])
    let differences = try ProjectDifference.between(test.project, copy)
    #expect(
      differences.map { "\($0.record) \($0.isHere) \($0.isThere)" } == [
        "coding true false", "memo true false", "memo true false",
      ])
  }

  @Test func `Copies differ by whatever a study holds`() async throws {
    let test = try await TestProject()
    try test.folder.write("sager.csv", "case;source;alder\nLeder;leder.txt;52\n")
    _ = try CaseDesk(test.project, coder: "Anna Holm").take(test.folder["sager.csv"])
    let copy = try test.copy("bo.citat")
    #expect(try ProjectDifference.between(test.project, copy) == [])
    try test.folder.write("sager.csv", "case;source;alder\nLeder;leder.txt;53\n")
    _ = try CaseDesk(copy, coder: "Bo").take(test.folder["sager.csv"])
    try CodebookDesk(copy, coder: "Bo").rename("naboer", to: "Genboer")
    try test.desk("Bo", copy).mark("leder.txt", isRead: true)
    let differences = try ProjectDifference.between(test.project, copy)
    #expect(
      differences.map { "\($0.record) \($0.name ?? "–") \($0.isHere) \($0.columns)" } == [
        "code Naboer true [\"name\"]", "studySet Read by Bo false []", "setMember – false []",
        "caseValue – true [\"value\"]",
      ])
  }

  @Test func `Copies that took in a codebook each have the word lists of both once they are joined`() async throws {
    let test = try await TestProject()
    let copy = try test.copy("bo.citat")
    func book(_ id: String, _ lists: String, _ query: String) throws -> Codebook {
      try codebook("name: \(id)\nwords: {\(lists)}\ncodes: [{id: \(id), rules: [{query: '\(query)'}]}]").codebook
    }
    try CodebookDesk(test.project, coder: "Anna Holm").take(book("slaegt", "kin: onkel OR tante, alle: barn", "@kin"))
    try CodebookDesk(copy, coder: "Bo").take(book("mad", "spise: brød, alle: voksen", "@spise OR @alle"))
    let (there, here) = (try test.copy("anna.citat"), try test.copy("igen.citat"))
    try CodebookDesk(copy, coder: "Bo").take(book("mad", "spise: brød OR smør, alle: voksen", "@spise OR @alle"))
    for (one, other) in [(test.project, copy), (copy, there)] {
      let result = try ProjectMerge(one, coder: "Anna Holm").merge(other)
      #expect(result.report.conflicts.contains { $0.record == "property" && $0.key == "words" }, "both have 'alle'")
      let joined = try one.read { try $0.codebook() }
      #expect(
        Set(joined.words.map { "\($0.name): \($0.query)" }).isSuperset(
          of: ["kin: onkel OR tante", "spise: brød OR smør"]))
      #expect(joined.words.count == 3)
      _ = try CompiledCodebook(joined)
    }
    // A list that one of them changes changes in the other.
    try CodebookDesk(here, coder: "Anna Holm").take(book("slaegt", "kin: onkel, alle: barn", "@kin"))
    _ = try ProjectMerge(test.project, coder: "Anna Holm").merge(here)
    #expect(try test.study.codebook.words.first { $0.name == "kin" }?.query == "onkel")
  }

  // MARK: Corrected texts

  @Test func `A corrected file takes the place of the text, and codings whose words are gone are kept and told`()
    async throws
  {
    let test = try await TestProject()
    let desk = test.desk()
    let kept = try desk.code(.quote("naboen passer børnene"), in: "leder.txt", codes: ["naboer"])
    let changed = try desk.code(.quote("foreningerne, og de frivillige"), in: "leder.txt", codes: ["civilsamfund"])
    let lost = try desk.code(.unit(.turn, 6), in: "leder.txt", codes: ["civilsamfund"])
    let memo = try desk.memo("Tøver.", on: "leder.txt", at: .quote("kommer tit forbi"))
    let text = try #require(TestProject.interviews["leder.txt"])
    try test.folder.write(
      "leder.txt",
      "Rettet udskrift\n\n"
        + text.replacingOccurrences(of: "foreningerne", with: "foreningen")
        .replacingOccurrences(of: "IP1: At få øje på dem, der ikke siger noget.\n", with: "IP1: Nej.\n"))
    var options = ProjectImport.Options()
    let refused = try await ProjectImport(test.project, coder: "Anna Holm").run(
      [test.folder["leder.txt"]], options: options)
    guard case .failed(let error) = refused.outcomes[0] else { throw StudyError.noCodebook }
    #expect(error.message == "the project has a source 'leder.txt' from another file")
    options.updates = true
    let outcome = try await ProjectImport(test.project, coder: "Anna Holm").run(
      [test.folder["leder.txt"]], options: options)
    guard case .updated(let report) = outcome.outcomes[0] else { throw StudyError.noCodebook }
    #expect(report.kept == kept.count)
    #expect(report.changed == changed.map(\.id))
    #expect(report.orphans == lost.map(\.id))
    let study = try test.study
    #expect(study.codings.count == 3)
    #expect(study.codings.first { $0.id == changed[0].id }?.words == "foreningen, og de frivillige")
    let place = try #require(study.memos.first { $0.id == memo.id })
    let document = try #require(study.sources.first { $0.source.name == "leder.txt" }).document
    #expect(document.text(in: TextRange(place.start ?? 0, place.end ?? 0)) == "kommer tit forbi")
    #expect(
      try test.problems.map(\.what) == ["the coding \(lost[0].id) could not be carried over to the corrected text"])
    // The correction can be taken back, and then everything is where it was.
    _ = try ProjectHistory(test.project, coder: "Anna Holm").undo()
    #expect(try test.study.codings.first { $0.id == changed[0].id }?.words == "foreningerne, og de frivillige")
    #expect(try test.problems == [])
  }

  @Test func `A coder whose codings all lost their words in a corrected text did not judge it`() async throws {
    let test = try await TestProject()
    _ = try test.desk().code(.quote("naboen passer børnene"), in: "leder.txt", codes: ["naboer"])
    _ = try test.desk("Bo").code(.unit(.turn, 6), in: "leder.txt", codes: ["civilsamfund"])
    #expect(try CodingFiles(of: test.project).coders == ["anna-holm", "bo"])
    let text = try #require(TestProject.interviews["leder.txt"])
    try test.folder.write(
      "leder.txt", text.replacingOccurrences(of: "IP1: At få øje på dem, der ikke siger noget.\n", with: "IP1: Nej.\n"))
    var options = ProjectImport.Options()
    options.updates = true
    _ = try await ProjectImport(test.project, coder: "Anna Holm").run([test.folder["leder.txt"]], options: options)
    #expect(throws: StudyError.self) { try CodingFiles(of: test.project) }
    // Who says that they read it judged it.
    try test.desk("Bo").mark("leder.txt", isRead: true)
    #expect(try CodingFiles(of: test.project).coders == ["anna-holm", "bo"])
  }

  @Test func `What a coder judged of a source moves with a corrected text, is merged, and goes with the source`()
    async throws
  {
    let test = try await TestProject()
    let copy = try test.copy("bo.citat")
    try test.folder.write(
      "ark.csv", Array("source,unit,code\nleder.txt,tur 4,\nleder.txt,tur 6,civilsamfund\nkonsulent.txt,tur 2,\n".utf8))
    let report = try CodingImport(copy, coder: "Bo").take(test.folder.path + "/ark.csv")
    #expect(report.codings == 1 && report.judged == 3 && report.left == [])
    // Here the text is corrected before the judgements come.
    let corrected = try #require(TestProject.interviews["leder.txt"]).replacing(
      "I: Og hvordan", with: "I: Ja. Og hvordan")
    try test.folder.write("leder.txt", Array(corrected.utf8))
    var options = ProjectImport.Options()
    options.updates = true
    _ = try await ProjectImport(test.project, coder: "Anna Holm").run(
      [test.folder.path + "/leder.txt"], options: options)
    _ = try ProjectMerge(test.project, coder: "Anna Holm").merge(copy)
    func judged() throws -> [String] {
      try test.project.read { reader in
        try reader.sources().flatMap { source in
          let document = try reader.document(of: source)
          return try reader.judgements(source: source.id).map { judgement in
            #expect(judgement.revision == source.revision)
            return "\(judgement.coder) \(document.text(in: judgement.range).prefix(9))"
          }
        }
      }
    }
    #expect(try judged() == ["bo Jeg ringe", "bo Bedstefor", "bo At få øje"])
    #expect(try test.problems == [])
    let source = try test.project.read { try $0.requireSource("leder.txt") }
    _ = try test.project.erase(source, coder: "Anna Holm", time: Clock.now)
    #expect(try judged() == ["bo Jeg ringe"])
    #expect(try test.problems == [])
  }

  @Test func `The same file is noticed by its bytes, whatever its name`() async throws {
    let test = try await TestProject()
    try test.folder.write("andet-navn.txt", try #require(TestProject.interviews["leder.txt"]))
    let again = try await ProjectImport(test.project, coder: "Anna Holm").run(
      [test.folder["andet-navn.txt"], test.folder["leder.txt"]])
    #expect(
      again.outcomes == [.known(name: "andet-navn.txt", as: "leder.txt"), .known(name: "leder.txt", as: "leder.txt")])
    #expect(try test.study.sources.count == 2)
  }

  // MARK: Erasure

  @Test func `What is erased stands nowhere in the file any more, and does not come back`() async throws {
    let test = try await TestProject()
    let desk = test.desk()
    let copy = try test.copy("gammel.citat")
    let made = try desk.code(.quote("Bedsteforældrene kommer tit forbi"), in: "leder.txt", codes: ["naere-netvaerk"])
    _ = try desk.memo("Hemmeligt om bedstemor.", on: made[0].id)
    _ = try desk.uncode(made.map(\.id))
    _ = try desk.code(.unit(.turn, 6), in: "leder.txt", codes: ["civilsamfund"])
    try test.project.write("speakers", coder: "Anna Holm", time: Clock.now) { writer in
      let source = try writer.reader.requireSource("leder.txt")
      try writer.put(
        SpeakerEntry(source: source.id, label: "IP1", role: "Afdelingsleder Fru Mus", isInterviewer: false, case: nil))
    }
    _ = try await RuleRun(test.project, coder: "Anna Holm")
      .run(codebook: try codebook("codes: [{id: naboer, rules: [{query: nabo}]}]"))
    _ = try test.project.backUp(to: test.folder["backup.citat"], time: Clock.now)
    let words = ["Bedsteforældrene", "lektiecaf", "Hemmeligt", "øje på dem", "Fru Mus", "leder.txt", "torsdagen"]
    func holds(_ file: String) throws -> [String] {
      let bytes = try Data(contentsOf: URL(filePath: test.folder[file]))
      return words.filter { bytes.range(of: Data($0.utf8)) != nil }
    }
    #expect(try holds("study.citat") == words)
    let erasure = ProjectErasure(test.project, coder: "Anna Holm")
    let plan = try erasure.plan("leder.txt")
    let id = try #require(plan.sources.first?.id)
    try erasure.run(plan)
    #expect(try holds("study.citat") == [])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: test.folder.path).filter { $0.contains("journal") } == [])
    #expect(try test.project.read { try $0.backups() }.map(\.path) == [test.folder["backup.citat"]])
    #expect(try test.project.read { try $0.tombstone(id) } != nil)
    #expect(try test.problems == [])
    // Nothing brings it back: no undo, no import, no older copy.
    let latest = try #require(try test.project.read { try $0.operations().first })
    #expect(throws: HistoryError.kind(latest.id, kind: "erase")) {
      try ProjectHistory(test.project, coder: "Anna Holm").undo(latest.id)
    }
    for operation in try test.project.read({ try $0.operations() }) where operation.kind == "import" {
      _ = try? ProjectHistory(test.project, coder: "Anna Holm").undo(operation.id)
    }
    let refused = try await ProjectImport(test.project, coder: "Anna Holm").run([test.folder["leder.txt"]])
    guard case .failed(let error) = refused.outcomes[0] else { throw StudyError.noCodebook }
    #expect(error.message.hasPrefix("'leder.txt' was erased from the project on 20"))
    _ = try ProjectMerge(test.project, coder: "Anna Holm").merge(copy)
    #expect(try holds("study.citat") == [])
    #expect(try test.problems == [])
    // The other copy is told.
    let theirs = try ProjectMerge(copy, coder: "Bo").merge(test.project)
    #expect(Array(theirs.report.erasedThere.keys) == [id])
  }
}
