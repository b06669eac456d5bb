import Foundation
import Testing

/// How a codebook is tested, on an interview, a codebook and hand codings that are small enough to read.
@Suite struct CodebookCommandTests {
  private static let book = """
    name: Hjælpere
    words:
      naermeste: mor OR far OR bedstemor OR nabo
    codes:
      - id: netvaerk
        name: Netværk
        definition: Mennesker tæt på familien, der hjælper eller mangler.
        examples:
          - text: Naboen henter børnene om fredagen.
            coded: true
          - text: Hun har ikke en eneste, hun kan ringe til.
            coded: true
            why: Ingen hjælper.
          - text: Vi har et netværk af sagsbehandlere i regionen.
            coded: false
        rules:
          - id: naermeste
            query: "@naermeste NEAR/6 (hjælpe OR hente OR passe)"
          - id: ordet
            query: netværk
            unless: sagsbehandler
      - id: forening
        name: Foreninger
        definition: Foreninger og frivillige.
        examples:
          - text: De frivillige læser lektier med hende.
            coded: true
        rules:
          - id: forening
            query: forening OR frivillig
            weight: 0.5
          - id: tilbud
            query: klub OR cafe
            weight: 0.5

    """

  private static let turns: [(speaker: String, text: String, codes: [String])] = [
    ("Interviewer", "Hvem hjælper familien i hverdagen?", []),
    ("Leder", "Bedstemor henter dem to gange om ugen, og naboen passer dem, når hun er på arbejde.", ["netvaerk"]),
    ("Rådgiver", "Der er en moster, der kommer med mad om søndagen.", ["netvaerk"]),
    ("Leder", "Mosteren har også nøglen, og hun kommer, når der er ballade.", ["netvaerk"]),
    ("Rådgiver", "Netværket er tyndt, men der er ikke ingen.", ["netvaerk"]),
    ("Interviewer", "Og foreningerne?", []),
    ("Leder", "Den frivillige lektiecafe på biblioteket tager dem med.", ["forening"]),
    ("Rådgiver", "Foreningen ville gerne, men vi fik aldrig svaret.", ["forening"]),
    ("Leder", "Vi har et godt netværk blandt kommunerne her på Sjælland.", []),
    ("Rådgiver", "Det skriver vi i journalen hver gang.", []),
    ("Leder", "Journalen er lang, og ingen læser den.", []),
  ]

  private static func withFiles(_ body: (String) throws -> Void) throws {
    var text = ""
    var lines = ""
    for (number, turn) in turns.enumerated() {
      text += "\(turn.speaker): "
      let start = text.unicodeScalars.count
      text += turn.text
      let end = text.unicodeScalars.count
      text += "\n\n"
      if turn.speaker == "Interviewer" { continue }
      let line: [String: Any] = [
        "id": "t\(number + 1)", "doc": "interview", "unit": "turn", "text": turn.text,
        "spans": [["char": [start, end]]],
        "themes": turn.codes.map { ["code": $0, "confidence": number == 7 ? "arguable" : "clear"] },
        "near_miss": number == 8 ? ["netvaerk"] : [],
      ]
      lines +=
        String(
          decoding: try JSONSerialization.data(withJSONObject: line, options: [.sortedKeys]), as: UTF8.self) + "\n"
    }
    try Program.withFolder(
      [
        "interview.txt": Data(text.utf8), "bog.yaml": Data(book.utf8), "gold/interview.themes.jsonl": Data(lines.utf8),
      ], body)
  }

  @Test func `A sheet of a sample that a person filled in is what rules are held against`() throws {
    try Self.withFiles { folder in
      #expect(try Program.run(["sample", "interview.txt", "--share", "1", "-o", "ark.csv"], in: folder).code == 0)
      // As the gold has it, without saying what is arguable; by the code's name, and who coded stands once.
      let codes = [1: "Netværk,Bo", 2: "netvaerk,", 3: "netvaerk,", 4: "netvaerk,", 5: "forening,", 6: "forening,"]
      let sheet = try String(contentsOfFile: folder + "/ark.csv", encoding: .utf8)
      let rows = sheet.components(separatedBy: "\r\n").filter { !$0.isEmpty }
      let filled = rows.enumerated().map { number, row in
        codes[number].map { String(row.dropLast(1)) + $0 } ?? row
      }
      #expect(rows.count == 10)
      try Data((filled.joined(separator: "\r\n") + "\r\n").utf8).write(to: URL(filePath: folder + "/ark.csv"))
      let evaluate = ["codebook", "evaluate", "bog.yaml", "interview.txt", "--gold"]
      let result = try Program.run(evaluate + ["ark.csv"], in: folder)
      let gold = try Program.run(evaluate + ["gold"], in: folder)
      // Both scorings are one; what the gold gives for plain scoring is given once.
      #expect(result.output.hasPrefix("all · 9 units · plain scoring\n"))
      #expect(!result.output.contains("strict scoring\n"))
      #expect(result.output.contains("No code is marked as arguable, so that strict scoring gives the same figures."))
      let plain = try #require(gold.output.range(of: "all · 9 units · plain scoring\n"))
      let figures = { (text: Substring) in text.components(separatedBy: "\n").prefix(5) }
      #expect(figures(result.output[...]) == figures(gold.output[plain.lowerBound...]))
    }
  }

