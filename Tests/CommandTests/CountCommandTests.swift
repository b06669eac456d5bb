import Foundation
import Testing

@Suite struct CountCommandTests {
  static let folder = "Corpora/gruppeinterview"

  @Test(arguments: [
    (
      "frequencies.txt",
      ["frequencies", folder, "--of", "lemmas", "--stop-words", "da", "--limit", "15", "--dispersion"]
    ),
    ("ngrams.txt", ["ngrams", folder, "--size", "3", "--limit", "15"]),
    ("collocates.txt", ["collocates", "kommune", folder, "--of", "words", "--min", "2", "--limit", "15"]),
    ("collocates-explain.txt", ["collocates", "kommune", folder, "--of", "words", "--min", "2", "--explain", "i"]),
    ("keyness.txt", ["keyness", folder, "--target", "role:ungekonsulent", "--stop-words", "da"]),
    ("dispersion.txt", ["dispersion", "kommune", folder]), ("vocabulary.txt", ["vocabulary", folder]),
    ("help-statistics.txt", ["help", "statistics"]),
  ])
  func `The command prints what it printed when somebody last looked`(name: String, arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.errors == "")
    #expect(result.code == 0)
    try Snapshot.check(result.output, name)
  }

  @Test(arguments: [
    (
      ["frequencies", folder, "--explain", "kommune", "--by", "thirds"],
      ["count", "per_million", "f / N * 1e6", "juilland_d", "33–67 %"]
    ),
    (["ngrams", folder, "--explain", "det er"], ["N (sequences of 2 within sentences)", "f / N * 1e6"]),
    (["vocabulary", folder, "--explain", "psykiatri.txt"], ["V / N", "mattr_100", "H / V", "heaps_beta"]),
    (["dispersion", "kommune", folder, "--explain", "psykiatri.txt"], ["v / f", "|v/f - s/N| / 2"]),
    (
      ["keyness", folder, "--target", "source:psykiatri*", "--explain", "psykiatri"],
      ["the rest", "(R1)", "(N)", "log_ratio", "bayes_factor"]
    ),
    (
      ["cooccurrence", folder, "--term", "kommune", "--term", "samarbejde", "--explain", "samarbejde, kommune"],
      ["with kommune", "(C1)", "R1 * C1 / N", "jaccard", "units with either"]
    ),
  ])
  func `Every command explains a row`(arguments: [String], parts: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.code == 0 && result.errors == "")
    for part in parts { #expect(result.output.contains(part), "\(part) in \(result.output)") }
    let csv = try Program.run(arguments + ["--format", "csv"]).output
    #expect(csv.hasPrefix("measure,value,formula\r\n"))
    let missing = try Program.run(arguments.dropLast(arguments.contains("--by") ? 3 : 1) + ["qqqq"])
    #expect(missing.code == 2)
    #expect(missing.errors.hasPrefix("error: there is no row 'qqqq'\n  help: "))
  }

  @Test(arguments: ["csv", "tsv", "json", "jsonl", "md", "html"])
  func `Every command writes every row format`(format: String) throws {
    for arguments in [
      ["frequencies", Self.folder, "--limit", "3"], ["ngrams", Self.folder, "--limit", "3"],
      ["collocates", "kommune", Self.folder, "--limit", "3"],
      ["keyness", Self.folder, "--by", "source", "--limit", "3", "--resamples", "0"],
      ["dispersion", "kommune", Self.folder], ["vocabulary", Self.folder], ["vocabulary", Self.folder, "--growth"],
    ] {
      let result = try Program.run(arguments + ["--format", format])
      #expect(result.code == 0 && result.errors == "" && !result.output.isEmpty, "\(arguments)")
    }
  }

  @Test func `A list of frequencies is a reference, and a text against its own list has nothing key`() throws {
    try Program.withFolder([:]) { folder in
      let list = folder + "/liste.csv"
      #expect(try Program.run(["frequencies", Self.folder, "--of", "lemmas", "--output", list]).code == 0)
      let same = try Program.run(["keyness", Self.folder, "--reference-list", list])
      #expect(same.code == 1)
      #expect(same.output.contains("against liste.csv (21274 words)"))
      let part = ["keyness", Self.folder, "--target", "source:psykiatri*", "--reference-list", list, "--all"]
      #expect(try Program.run(part + ["--format", "csv"]).output.split(separator: "\r\n").count > 100)
      try Data("ord,count\nhus,x\n".utf8).write(to: URL(filePath: list))
      let bad = try Program.run(["keyness", Self.folder, "--reference-list", list])
      #expect(
        bad.errors
          == "error: cannot read the table '\(list)': line 2: expected a word and a whole number\n  help: save it again as csv from a spreadsheet\n"
      )
    }
  }

  @Test func `The list of stop words that help prints is the list that is used`() throws {
    try Program.withFolder([:]) { folder in
      let list = try Program.run(["help", "stop-words"]).output
      try Data(list.utf8).write(to: URL(filePath: folder + "/da.txt"))
      let arguments = ["frequencies", Self.folder, "--limit", "20", "--stop-words"]
      #expect(try Program.run(arguments + ["da"]).output == Program.run(arguments + [folder + "/da.txt"]).output)
    }
  }

  /// Two people under their names, one of whom codes for a case.
  private static let named: [String: Data] = [
    "samtale.txt": Data(
      """
      Interviewer: Hvordan går samarbejdet?

      Mette Holm: Det gode samarbejde er i Aarhus.

      Interviewer: Og hos dig?

      Peter Krag: Et tæt samarbejde er altid et godt samarbejde.

      Interviewer: Hvad så nu?

      Mette Holm: Godt samarbejde tager tid.

      Peter Krag: Det gør det.

      """.utf8),
    "speakers.csv": Data("label,case\nPeter Krag,Elm\n".utf8),
  ]

  @Test(arguments: [
    ["search", "samarbejde", "samtale.txt", "--group", "speaker"],
    ["search", "samarbejde", "samtale.txt", "--by", "speaker"],
    ["frequencies", "samtale.txt", "--by", "speaker"], ["ngrams", "samtale.txt", "--by", "speaker", "--min", "1"],
    ["dispersion", "samarbejde", "samtale.txt", "--by", "speaker"], ["vocabulary", "samtale.txt", "--by", "speaker"],
    ["keyness", "samtale.txt", "--by", "speaker", "--all", "--min", "1"],
  ])
  func `Counts by speaker name persons only when they are asked to`(arguments: [String]) throws {
    try Program.withFolder(Self.named) { folder in
      let result = try Program.run(arguments, in: folder)
      #expect(result.code == 0)
      #expect(result.output.contains("Person 1"))
      #expect(!result.output.contains("Mette Holm") && !result.output.contains("Peter Krag"))
      let asked = try Program.run(arguments + ["--names"], in: folder)
      #expect(asked.output.contains("Mette Holm") && !asked.output.contains("Person 1"))
    }
  }

  @Test(arguments: [
    (["dispersion", "[pos=\"ADJ\"]"], true), (["dispersion", "samarbejde case:elm"], true),
    (["dispersion", "Århus", "--fold-aa"], true), (["dispersion", "Århus"], false),
    (["collocates", "[pos=\"ADJ\"]", "--min", "1"], true), (["collocates", "Århus", "--fold-aa", "--min", "1"], true),
    (["frequencies", "--in", "[pos=\"ADJ\"]"], true), (["frequencies", "--in", "case:elm"], true),
    (["frequencies", "--in", "case:ask"], false),
  ])
  func `What search finds can be counted`(arguments: [String], isFound: Bool) throws {
    try Program.withFolder(Self.named) { folder in
      let result = try Program.run(arguments + ["samtale.txt"], in: folder)
      #expect(result.code == (isFound ? 0 : 1))
      #expect(result.output.isEmpty == !isFound)
    }
  }

  @Test(arguments: ["dispersion", "collocates"])
  func `A query for codings says that there are none here`(command: String) throws {
    try Program.withFolder(Self.named) { folder in
      let result = try Program.run([command, "theme:netvaerk", "samtale.txt"], in: folder)
      #expect(result.code == 2)
      #expect(result.errors.contains("error: 'theme:' asks for codings"))
    }
  }

  @Test(arguments: [
    ["search", "kommune", folder, "--count"], ["frequencies", folder], ["keyness", folder, "--by", "source"],
    ["sample", folder, "--count", "40"],
    ["agreement", folder + "/gold", "--fields", "pass1,pass2"],
    ["agreement", folder + "/gold", "--fields", "pass1,pass2", "--sources", folder, "--unit", "character"],
  ])
  func `A line is no longer than a terminal is wide`(arguments: [String]) throws {
    let lines = try Program.run(arguments, environment: ["COLUMNS": "80"]).output.split(separator: "\n")
    #expect(!lines.isEmpty && lines.filter { $0.count > 80 } == [])
  }

  @Test(
    arguments: [
      "agreement", "codebook", "formats", "project", "query", "registers", "speakers", "start", "statistics",
    ], [60, 80, 100])
  func `A topic of the help fits the terminal, and no word is lost`(topic: String, columns: Int) throws {
    let text = try Program.run(["help", topic], environment: ["COLUMNS": "\(columns)"]).output
    #expect(text.split(separator: "\n").filter { $0.count > max(columns, 76) } == [])
    let wide = try Program.run(["help", topic], environment: ["COLUMNS": "500"]).output
    #expect(text.split { $0 == "\n" || $0 == " " } == wide.split { $0 == "\n" || $0 == " " })
  }

  @Test(arguments: ["frequencies", "ngrams", "vocabulary"])
  func `A table of speakers beside a project is refused, as it is refused by the matrix`(command: String) throws {
    let result = try Program.run([command, "--speakers", "talere.csv"])
    #expect(result.code == 64)
    #expect(result.errors.contains("--speakers goes with files and folders; a project takes it with 'citat import'"))
  }

  @Test func `Names that the texts carry stand in counts of a project only where they are asked for`() throws {
    let lines = ["Mette Hansen: Hvem kommer?", "Fatima Olsen: Det gør jeg, og min søn."]
    let text = (lines + lines + lines).joined(separator: "\n") + "\n"
    try Program.withFolder(["a.txt": Data(text.utf8)]) { folder in
      for command in [["init"], ["import", "a.txt"]] {
        let result = try Program.run(command, in: folder, environment: ["CITAT_CODER": "Bo"])
        #expect(result.code == 0)
      }
      let count = ["frequencies", "--by", "speaker"]
      let plain = try Program.run(count, in: folder).output
      #expect(plain.contains("Person 1") && !plain.contains("Fatima Olsen"))
      let named = try Program.run(count + ["--names"], in: folder).output
      #expect(named.contains("Fatima Olsen"))
    }
  }

  @Test func `For programs every row of a vocabulary is a group, unless the whole is asked for`() throws {
    let vocabulary = ["vocabulary", Self.folder, "--by", "role"]
    for growth in [[], ["--growth"]] {
      #expect(try Program.run(vocabulary + growth).output.contains("\nin all "))
      for format in ["csv", "tsv", "json", "jsonl"] {
        let asked = vocabulary + growth + ["--format", format]
        #expect(try !Program.run(asked).output.contains("in all"))
        #expect(try Program.run(asked + ["--totals"]).output.contains("in all"))
      }
      #expect(try Program.run(vocabulary + growth + ["--format", "md"]).output.contains("in all"))
    }
  }

  @Test func `What a count was made of says how many words there are, and how many where the query holds`() throws {
    let count = ["frequencies", Self.folder, "--in", "role:familievejleder", "--limit", "1"]
    let text = try Program.run(count).output
    let size = try #require(text.firstMatch(of: #/; (\d+) words/#)?.1)
    let json = try Program.run(count + ["--format", "json"]).output
    #expect(json.contains("\"counted_words\": \(size),"))
    #expect(try Program.run(count + ["--format", "md"]).output.contains("role:familievejleder (\(size) ord) · "))
  }

  @Test func `Help lists each topic once`() throws {
    let errors = try Program.run(["help", "qqqqqqqq"]).errors
    let names = errors.split(separator: "topics: ")[1].split(separator: "\n")[0].split(separator: ", ")
    #expect(names.count == Set(names).count && names.contains("speakers") && names.contains("matrix"))
  }

  @Test func `Keyness says how many rows it leaves out`() throws {
    try Program.withFolder(Self.named) { folder in
      let arguments = ["keyness", "samtale.txt", "--target", "role:interviewer", "--all", "--min", "1", "--limit", "2"]
      let result = try Program.run(arguments, in: folder)
      #expect(result.output.contains("\n2 of ") && result.output.contains("rows (--limit 0 shows all); "))
    }
  }

  @Test(arguments: [
    (
      ["frequencies", folder, "--in", "role:astronaut"], Int32(1),
      "error: nothing in the texts is 'role:astronaut'\n  help: 'citat search' and 'citat show' tell what is there\n"
    ),
    (
      ["collocates", "zebra", folder], 1,
      "error: 'zebra' has no hits, so there is nothing to count around\n  help: try 'citat explain' on it\n"
    ),
    (
      ["frequencies", folder, "--stop-words", "mangler.txt"], 2,
      "error: cannot find 'mangler.txt'\n  help: check the name and the folder\n"
    ),
    (
      ["collocates", "kommune", folder, "--explain", "kommuneplan"], 2,
      "error: there is no row 'kommuneplan'\n  help: --min and stop words leave rows out\n"
    ),
  ])
  func `Bad input says what, where and what to do`(arguments: [String], code: Int32, message: String) throws {
    let result = try Program.run(arguments)
    #expect(result.errors == message)
    #expect(result.code == code)
    #expect(result.output == "")
  }

  @Test(arguments: [
    ["collocates", "kommune", folder, "--span", "-1"], ["collocates", "kommune", folder, "--span", "0"],
    ["ngrams", folder, "--size", "7"], ["frequencies", folder, "--min", "0"], ["keyness", folder],
    ["keyness", folder, "--by", "source", "--reference", "x"], ["vocabulary", folder, "--window", "0"],
    ["vocabulary", folder, "--of", "constituents"],
  ])
  func `Wrong options are wrong usage`(arguments: [String]) throws {
    #expect(try Program.run(arguments).code == 64)
  }
}
