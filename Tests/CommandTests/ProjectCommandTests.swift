import Foundation
import Testing

@Suite struct ProjectCommandTests {
  static let files = [
    "interviews/leder.txt": Data(
      "I: Hvem hjælper jer?\nIP1: Det gør foreningerne og naboerne.\nI: Hvordan?\nIP1: Med lektier og mad.\n".utf8),
    "interviews/konsulent.txt": Data(
      "I: Hvad laver du?\nIP2: Jeg ringer til familierne.\nI: Og så?\nIP2: Så hører jeg om deres netværk.\n".utf8),
    "kodebog.yaml": Data(
      "name: Prøve\ncodes:\n  - id: civilsamfund\n    name: Civilsamfund\n    rules: [{query: 'forening OR nabo'}]\n"
        .utf8),
  ]

  /// Runs commands in a fresh folder as one coder, and gives back what was printed, times left out.
  func session(_ commands: [[String]], in folder: String, coder: String = "Anna Holm") throws -> String {
    var text = ""
    for command in commands {
      let result = try Program.run(
        command, in: folder, environment: ["CITAT_CODER": coder, "XDG_CONFIG_HOME": folder, "COLUMNS": "100"])
      text += "$ citat " + command.joined(separator: " ") + "\n" + result.output + result.errors
      if result.code != 0 { text += "(exit code \(result.code))\n" }
    }
    return text.replacing(#/\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)| \d\d:\d\d)?/#, with: "TIME")
  }

  @Test func `A project from its beginning to its results prints what it printed when somebody last looked`() throws {
    try Program.withFolder(Self.files) { folder in
      let text = try session(
        [
          ["init", "--name", "Prøvestudie"], ["init"], ["list"], ["check"], ["import", "interviews"],
          ["import", "interviews/leder.txt"], ["list"], ["apply", "--codebook", "kodebog.yaml"], ["proposals"],
          ["accept", "leder.txt", "--unit", "2", "--code", "civilsamfund"], ["apply"],
          ["codes", "add", "Nære netværk"],
          ["code", "konsulent.txt", "--quote", "deres netværk", "--code", "naere-netvaerk"],
          ["code", "konsulent.txt", "--turn", "2", "--code", "netvark"],
          ["code", "konsulent.txt", "--code", "civilsamfund"],
          ["codes"], ["memo", "--list"], ["memo", "naere-netvaerk", "--text", "Også kolleger?"],
          ["memo", "leder.txt", "--turn", "4", "--text", "Tøver."],
          ["memo", "anna-holm-5.2", "--text", "Ikke kun dem."], ["memo", "--list"], ["list", "codings"],
          ["list", "codings", "--format", "jsonl"], ["list", "codings", "--coder", "Bo"], ["why", "anna-holm-5.2"],
          ["why", "anna-holm-5.2", "--format", "jsonl"], ["why", "anna-holm-5", "--format", "csv"],
          ["show", "leder.txt", "--numbers"], ["show", "konsulent.txt"], ["matrix"],
          ["search", "jeg code:naere-netvaerk"],
          ["log"], ["undo"], ["undo", "anna-holm-5"], ["redo"], ["rename", "leder.txt", "leder-1.txt"],
          ["remove", "leder-1.txt"],
          ["undo"], ["erase", "konsulent.txt"], ["erase", "konsulent.txt", "--yes"], ["list"], ["check"],
          ["backup", "kopi.citat"], ["diff", "kopi.citat", "--project", "study.citat"], ["list"],
        ], in: folder)
      try Snapshot.check(text, "project.txt")
    }
  }

  @Test func `Codes are made, changed and removed, and what goes with them is said`() throws {
    try Program.withFolder(Self.files) { folder in
      let text = try session(
        [
          ["init"], ["import", "interviews"], ["codes", "add", "Nære netværk", "--definition", "Familie."],
          ["codes", "add", "Naboer", "--under", "naere-netvaerk"],
          ["codes", "edit", "naere-netvaerk", "--definition", "Familie og venner.", "--inclusion", "Også kolleger."],
          ["codes", "edit", "naere-netvaerk"], ["codes", "edit", "naboer", "--color", "rød"],
          ["codes", "rename", "naboer", "Nære Netværk"], ["codes", "rename", "naboer", "NABOER"],
          ["codes", "rename", "naboer", "Naboer"],
          ["code", "konsulent.txt", "--quote", "deres netværk", "--code", "naere-netvaerk"],
          ["codes", "split", "naere-netvaerk", "--into", "Venner", "--containing", "venner"],
          ["memo", "naere-netvaerk", "--text", "Bredt."], ["codes"], ["codes", "remove", "naere-netvaerk"],
          ["codes", "remove", "naere-netvaerk", "--with-codings"], ["codes"], ["undo"], ["codes"],
          ["codes", "remove", "naboer"], ["codes", "remove", "naboer"], ["log", "--limit", "4"], ["check"],
        ], in: folder)
      try Snapshot.check(text, "codes.txt")
    }
  }

  @Test func `Two coders work on copies, hide each other's codings, and join them`() throws {
    try Program.withFolder(Self.files) { folder in
      _ = try session([["init"], ["import", "interviews"], ["codes", "add", "Civilsamfund"]], in: folder)
      try FileManager.default.copyItem(atPath: folder + "/study.citat", toPath: folder + "/bo.citat")
      let code = ["code", "leder.txt", "--turn", "2", "--code", "civilsamfund", "--project"]
      _ = try session([code + ["study.citat"]], in: folder)
      _ = try session([code + ["bo.citat"]], in: folder, coder: "Bo")
      let merged = try session([["merge", "bo.citat", "--project", "study.citat"]], in: folder)
      #expect(merged.contains("1 operation by bo\n"))
      let all = try session([["show", "leder.txt", "--project", "study.citat"]], in: folder)
      #expect(all.contains("anna-holm · anna-holm-5") && all.contains("bo · bo-1"))
      let blind = try session([["show", "leder.txt", "--blind", "--project", "study.citat"]], in: folder, coder: "Bo")
      #expect(!blind.contains("anna-holm") && blind.contains("bo · bo-1"))
      let same = try session([["merge", "study.citat", "--project", "study.citat"]], in: folder)
      #expect(same.contains("error: 'study.citat' is this project itself"))
    }
  }

  @Test func `A backup that was moved with its project is still no project of its own`() throws {
    try Program.withFolder(Self.files) { folder in
      let old = folder + "/interviews"
      _ = try session(
        [["init"], ["import", "leder.txt"], ["backup", "foer.citat"], ["codes", "add", "Ny"]], in: old)
      try FileManager.default.moveItem(atPath: old, toPath: folder + "/andetsteds")
      let moved = try session([["codes"]], in: folder + "/andetsteds")
      #expect(!moved.contains("error") && moved.contains("Ny"))
      // Another project of that name is none.
      try FileManager.default.removeItem(atPath: folder + "/andetsteds/foer.citat")
      let other = try session([["init", "foer.citat"], ["codes"]], in: folder + "/andetsteds", coder: "Bo")
      #expect(other.contains("there are 2 projects here: foer.citat, study.citat"))
    }
  }

  @Test func `Backups and the copy that is joined may lie beside the project, and it is still the one that is meant`()
    throws
  {
    try Program.withFolder(Self.files) { folder in
      let code = ["code", "leder.txt", "--turn", "2", "--code", "civilsamfund"]
      let alone = try session(
        [
          ["init"], ["import", "interviews"], ["codes", "add", "Civilsamfund"], ["backup", "foer.citat"], code,
          ["undo"], ["check"],
        ], in: folder)
      #expect(alone.contains("took back anna-holm-5") && alone.contains("study.citat: 2 sources, 0 codings"))
      #expect(!alone.contains("error"))
      try FileManager.default.copyItem(atPath: folder + "/study.citat", toPath: folder + "/bo.citat")
      _ = try session([code + ["--project", "bo.citat"]], in: folder, coder: "Bo")
      #expect(try session([["list"]], in: folder).contains("there are 3 projects here"))
      let joined = try session([["diff", "bo.citat"], ["merge", "bo.citat"]], in: folder)
      #expect(joined.contains("coding  bo-1  there") && joined.contains("1 operation by bo\n"))
    }
  }

  @Test func `Memos that go with a coding are told, and an undo brings them back`() throws {
    try Program.withFolder(Self.files) { folder in
      _ = try session(
        [
          ["init"], ["import", "interviews"], ["codes", "add", "Civilsamfund"],
          ["code", "leder.txt", "--turn", "2", "--code", "civilsamfund"],
        ], in: folder)
      _ = try session([["memo", "anna-holm-5", "--text", "Også naboer?"]], in: folder, coder: "Bo")
      #expect(
        try session([["uncode", "anna-holm-5"], ["undo"], ["memo", "--list", "--format", "csv"]], in: folder)
          .hasPrefix(
            """
            $ citat uncode anna-holm-5
            took away anna-holm-5  civilsamfund
            note: 1 memo that was on it went too; 'citat undo' brings all back
            $ citat undo

            """))
      #expect(try session([["memo", "--list", "--format", "csv"]], in: folder).contains("Også naboer?"))
    }
  }

