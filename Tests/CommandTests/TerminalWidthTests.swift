import Foundation
import Testing

/// What a terminal of 80 columns shows of a codebook of twelve codes: no line is wider, and nothing that a user needs is cut.
@Suite struct TerminalWidthTests {
  private static let folder = "Corpora/gruppeinterview"
  private static let book = "Codebooks/socialomraadet.yaml"

  private static func lines(
    _ arguments: [String], columns: Int = 80, in folder: String = Program.root
  ) throws -> [String] {
    try Program.run(arguments, in: folder, environment: ["COLUMNS": "\(columns)"]).output.components(separatedBy: "\n")
  }

  @Test(arguments: [
    ["matrix", folder, "--codebook", book, "--view", "cooccurrence"],
    ["matrix", folder, "--codebook", book, "--view", "saturation"],
    ["matrix", folder, "--codebook", book, "--view", "framework"],
    ["cooccurrence", folder, "--codebook", book, "--term", "svær"],
    ["codebook", "evaluate", book, folder, "--gold", folder + "/gold"],
    ["codebook", "evaluate", book, folder, "--gold", folder + "/gold", "--misses", "--false-alarms"],
    ["codebook", "check", book, folder],
  ])
  func `A result fits a terminal of 80 columns`(arguments: [String]) throws {
    let lines = try Self.lines(arguments)
    #expect(lines.count > 2 && lines.filter { $0.count > 80 } == [])
  }

  @Test func `The line of sums is called so beside groups with short names`() throws {
    let files = [
      "a.txt": Data("I: Hvem?\nIP1: Naboerne.\nI: Og?\nIP2: Naboerne.\n".utf8),
      "speakers.csv": Data("label,role\nIP1,far\nIP2,mor\n".utf8),
      "bog.yaml": Data("codes:\n  - {id: naboer, rules: [{query: nabo}]}\n".utf8),
    ]
    try Program.withFolder(files) { folder in
      let lines = try Self.lines(["matrix", "a.txt", "--codebook", "bog.yaml", "--by", "role"], in: folder)
      #expect(lines.contains("in all       2"))
    }
  }

  @Test func `What is known of a word is wrapped, and a line each in a pipe`() throws {
    let command = ["analyze", Self.folder + "/psykiatri.txt", "--pos"]
    let piped = try Program.run(command).output.components(separatedBy: "\n")
    #expect(piped.contains { $0.count > 80 } && !piped.contains { $0.hasPrefix("    ") })
    let lines = try Self.lines(command)
    #expect(lines.filter { $0.count > 80 } == [] && lines.contains { $0.hasPrefix("    ") })
    func words(_ lines: [String]) -> [Substring] { lines.joined(separator: " ").split(separator: " ") }
    #expect(words(lines) == words(piped))
  }

  @Test func `A text that has a part of a table to itself has all its room`() throws {
    let said = "Naboerne hjalp os med lektierne."
    try Program.withFolder(["leder-paa-skolen.txt": Data("I: Hvem?\nIP1: \(said)\nI: Hvordan?\n".utf8)]) { folder in
      for command in [
        ["init"], ["import", "leder-paa-skolen.txt"], ["codes", "add", "Civilsamfund"],
        ["code", "leder-paa-skolen.txt", "--quote", said, "--code", "civilsamfund", "--coder", "anna-sofie"],
      ] {
        let result = try Program.run(command, in: folder)
        #expect(result.code == 0, "\(result.errors)")
      }
      let lines = try Self.lines(["list", "codings"], columns: 60, in: folder)
      #expect(lines.filter { $0.count > 60 } == [])
      #expect(lines.contains { $0.hasSuffix(" " + said) })
    }
  }

  @Test func `The examples of all commands can be copied from a terminal of 80 columns`() throws {
    func help(_ path: [String]) throws -> [String] { try Self.lines(path + ["--help"]) }
    func subcommands(_ lines: [String]) -> [String] {
      let listed = lines.drop { !$0.hasSuffix("SUBCOMMANDS:") }
      return listed.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See ") }
        .compactMap { $0.split(separator: " ").first.map(String.init) }
    }
    var broken: [String] = []
    var seen = 0
    func check(_ path: [String]) throws {
      let lines = try help(path)
      let examples = lines.prefix { !$0.hasPrefix("USAGE:") }
      for (line, next) in zip(examples, examples.dropFirst()) where line.hasPrefix("  citat") {
        seen += 1
        if !next.isEmpty, !next.hasPrefix("  ") { broken.append(line + " | " + next) }
      }
      for name in subcommands(lines) where name != "help" { try check(path + [name]) }
    }
    try check([])
    #expect(broken == [])
    #expect(seen > 100)
  }

