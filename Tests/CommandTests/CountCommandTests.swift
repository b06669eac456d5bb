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
      let part = ["keyness", Self.folder, "--target", "source:psykiatri*", "--reference-list", list, "--format", "csv"]
      #expect(try Program.run(part).output.contains("psykiatri"))
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

  @Test(arguments: [
    (
      ["frequencies", folder, "--in", "role:astronaut"], Int32(2),
      "error: nothing in the texts is 'role:astronaut'\n  help: 'citat search' and 'citat show' tell what is there\n"
    ),
    (
      ["collocates", "zebra", folder], 2,
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
  ])
  func `Wrong options are wrong usage`(arguments: [String]) throws {
    #expect(try Program.run(arguments).code == 64)
  }
}