  @Test func `A corrected text says of one and of several what became of them`() throws {
    try Program.withFolder(Self.files) { folder in
      let code = { (turn: Int) in ["code", "leder.txt", "--turn", "\(turn)", "--code", "civilsamfund"] }
      let memo = ["memo", "leder.txt", "--turn", "4", "--text", "Tøver."]
      _ = try session(
        [["init"], ["import", "interviews"], ["codes", "add", "Civilsamfund"], code(2), code(4), memo], in: folder)
      try Data("I: Hvem hjælper jer?\nIP1: Det gør foreningerne og naboerne.\n".utf8)
        .write(to: URL(filePath: folder + "/leder.txt"))
      #expect(
        try session([["import", "leder.txt", "--update"]], in: folder) == """
          $ citat import leder.txt --update
          updated leder.txt: 1 coding as before
            1 coding has lost its words and stays on the old text: anna-holm-6
            1 memo, decision or judgement has lost its words and stays on the old text
          1 updated

          """)
      #expect(try session([["memo", "--list"]], in: folder).contains("source leder.txt  lost its words"))
    }
  }

  /// What `kill -9` leaves: the change is there whole or not at all, and everything that was acknowledged is.
  @Test func `A program that is killed at any moment leaves a sound project with all that it acknowledged`() throws {
    let isLong = ProcessInfo.processInfo.environment["CITAT_LONG_TESTS"] == "1"
    try Program.withFolder(Self.files) { folder in
      var many: [String] = []
      for number in 0..<6 {
        let text = (0..<120).map { "I: Spørgsmål \(number) \($0)?\nIP1: Foreningen hjælper os på dag \($0).\n" }
          .joined()
        try Data(text.utf8).write(to: URL(filePath: folder + "/mange-\(number).txt"))
        many.append("mange-\(number).txt")
      }
      _ = try session([["init"], ["codes", "add", "Netværk"]], in: folder)
      try FileManager.default.copyItem(atPath: folder + "/study.citat", toPath: folder + "/other.citat")
      _ = try session(
        [
          ["import", "interviews", "--project", "other.citat"],
          ["code", "leder.txt", "--turn", "2", "--code", "netvaerk", "--project", "other.citat"],
        ], in: folder, coder: "Bo")
      let commands: [[String]] = [
        ["import"] + many, ["apply", "--codebook", "kodebog.yaml"], ["accept", "--code", "civilsamfund"],
        ["code", "mange-0.txt", "--turn", "2", "--code", "netvaerk"], ["merge", "other.citat"], ["undo"],
        ["remove", "mange-1.txt"], ["codes", "rename", "netvaerk", "Nære netværk"],
      ]
      var random = SystemRandomNumberGenerator()
      var acknowledged: [String: Set<String>] = ["imported": [], "coded": []]
      for round in 0..<(isLong ? 500 : 20) {
        let command = commands[round % commands.count]
        let output = folder + "/out"
        try Data().write(to: URL(filePath: output))
        let process = Process()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = command + ["--project", "study.citat"]
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ["CITAT_CODER": "Anna", "HOME": folder]
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Some are killed before they begin, some in the middle, some are done.
        usleep(UInt32.random(in: 0..<250_000, using: &random))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let said = try String(contentsOfFile: output, encoding: .utf8)
        for line in said.split(separator: "\n") {
          if line.hasPrefix("imported ") { acknowledged["imported"]?.insert(String(line.dropFirst(9))) }
          if command[0] == "code", line.hasPrefix("anna-") {
            acknowledged["coded"]?.insert(String(line.prefix { $0 != " " }))
          }
          if line.hasPrefix("took back") { acknowledged = ["imported": [], "coded": []] }
          if line.hasPrefix("removed mange-1.txt") {
            acknowledged["imported"]?.remove("mange-1.txt")
          }
        }
        let check = try Program.run(["check", "--project", "study.citat"], in: folder)
        #expect(check.code == 0, "after \(command[0]): \(check.output)\(check.errors)")
        let list = try Program.run(["list", "--project", "study.citat", "--format", "csv"], in: folder).output
        // A removal that was done and not yet said is no loss.
        for name in acknowledged["imported"] ?? [] where command[0] != "remove" && command[0] != "undo" {
          #expect(list.contains(name), "\(name) was lost by \(command[0])")
        }
        let log = try Program.run(
          ["log", "--limit", "10000", "--project", "study.citat", "--format", "csv"], in: folder
        ).output
        for id in acknowledged["coded"] ?? [] { #expect(log.contains(id), "\(id) was lost by \(command[0])") }
        if command[0] == "remove" { acknowledged["imported"]?.remove("mange-1.txt") }
        if command[0] == "undo" { acknowledged["imported"] = [] }
      }
    }
  }

  @Test func `A disk that fills up is told, and nothing is lost`() throws {
    try Program.withFolder(Self.files) { folder in
      _ = try session([["init"]], in: folder)
      let big = (0..<4000).map {
        "I: Spørgsmål nummer \($0)?\nIP1: Et svar, der fylder en del i filen, nummer \($0).\n"
      }.joined()
      try Data(big.utf8).write(to: URL(filePath: folder + "/stor.txt"))
      // The shell's limit on the size of files, in blocks of 1,024 bytes, is the nearest thing to a full disk.
      let result = try Program.run(
        ["-c", "ulimit -f 400; exec '\(Program.path)' import stor.txt --project study.citat"], in: folder,
        executable: "/bin/bash", environment: ["CITAT_CODER": "Anna"])
      #expect(result.code == 2, "\(result.output)")
      #expect(result.errors.contains("error: cannot"), "\(result.errors)")
      let after = try session([["check", "--project", "study.citat"]], in: folder)
      #expect(after.hasSuffix("study.citat: 0 sources, 0 codings; nothing is wrong\n"))
    }
  }

  @Test func `Two programs that change one project at once both get their turn`() throws {
    try Program.withFolder(Self.files) { folder in
      _ = try session([["init"], ["import", "interviews"]], in: folder)
      var running: [Process] = []
      for number in 0..<8 {
        let process = Process()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = ["codes", "add", "Kode \(number)", "--wait", "60"]
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ["CITAT_CODER": "Coder \(number % 2)", "HOME": folder]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        running.append(process)
      }
      for process in running {
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
      let codes = try session([["codes", "--format", "csv"]], in: folder)
      for number in 0..<8 { #expect(codes.contains("kode-\(number),")) }
      #expect(try session([["check"]], in: folder).contains("nothing is wrong"))
    }
  }

  @Test
  func `Agreement in a project counts who judged a source, also without a code, and leaves out who never opened it`()
    throws
  {
    try Program.withFolder(Self.files) { folder in
      _ = try session(
        [["init"], ["import", "interviews"], ["codes", "add", "Civilsamfund"]], in: folder)
      #expect(
        try session([["agreement"]], in: folder) == """
          $ citat agreement
          error: nobody has judged a source of the project yet, and agreement takes two coders
            help: another codes under their own name: citat review --coder NAME --blind
          (exit code 2)

          """)
      let code = ["code", "leder.txt", "--turn", "2", "--code", "civilsamfund"]
      _ = try session([code, ["code", "konsulent.txt", "--turn", "2", "--code", "civilsamfund"]], in: folder)
      #expect(try session([["agreement"]], in: folder).contains("only 'anna-holm' has judged a source of the project"))
      _ = try session([code], in: folder, coder: "Bo")
      let table = ["agreement", "--unit", "turn", "--format", "csv"]
      // Bo never opened the other source: two answers are compared.
      #expect(try session([table], in: folder).contains("\ncivilsamfund,2,1,0,0,1,"))
      _ = try session([["code", "konsulent.txt", "--none"]], in: folder, coder: "Bo")
      // Now his silence there says no: four are, and one of them differs.
      #expect(try session([table], in: folder).contains("\ncivilsamfund,4,1,1,0,2,"))
      _ = try session([["undo"]], in: folder, coder: "Bo")
      #expect(try session([table], in: folder).contains("\ncivilsamfund,2,1,0,0,1,"))
      #expect(
        try Program.run(["code", "konsulent.txt", "--none", "--turn", "2"], in: folder).errors.contains(
          "--none goes with a source alone."))
    }
  }

  @Test func `A sample that a second coder fills in is compared with the first on its units alone`() throws {
    let answers = (1...9).map { "I: Og \($0)?\nIP: Det er svar nummer \($0) i dag.\n" }.joined()
    try Program.withFolder(["a.txt": Data(answers.utf8), "b.txt": Data(("I: Nå?\nIP: Ja.\n" + answers).utf8)]) {
      folder in
      _ = try session([["init"], ["import", "a.txt", "b.txt"], ["codes", "add", "Kode"]], in: folder)
      for source in ["a.txt", "b.txt"] {
        _ = try session(
          [2, 4, 18].map { ["code", source, "--turn", "\($0)", "--code", "kode"] } + [["code", source, "--none"]],
          in: folder)
      }
      _ = try session([["sample", "--count", "6", "--by", "source", "--output", "ark.csv"]], in: folder)
      // Bo gives the first unit of the sheet a code, and reads the others.
      let sheet = try String(contentsOfFile: folder + "/ark.csv", encoding: .utf8)
      var rows = sheet.components(separatedBy: "\r\n").filter { !$0.isEmpty }
      #expect(rows.count == 7)
      rows[1] = String(rows[1].dropLast(2)) + ",kode,Bo"
      try Data(rows.joined(separator: "\r\n").utf8).write(to: URL(filePath: folder + "/ark.csv"))
      #expect(
        try session([["import-codings", "ark.csv"]], in: folder) == """
          $ citat import-codings ark.csv
          1 new coding, 6 units judged

          """)
      func units() throws -> [String] {
        let lines = try session([["agreement", "--unit", "turn", "--format", "csv"]], in: folder)
          .replacing("\r\n", with: "\n").components(separatedBy: "\n")
        return try #require(lines.first { $0.hasPrefix("kode,") }).components(separatedBy: ",").prefix(6).map { $0 }
      }
      let sampled = try units()
      #expect(sampled[1] == "6")
      #expect(sampled[2...5].compactMap { Int($0) }.reduce(0, +) == 6)
      // Bo goes on and reads the rest of one source.
      _ = try session([["code", "a.txt", "--none"]], in: folder, coder: "Bo")
      #expect(Int(try units()[1]) ?? 0 > 9)
    }
  }

  @Test func `A codebook that is imported gives codes and is no interview, as YAML or as a table`() throws {
    let book = """
      name: Bog
      words: {slaegt: onkel OR tante}
      codes:
        - id: familie
          name: Familien
          definition: Hvem der er i slægt.
          rules: [{query: '@slaegt'}, {query: mor}]
        - {id: skole, name: Skolen}

      """
    let files = ["bog.yaml": Data(book.utf8), "a.txt": Data("I: Hvem?\nIP: Min onkel og min mor.\n".utf8)]
    try Program.withFolder(files) { folder in
      #expect(
        try session(
          [["init"], ["import", "--dry-run", "bog.yaml"], ["import", "bog.yaml", "a.txt"], ["codes"]], in: folder)
            == """
            $ citat init
            made study.citat; next: citat import FOLDER
            $ citat import --dry-run bog.yaml
            would import bog.yaml, a codebook
              2 codes, 2 rules
            $ citat import bog.yaml a.txt
            imported bog.yaml, a codebook
              2 codes, 2 rules
            imported a.txt
            1 imported
            $ citat codes
            code     name      depth  codings  rules  color
            familie  Familien      0        0      2
            skole    Skolen        0        0      0

            """)
      #expect(try session([["list"]], in: folder).contains("a.txt"))
      // Rows for programs hold sources alone.
      let rows = try Program.run(["import", "--dry-run", "bog.yaml", "a.txt", "--format", "json"], in: folder)
      _ = try JSONSerialization.jsonObject(with: Data(rows.output.utf8))
      #expect(rows.errors.contains("would import bog.yaml, a codebook"))
      _ = try session([["export", "Bog.csv"], ["export", "bog.qdc"]], in: folder)
      // The table is a codebook wherever one is asked for.
      let matrix = ["matrix", "a.txt", "--format", "csv", "--codebook"]
      let (yaml, csv) = (
        try Program.run(matrix + ["bog.yaml"], in: folder), try Program.run(matrix + ["Bog.csv"], in: folder)
      )
      #expect(yaml.output == csv.output && yaml.output.contains("familie"))
      #expect(try session([["codebook", "check", "Bog.csv"]], in: folder).contains("nothing is wrong"))
      #expect(
        try session([["codebook", "check", "bog.qdc"]], in: folder) == """
          $ citat codebook check bog.qdc
          error: 'bog.qdc' is a codebook of REFI-QDA, which has no rules
            help: 'citat import bog.qdc' takes in its codes; 'citat convert' makes a codebook of it
          (exit code 2)

          """)
      let other = folder + "/other"
      try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: false)
      #expect(
        try session([["init"], ["import", "../Bog.csv"], ["codes"]], in: other).hasSuffix(
          "familie  Familien      0        0      2\nskole    Skolen        0        0      0\n"))
      // What is wrong with it is told, and nothing is taken in.
      try Data("codes:\n  - {id: a, rules: [{query: '(mor'}]}\n".utf8).write(to: URL(filePath: other + "/gal.yaml"))
      let wrong = try session([["import", "gal.yaml"], ["list"]], in: other)
      #expect(wrong.contains("gal.yaml:2:") && wrong.contains("(exit code 2)"))
      #expect(!wrong.contains("imported"))
    }
  }

  @Test func `Names of persons stand in a project's results when they are asked for`() throws {
    let text =
      "Interviewer: Hvem hjælper jer?\nGrethe Madsen: Det gør foreningerne.\nInterviewer: Hvordan?\nGrethe Madsen: Med mad.\n"
    try Program.withFolder(["grethe.txt": Data(text.utf8)]) { folder in
      _ = try session([["init"], ["import", "grethe.txt"]], in: folder)
      let hidden = try session([["search", "forening", "--format", "csv"]], in: folder)
      let shown = try session([["search", "forening", "--format", "csv", "--names"]], in: folder)
      #expect(hidden.contains("Person 1") && !hidden.contains("Grethe"))
      #expect(shown.contains("Grethe Madsen"))
      for command in [["search", "forening"], ["matrix"]] {
        let wrong = try Program.run(command + ["--speakers", "speakers.csv"], in: folder)
        #expect(wrong.code == 64)
        #expect(wrong.errors.contains("--speakers goes with files and folders; a project takes it with 'citat import'"))
      }
    }
  }

  @Test func `A list of what a project holds can be read and used on 80 columns`() throws {
    let text =
      "I: Hvem hjælper jer?\nIP1: Foreningerne hjælper, og naboerne, ja, og foreningerne.\nI: Hvordan?\nIP1: Sådan.\n"
    let name = "interview med familierådgiver.txt"
    let book = "codes:\n  - {id: k, rules: [{query: forening}, {query: 'forening OR nabo'}]}\n"
    try Program.withFolder([name: Data(text.utf8), "bog.yaml": Data(book.utf8)]) { folder in
      func lines(_ command: [String]) throws -> [String] {
        let variables = ["CITAT_CODER": "Anna", "XDG_CONFIG_HOME": folder, "COLUMNS": "80"]
        let result = try Program.run(command, in: folder, environment: variables)
        return result.output.replacing("\r\n", with: "\n").components(separatedBy: "\n")
      }
      for command in [["init"], ["import", name], ["apply", "--codebook", "bog.yaml"]] { _ = try lines(command) }
      // Names of sources are what is typed next; their ids are not, and stand in csv.
      #expect(try lines(["list"])[1].hasPrefix(name))
      #expect(try lines(["list", "--format", "csv"])[0].hasSuffix(",id"))
      let proposals = try lines(["proposals", "--format", "csv"])
      #expect(proposals[1].hasSuffix(",k,Foreningerne; naboerne; foreningerne"))
      let log = try lines(["log"])
      #expect(log.dropFirst().dropLast().allSatisfy { $0.contains(#/ \d{4}-\d\d-\d\d \d\d:\d\d  anna /#) })
      #expect(try lines(["log", "--format", "csv"])[1].contains(#/,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]/#))
      _ = try lines(["accept", "--all", "--coder", "Anna Sofie Kristoffersen"])
      // The id is what takes a coding away.
      #expect(try lines(["list", "codings"])[1].hasPrefix("anna-sofie-kristoffersen-1.2  interview "))
      _ = try lines(["uncode", "anna-sofie-kristoffersen-1.2", "--coder", "Anna Sofie Kristoffersen"])
      #expect(try lines(["check"])[0] == "study.citat: 1 source, 0 codings; nothing is wrong")
      #expect(try lines(["erase", name])[1].hasSuffix(": citat erase 'interview med familierådgiver.txt' --yes"))
      // The same units are drawn of the project as of its files.
      let sample = ["--count", "1", "--format", "csv"]
      let drawn = try lines(["sample"] + sample)
      #expect(try drawn == lines(["sample", name] + sample) && drawn.count == 3)
      let wrong = try Program.run(["sample", "--speakers", "x.csv"] + sample, in: folder)
      #expect(wrong.errors.contains("--speakers goes with files and folders"))
    }
  }

  @Test func `Messages of projects say what to do`() throws {
    try Program.withFolder(Self.files) { folder in
      let none = try session(
        [["list"], ["accept", "--project", "x.citat"], ["list", "--project", "kodebog.yaml"]], in: folder)
      #expect(
        none == """
          $ citat list
          error: there is no project (*.citat) in this folder
            help: name one with --project, or make one: citat init
          (exit code 2)
          $ citat accept --project x.citat
          error: cannot find the project 'x.citat'
            help: check the name and the folder, or make one: citat init
          (exit code 2)
          $ citat list --project kodebog.yaml
          error: cannot open 'kodebog.yaml': it is another kind of file, not a project of Citat
            help: name a file that 'citat init' made
          (exit code 2)

          """)
      let two = try session(
        [["init", "a"], ["init", "b"], ["list"], ["accept", "--project", "a.citat"]], in: folder)
      #expect(two.contains("error: there are 2 projects here: a.citat, b.citat\n  help: name one with --project\n"))
      #expect(
        two.contains(
          "error: it is not said which proposals\n  help: name a source, --code or --unit; or --all of them\n"))
    }
  }
}
