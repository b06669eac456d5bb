import CorpusModel
import ProjectStore
import QualitativeCoding
import TestSupport
import TextStatistics
import Testing

@testable import Workbench

/// A coder at the keys, without a terminal.
private struct Keys {
  let test: TestProject
  var desk: ReviewDesk
  var session: ReviewSession

  init(
    _ test: TestProject, coder: String = "Anna Holm", source: String? = nil, queue: ReviewQueue? = nil,
    isBlind: Bool = false, seed: UInt64? = nil
  ) async throws {
    self.test = test
    desk = try ReviewDesk(test.project, coder: coder, isBlind: isBlind, sampleSize: 3, seed: seed)
    session = try await desk.session(source: source, queue: queue)
  }

  /// Presses keys; letters of a string one by one.
  mutating func press(_ keys: ReviewKey...) async { for key in keys { await press(key) } }

  mutating func type(_ text: String) async { for scalar in text.unicodeScalars { await press(.character(scalar)) } }

  private mutating func press(_ key: ReviewKey) async {
    if let effect = session.take(key) { await desk.run(effect, &session) }
  }

  var litWords: String { session.source.document.text(in: session.lit) }
  var said: String {
    switch session.message {
    case .done(let text), .error(let text): text
    case nil: ""
    }
  }
  /// What the project holds on the disk.
  var codings: [String] { get throws { try test.study.codings.map { "\($0.coder): \($0.code) »\($0.words ?? "")«" } } }
}

@Suite struct ReviewSessionTests {
  /// A project with two proposals of *netvaerk* and one of *civilsamfund*.
  private static func proposing() async throws -> TestProject {
    let test = try await TestProject()
    try test.folder.write(
      "kodebog.yaml",
      """
      name: Prøve
      codes:
        - id: civilsamfund
          name: Civilsamfund
          rules: [{query: forening}]
        - id: naere-netvaerk
          name: Nære netværk
          definition: Familie, venner og naboer.
          rules: [{query: nabo OR moster}]
      """)
    let book = try CompiledCodebook.checked(at: test.folder.path + "/kodebog.yaml")
    _ = try await RuleRun(test.project, coder: "Anna Holm").run(codebook: book)
    return test
  }

