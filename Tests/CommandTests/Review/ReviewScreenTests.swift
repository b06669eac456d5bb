import CorpusModel
import Foundation
import ProjectStore
import TestSupport
import Testing
import UnicodeText
import Workbench

@testable import citat

@Suite struct ReviewScreenTests {
  private static let files = [
    "interviews/leder.txt": Data(
      """
      I: Hvem hjælper jer i hverdagen?
      IP1: Det gør foreningerne og de frivillige i lektiecaféen. De kommer om tirsdagen og bliver til klokken fem, og så rydder de op efter sig.
      I: Hvordan går det med netværket omkring familien?
      IP1: Bedsteforældrene kommer tit forbi, og naboen passer børnene om torsdagen, når der er personalemøde. 你好 siger han, for han har lært det af et program i fjernsynet.
      I: Er der noget, der er svært?
      IP1: At få øje på dem, der ikke siger noget.

      """.utf8),
    "interviews/konsulent.txt": Data(
      "I: Hvad laver du?\nIP2: Jeg ringer til familierne og naboen.\nI: Og så?\nIP2: Så hører jeg om deres netværk.\n"
        .utf8),
    "kodebog.yaml": Data(
      """
      name: Prøve
      codes:
        - id: civilsamfund
          name: Civilsamfund
          color: "#C06000"
          definition: Det, foreninger og frivillige gør sammen med kommunen.
          rules: [{query: 'forening OR frivillig'}]
        - id: naere-netvaerk
          name: Nære netværk
          color: "#2E7D5B"
          definition: De mennesker, der fylder i hverdagen.
          rules: [{query: 'nabo OR bedsteforælder'}]
          codes:
            - id: naboer
              name: Naboer

      """.utf8),
  ]

  /// A coder at a project with proposals, codings of two coders and a memo.
  private static func session(
    in folder: String, source: String? = "leder.txt"
  ) async throws -> (ReviewDesk, ReviewSession) {
    for (coder, command) in [
      ("Anna Holm", ["init"]), ("Anna Holm", ["import", "interviews"]),
      ("Anna Holm", ["apply", "--codebook", "kodebog.yaml"]),
      ("Anna Holm", ["code", "leder.txt", "--quote", "naboen passer børnene", "--code", "naboer"]),
      ("Bo", ["code", "leder.txt", "--turn", "6", "--code", "civilsamfund"]),
      ("Anna Holm", ["memo", "leder.txt", "--turn", "2", "--text", "Tøver her."]),
    ] {
      let result = try Program.run(
        command, in: folder, environment: ["CITAT_CODER": coder, "XDG_CONFIG_HOME": folder])
      #expect(result.code == 0, "\(result.errors)")
    }
    let project = try Project.open(folder + "/study.citat", for: .changing)
    let desk = try ReviewDesk(project, coder: "Anna Holm")
    return (desk, try await desk.session(source: source, queue: nil))
  }

  private static func text(_ lines: [ScreenLine]) -> String {
    lines.map { line in
      var text = line.plainText
      while text.hasSuffix(" ") { text.removeLast() }
      return text + "\n"
    }.joined()
  }

  /// Screens after some keys, at the two sizes that everybody has.
  @Test(arguments: [("review-80x24.txt", 24, 80), ("review-160x50.txt", 50, 160)])
  func `A session looks as it did when somebody last looked`(name: String, rows: Int, columns: Int) async throws {
    let folder = try Folder(Self.files)
    var (desk, session) = try await Self.session(in: folder.path)
    var screen = ReviewScreen(rows: rows, columns: columns)
    var shown = ""
    func press(_ what: String, _ keys: ReviewKey...) async {
      for key in keys { if let effect = session.take(key) { await desk.run(effect, &session) } }
      shown += "── \(what)\n" + Self.text(screen.lines(of: session))
    }
    await press("at the beginning")
    await press("the next proposal", .character("p"))
    await press("accepted", .character("a"))
    await press("a turn on, with a coding within it", .down, .down, .tab)
    await press("fewer words", .character("v"), .left)
    await press("a code is looked for", .escape, .character("c"), .character("n"), .character("a"))
    await press("a memo is written", .escape, .character("m"), .paste("Hvem er »han«?"))
    await press("another coder's coding", .escape, .character("G"))
    await press("queues", .character("o"))
    await press("a search", .escape, .character("/"), .paste("famil"))
    await press("help", .escape, .character("?"))
    await press("a mistake", .escape, .character("y"))
    try Snapshot.check(shown, name)
  }

