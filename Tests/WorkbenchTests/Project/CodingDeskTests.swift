import CorpusModel
import Foundation
import ProjectStore
import QualitativeCoding
import Testing

@testable import Workbench

@Suite struct CodingDeskTests {
  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "nothing was wrong"
    } catch let error as any UserFacingError {
      return error.report.text(label: "error")
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    "foreningerne, og de frivillige", "FORENINGERNE, og\nde  frivillige", "»foreningerne, og de frivillige«",
  ])
  func `A quotation is found whatever its case, blanks and marks`(quote: String) async throws {
    let test = try await TestProject()
    let made = try test.desk().code(.quote(quote), in: "leder.txt", codes: ["civilsamfund"])
    #expect(made.map(\.words) == ["foreningerne, og de frivillige"])
    #expect(try test.problems == [])
  }

  @Test func `Several codes may lie on one place and in each other, and one is not put twice`() async throws {
    let test = try await TestProject()
    let desk = test.desk()
    let turn = try desk.code(.unit(.turn, 4), in: "leder.txt", codes: ["naere-netvaerk", "Civilsamfund"])
    #expect(turn.map(\.code) == ["naere-netvaerk", "civilsamfund"])
    #expect(Set(turn.map(\.id)).count == 2)
    let inside = try desk.code(.quote("naboen passer børnene"), in: "leder.txt", codes: ["naboer"])
    #expect(inside.count == 1)
    #expect(try desk.code(.unit(.turn, 4), in: "leder.txt", codes: ["civilsamfund"]).isEmpty)
    // Nothing happened, so the history has no step of it.
    #expect(try test.project.read { try $0.operations().first?.note } == "naboer · leder.txt")
    #expect(try desk.uncode(.unit(.turn, 4), in: "leder.txt", codes: []).codings.count == 3)
    #expect(try test.study.codings.isEmpty)
  }

  @Test func `Words in vivo become a code`() async throws {
    let test = try await TestProject()
    let made = try test.desk().code(.quote("passer børnene"), in: "leder.txt", codes: [], isInVivo: true)
    #expect(made.map(\.code) == ["passer-boernene"])
    #expect(try test.study.codebook.code("passer-boernene")?.name == "passer børnene")
  }

  @Test func `A range does not split what a reader sees as one letter`() async throws {
    let test = try await TestProject()
    let text = try test.project.read { try $0.document(of: try $0.requireSource("leder.txt")).canonical.string }
    let place = try #require(text.range(of: "hjælper"))
    let start = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
    // From the second byte of æ to the first of it.
    let made = try test.desk().code(.range(TextRange(start + 3, start + 5)), in: "leder.txt", codes: ["civilsamfund"])
    #expect(made.map(\.words) == ["æl"])
  }

  @Test func `What is not there is told with what to do`() async throws {
    let test = try await TestProject()
    let desk = test.desk()
    _ = try desk.code(.unit(.turn, 2), in: "leder.txt", codes: ["civilsamfund"])
    #expect(
      message { _ = try desk.code(.quote("findes ikke"), in: "leder.txt", codes: ["civilsamfund"]) }
        == "error: these words do not stand in 'leder.txt'\n  help: copy them from 'citat show'; line ends and case do not matter"
    )
    #expect(
      message { _ = try desk.code(.quote("de"), in: "leder.txt", codes: ["civilsamfund"]) }
        .hasPrefix("error: these words stand in 'leder.txt' more than once: turn"))
    #expect(
      message { _ = try desk.code(.unit(.turn, 9), in: "leder.txt", codes: ["civilsamfund"]) }
        == "error: 'leder.txt' has no turn 9; they run from 1 to 6\n  help: 'citat show' numbers them with --numbers")
    #expect(
      message { _ = try desk.code(.unit(.quotation, 1), in: "leder.txt", codes: ["civilsamfund"]) }
        .hasPrefix("error: 'leder.txt' has no quotations"))
    #expect(
      message { _ = try desk.code(.unit(.turn, 1), in: "ledr.txt", codes: ["civilsamfund"]) }
        == "error: the project has no source 'ledr.txt'\n  help: did you mean 'leder.txt'?")
    #expect(
      message { _ = try desk.code(.unit(.turn, 1), in: "leder.txt", codes: ["civilsamfnd"]) }
        == "error: the project has no code 'civilsamfnd'\n  help: did you mean 'civilsamfund'?")
    #expect(
      message { _ = try desk.code(.range(TextRange(5, 99_999)), in: "leder.txt", codes: ["civilsamfund"]) }
        .hasPrefix("error: the range lies outside 'leder.txt'"))
    let id = try #require(try test.study.codings.first?.id)
    #expect(
      message { _ = try test.desk("Bo").uncode([id]) }
        == "error: the coding '\(id)' is anna-holm's\n  help: each coder changes their own; if you speak for them: --coder anna-holm"
    )
    #expect(
      message { _ = try desk.uncode(["anna-holm-99"]) }.hasPrefix("error: the project has no coding 'anna-holm-99'"))
    #expect(message { _ = try desk.memo("  \n", on: nil) }.hasPrefix("error: a memo needs words"))
    #expect(
      message { _ = try desk.memo("x", on: "intet") }.hasPrefix(
        "error: there is no source, code, coding or case 'intet'"))
  }

  @Test func `Codes are merged, split, moved and renamed with what they carry`() async throws {
    let test = try await TestProject()
    let desk = test.desk()
    let codes = CodebookDesk(test.project, coder: "Anna Holm")
    _ = try desk.code(.unit(.turn, 2), in: "leder.txt", codes: ["civilsamfund"])
    _ = try desk.code(.unit(.turn, 4), in: "leder.txt", codes: ["civilsamfund", "naboer"])
    _ = try desk.memo("Naboer er nære.", on: "naboer")
    #expect(try codes.merge("naboer", into: "civilsamfund") == (moved: 0, dropped: 1))
    #expect(try test.study.memos.map(\.target) == ["civilsamfund"])
    #expect(
      try codes.split("civilsamfund", into: "Familie", codings: [], containing: "BEDSTEFORÆLDRENE") == ("familie", 1))
    try codes.move("familie", under: "naere-netvaerk")
    try codes.rename("familie", to: "Slægt")
    let study = try test.study
    #expect(study.codebook.code("naere-netvaerk")?.codes.map(\.name) == ["Slægt"])
    #expect(study.codings.map(\.code).sorted() == ["civilsamfund", "familie"])
    #expect(
      message { try codes.move("naere-netvaerk", under: "familie") }.hasPrefix(
        "error: the code 'naere-netvaerk' cannot stand under itself"))
    #expect(
      message { _ = try codes.add("Civilsamfund") }.hasPrefix("error: the project has a code 'civilsamfund' already"))
    #expect(message { _ = try codes.add("!!!") } == "error: a code needs a name with letters in it")
    #expect(try test.problems == [])
  }

  @Test func `A code says what it is told to, and the rest of it stays`() async throws {
    let test = try await TestProject()
    let codes = CodebookDesk(test.project, coder: "Anna Holm")
    let book = try codebook(
      """
      name: Prøve
      codes:
        - id: familie
          name: Familie
          definition: Slægt.
          inclusion: [Bedsteforældre.]
          exclusion: [Naboer.]
          examples: [{text: Hendes mor hjælper., coded: true}]
          rules: [{query: mor}]
          codes: [{id: mor, name: Mor}]
      """)
    try codes.take(book.codebook)
    #expect(try codes.edit("Mor", .init(color: "#2e7D5b", inclusion: ["Stedmor.", "Plejemor."])) == "mor")
    #expect(try codes.edit("familie", .init(definition: "Hele slægten.", exclusion: [""])) == "familie")
    let family = try test.study.codebook.code("familie")
    #expect(
      family?.definition == "Hele slægten." && family?.inclusion == ["Bedsteforældre."] && family?.exclusion == [])
    #expect(family?.name == "Familie" && family?.examples.count == 1 && family?.rules.map(\.query) == ["mor"])
    #expect(family?.codes.map(\.inclusion) == [["Stedmor.", "Plejemor."]] && family?.codes.map(\.color) == ["#2e7D5b"])
    _ = try codes.edit("mor", .init(color: "", definition: ""))
    #expect(try test.study.codebook.code("mor")?.color == nil)
    #expect(
      message { _ = try codes.edit("mor", .init(color: "rød")) }
        == "error: 'rød' is no colour\n  help: a colour is written as #2E7D5B")
    #expect(try test.problems == [])
  }

  @Test func `A code goes with what is on it, but with codings only if that is said`() async throws {
    let test = try await TestProject()
    let desk = test.desk()
    let codes = CodebookDesk(test.project, coder: "Anna Holm")
    _ = try codes.add("Onkler", under: "naboer")
    let made = try desk.code(.unit(.turn, 2), in: "leder.txt", codes: ["naboer"])
    _ = try test.desk("Bo").code(.unit(.turn, 4), in: "leder.txt", codes: ["naboer"])
    _ = try desk.memo("Naboer er nære.", on: "naboer")
    _ = try desk.memo("Også her?", on: made[0].id)
    let before = try test.study.contents
    #expect(
      message { _ = try codes.remove(["onkler", "naboer"], withCodings: false) }
        == "error: the code 'naboer' has 2 codings by 2 coders\n  help: give them another code: "
        + "citat codes merge naboer --into CODE; or take them away with it: --with-codings")
    #expect(try test.study.contents == before)
    #expect(
      try codes.remove(["Naboer", "naboer"], withCodings: true)
        == .init(codes: ["naboer"], codings: 2, memos: 2, movedUp: ["onkler"]))
    let study = try test.study
    #expect(study.codebook.code("naboer") == nil && study.codings.isEmpty && study.memos.isEmpty)
    #expect(study.codebook.code("naere-netvaerk")?.codes.map(\.id) == ["onkler"])
    #expect(try test.problems == [])
    _ = try ProjectHistory(test.project, coder: "Anna Holm").undo()
    #expect(try test.study.contents == before)
    #expect(try codes.remove(["onkler"], withCodings: false).codings == 0)
    #expect(message { _ = try codes.remove(["onkler"], withCodings: true) }.hasPrefix("error: the project has no code"))
  }

  @Test func `Other codes forget a removed one, and sets and links go on to the one that it is merged into`()
    async throws
  {
    let test = try await TestProject()
    let codes = CodebookDesk(test.project, coder: "Anna Holm")
    try codes.take(
      try codebook(
        """
        name: Prøve
        codes:
          - {id: a, name: A, related: [b, c]}
          - {id: b, name: B, related: [a]}
          - {id: c, name: C}
        """
      ).codebook)
    try test.project.write("test", coder: "Anna Holm", time: "2026-01-01T00:00:00Z") { writer in
      try writer.put(StudySet(id: "s", name: "Sæt"))
      for code in ["b", "c"] { try writer.put(SetMember(set: "s", kind: .code, target: code)) }
      try writer.put(
        Link(
          id: "l", coder: writer.coder.id, name: nil, fromKind: .code, fromTarget: "b", toKind: .code, toTarget: "a",
          created: "2026-01-01T00:00:00Z"))
    }
    _ = try codes.merge("b", into: "c")
    #expect(try test.project.read { try $0.setMembers }.map(\.target) == ["c"])
    #expect(try test.project.read { try $0.links }.map { [$0.fromTarget, $0.toTarget] } == [["c", "a"]])
    #expect(try test.study.codebook.code("a")?.related == ["c"])
    _ = try codes.remove(["c"], withCodings: false)
    #expect(try test.project.read { try $0.setMembers }.isEmpty)
    #expect(try test.project.read { try $0.links }.isEmpty)
    #expect(try test.study.codebook.code("a")?.related == [])
    #expect(try test.problems == [])
  }

  @Test func `Rules propose, people decide, and a run never touches a decision`() async throws {
    let test = try await TestProject()
    let book = try codebook(
      """
      name: Kodebog
      codes:
        - id: civilsamfund
          rules: [{query: 'forening OR frivillig'}]
        - id: naere-netvaerk
          rules: [{query: 'nabo OR moster'}]
      """)
    let run = RuleRun(test.project, coder: "Anna Holm")
    let first = try await run.run(codebook: book)
    #expect(
      first.codes.map { "\($0.id) \($0.new) \($0.gone) \($0.unchanged)" } == [
        "civilsamfund 1 0 0", "naere-netvaerk 2 0 0",
      ])
    #expect(first.open == 3)
    let desk = ProposalDesk(test.project, coder: "Anna Holm")
    var selection = ProposalDesk.Selection()
    selection.codes = ["civilsamfund"]
    #expect(try desk.decide(.accepted, selection).count == 1)
    selection.codes = ["naere-netvaerk"]
    selection.source = "leder.txt"
    #expect(try desk.decide(.rejected, selection).count == 1)
    let before = try test.study
    let second = try await run.run()
    #expect(
      second.codes.map { "\($0.id) \($0.new) \($0.gone) \($0.unchanged)" } == [
        "civilsamfund 0 0 1", "naere-netvaerk 0 0 2",
      ])
    #expect((second.open, second.decided) == (1, 2))
    #expect(try test.study == before)
    let narrower = try codebook("name: Kodebog\ncodes: [{id: naere-netvaerk, rules: [{query: moster}]}]")
    let third = try await run.run(codebook: narrower)
    #expect(
      third.codes.map { "\($0.id) \($0.new) \($0.gone) \($0.unchanged)" } == [
        "civilsamfund 0 0 1", "naere-netvaerk 0 1 1",
      ])
    #expect(try test.study.codings == before.codings)
    #expect(try test.study.codings.map(\.origin) == [.accepted])
    #expect(try test.study.codings.first?.matches.first?.text == "foreningerne")
    #expect(
      message { _ = try desk.decide(.accepted, selection) }.hasPrefix("error: no such proposal waits for a decision"))
  }

  @Test func `A second codebook leaves the first its rules, the word lists that they call, its memo and language`()
    async throws
  {
    let test = try await TestProject()
    let codes = CodebookDesk(test.project, coder: "Anna Holm")
    try codes.take(
      codebook(
        """
        name: Første
        language: da
        memo: Til prøve.
        words: {slaegt: 'onkel OR tante', alle: '@slaegt OR nabo', ubrugt: 'hest', ting: 'bord'}
        codes: [{id: familie, rules: [{query: '@alle'}]}, {id: ting, rules: [{query: '@ting'}]}]
        """
      ).codebook)
    try codes.take(
      codebook(
        """
        name: Anden
        words: {mad: 'brød', ting: 'bord OR stol'}
        codes: [{id: mad, rules: [{query: '@mad'}]}, {id: ting, rules: [{query: '@ting'}]}]
        """
      ).codebook)
    let book = try test.study.codebook
    #expect(
      book.words.map { "\($0.name): \($0.query)" } == [
        "mad: brød", "ting: bord OR stol", "slaegt: onkel OR tante", "alle: @slaegt OR nabo",
      ])
    _ = try CompiledCodebook(book)
    #expect(book.memo == "Til prøve." && book.language == "da" && book.name == "Anden")
    let steps = try test.project.read { try $0.operations().count }
    try codes.take(book)
    #expect(
      try test.project.read { try $0.operations().count } == steps, "the same book again is no step of the history")
  }

  @Test func `A codebook whose word list has other words than the stored one says whose rules read them now`()
    async throws
  {
    let test = try await TestProject()
    let codes = CodebookDesk(test.project, coder: "Anna Holm")
    let first = try codes.take(
      codebook(
        """
        words: {slaegt: 'onkel OR tante', alle: '@slaegt OR nabo', slaegtsgaard: 'gård'}
        codes: [{id: familie, rules: [{query: '@alle'}]}, {id: gaard, rules: [{query: '@slaegtsgaard'}]}]
        """
      ).codebook)
    #expect(first.isEmpty)
    let second = try codes.take(
      codebook("{words: {slaegt: 'moster'}, codes: [{id: moster, rules: [{query: '@slaegt'}]}]}").codebook)
    #expect(
      second == [
        "the word list '@slaegt' has other words in this codebook; the rules of 'familie', which call it, now read those: "
          + "give one of the two lists another name if that is not meant"
      ])
    #expect(try test.study.codebook.words.map(\.name) == ["slaegt", "alle", "slaegtsgaard"])
  }
}