  @Test func `It opens at the first proposal and a accepts it, saved before the next key`() async throws {
    var keys = try await Keys(try await Self.proposing())
    #expect(keys.session.source.source.name == "konsulent.txt")
    #expect(keys.litWords == "At de har en moster og en træner, som de stoler på.")
    #expect(keys.session.selected?.code == "naere-netvaerk")
    await keys.press(.character("a"))
    #expect(try keys.codings == ["anna-holm: naere-netvaerk »At de har en moster og en træner, som de stoler på.«"])
    #expect(try keys.test.study.codings[0].origin == .accepted)
    #expect(keys.said == "accepted Nære netværk · z takes it back")
    // On to the next, which another source holds.
    #expect(keys.session.source.source.name == "leder.txt")
    #expect(keys.litWords.hasPrefix("Det gør foreningerne"))
    await keys.press(.character("r"))
    #expect(
      try keys.test.study.decisions.map(\.verdict).sorted { $0.rawValue < $1.rawValue } == [.accepted, .rejected])
    await keys.press(.character("a"))
    #expect(keys.said == "accepted Nære netværk · z takes it back · every proposal is decided")
    #expect(keys.session.openCount == 0)
    #expect(try keys.test.problems.isEmpty)
  }

  @Test func `A queue of one theme passes over the others`() async throws {
    let test = try await Self.proposing()
    var keys = try await Keys(test, queue: .proposals(code: "civilsamfund"))
    #expect(keys.litWords.hasPrefix("Det gør foreningerne"))
    await keys.press(.character("a"))
    #expect(keys.said.hasSuffix("every proposal is decided"))
    // p stays in the theme as long as it is the queue.
    await keys.press(.character("o"))
    #expect(
      keys.session.queues.map(\.name) == ["proposals", "proposals: Nære netværk", "uncoded units", "sample at random"])
    await keys.press(.enter)
    #expect(keys.session.selected?.code == "naere-netvaerk")
  }

  @Test func `z and Z take back and bring back what this session did, wherever it was, and nothing else`() async throws
  {
    var keys = try await Keys(try await Self.proposing())
    await keys.press(.character("a"), .character("a"))
    #expect(try keys.codings.count == 2)
    await keys.press(.character("z"))
    #expect(keys.said.hasPrefix("took back: accept"))
    await keys.press(.character("z"))
    #expect(try keys.codings.isEmpty)
    #expect(keys.session.source.source.name == "konsulent.txt")
    await keys.press(.character("z"))
    #expect(keys.said == "nothing of this session is left to take back; 'citat undo' goes further")
    await keys.press(.character("Z"))
    #expect(try keys.codings.count == 1)
    #expect(keys.session.marksHere.map(\.isOwn) == [true])
    await keys.press(.character("Z"), .character("Z"))
    #expect(keys.said == "nothing was taken back")
    #expect(try keys.test.problems.isEmpty)
  }

  @Test func `A sentence is coded by some letters of a code's name, and . codes the next alike`() async throws {
    var keys = try await Keys(try await TestProject(), source: "leder.txt")
    await keys.press(.down, .character("s"), .character("c"))
    await keys.type("nab")
    #expect(keys.session.choices.map(\.id) == ["naboer"])
    await keys.press(.enter, .down, .character("."))
    #expect(
      try keys.codings == [
        "anna-holm: naboer »Det gør foreningerne, og de frivillige i lektiecaféen.«",
        "anna-holm: naboer »Og hvordan går det med netværket omkring familien?«",
      ])
    await keys.press(.character("."))
    #expect(keys.said == "it was so already")
  }

  @Test func `A name that no code has makes a new theme`() async throws {
    var keys = try await Keys(try await TestProject(), source: "leder.txt")
    await keys.press(.down, .enter)
    await keys.type("Frivillige hænder")
    #expect(keys.session.newCodeName == "Frivillige hænder")
    await keys.press(.enter)
    #expect(try keys.test.study.codings.map(\.code) == ["frivillige-haender"])
    #expect(try keys.test.study.codebook.themes.last?.name == "Frivillige hænder")
    await keys.press(.character("z"))
    #expect(try keys.test.study.codebook.code("frivillige-haender") == nil)
  }

  @Test func `Words are taken and added at both ends, before coding and after`() async throws {
    var keys = try await Keys(try await TestProject(), source: "leder.txt")
    await keys.press(.down, .character("v"), .character("L"), .character("L"), .left)
    #expect(keys.litWords == "foreningerne, og de frivillige i lektiecaféen")
    await keys.press(.left, .left, .left, .left, .character("H"), .character("c"))
    #expect(keys.litWords == "gør foreningerne, og")
    await keys.type("civil")
    await keys.press(.enter)
    #expect(try keys.codings == ["anna-holm: civilsamfund »gør foreningerne, og«"])
    // The coding itself, found again from its turn.
    await keys.press(.escape, .tab, .character("v"), .left, .shiftRight, .enter)
    #expect(try keys.codings == ["anna-holm: civilsamfund »foreningerne«"])
    await keys.press(.character("v"), .right, .escape)
    #expect(keys.litWords == "foreningerne")
    await keys.press(.character("z"))
    #expect(try keys.codings == ["anna-holm: civilsamfund »gør foreningerne, og«"])
    await keys.press(.character("x"))
    #expect(try keys.codings.isEmpty)
    #expect(try keys.test.problems.isEmpty)
  }

  @Test func `A proposal is accepted on fewer words than its turn`() async throws {
    var keys = try await Keys(try await Self.proposing())
    await keys.press(.character("v"), .left, .left, .left, .left, .left, .left, .enter)
    #expect(try keys.codings == ["anna-holm: naere-netvaerk »At de har en moster og en«"])
    #expect(try keys.test.study.codings[0].matches.map(\.text) == ["moster"])
    #expect(keys.session.openCounts["naere-netvaerk"] == 1)
  }

  @Test func `A memo is written, opened again with its words, and removed when they are`() async throws {
    var keys = try await Keys(try await TestProject(), source: "leder.txt")
    await keys.press(.down, .character("m"))
    await keys.type("Tøver her.")
    await keys.press(.control("j"), .paste("Hvorfor?\u{1B}[2J"), .enter)
    #expect(try keys.test.study.memos.map(\.text) == ["Tøver her.\nHvorfor?[2J"])
    #expect(keys.session.source.memos(on: keys.session.lit).count == 1)
    await keys.press(.character("m"))
    #expect(
      keys.session.mode == .writing(LineEditor("Tøver her.\nHvorfor?[2J", allowsLines: true), .memo("anna-holm-7")))
    await keys.press(.control("w"), .control("u"), .enter)
    #expect(try keys.test.study.memos.isEmpty)
    await keys.press(.character("z"))
    #expect(try keys.test.study.memos.count == 1)
  }

  @Test func `A memo that Esc leaves comes back where it was typed, and nowhere else`() async throws {
    var keys = try await Keys(try await TestProject(), source: "leder.txt")
    await keys.press(.down, .character("m"))
    await keys.type("Tøver her, fordi")
    await keys.press(.escape)
    #expect(try keys.test.study.memos.isEmpty)
    #expect(keys.session.message == .done("the memo was left as it was; m here brings back what you typed"))
    await keys.press(.down, .character("m"), .escape)
    #expect(keys.session.message == .done("the memo was left as it was"))
    await keys.press(.up, .character("m"))
    await keys.type(" hun ser ned.")
    await keys.press(.enter)
    #expect(try keys.test.study.memos.map(\.text) == ["Tøver her, fordi hun ser ned."])
    // Kept once, it is no draft any more.
    await keys.press(.character("m"), .control("w"), .control("u"), .enter, .character("m"))
    guard case .writing(let editor, _) = keys.session.mode else {
      Issue.record("no memo is being written")
      return
    }
    #expect(editor.text == "")
  }

  @Test func `Uncoded units are the answers that nothing lies on, and none of a source that is marked as read`()
    async throws
  {
    var keys = try await Keys(try await TestProject(), queue: .uncoded)
    #expect(keys.litWords.hasPrefix("Jeg ringer rundt"))
    await keys.press(.character("c"))
    await keys.type("civil")
    await keys.press(.enter, .character("n"))
    #expect(keys.litWords.hasPrefix("At de har en moster"))
    await keys.press(.character("w"), .character("g"), .character("n"))
    #expect(keys.session.source.source.name == "leder.txt")
    await keys.press(.character("N"))
    #expect(keys.said == "no earlier uncoded unit")
    #expect(try keys.test.study.sets.map(\.name) == ["Read by Anna Holm"])
    await keys.press(.character("["), .character("w"))
    #expect(!keys.session.source.isRead)
  }

  @Test func `A sample is the same for the same number, and another for another`() async throws {
    let test = try await TestProject()
    func drawn(_ seed: UInt64?) async throws -> ReviewQueue {
      try await Keys(test, queue: .sample([], seed: 0), seed: seed).session.queue
    }
    guard case .sample(let places, 7) = try await drawn(7) else {
      Issue.record("no sample")
      return
    }
    #expect(places.count == 3)
    #expect(try await drawn(7) == drawn(7))
    #expect(try await drawn(nil) == drawn(nil))
    var others = 0
    for seed in UInt64(8)..<16 where try await drawn(seed) != .sample(places, seed: seed) { others += 1 }
    #expect(others > 0)
  }

  @Test func `Disagreements are units that coders who judged a source coded differently`() async throws {
    let test = try await TestProject()
    _ = try test.desk().code(.unit(.turn, 2), in: "leder.txt", codes: ["civilsamfund"])
    _ = try test.desk("Bo").code(.unit(.turn, 2), in: "leder.txt", codes: ["civilsamfund"])
    _ = try test.desk("Bo").code(.unit(.turn, 4), in: "leder.txt", codes: ["naboer"])
    // Only Bo coded here: Anna has not judged it, so there is nothing to disagree on.
    _ = try test.desk("Bo").code(.unit(.turn, 2), in: "konsulent.txt", codes: ["naboer"])
    var keys = try await Keys(test, queue: .disagreements)
    #expect(keys.litWords.hasPrefix("Bedsteforældrene"))
    await keys.press(.character("n"))
    #expect(keys.said == "no further unit that coders coded differently")
    try test.desk().mark("konsulent.txt", isRead: true)
    await keys.press(.character("N"))
    #expect(keys.litWords.hasPrefix("Jeg ringer rundt"))
  }

  @Test func `Who codes blind sees and steps over nothing of others, and decides on their own`() async throws {
    let test = try await Self.proposing()
    _ = try ProposalDesk(test.project, coder: "Bo").decide(.accepted, ProposalDesk.Selection())
    _ = try test.desk("Bo").memo("Bos tanke", on: "leder.txt", at: .unit(.turn, 2))
    let seeing = try await Keys(test)
    #expect(seeing.session.openCount == 0)
    var blind = try await Keys(test, isBlind: true)
    #expect(blind.session.openCount == 3)
    #expect(blind.session.source.marks.allSatisfy { $0.proposal != nil })
    #expect(!blind.session.queues.map(\.queue).contains(.disagreements))
    await blind.press(.character("a"), .character("a"), .character("a"))
    #expect(try blind.codings.count { $0.hasPrefix("anna-holm") } == 3)
    #expect(blind.session.source.memos.isEmpty)
  }

  @Test func `What another program decided meanwhile is told and not decided twice`() async throws {
    let test = try await Self.proposing()
    var keys = try await Keys(test)
    _ = try ProposalDesk(test.project, coder: "Bo").decide(.rejected, ProposalDesk.Selection())
    await keys.press(.character("a"))
    #expect(keys.said == "it was decided on meanwhile")
    #expect(keys.session.marksHere.isEmpty)
    #expect(try keys.codings.isEmpty)
  }

  @Test func `A search goes through the places of all sources, in any inflection`() async throws {
    var keys = try await Keys(try await TestProject(), source: "konsulent.txt")
    await keys.press(.character("/"))
    await keys.type("familie")
    await keys.press(.enter)
    #expect(keys.said == "2 places · n goes to the next")
    #expect(keys.litWords == "familierne")
    await keys.press(.character("n"))
    #expect(keys.session.source.source.name == "leder.txt" && keys.litWords == "familien")
    await keys.press(.character("/"))
    await keys.type("zebra")
    await keys.press(.enter)
    #expect(keys.said == "it stands nowhere; 'citat explain' says how a query was read")
    await keys.press(.character("/"))
    await keys.type("(")
    await keys.press(.enter)
    #expect(keys.said.contains("expected"))
  }

  @Test(arguments: [
    ("a", "no proposal is here; p goes to the next"), ("A", "no proposal is here; p goes to the next"),
    ("x", "no coding of yours is here"), (".", "no code was put yet; c chooses one"), ("[", "this is the first source"),
    ("y", "no such key; ? lists them"), ("p", "every proposal is decided"),
  ])
  func `A key that can do nothing here says why`(key: String, message: String) async throws {
    var keys = try await Keys(try await TestProject(), source: "konsulent.txt")
    await keys.type(key)
    #expect(keys.said == message)
  }

  @Test func `A project without sources cannot be reviewed, and says what to do`() async throws {
    let folder = try TemporaryFolder()
    let project = try Project.create(at: folder.path + "/study.citat", name: "Tom", coder: "Anna", time: Clock.now)
    #expect(throws: StudyError.noSources) { try ReviewDesk(project, coder: "Anna") }
    #expect(
      StudyError.noSources.report.text()
        == "error: the project has no sources yet\n  help: take some in: citat import FOLDER")
  }

  @Test func `Whatever is typed, ranges stay in the text and the project stays sound`() async throws {
    let test = try await Self.proposing()
    var keys = try await Keys(test)
    let all: [ReviewKey] =
      "jkssSSnNppPPuUuU  bggGG]]][[aaarrAR..ccccxxvvvmmo/wwzzzzZZ?hHlLæøå\u{301}".unicodeScalars.map { .character($0) }
      + [
        .enter, .enter, .enter, .escape, .tab, .tab, .backTab, .backspace, .delete, .up, .down, .left, .left, .right,
        .right, .shiftLeft, .shiftRight, .pageUp, .home, .end, .control("u"), .control("w"), .paste("naboer"),
      ]
    var random = SplitMix64(seed: 7)
    for number in 0..<600 {
      await keys.press(all[random.index(below: all.count)])
      let text = keys.session.source.document.canonical
      #expect(keys.session.lit.end <= text.count, "key \(number)")
      #expect(text.isScalarBoundary(keys.session.lit.start) && text.isScalarBoundary(keys.session.lit.end))
      #expect(keys.session.openCounts.values.allSatisfy { $0 >= 0 })
    }
    #expect(try test.problems.isEmpty)
    #expect(
      try keys.session.openCount == 0
        || test.project.read { try $0.openProposalCounts(coder: nil) }.values.reduce(0, +) > 0)
  }
}