  @Test(arguments: [60, 80, 100, 200])
  func `What a list of a help topic explains stands in one column`(columns: Int) throws {
    for (topic, entry) in [("project", "  citat "), ("codebook", "  citat "), ("agreement", "  citat a")] {
      let listed = try Self.lines(["help", topic], columns: columns).filter {
        $0.hasPrefix(entry) && !$0.contains("    citat ")
      }
      let places = listed.compactMap { line in
        line.firstRange(of: /\S {3,}\S(?!.*\S {3,}\S)/).map { line.distance(from: line.startIndex, to: $0.upperBound) }
      }
      #expect(listed.count > 1 && Set(places).count <= 1, "\(topic): \(listed)")
    }
    let statistics = try Self.lines(["help", "statistics"], columns: columns)
    let collocates = statistics.drop { !$0.hasPrefix("collocates  ") }.dropFirst().prefix { !$0.isEmpty }
    #expect(!collocates.isEmpty && collocates.allSatisfy { $0.hasPrefix(String(repeating: " ", count: 15)) })
  }

  @Test func `Which codes are new has a column in 80 columns too`() throws {
    let lines = try Self.lines(["matrix", Self.folder, "--codebook", Self.book, "--view", "saturation"])
    #expect(lines.contains { $0.hasPrefix("Source ") && $0.hasSuffix(" Which") })
  }

  @Test func `A summary is a view on a terminal, and Markdown in a pipe and a file`() throws {
    let book = "codes:\n  - id: kaffe\n    name: Kaffe og te\n    rules:\n      - query: kaffe OR te\n"
    let speech = String(repeating: "Kaffen samler os om bordet hver eneste morgen. ", count: 6)
    try Program.withFolder([
      "bog.yaml": Data(book.utf8), "a.txt": Data("I: Hvad?\nA: \(speech)\nI: Og?\nA: Te.\n".utf8),
    ]) { folder in
      let command = ["summary", "kaffe", "a.txt", "--codebook", "bog.yaml"]
      let piped = try Program.run(command, in: folder).output
      #expect(piped.hasPrefix("# Kaffe og te\n") && piped.contains("enheder i "))
      guard
        let terminal = try PseudoTerminal(command, in: folder, environment: ["TERM": "dumb", "SOURCE_DATE_EPOCH": "1"])
      else { return }
      #expect(terminal.ending() == 0)
      let lines = terminal.shown.replacing("\u{1B}[K", with: "").components(separatedBy: "\r\n")
      #expect(lines.contains { $0.hasSuffix("Kaffe og te") } && lines.contains("2 units in 1 of 1 source."))
      #expect(lines.filter { $0.count > 80 } == [])
    }
  }

  @Test func `All twelve codes stand in one square, and the pairs keep their figures`() throws {
    let lines = try Self.lines(["matrix", Self.folder, "--codebook", Self.book, "--view", "cooccurrence"])
    let head = try #require(lines.first { $0.hasSuffix(" komp") })
    #expect(head.split(separator: " ").count == 12)
    let row = try #require(lines.first { $0.hasPrefix("kompetencer ") })
    #expect(row.split(separator: " ").count == 13)
    #expect(lines.contains("kompetencer   Kompetencer og viden"))
    let pair = try #require(lines.first { $0.hasPrefix("netvaerk      civilsamfund ") })
    #expect(pair.split(separator: " ").count == 8)
    // Where there is more room, ids are whole.
    let wide = try Self.lines(["matrix", Self.folder, "--codebook", Self.book, "--view", "cooccurrence"], columns: 200)
    #expect(wide.contains { $0.contains(" tvaerfagligt  forebyggelse   kompetencer") })
  }

