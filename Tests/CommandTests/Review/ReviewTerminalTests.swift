import Foundation
import Testing

/// The program on a terminal, as a coder has it.
@Suite struct ReviewTerminalTests {
  private static let files = [
    "leder.txt": Data(
      "I: Hvem hjælper jer?\nIP1: Det gør foreningerne og naboerne.\nI: Hvordan?\nIP1: Med lektier og mad.\n".utf8),
    "kodebog.yaml": Data(
      "name: Prøve\ncodes:\n  - id: civilsamfund\n    name: Civilsamfund\n    rules: [{query: 'forening OR nabo'}]\n"
        .utf8),
  ]
  private static let restored = "\u{1B}[?2004l\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l"

  private static func project() throws -> Folder {
    let folder = try Folder(files)
    for command in [["init"], ["import", "leder.txt"], ["apply", "--codebook", "kodebog.yaml"]] {
      let result = try Program.run(command, in: folder.path, environment: environment(folder))
      #expect(result.code == 0, "\(result.errors)")
    }
    return folder
  }

  private static func environment(_ folder: Folder) -> [String: String] {
    [
      "CITAT_CODER": "Anna", "XDG_CONFIG_HOME": folder.path, "TERM": "xterm-256color", "HOME": folder.path,
      // Swift's own report of a crash in a debug build takes the terminal for itself.
      "SWIFT_BACKTRACE": "enable=no",
    ]
  }

  private static func terminal(_ folder: Folder) throws -> PseudoTerminal? {
    let terminal = try PseudoTerminal(["review"], in: folder.path, environment: environment(folder))
    if terminal == nil { print("skipped: the system has no terminals to give") }
    return terminal
  }

  private static func codings(_ folder: Folder) throws -> String {
    try Program.run(["list", "codings", "--format", "csv"], in: folder.path, environment: environment(folder)).output
  }

  @Test func `Keys code, the window changes size, and q leaves the terminal as it was`() throws {
    let folder = try Self.project()
    guard let terminal = try Self.terminal(folder) else { return }
    let before = terminal.settings
    #expect(terminal.waits(for: "1 open"))
    #expect(terminal.settings != before)
    terminal.type("a")
    #expect(terminal.waits(for: "every proposal is decided"))
    // It is on the disk while the session goes on.
    #expect(try Self.codings(folder).contains(",leder.txt,civilsamfund,anna,accepted"))
    terminal.resize(rows: 30, columns: 130)
    #expect(terminal.waits(for: String(repeating: "─", count: 130)))
    terminal.type("\u{1B}[B\u{1B}[Bcæøå ny kode\r")
    #expect(terminal.waits(for: "æøå ny kode"))
    terminal.type("q")
    #expect(terminal.ending() == 0)
    #expect(terminal.shown.hasSuffix(Self.restored))
    #expect(terminal.settings == before)
    #expect(try Self.codings(folder).contains("aeoeaa-ny-kode"))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT, SIGILL, SIGQUIT])
  func `A signal or a crash ends it and leaves the terminal as it was`(signal: Int32) throws {
    let folder = try Self.project()
    guard let terminal = try Self.terminal(folder) else { return }
    let before = terminal.settings
    #expect(terminal.waits(for: "1 open"))
    terminal.type("a")
    #expect(terminal.waits(for: "every proposal is decided"))
    kill(terminal.process.processIdentifier, signal)
    #expect(terminal.ending() == -signal)
    #expect(terminal.shown.contains(Self.restored))
    #expect(terminal.settings == before)
    #expect(try Self.codings(folder).contains("civilsamfund"))
    let check = try Program.run(["check"], in: folder.path, environment: Self.environment(folder))
    #expect(check.output.hasSuffix("nothing is wrong\n"))
  }

  @Test func `A terminal that is gone ends it, and what was decided is kept`() throws {
    let folder = try Self.project()
    guard let terminal = try Self.terminal(folder) else { return }
    #expect(terminal.waits(for: "1 open"))
    terminal.type("a")
    #expect(terminal.waits(for: "every proposal is decided"))
    terminal.hangUp()
    #expect(terminal.ending() == 0)
    #expect(try Self.codings(folder).contains("civilsamfund"))
  }

  /// What the screen said was decided is decided, whatever happened to the program after.
  @Test func `Killed between two keys or in one, nothing that was shown as decided is lost`() throws {
    let isLong = ProcessInfo.processInfo.environment["CITAT_LONG_TESTS"] == "1"
    let folder = try Self.project()
    let text = (0..<120).map { "I: Spørgsmål \($0)?\nIP1: Foreningen hjælper os på dag \($0).\n" }.joined()
    try Data(text.utf8).write(to: URL(filePath: folder.path + "/mange.txt"))
    for command in [["import", "mange.txt"], ["apply"]] {
      _ = try Program.run(command, in: folder.path, environment: Self.environment(folder))
    }
    var random = SystemRandomNumberGenerator()
    for _ in 0..<(isLong ? 60 : 3) {
      guard let terminal = try Self.terminal(folder) else { return }
      #expect(terminal.waits(for: " open"))
      let keys = isLong ? 2 : 12
      for _ in 0..<keys { terminal.type(["a", "r"].randomElement(using: &random) ?? "a") }
      usleep(UInt32.random(in: 0..<400_000, using: &random))
      kill(terminal.process.processIdentifier, SIGKILL)
      #expect(terminal.ending() == -SIGKILL)
      let check = try Program.run(["check"], in: folder.path, environment: Self.environment(folder))
      #expect(check.code == 0, "\(check.output)")
      // Keys may have been saved and not shown yet, never the other way round.
      let shown = terminal.shown.matches(of: #/(\d+) open/#).last.flatMap { Int($0.1) }
      let rows = try Program.run(
        ["proposals", "--format", "csv"], in: folder.path, environment: Self.environment(folder))
      #expect(rows.code == 0, "\(rows.errors)")
      let open = rows.output.split(whereSeparator: \.isNewline).count - 1
      if let shown { #expect((shown - keys...shown).contains(open), "\(shown) were shown open, \(open) are") }
    }
  }

  @Test func `Stopped and woken it draws the screen anew`() throws {
    let folder = try Self.project()
    guard let terminal = try Self.terminal(folder) else { return }
    #expect(terminal.waits(for: "1 open"))
    kill(terminal.process.processIdentifier, SIGSTOP)
    kill(terminal.process.processIdentifier, SIGCONT)
    #expect(terminal.waits(for: "1 open"))
    terminal.type("q")
    #expect(terminal.ending() == 0)
  }

  @Test func `Without a terminal it says what to use instead`() throws {
    let folder = try Self.project()
    let result = try Program.run(["review"], in: folder.path, environment: Self.environment(folder))
    #expect(result.code == 2)
    #expect(
      result.errors
        == "error: reviewing needs a terminal, and standard input or output is none\n  help: in scripts: citat proposals, citat accept, citat code\n"
    )
  }

  @Test(arguments: [
    (["review", "--queue", "uncoded", "--code", "a"], "--code goes with --queue proposals."),
    (["review", "--size", "0"], "--size must be 1 or more."),
    (["review", "--seed", "7"], "--seed goes with --queue sample."),
    (["review", "--queue", "disagreements", "--blind"], "Disagreements cannot be seen with --blind."),
  ])
  func `Options that do not go together are told`(arguments: [String], message: String) throws {
    let result = try Program.run(arguments)
    #expect(result.code == 64)
    #expect(result.errors.contains(message))
  }
}