  @Test func `Where proposals and codings do not differ, that is said`() throws {
    try Self.withFiles { folder in
      let csv = "source,unit,code\ninterview.txt,interview.txt#turn-2,\ninterview.txt,interview.txt#turn-4,netvaerk\n"
      try Data(csv.utf8).write(to: URL(filePath: folder + "/ark.csv"))
      let evaluate = ["codebook", "evaluate", "bog.yaml", "interview.txt", "--gold", "ark.csv", "--code", "forening"]
      let result = try Program.run(evaluate + ["--misses"], in: folder)
      #expect(result.output == "" && result.code == 0)
      #expect(result.errors == "there are no misses\n")
    }
  }

  @Test(arguments: [
    ("codebook-test.txt", ["codebook", "test", "bog.yaml"], Int32(1)),

    ("codebook-evaluate.txt", ["codebook", "evaluate", "bog.yaml", "interview.txt", "--gold", "gold"], 0),
    (
      "codebook-evaluate-lines.txt",
      [
        "codebook", "evaluate", "bog.yaml", "interview.txt", "--gold", "gold", "--misses", "--false-alarms",
        "--scoring", "plain",
      ], 0
    ),
    (
      "codebook-evaluate.csv",
      ["codebook", "evaluate", "bog.yaml", "interview.txt", "--gold", "gold", "--format", "csv"], 0
    ),
    (
      "codebook-suggest.txt",
      ["codebook", "suggest", "netvaerk", "interview.txt", "--codebook", "bog.yaml", "--gold", "gold"], 0
    ),
    ("why-turn.txt", ["why", "interview.txt", "--codebook", "bog.yaml", "--turn", "2"], 0),
    ("why-nearly.txt", ["why", "interview.txt", "--codebook", "bog.yaml", "--turn", "8"], 0),
    ("why-nearly.json", ["why", "interview.txt", "--codebook", "bog.yaml", "--turn", "8", "--format", "json"], 0),
  ])
  func `A codebook is tested as it was when somebody last looked`(name: String, arguments: [String], code: Int32)
    throws
  {
    try Self.withFiles { folder in
      let result = try Program.run(arguments, in: folder)
      #expect(result.errors == "")
      #expect(result.code == code)
      try Snapshot.check(result.output, name)
    }
  }

  @Test func `What a change of the rules did is said beside the figures before`() throws {
    try Self.withFiles { folder in
      let evaluate = ["codebook", "evaluate", "bog.yaml", "interview.txt", "--gold", "gold"]
      #expect(try Program.run(evaluate + ["--save", "foer.json"], in: folder).code == 0)
      let changed = Self.book.replacingOccurrences(of: "OR nabo", with: "OR nabo OR moster")
        .replacingOccurrences(of: "NEAR/6 (hjælpe", with: "NEAR/6 (komme OR hjælpe")
      try Data(changed.utf8).write(to: URL(filePath: folder + "/bog.yaml"))
      let result = try Program.run(evaluate + ["--compare", "foer.json"], in: folder)
      #expect(result.errors == "" && result.code == 0)
      try Snapshot.check(result.output, "codebook-compare.txt")
    }
  }

  @Test func `A codebook of some of the gold's codes is measured on these`() throws {
    try Self.withFiles { folder in
      let start = try #require(Self.book.range(of: "  - id: forening"))
      try Data(Self.book[..<start.lowerBound].utf8).write(to: URL(filePath: folder + "/bog.yaml"))
      let result = try Program.run(
        ["codebook", "evaluate", "bog.yaml", "interview.txt", "--gold", "gold"], in: folder)
      #expect(result.code == 0)
      #expect(result.errors == "note: codes of the gold that the codebook does not have are left out: forening\n")
      #expect(result.output.contains("netvaerk") && !result.output.contains("forening"))
    }
  }