  @Test func `What changed since an evaluation fits, with each figure before and now`() throws {
    try Program.withFolder([:]) { folder in
      let saved = folder + "/foer.json"
      let evaluate = ["codebook", "evaluate", Self.book, Self.folder, "--gold", Self.folder + "/gold"]
      #expect(try Program.run(evaluate + ["--save", saved]).code == 0)
      let lines = try Self.lines(evaluate + ["--compare", saved])
      #expect(lines.filter { $0.count > 80 } == [])
      #expect(lines[0] == "dev · strict scoring · before→now")
      #expect(
        lines[1].split(separator: " ") == ["code", "F1", "change", "precision", "recall", "mended", "spoilt"])
    }
  }

  @Test func `A query that is suggested is never cut`() throws {
    let name = "specialpædagogikkonsulentordningskoordineringsudvalgsmøde"
    var (text, lines) = ("", "")
    for number in 1...8 {
      let isCoded = number % 2 == 1
      text += isCoded ? "Leder: " : "Barn: "
      let start = text.unicodeScalars.count
      text += isCoded ? "Vi holdt \(name) nummer \(number)." : "Det var en god dag nummer \(number)."
      let themes = isCoded ? "[{\"code\":\"moede\",\"confidence\":\"clear\"}]" : "[]"
      lines +=
        "{\"id\":\"t\(number)\",\"doc\":\"samtale\",\"spans\":[{\"char\":[\(start),\(text.unicodeScalars.count)]}],\"themes\":\(themes)}\n"
      text += "\n\n"
    }
    let book = "codes:\n  - id: moede\n    rules:\n      - query: aftale\n"
    try Program.withFolder([
      "samtale.txt": Data(text.utf8), "bog.yaml": Data(book.utf8),
      "gold/samtale.themes.jsonl": Data(lines.utf8),
    ]) { folder in
      let result = try Self.lines(
        ["codebook", "suggest", "moede", "samtale.txt", "--codebook", "bog.yaml", "--gold", "gold"], in: folder)
      #expect(result.contains { $0.contains(name) })
      #expect(!result.contains { $0.contains("…") })
    }
  }

  @Test func `The number of a unit that was drawn is not cut`() throws {
    let lines = try Self.lines(["sample", Self.folder, "--count", "40"])
    #expect(lines.dropFirst().dropLast().allSatisfy { $0.contains("#turn-") })
  }

  @Test func `What is wrong with a codebook is wrapped on a terminal, and whole in a pipe`() throws {
    let book = """
      codes:
        - id: en
          name: Et meget langt navn på en kode, som to koder deler, og som ikke kan stå på en linje
          rules:
            - query: forening OR klub OR frivillig OR kirke OR idrætsforening OR besøgsven OR nabo OR mor OR far OR forening
        - id: to
          name: Et meget langt navn på en kode, som to koder deler, og som ikke kan stå på en linje
          rules:
            - query: klub
              unless: klub

      """
    try Program.withFolder(["bog.yaml": Data(book.utf8)]) { folder in
      let narrow = try Self.lines(["codebook", "check", "bog.yaml"], in: folder)
      #expect(narrow.count > 12 && narrow.filter { $0.count > 80 } == [])
      #expect(narrow.contains { $0.hasPrefix("  5 |       - query: forening OR klub") && $0.hasSuffix("…") })
      let piped = try Program.run(["codebook", "check", "bog.yaml"], in: folder).output
      #expect(
        piped.contains(
          "problem: two codes are named 'Et meget langt navn på en kode, som to koder deler, og som ikke kan stå på en linje'\n"
        ))
    }
  }

  @Test func `What is looked at speaks English, what goes into a file Danish, unless somebody says otherwise`() throws {
    let book = """
      codes:
        - id: psykiatri
          name: Psykiatri
          rules:
            - query: psykiatri OR sygdom
        - id: kommune
          name: Kommunen
          rules:
            - query: kommune OR samarbejde

      """
    try Program.withFolder(["bog.yaml": Data(book.utf8)]) {
      try checkLanguages(["--codebook", $0 + "/bog.yaml"], in: $0)
    }
  }

  private func checkLanguages(_ codebook: [String], in folder: String) throws {
    let arguments = codebook + [Self.folder + "/psykiatri.txt"]
    for view in ["cooccurrence", "framework", "saturation"] {
      let command = ["matrix", "--view", view] + arguments
      #expect(try Program.run(command).output.contains("All codes are proposals"))
      #expect(try Program.run(command + ["--language", "da"]).output.contains("Alle koder er forslag"))
      #expect(try Program.run(command + ["--format", "md"]).output.contains("Alle koder er forslag"))
      #expect(
        try Program.run(command + ["--format", "md", "--language", "en"]).output.contains("All codes are proposals"))
    }
    let pairs = try Program.run(["cooccurrence"] + arguments).output
    #expect(pairs.contains("By chance") || pairs.contains("“By chance”"))
    let file = folder + "/sammen.txt"
    _ = try Program.run(["matrix", "--view", "cooccurrence", "--output", file] + arguments)
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("Alle koder er forslag"))
  }
}