@Suite struct ReviewCodeTests {
  private static let codes = ReviewCode.all(
    in: Codebook(
      name: "",
      themes: ["Nære netværk", "Ledelsesopbakning", "Tværfagligt samarbejde", "Børn og unge med vanskeligheder"].map {
        Code.named($0, id: Name.codeIdentifier($0))
      }))

  @Test(arguments: [
    ("led", ["Ledelsesopbakning"]), ("net", ["Nære netværk"]), ("næ", ["Nære netværk"]), ("naere", ["Nære netværk"]),
    ("tfs", ["Tværfagligt samarbejde"]), ("sam tv", ["Tværfagligt samarbejde"]), ("opbak", ["Ledelsesopbakning"]),
    ("xyz", []), ("BØRN", ["Børn og unge med vanskeligheder"]),
  ])
  func `Some letters find a code, and not what only has them far apart`(typed: String, names: [String]) {
    #expect(ReviewCode.matching(typed, in: Self.codes).map(\.name) == names)
  }

  @Test func `Nothing typed shows all, those used last first`() {
    let names = ReviewCode.matching(" ", in: Self.codes, recent: ["tvaerfagligt-samarbejde"]).map(\.name)
    #expect(
      names == ["Tværfagligt samarbejde", "Nære netværk", "Ledelsesopbakning", "Børn og unge med vanskeligheder"])
  }
}

@Suite struct LineEditorTests {
  @Test(arguments: [
    ([ReviewKey.character("a"), .left, .character("b")], "ba"), ([.paste("to\nlinjer")], "to linjer"),
    ([.paste("en to"), .control("w")], "en "), ([.paste("ab"), .home, .delete], "b"), ([.backspace], ""),
    ([.paste("ab"), .left, .control("k")], "a"), ([.character("e"), .character("\u{301}")], "é"),
    ([.paste("abc"), .control("a"), .right, .control("u"), .end, .character("d")], "bcd"),
  ])
  func `Keys change the line as they do in a shell`(keys: [ReviewKey], text: String) {
    var editor = LineEditor()
    for key in keys { _ = editor.take(key) }
    #expect(editor.text == text)
  }

  @Test func `A key that means nothing to text is left to others`() {
    var editor = LineEditor("a")
    #expect(!editor.take(.tab) && !editor.take(.control("j")) && !editor.take(.pageUp))
  }
}