  @Test func `An evaluation is saved over nothing but an earlier one`() throws {
    try Self.withFiles { folder in
      let evaluate = ["codebook", "evaluate", "bog.yaml", "interview.txt", "--gold", "gold", "--save"]
      let copy = folder + "/kopi.jsonl"
      let gold = try Data(contentsOf: URL(filePath: folder + "/gold/interview.themes.jsonl"))
      try gold.write(to: URL(filePath: copy))
      let result = try Program.run(evaluate + ["kopi.jsonl"], in: folder)
      #expect(result.code == 2)
      #expect(
        result.errors
          == "error: 'kopi.jsonl' is there already and is no saved evaluation\n  help: give the evaluation a name of its own\n"
      )
      #expect(try Data(contentsOf: URL(filePath: copy)) == gold)
      for _ in 0..<2 { #expect(try Program.run(evaluate + ["ny.json"], in: folder).code == 0) }
    }
  }

  @Test func `A sheet that somebody filled in is not drawn over`() throws {
    try Self.withFiles { folder in
      let draw = ["sample", "interview.txt", "--count", "3", "--output", "ark.csv"]
      for _ in 0..<2 { #expect(try Program.run(draw, in: folder).code == 0) }
      let sheet = URL(filePath: folder + "/ark.csv")
      let empty = try String(contentsOf: sheet, encoding: .utf8)
      let end = try #require(empty.range(of: ",,", options: .backwards))
      let filled = empty.replacingCharacters(in: end, with: ",netvaerk,")
      try Data(filled.utf8).write(to: sheet)
      let result = try Program.run(draw, in: folder)
      #expect(result.code == 2)
      #expect(
        result.errors
          == "error: 'ark.csv' is there already and is no empty sheet\n  help: give the new sample another name\n")
      #expect(try String(contentsOf: sheet, encoding: .utf8) == filled)
    }
  }

  @Test func `A codebook with word lists goes through a table and back`() throws {
    try Self.withFiles { folder in
      for arguments in [["bog.yaml", "bog.csv"], ["bog.csv", "bog2.yaml"]] {
        #expect(try Program.run(["convert"] + arguments, in: folder).code == 0)
      }
      let check = try Program.run(["codebook", "check", "bog2.yaml"], in: folder)
      #expect(check.output == "bog2.yaml: 2 codes, 4 rules, 4 examples; nothing is wrong\n")
      let figures = try ["bog.yaml", "bog2.yaml"].map { book in
        try Program.run(["codebook", "evaluate", book, "interview.txt", "--gold", "gold"], in: folder).output
      }
      #expect(figures[0] == figures[1])
    }
  }

  @Test func `Theme codebooks and word lists can be checked alone`() throws {
    for name in ["civilsamfund", "datakultur", "netvaerk", "psykiatrisamarbejde", "ordlister"] {
      let result = try Program.run(["codebook", "check", "Codebooks/\(name).yaml"])
      #expect(result.code == 0, "\(name): \(result.output)")
    }
  }