  @Test func `Colours are those of the codes, and without colours a letter and a sign tell the same`() async throws {
    let folder = try Folder(Self.files)
    let (_, session) = try await Self.session(in: folder.path)
    var screen = ReviewScreen(rows: 24, columns: 80)
    var session2 = session
    _ = session2.take(.character("p"))
    let lines = screen.lines(of: session2)
    var full = ScreenPainter(depth: .full)
    #expect(full.paint(lines).contains("\u{1B}[1;38;2;192;96;0mC\u{1B}[0m"))
    var palette = ScreenPainter(depth: .palette)
    #expect(palette.paint(lines).contains("\u{1B}[1;38;5;172mC\u{1B}[0m"))
    var sixteen = ScreenPainter(depth: .sixteen)
    #expect(sixteen.paint(lines).contains("\u{1B}[1;31mC\u{1B}[0m"))
    var none = ScreenPainter(depth: .none)
    let plain = none.paint(lines)
    #expect(plain.contains("\u{1B}[1mC\u{1B}[0m") && !plain.contains("38;") && !plain.contains("[1;3"))
  }

  @Test func `Only lines that changed are sent`() async throws {
    let folder = try Folder(Self.files)
    var (_, session) = try await Self.session(in: folder.path)
    var screen = ReviewScreen(rows: 24, columns: 80)
    var painter = ScreenPainter(depth: .none)
    let first = painter.paint(screen.lines(of: session))
    #expect(painter.paint(screen.lines(of: session)).isEmpty)
    _ = session.take(.character("y"))
    let second = painter.paint(screen.lines(of: session))
    #expect(second == "\u{1B}[24;1H\u{1B}[1m no such key; ? lists them\u{1B}[0m\u{1B}[K")
    #expect(first.utf8.count > 1000)
  }

  @Test(arguments: [
    (["TERM": "xterm-256color"], ColorDepth.palette), (["TERM": "xterm"], .sixteen), (["TERM": "dumb"], .none),
    ([:], .none),
    (["TERM": "xterm-256color", "NO_COLOR": "1"], .none), (["TERM": "xterm", "COLORTERM": "truecolor"], .full),
    (["TERM": "vt100"], .none), (["TERM": "xterm-256color", "NO_COLOR": ""], .palette),
  ])
  func `The environment says how many colours there are`(variables: [String: String], depth: ColorDepth) {
    #expect(ColorDepth(variables) == depth)
  }

  @Test func `At any size no line is too wide, none is missing, and what is lit is seen`() async throws {
    let folder = try Folder(Self.files)
    var (desk, session) = try await Self.session(in: folder.path)
    var random = SplitMix64(seed: 11)
    let keys: [ReviewKey] = [
      .down, .up, .right, .left, .tab, .character("p"), .character("c"), .character("n"), .escape, .character("v"),
      .left, .character("?"), .character("m"), .paste("et langt ord: " + String(repeating: "æ你", count: 40)),
      .character("o"), .character("]"), .character("["), .character("g"), .character("G"), .escape,
    ]
    for number in 0..<400 {
      let rows = 1 + random.index(below: 60)
      let columns = 1 + random.index(below: 200)
      var screen = ReviewScreen(rows: rows, columns: columns)
      for _ in 0..<3 {
        if let effect = session.take(random.pick(keys)) { await desk.run(effect, &session) }
        let lines = screen.lines(of: session)
        #expect(lines.count == rows, "\(number): \(rows) × \(columns)")
        for line in lines { #expect(line.columns <= columns, "\(number): \(rows) × \(columns): \(line.plainText)") }
        let isText = if case .help = session.mode { false } else { rows >= 10 && columns >= 40 }
        if isText { #expect(lines.contains { $0.plainText.hasPrefix("▶") || $0.plainText.hasPrefix("▌") }) }
      }
    }
  }

  @Test func `A page on, and a page back, goes through a long text and never stops`() async throws {
    var files = Self.files
    let long = (0..<90).map {
      "IP1: Sætning nummer \($0). " + String(repeating: "Den er lang. ", count: $0 % 40) + "\nI: Og så?\n"
    }
    files["interviews/leder.txt"] = Data(
      (long.joined() + "IP1: naboen passer børnene, og foreningen.\nI: Ja?\nIP1: Nej.\n").utf8)
    let folder = try Folder(files)
    var (_, session) = try await Self.session(in: folder.path)
    _ = session.take(.home)
    for columns in [80, 160] {
      var screen = ReviewScreen(rows: 24, columns: columns)
      _ = screen.lines(of: session)
      var pages = 0
      while session.lit != session.source.steps.last?.range, pages < 300 {
        if let range = screen.turnPage(1, session) { session.light(range) }
        _ = screen.lines(of: session)
        pages += 1
      }
      #expect((20..<300).contains(pages))
      while session.lit != session.source.steps.first?.range, pages < 600 {
        if let range = screen.turnPage(-1, session) { session.light(range) }
        _ = screen.lines(of: session)
        pages += 1
      }
      #expect(pages < 600)
    }
  }
}

/// A folder with files that goes away with its value.
final class Folder {
  let path: String

  init(_ files: [String: Data]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "citat-\(UUID().uuidString)").path
    for (name, data) in files {
      let file = URL(filePath: path + "/" + name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
