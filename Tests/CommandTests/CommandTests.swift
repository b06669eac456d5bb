import Foundation
import Testing

@Suite struct CommandTests {
  static let codebook = "Codebooks/socialomraadet.yaml"

  // MARK: Whole outputs

  @Test(arguments: [
    ("matrix.txt", ["matrix", "Corpora/gruppeinterview", "--codebook", codebook]),
    ("matrix-role.txt", ["matrix", "Corpora/gruppeinterview", "--codebook", codebook, "--by", "role"]),
    ("matrix-rapport.md", ["matrix", "Corpora/rapport", "--codebook", codebook, "--all", "--format", "md"]),
    ("matrix-rapport.json", ["matrix", "Corpora/rapport", "--codebook", codebook, "--format", "json"]),
    ("matrix-rapport.csv", ["matrix", "Corpora/rapport", "--codebook", codebook, "--all", "--format", "csv"]),
    ("matrix-rapport.html", ["matrix", "Corpora/rapport", "--codebook", codebook, "--all", "--format", "html"]),
    ("summary.md", ["summary", "civilsamfund", "Corpora/gruppeinterview", "--codebook", codebook]),
    ("search.txt", ["search", "samarbejde", "Corpora"]),
    ("search-count.txt", ["search", "forening OR frivillig", "Corpora", "--count"]),
    ("search-passages.txt", ["search", "forening", "Corpora/gruppeinterview", "--context", "turn", "--limit", "5"]),
    (
      "search-sorted.txt",
      ["search", "netværk", "Corpora", "--sort", "right,source", "--context", "6", "--sample", "12", "--width", "80"]
    ),
    ("search-role.txt", ["search", "netværk", "Corpora", "--group", "role"]),
    ("search-rank.txt", ["search", "frivillig OR forening", "Corpora", "--rank", "turn", "--limit", "3"]),
    ("search-pattern.csv", ["search", "[pos=\"ADJ\"] [lemma=\"netværk|samarbejde\"]", "Corpora", "--format", "csv"]),
    ("search.jsonl", ["search", "civilsamfund", "Corpora", "--format", "jsonl"]),
    ("show-rapport.txt", ["show", "Corpora/rapport/kommunale-erfaringer.txt", "--all"]),
    ("show-psykiatri.txt", ["show", "Corpora/gruppeinterview/psykiatri.txt"]),
    ("codebook-check.txt", ["codebook", "check", codebook]),
    ("help.txt", ["help"]),
    ("help-start.txt", ["help", "start"]),
    ("help-query.txt", ["help", "query"]),
    ("help-registers.txt", ["help", "registers"]),
    ("help-matrix.txt", ["help", "matrix"]),
  ])
  func `The command prints what it printed when somebody last looked`(name: String, arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.errors == "")
    #expect(result.code == 0)
    try Snapshot.check(result.output, name)
  }

  @Test func `What README shows of the main job is what the main job prints`() throws {
    let readme = try String(contentsOfFile: Program.root + "/README.md", encoding: .utf8)
    let shown = readme.split(separator: "\n").drop { !$0.hasPrefix("    Socialområdet · ") }
      .prefix { $0.hasPrefix("    ") || $0.isEmpty }.map { $0.dropFirst(4) }.filter { $0 != "…" }
    let printed = try Program.run(["matrix", "Corpora/gruppeinterview", "--codebook", Self.codebook]).output
    let lines = Set(printed.split(separator: "\n"))
    #expect(shown.count > 10)
    for line in shown { #expect(lines.contains(line), "README shows '\(line)'") }
  }

  @Test func `Two runs give the same bytes`() throws {
    let arguments = ["matrix", "Corpora", "--codebook", Self.codebook, "--format", "json"]
    #expect(try Program.run(arguments).output == Program.run(arguments).output)
  }

  @Test func `The binary alone is the program`() throws {
    try Program.withFolder([
      "a.txt": Data("I: Hvem hjælper?\nA: Det gør foreningerne.\nI: Hvordan?\nA: Frivilligt.\n".utf8)
    ]) { folder in
      let copy = folder + "/citat"
      // By a process of its own: a file that this one has open for writing cannot be run while another test forks.
      #expect(try Program.run([Program.path, copy], executable: "/bin/cp").code == 0)
      let result = try Program.run(["search", "forening", "a.txt"], in: folder, executable: copy)
      #expect(result.output.contains("foreningerne"))
      #expect(result.code == 0)
    }
  }

  // MARK: Search

  @Test func `A word is found inside compounds, and the part is shown`() throws {
    let result = try Program.run(["search", "civilsamfund", "Corpora", "--format", "json"])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let rows = try #require(object["rows"] as? [[String: Any]])
    let words = rows.flatMap { $0["words"] as? [[String: Any]] ?? [] }
    #expect(
      words.contains { ($0["text"] as? String)?.lowercased() == "civilsamfundet" && $0["kind"] as? String == "word" })
    #expect(
      words.filter { $0["kind"] as? String != "word" }.allSatisfy {
        ($0["part"] as? String)?.lowercased().hasPrefix("civilsamfund") ?? false
      })
  }

  @Test func `Nothing found is exit code 1 and says what was searched`() throws {
    let result = try Program.run(["search", "ornitolog", "Corpora/rapport"])
    #expect(result.code == 1)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("no hits in 1 source of "))
    let near = try Program.run(["search", "samarbejdde", "Corpora/rapport"])
    #expect(near.errors.contains("\nsamarbejdde is not in the texts\n  spelled like it: samarbejde"))
  }

  @Test func `Themes that rules propose can be asked, and are said to be proposals`() throws {
    let result = try Program.run(
      ["search", "theme:civilsamfund AND forening", "Corpora", "--codebook", Self.codebook, "--format", "json"])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(result.errors == "note: themes and codes are proposals of the codebook's rules\n")
    #expect((object["rows"] as? [Any])?.count == object["hits"] as? Int && (object["hits"] as? Int ?? 0) > 3)
    #expect(object["query"] as? String == "theme:civilsamfund AND forening")
    let plain = try Program.run(["search", "theme:civilsamfund", "Corpora"])
    #expect(plain.code == 2)
    #expect(
      plain.errors
        == "error: 'theme:' asks for codings, and no codebook is named\n  help: name one, whose proposals are asked then: --codebook kodebog.yaml\n"
    )
  }

  @Test func `Names of sources with hits are lines by themselves`() throws {
    let result = try Program.run(["search", "frivillig", "Corpora", "--files"])
    #expect(result.output.split(separator: "\n").allSatisfy { $0.hasSuffix(".txt") })
    #expect(result.errors == "" && result.code == 0)
  }

  @Test func `An operator in small letters is searched as a word, and said`() throws {
    let result = try Program.run(["search", "hus or dag", "Corpora"])
    #expect(
      result.errors.hasPrefix("note: 'or' was searched as a word; operators are written in capitals: OR\nno hits in 9 ")
    )
  }

  @Test(arguments: ["csv", "tsv", "json", "jsonl"])
  func `Counts for programs have no line of sums, which they would take for one more source`(_ format: String) throws {
    for view in [["--count"], ["--group", "role"]] {
      let search = ["search", "netværk", "Corpora"] + view
      #expect(try Program.run(search).output.contains("in all"))
      let output = try Program.run(search + ["--format", format]).output
      #expect(output.contains("hits") && !output.contains("in all"))
    }
  }

  @Test func `A dash before a word is no NOT, and said`() throws {
    let result = try Program.run(["search", "barn -skole", "Corpora", "--count"])
    #expect(result.errors.hasPrefix("note: '-skole' was searched as a word; to leave it out, write NOT skole\n"))
  }

  @Test(arguments: [
    ["--count", "--files"], ["--group", "alder"], ["--context", "side"], ["--sort", "right,alder"], ["--sample", "0"],
    ["--page", "2", "--offset", "3"], ["--width", "10"], ["--rank", "paragraph"], ["--limit", "-1"],
    ["--count", "--limit", "3"], ["--group", "role", "--sort", "right"], ["--files", "--context", "turn"],
    ["--rank", "turn", "--sort", "right"], ["--seed", "3"], ["--head", "--no-compounds"],
  ])
  func `Options that make no sense are wrong usage`(_ options: [String]) throws {
    let result = try Program.run(["search", "hus", "Corpora"] + options)
    #expect(result.code == 64 && result.output == "" && result.errors.hasPrefix("Error: "))
  }

  // MARK: Bad input

  @Test(arguments: [
    (
      ["search", "x", "mangler.txt"], Int32(2),
      "error: cannot find 'mangler.txt'\n  help: check the name and the folder\n"
    ),
    (
      ["matrix", "Corpora", "--codebook", "mangler.yaml"], 2,
      "error: cannot find 'mangler.yaml'\n  help: check the name and the folder\n"
    ),
    (
      ["search", "(a OR", "Corpora"], 2,
      """
      error: cannot read the query: found the end of the query, expected a word, a phrase in quotation marks, or '('
         | (a OR
         |      ^
        help: see 'citat help query'

      """
    ),
    (
      ["search", "[lema=\"a\"]", "Corpora"], 2,
      """
      error: cannot read the query: found 'lema', expected lemma
         | [lema="a"]
         |  ^^^^
        help: see 'citat help query'

      """
    ),
    (
      ["summary", "civilsamfnd", "Corpora", "--codebook", codebook], 2,
      "error: the codebook has no code 'civilsamfnd'\n  help: did you mean 'civilsamfund'?\n"
    ),
    (
      ["matrix", "Corpora", "--codebook", codebook, "--unit", "ord"], 2,
      "error: there is no unit 'ord'\n  help: units: quotation, turn, paragraph, sentence\n"
    ),
    (
      ["matrix", "Corpora", "--codebook", codebook, "--output", "a.pdf"], 2,
      "error: cannot tell a format by the ending of 'a.pdf'\n  help: end it in one of: text, csv, tsv, json, jsonl, md, html, xlsx, docx, or use --format\n"
    ),
    (
      ["show", "Corpora/gruppeinterview"], 2,
      "error: 'Corpora/gruppeinterview' holds 8 sources, and this command takes one\n  help: name one file\n"
    ),
    (["help", "matrx"], 64, "error: there is no help on 'matrx'\n  help: did you mean 'matrix'?\n"),
    (
      ["serach", "barn", "interviews"], 64,
      "error: there is no command 'serach'\n  help: did you mean 'search'? 'citat --help' lists all\n"
    ),
    (["interviews"], 64, "error: there is no command 'interviews'\n  help: 'citat --help' lists them\n"),
  ])
  func `Bad input says what, where and what to do`(arguments: [String], code: Int32, message: String) throws {
    let result = try Program.run(arguments)
    #expect(result.errors == message)
    #expect(result.code == code)
    #expect(result.output == "")
  }

  @Test func `Wrong usage is exit code 64`() throws {
    #expect(try Program.run(["matrix", "Corpora"]).code == 64)
    #expect(try Program.run(["matrix", "Corpora", "--codebook", "x", "--nosuch"]).code == 64)
  }

  @Test func `An interview that is named as the codebook is told without a word of it`() throws {
    try Program.withFolder(["tale.txt": Data("I: Hvem hjælper?\nKaren: Det gør min mor.\nI: Ja.\n".utf8)]) { folder in
      let result = try Program.run(["matrix", "tale.txt", "--codebook", "tale.txt"], in: folder)
      #expect(result.code == 2)
      #expect(
        result.errors == """
          error: cannot read the codebook 'tale.txt': it must begin with fields such as 'name:' and 'codes:'
            help: see 'citat help codebook' for how a codebook is written

          """)
    }
  }

  @Test func `A folder without sources is an error`() throws {
    try Program.withFolder(["README.md": Data("x".utf8), "tabel.csv": Data("a,b".utf8), ".skjult": Data("x".utf8)]) {
      folder in
      let result = try Program.run(["search", "x", folder])
      #expect(result.code == 2)
      #expect(result.errors.hasPrefix("error: there is nothing to read in '\(folder)'\n"))
    }
  }

  @Test func `One bad file among many is reported and skipped`() throws {
    try Program.withFolder(["a.txt": Data("Foreningen hjælper.\n".utf8), "b.txt": Data([0x50, 0x00, 0x01, 0x02])]) {
      folder in
      let result = try Program.run(["search", "forening", folder])
      #expect(result.code == 2)
      #expect(result.output.contains("Foreningen"))
      #expect(
        result.errors == """
          error: cannot read '\(folder)/b.txt': it is not text, but binary data
            help: save it as plain text (.txt) from the program it belongs to
          note: 1 of 2 files skipped

          """)
    }
  }

  @Test func `Windows-1252 is read, and said`() throws {
    let text: [UInt8] = Array("B".utf8) + [0xF8] + Array("rn og unge i foreningen\n".utf8)
    try Program.withFolder(["gammel.txt": Data(text)]) { folder in
      let result = try Program.run(["search", "børn", folder])
      #expect(result.output.contains("Børn"))
      #expect(result.errors == "note: 'gammel.txt' is not UTF-8; it was read as windows-1252\n")
      #expect(result.code == 0)
    }
  }

  @Test(arguments: [
    ("name: x\ncodes:\n  - id: a\n    name: \"uden slut\n", "bog.yaml:4:11"),
    ("name: x\ncodes: []\n", "has no codes"),
    ("name: x\ncodes:\n  - id: a\n    rules:\n      - query: 'a OR'\n", "bog.yaml:5:21"),
    ("name: x\ncodes:\n  - id: a\n    defnition: b\n", "did you mean 'definition'?"),
    ("name: x\ncodes:\n  - id: a\n  - id: a\n", "the code 'a' is there twice"),
  ])
  func `A bad codebook is told with its line`(yaml: String, expected: String) throws {
    try Program.withFolder(["bog.yaml": Data(yaml.utf8), "a.txt": Data("Tekst.\n".utf8)]) { folder in
      let result = try Program.run(["matrix", "a.txt", "--codebook", "bog.yaml"], in: folder)
      #expect(result.code == 2)
      #expect(result.errors.hasPrefix("error: "))
      #expect(result.errors.contains(expected))
    }
  }

  @Test func `The words of an interview never stand in an error`() throws {
    try Program.withFolder(["a.txt": Data("Hemmeligheden er sagt \u{1}\u{2}\u{3}\u{4}\u{5}\u{6}".utf8)]) { folder in
      let result = try Program.run(["search", "x", folder])
      #expect(result.code == 2)
      #expect(!result.errors.contains("Hemmelig"))
    }
  }

  // MARK: Files

  @Test func `The ending of the output file chooses the format, and a failed write leaves the old file`() throws {
    try Program.withFolder([:]) { folder in
      let file = folder + "/m.json"
      let arguments = ["matrix", "Corpora/rapport", "--codebook", Self.codebook, "--output"]
      #expect(try Program.run(arguments + [file]).code == 0)
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.hasPrefix("{\n  \"rows\": ["))
      let missing = try Program.run(arguments + [folder + "/mangler/m.json"])
      #expect(missing.code == 2)
      #expect(
        missing.errors
          == "error: cannot write '\(folder)/mangler/m.json': the folder does not exist\n  help: name another file\n"
      )
    }
  }

  @Test(arguments: [[], ["--plain"]])
  func `A text that cannot be read stops no other from being analysed`(how: [String]) throws {
    let files = ["t/a.txt": Data("Et hus.\n".utf8), "t/b.txt": Data([0, 1, 2, 0]), "t/c.txt": Data("To sko.\n".utf8)]
    try Program.withFolder(files) { folder in
      for format in ["text", "conllu", "json", "jsonl"] {
        let result = try Program.run(["analyze", "t", "--format", format] + how, in: folder)
        #expect(result.code == 2 && result.errors.contains("b.txt"))
        #expect(result.output.contains("hus") && result.output.contains("sko"))
      }
    }
  }

  @Test func `A result never replaces what it was made from`() throws {
    let files = [
      "a.txt": Data("I: Hvem?\nA: Foreningen.\nI: Nå?\nA: Ja, foreningen.\n".utf8),
      "b.yaml": Data("codes: [{id: a, rules: [{query: forening}]}]".utf8),
    ]
    try Program.withFolder(files) { folder in
      for arguments in [
        ["search", "forening", "a.txt", "-o", "a.txt"], ["matrix", ".", "--codebook", "b.yaml", "-o", "./a.txt"],
        ["analyze", "a.txt", "--plain", "-o", "a.txt"],
      ] {
        let result = try Program.run(arguments, in: folder)
        #expect(result.code == 2)
        #expect(result.errors.contains("the result is made from it"))
      }
      #expect(try Data(contentsOf: URL(filePath: folder + "/a.txt")) == files["a.txt"])
      let summary = try Program.run(["summary", "a", "a.txt", "--codebook", "b.yaml", "-o", "s.pdf"], in: folder)
      #expect(
        summary.errors
          == "error: cannot tell a format by the ending of 's.pdf'\n  help: end it in one of: text, md, html, docx, json, jsonl, or use --format\n"
      )
    }
  }

  @Test func `A word is found by the reading that its sentence gives it`() throws {
    let text =
      "I: Hvad ved du?\nA: Jeg ved godt, hvad hans brødre hed. Vi så dem ikke i tre uger.\nI: Hvor?\nA: Nede ved havnen.\n"
    try Program.withFolder(["a.txt": Data(text.utf8)]) { folder in
      for (query, count) in [("lemma:vide", 2), ("lemma:ved", 1), ("se", 1), ("god", 1), ("bror", 1)] {
        let result = try Program.run(["search", query, "a.txt", "--format", "jsonl"], in: folder)
        #expect(result.output.split(separator: "\n").count == count, "\(query)")
      }
    }
  }

  @Test func `Of many notes on texts the first ten are told, and where the others are`() throws {
    let turns = String(repeating: "I: Hvad så?\nA: Ja.\n", count: 8) + "Elev: Det er forkert.\n"
    let files = (10..<30).map { ("tekster/\($0).txt", Data((turns + "Lærer: Nå.\n").utf8)) }
    try Program.withFolder(Dictionary(uniqueKeysWithValues: files)) { folder in
      for command in [["search", "forkert", "tekster"], ["index", "tekster"]] {
        let notes = try Program.run(command, in: folder).errors.split(separator: "\n").filter { $0.hasPrefix("note") }
        #expect(
          notes.prefix(10)
            == (10..<20).map {
              "note: '\($0).txt': lines 17, 18 look like the start of a turn and were not taken for one; see "
                + "'citat show'"
            }[...])
        #expect(
          notes.dropFirst(10) == ["note: and 10 more such notes; 'citat import --dry-run' on the texts tells all"])
      }
      let all = try Program.run(["import", "--dry-run", "tekster"], in: folder).output
      #expect(all.split(separator: "lines 17, 18 look").count == 21)
    }
  }

  @Test func `What might be a speaker and was not taken for one is said, by its line and without its words`() throws {
    let turns = String(repeating: "I: Hvad så?\nA: Ja.\n", count: 8)
    try Program.withFolder(["a.txt": Data((turns + "Elev: Det er forkert.\n").utf8)]) { folder in
      let result = try Program.run(["search", "forkert", "a.txt"], in: folder)
      #expect(
        result.errors
          == "note: 'a.txt': line 17 looks like the start of a turn and was not taken for one; see 'citat show'\n")
      #expect(result.code == 0)
    }
  }

  @Test func `Cells that look like formulas are made harmless unless asked`() throws {
    let text = "I: Hvad så?\nA: =1+1 og forening\nI: Nå?\nA: Ja, forening.\n"
    try Program.withFolder(["a.txt": Data(text.utf8)]) { folder in
      let safe = try Program.run(["matrix", folder, "--codebook", Self.codebook, "--all", "--format", "csv"])
      #expect(safe.output.contains("'=1+1 og forening"))
      let raw = try Program.run(["matrix", folder, "--codebook", Self.codebook, "--all", "--format", "csv", "--raw"])
      #expect(raw.output.contains(",=1+1 og forening"))
    }
  }

  @Test(arguments: [
    ["search", "kaffe", "-"], ["frequencies", "-", "--format", "csv"], ["show", "-"],
    ["matrix", "-", "--codebook", "bog.yaml", "--format", "md"],
  ])
  func `What another program sends is read like a file`(arguments: [String]) throws {
    let text = "I: Hvad savner I?\nA: Kaffe.\nI: Hvorfor?\nA: Kaffen samler os.\n"
    let book = "codes:\n  - id: kaffe\n    rules:\n      - query: kaffe\n"
    try Program.withFolder(["bog.yaml": Data(book.utf8), "standard input": Data(text.utf8)]) { folder in
      let command = ["-c", "cat 'standard input' | \"$0\" \"$@\"", Program.path] + arguments
      let piped = try Program.run(command, in: folder, executable: "/bin/sh")
      let named = try Program.run(arguments.map { $0 == "-" ? "standard input" : $0 }, in: folder)
      #expect(piped.errors == "" && piped.code == 0)
      #expect(piped.output == named.output && piped.output.lowercased().contains("kaffe"))
      #expect(try Program.run(arguments, in: folder, input: text).output == named.output)
    }
  }

  @Test func `What is kept in a project or an index comes from files`() throws {
    try Program.withFolder([:]) { folder in
      #expect(try Program.run(["init", "studie.citat"], in: folder).code == 0)
      for command in ["import", "index"] {
        let result = try Program.run([command, "-"], in: folder, input: "Kaffe.\n")
        #expect(
          result.errors
            == "error: '-', standard input, cannot be read here\n  help: write the text to a file, and name that\n")
        #expect(result.code == 2)
      }
    }
  }

  @Test func `Standard input is plain paragraphs of which every character stands in a token`() throws {
    let text = "IP1: Vi samarbejder (griner) med 23-årige¹.\n\nSide 3\n12\n"
    let result = try Program.run(["analyze", "-", "--format", "conllu"], input: text)
    let forms = result.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t")[1] }
    #expect(forms.joined() == text.filter { !$0.isWhitespace })
  }

  @Test func `A result that goes to '-' goes to standard output`() throws {
    try Program.withFolder(["a.txt": Data("Et hus.\n".utf8)]) { folder in
      let arguments = ["search", "hus", "a.txt", "--format", "csv"]
      let printed = try Program.run(arguments, in: folder).output
      #expect(try Program.run(arguments + ["-o", "-"], in: folder).output == printed)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.txt"])
    }
  }

  @Test(arguments: [["help", "stop-words"], ["search", "hus", "a.txt"]])
  func `A full disk is an error`(arguments: [String]) throws {
    try Program.withFolder(["a.txt": Data("Et hus.\n".utf8)]) { folder in
      let shell = ["-c", "\"$0\" \"$@\" > /dev/full", Program.path] + arguments
      let result = try Program.run(shell, in: folder, executable: "/bin/sh")
      #expect(result.errors.hasPrefix("error: cannot write the result: standard output does not take it\n"))
      #expect(result.code == 2)
    }
  }
}
