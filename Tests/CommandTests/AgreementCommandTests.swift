import Foundation
import Testing

@Suite struct AgreementCommandTests {
  static let gold = ["agreement", "Corpora/gruppeinterview/gold", "--fields", "pass1,pass2", "--resamples", "100"]

  @Test(arguments: [
    ("agreement.txt", gold), ("agreement.csv", gold + ["--format", "csv"]),
    ("help-agreement.txt", ["help", "agreement"]),
  ])
  func `The command prints what it printed when somebody last looked`(name: String, arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.errors == "")
    #expect(result.code == 0)
    try Snapshot.check(result.output, name)
  }

  @Test func `A report on three coders has their names, the figures of the csv and where they differ`() throws {
    let files = [
      "anna.csv": "source,unit,code\na,a#turn-1,x\na,a#turn-2,\nb,b#turn-1,x\nb,b#turn-2,y\n",
      "bo.csv": "source,unit,code\na,a#turn-1,x\na,a#turn-2,x\nb,b#turn-1,x\nb,b#turn-2,y\n",
      "cia.csv": "source,unit,code\na,a#turn-1,x\na,a#turn-2,x\nb,b#turn-1,\nb,b#turn-2,y\n",
    ]
    try Program.withFolder(files.mapValues { Data($0.utf8) }) { folder in
      let compare = ["agreement", "anna.csv", "bo.csv", "cia.csv", "--resamples", "50"]
      for language in ["da", "en"] {
        let markdown = try Program.run(compare + ["--format", "md", "--language", language], in: folder)
        #expect(markdown.code == 0)
        try Snapshot.check(markdown.output, "agreement-\(language).md")
        for name in ["a.docx", "a.xlsx"] {
          let written = try Program.run(compare + ["-o", name, "--language", language], in: folder)
          #expect(written.code == 0)
          // Read back as a text, or the words of its sheets.
          let text = name.hasSuffix("docx") ? try Program.run(["show", name, "--all"], in: folder).output : ""
          let heads = language == "da" ? ["Andel hos cia", "Koderne to og to"] : ["Share of cia", "Coders two by two"]
          for head in heads where !text.isEmpty { #expect(text.contains(head)) }
        }
      }
      #expect(try Program.run(compare + ["-o", "anna.csv"], in: folder).errors.contains("the result is made from it"))
    }
  }

  @Test func `Kappa of the two codings of the sample is what their README says`() throws {
    let readme = try String(
      contentsOfFile: Program.root + "/Corpora/gruppeinterview/gold/README.md", encoding: .utf8)
    var expected: [String: String] = [:]
    for line in readme.split(separator: "\n") where line.hasPrefix("| ") && line.contains(" (") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      expected[cells[0]] = cells[5]
    }
    #expect(expected.count == 12)
    let csv = try Program.run(Self.gold + ["--format", "csv"]).output
    let rows = csv.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let column = try #require(rows[0].firstIndex(of: "cohen_kappa"))
    for row in rows.dropFirst() {
      let kappa = try #require(Double(row[column]))
      let printed = try #require(Double(expected[String(row[0])] ?? "0.85"))
      // The README rounds 0.8251 of one code to 0.82.
      #expect(abs(kappa - printed) < 0.0055, "\(row[0])")
    }
  }

  @Test func `A sample is filled in by two coders and compared, on units and on their places`() throws {
    try Program.withFolder([:]) { folder in
      let drawn = try Program.run([
        "sample", "Corpora/gruppeinterview", "--share", "0.05", "--by", "source", "--output", folder + "/sheet.csv",
      ])
      #expect(drawn.code == 0)
      #expect(drawn.errors.hasPrefix("note: drew "))
      #expect(drawn.errors.contains(" from 8 of 8 sources; seed "))
      let sheet = try String(contentsOfFile: folder + "/sheet.csv", encoding: .utf8)
      for (coder, code) in [("anna", "k"), ("bo", "")] {
        // The first unit gets the code from Anna alone, all others from both.
        var isFirst = true
        let rows = sheet.components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }.map { row in
          defer { isFirst = false }
          return String(row.dropLast(2)) + ",\(isFirst ? code : "k"),\(coder)"
        }
        let head = sheet.components(separatedBy: "\r\n")[0]
        try Data(([head] + rows).joined(separator: "\r\n").utf8).write(to: URL(filePath: folder + "/\(coder).csv"))
      }
      let files = [folder + "/anna.csv", folder + "/bo.csv"]
      for options in [[], ["--sources", "Corpora/gruppeinterview"]] {
        let result = try Program.run(["agreement"] + files + options + ["--format", "json", "--disagreements"])
        #expect(result.code == 0)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let rows = try #require(object["rows"] as? [[String: Any]])
        #expect(rows.count == 1)
        #expect(rows[0]["given"] as? String == "anna")
        #expect((rows[0]["text"] as? String)?.isEmpty == false)
      }
    }
  }

  @Test(arguments: ["turn", "sentence", "character", "word"])
  func `Codings on an interviewer's words are told, with what counts them`(unit: String) throws {
    let files = [
      "a.txt": "Samtale\nI: Hvad nu?\nIP: Det ved jeg ikke.\nI: Og så?\nIP: Ja.\n",
      "anna.csv": "source,start,end,code\na.txt,11,19,k\na.txt,24,43,k\na.txt,0,7,k\n",
      "bo.csv": "source,start,end,code\na.txt,24,43,k\n",
    ]
    try Program.withFolder(files.mapValues { Data($0.utf8) }) { folder in
      let compare = ["agreement", "anna.csv", "bo.csv", "--sources", "a.txt", "--unit", unit]
      let left = "note: 2 codings lie outside every \(unit) and are not counted"
      #expect(
        try Program.run(compare, in: folder).errors.contains(
          "\(left): 1 on an interviewer's words (--interviewer counts them)\n"))
      let all = try Program.run(compare + ["--interviewer"], in: folder).errors
      #expect(all.contains("note: 1 coding lies outside every \(unit) and is not counted\n"))
    }
  }

  @Test func `A long answer on which coders differ is shown by its beginning, and whole when asked for`() throws {
    let answer = (1...300).map { "ord\($0)" }.joined(separator: " ")
    let files = [
      "a.txt": "I: Nå?\nIP: \(answer).\nI: Og?\nIP: Ja.\n",
      "anna.csv": "source,unit,code\na.txt,a.txt#turn-2,k\na.txt,a.txt#turn-4,\n",
      "bo.csv": "source,unit,code\na.txt,a.txt#turn-2,\na.txt,a.txt#turn-4,k\n",
    ]
    try Program.withFolder(files.mapValues { Data($0.utf8) }) { folder in
      let compared = ["agreement", "anna.csv", "bo.csv", "--sources", "a.txt"]
      let short = try Program.run(compared, in: folder).output
      #expect(short.contains("ord1 ") && !short.contains("ord300"))
      #expect(short.contains("more lines (--disagreements shows them)\n"))
      let whole = try Program.run(compared + ["--disagreements"], in: folder).output
      #expect(whole.contains("ord300") && !whole.contains("more lines"))
    }
  }

  @Test func `The same texts give the same sample`() throws {
    let arguments = ["sample", "Corpora", "--count", "7", "--format", "jsonl"]
    let first = try Program.run(arguments)
    #expect(first.output.split(separator: "\n").count == 7)
    #expect(try Program.run(arguments).output == first.output)
    #expect(try Program.run(arguments + ["--seed", "3"]).output != first.output)
  }

  @Test(arguments: [
    (
      ["agreement", "Corpora/gruppeinterview/gold"], Int32(2),
      "error: there is only one coder, 'gold', and agreement takes two\n  help: name a file for each coder, or fields that hold one coder's codes each: --fields pass1,pass2\n"
    ),
    (
      ["agreement", "mangler.csv", "b.csv"], 2,
      "error: cannot find 'mangler.csv'\n  help: check the name and the folder\n"
    ),
    (
      gold + ["--unit", "tur"], 2,
      "error: there is no unit 'tur'\n  help: units: character, word, sentence, turn, quotation, paragraph, segment\n"
    ),
    (
      gold + ["--unit", "turn"], 2,
      "error: the texts are needed to find each turn in them\n  help: name them: --sources FOLDER\n"
    ),
    (
      gold + ["--code", "netvark"], 2, "error: no coder uses the code 'netvark'\n  help: did you mean 'netvaerk'?\n"
    ),
    (
      ["sample", "Corpora", "--count", "99999"], 2,
      "error: 99999 units were asked for, and there are 1015\n  help: ask for fewer, or for a share\n"
    ),
  ])
  func `Bad input says what, where and what to do`(arguments: [String], code: Int32, message: String) throws {
    let result = try Program.run(arguments)
    #expect(result.errors == message)
    #expect(result.code == code)
    #expect(result.output == "")
  }

  @Test func `Wrong options are wrong usage`() throws {
    #expect(try Program.run(["sample", "Corpora"]).code == 64)
    #expect(try Program.run(["sample", "Corpora", "--share", "0"]).code == 64)
    #expect(try Program.run(Self.gold + ["--min-overlap", "2"]).code == 64)
  }

  @Test func `Turns of the texts give the same figures as the lines of the files`() throws {
    func rows(_ options: [String]) throws -> String {
      try Program.run(Self.gold + ["--format", "csv"] + options).output
    }
    #expect(try rows([]) == rows(["--sources", "Corpora/gruppeinterview", "--unit", "turn"]))
  }
}