  @Test func `On the texts, coders of a sample are compared on the units that they were given`() throws {
    try Self.withFiles { folder in
      let sample = try Program.run(["sample", "interview.txt", "--count", "4", "--format", "csv"], in: folder).output
      let rows = sample.components(separatedBy: "\r\n")
      for (coder, coded) in [("anna", [1, 2]), ("bo", [2, 3])] {
        let sheet = rows.enumerated().map { number, row in
          row.hasSuffix(",,") ? row.dropLast(2) + (coded.contains(number) ? ",x,\(coder)" : ",,\(coder)") : row
        }
        try Data(sheet.joined(separator: "\r\n").utf8).write(to: URL(filePath: "\(folder)/\(coder).csv"))
      }
      let compare = ["agreement", "anna.csv", "bo.csv", "--format", "csv"]
      let listed = try Program.run(compare, in: folder)
      let onTexts = try Program.run(compare + ["--sources", "interview.txt", "--unit", "turn"], in: folder)
      #expect(listed.code == 0 && onTexts.code == 0)
      // Units, both, only the first, only the second, neither.
      for output in [listed.output, onTexts.output] { #expect(output.contains("\r\nx,4,1,1,1,1,")) }
    }
  }

  @Test func `All mistakes of a codebook are told at once, in the order of the file`() throws {
    let book = """
      name: Prøve
      colour: blå
      codes:
        - id: en
          color: red
          rules:
            - query: hus
              context: header
            - query: hus
              wieght: 2
        - name: Uden id
          rules:
            - query: 5
              unit: ord
        - id: en
          threshold: 0
        - id: to
          examples:
            - text: Hej.

      """
    try Program.withFolder(["bog.yaml": Data(book.utf8)]) { folder in
      let result = try Program.run(["codebook", "check", "bog.yaml"], in: folder)
      #expect(result.code == 2 && result.output == "")
      try Snapshot.check(result.errors, "codebook-mistakes.txt")
      // A mistake of YAML itself is told alone.
      try Data((book + "words: [\n").utf8).write(to: URL(filePath: folder + "/bog.yaml"))
      let broken = try Program.run(["codebook", "check", "bog.yaml"], in: folder)
      #expect(broken.code == 2 && broken.errors.components(separatedBy: "error: ").count == 2)
    }
  }

  @Test(arguments: [
    ("tom", "bog.yaml: no example was run: the code 'tom' has no rules\n", "", Int32(1)),
    ("regel", "bog.yaml: no example was run: the code 'regel' has no examples\n", "", 1),
    ("hel", "bog.yaml: 1 of 1 examples are as they should be\n", "", 0),
    (nil, "bog.yaml: 1 of 1 examples are as they should be\n", "note: the code 'tom' has no rules\n", 0),
  ])
  func `Codes that cannot be tested are told`(code: String?, output: String, errors: String, status: Int32) throws {
    let book = """
      codes:
        - id: tom
          examples: [{text: Naboen kom., coded: true}]
        - id: regel
          rules: [{query: nabo}]
        - id: hel
          rules: [{query: ven}]
          examples: [{text: En ven kom., coded: true}]

      """
    try Program.withFolder(["bog.yaml": Data(book.utf8)]) { folder in
      let result = try Program.run(
        ["codebook", "test", "bog.yaml"] + (code.map { ["--code", $0] } ?? []), in: folder)
      #expect(result.output == output && result.errors == errors && result.code == status)
    }
  }

  @Test func `Ids, criteria and examples go through a codebook of REFI-QDA and back, and what it cannot hold is told`()
    throws
  {
    let book = """
      name: Bog
      language: da
      memo: Til prøve.
      words:
        mor: mor OR moster
      codes:
        - id: netvaerk
          name: Borgerens nære netværk
          definition: Mennesker tæt på.
          threshold: 0.5
          inclusion: ["Naboer.\\nVenner."]
          examples: [{text: Min mor kom., coded: true, why: Familie.}]
          rules: [{query: "@mor"}, {query: nabo, weight: 0.5}]
          codes:
            - id: taet
              name: Tæt på
        - id: civilsamfund
          name: Civilsamfund

      """
    try Program.withFolder(["bog.yaml": Data(book.utf8)]) { folder in
      let there = try Program.run(["convert", "bog.yaml", "ud.qdc"], in: folder)
      #expect(there.code == 0)
      #expect(
        there.errors
          == "note: left out, since the format has no place for it: 2 rules, 1 threshold, 1 word list, 1 name of the codebook, 1 language, 1 memo of the codebook\n"
      )
      let back = try Program.run(["convert", "ud.qdc", "igen.yaml"], in: folder)
      #expect(back.code == 0)
      let text = try String(contentsOfFile: folder + "/igen.yaml", encoding: .utf8)
      for field in [
        "- id: netvaerk\n", "- id: taet\n", "- id: civilsamfund\n", "why: Familie.", "Naboer.", "Mennesker tæt på.",
      ] {
        #expect(text.contains(field), "\(field)")
      }
      // Once more: nothing else changes.
      for (from, to) in [("igen.yaml", "ud2.qdc"), ("ud2.qdc", "igen2.yaml")] {
        #expect(try Program.run(["convert", from, to], in: folder).code == 0)
      }
      let twice = try String(contentsOfFile: folder + "/igen2.yaml", encoding: .utf8)
      #expect(twice.replacingOccurrences(of: "name: ud2\n", with: "name: ud\n") == text)
      let table = try Program.run(["convert", "bog.yaml", "ud.csv"], in: folder)
      #expect(
        table.errors == """
          note: the codebook's language and memo are left out, and its name is the file's: a table has none
          note: 1 item of several lines stands on one: in a table a line is an item

          """)
    }
  }

  @Test func `Sheets that nobody filled in are not compared, and one of two is told`() throws {
    try Self.withFiles { folder in
      for name in ["anna.csv", "bo.csv"] {
        _ = try Program.run(["sample", "interview.txt", "--count", "3", "--output", name], in: folder)
      }
      let empty = try Program.run(["agreement", "anna.csv", "bo.csv"], in: folder)
      #expect(empty.code == 2 && empty.output == "")
      #expect(
        empty.errors == """
          error: no unit was judged: none of the 2 coders gave a code to any of 3 units
            help: fill in the column 'code' of the sheets, and 'coder', and compare again

          """)
      let sheet = try String(contentsOfFile: folder + "/anna.csv", encoding: .utf8)
      let filled = sheet.replacingOccurrences(of: ",,\r\n", with: ",x,anna\r\n")
      try Data(filled.utf8).write(to: URL(filePath: folder + "/anna.csv"))
      let half = try Program.run(["agreement", "anna.csv", "bo.csv"], in: folder)
      #expect(half.code == 0)
      #expect(half.errors.contains("note: 'bo' gave no unit a code: was the sheet filled in?\n"))
    }
  }
}
