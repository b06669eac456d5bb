import Foundation
import Testing

@Suite struct ImportTests {
  private static let files: [String: Data] = [
    "fredag.vtt": Data(
      """
      WEBVTT

      1f/1-0
      00:00:00.500 --> 00:00:03.000
      <v Mette Hansen>Hvem henter ham om fredagen?</v>

      1f/2-0
      00:00:03.000 --> 00:00:09.000
      <v Fatima>Det gør foreningen, for jeg skal alligevel den vej.</v>

      1f/3-0
      00:00:09.500 --> 00:00:11.000
      <v Mette Hansen>Og hvis du ikke kan?</v>

      1f/4-0
      00:00:12.000 --> 00:00:14.000
      <v Fatima>Så går han selv ned til foreningen.</v>

      1f/5-0
      00:01:12.000 --> 00:01:14.000
      <v Mette Hansen>Alene?</v>

      """.utf8),
    "gruppe.txt": Data(
      """
      Deltagere
      A = Anne, nabo
      B = Ole

      Tema: Morgener

      A: Han kommer aldrig før otte, og så er toget kørt. #00:00:10-0#
      B: Nej, men foreningen holder åbent til ni. #00:00:14-5#
      A: Det gør den. #00:00:16-0#
      Vikar: Ikke i dag.
      B: Jo.

      """.utf8),
    "svar.csv": Data(
      "Nr;Alder;Hvad savner du mest?\r\n1;34,5;At nogen fra foreningen ringer.\r\n2;51;En at spørge om aftenen.\r\n"
        .utf8),
    "note.docx": Data([0x50, 0x00, 0x01]),
  ]

  @Test func `A dry run says how each file is read, who speaks, and what was guessed`() throws {
    try Program.withFolder(Self.files) { folder in
      let result = try Program.run(
        ["import", "--dry-run", ".", "svar.csv"], in: folder, environment: ["COLUMNS": "80"])
      #expect(result.code == 2)
      #expect(result.errors.hasPrefix("error: cannot read './note.docx': it is not text, but binary data\n"))
      #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
      try Snapshot.check(result.output, "import.txt")
      let json = try Program.run(["import", "--dry-run", "fredag.vtt", "svar.csv", "--format", "json"], in: folder)
      #expect(json.code == 0)
      try Snapshot.check(json.output, "import.json")
    }
  }

  @Test func `JSON that is no transcript is passed over in a folder and an error when it is named`() throws {
    let files = [
      "a.txt": Data("I: Hvem?\nIP: Mig.\nI: Og?\nIP: Ja.\n".utf8), "b/opsætning.json": Data("{\"tal\": [1]}".utf8),
      "b/skåret.json": Data("{\"segments\": [".utf8),
    ]
    try Program.withFolder(files) { folder in
      let walked = try Program.run(["import", "--dry-run", "."], in: folder)
      #expect(
        walked.errors
          == "error: cannot read './b/skåret.json': it is not well-formed JSON\n  help: export it again from the program it belongs to\n"
      )
      #expect(walked.output.hasSuffix("1 source, 4 words, 0 guesses, 0 warnings; nothing was imported\n"))
      let named = try Program.run(["import", "--dry-run", "b/opsætning.json", "."], in: folder)
      #expect(
        named.errors.hasPrefix(
          "error: cannot read 'b/opsætning.json': it is a JSON file in which no list of segments was found\n"))
    }
  }

  @Test func `An import needs a project`() throws {
    let result = try Program.run(["import", "Corpora/gruppeinterview"])
    #expect(result.code == 2)
    #expect(
      result.errors == """
        error: there is no project (*.citat) in this folder
          help: name one with --project, or make one: citat init

        """)
  }

  @Test func `Times and speakers stand in the margin, and turns in JSON have start and end`() throws {
    try Program.withFolder(Self.files) { folder in
      let shown = try Program.run(["show", "fredag.vtt"], in: folder)
      try Snapshot.check(shown.output, "show-vtt.txt")
      let json = try Program.run(["show", "fredag.vtt", "--format", "json"], in: folder)
      let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      let turns = try #require(object["turns"] as? [[String: Any]])
      #expect(turns.map { $0["start"] as? Double } == [0.5, 3, 9.5, 12, 72])
      #expect(turns.map { $0["end"] as? Double } == [3, 9, 11, 14, 74])
      #expect(turns.map { $0["speaker"] as? String }.prefix(2) == ["Mette Hansen", "Fatima"])
      #expect(turns.map { $0["role"] as? String }.prefix(2) == ["Interviewer", nil])
      #expect(turns.allSatisfy { ($0["original"] as? [[Int]])?.isEmpty == false })
    }
  }

  @Test func `Names that a file carries are shown only with --names`() throws {
    try Program.withFolder(Self.files) { folder in
      let search = ["search", "forening", "fredag.vtt", "--format", "csv"]
      let without = try Program.run(search, in: folder)
      #expect(without.output.contains(",Person 1,"))
      #expect(!without.output.contains("Fatima"))
      #expect(try Program.run(search + ["--names"], in: folder).output.contains(",Fatima,"))
      let book = ["--codebook", Program.root + "/" + CommandTests.codebook]
      for format in ["csv", "json", "md", "html"] {
        let matrix = ["matrix", "fredag.vtt", "--format", format] + book
        #expect(!(try Program.run(matrix, in: folder).output.contains("Fatima")), "\(format)")
        #expect(try Program.run(matrix + ["--names"], in: folder).output.contains("Fatima"), "\(format)")
      }
    }
  }

  @Test func `The table of speakers beside the texts sets name, role and case everywhere`() throws {
    var files = Self.files
    files["speakers.csv"] = Data("label;navn;rolle;sag\r\nfatima;Nabo 1;nabo;Elm\r\nOle;;far;\r\n".utf8)
    try Program.withFolder(files) { folder in
      let search = try Program.run(
        ["search", "forening case:elm role:nabo speaker:nabo*", ".", "--format", "jsonl"], in: folder)
      #expect(search.output.split(separator: "\n").count == 2)
      #expect(search.output.contains("\"speaker\":\"Nabo 1\",\"role\":\"nabo\",\"case\":\"Elm\""))
      #expect(search.errors.contains("note: speakers are named by './speakers.csv'\n"))
      #expect(search.errors.contains("note: './speakers.csv': line 3 meets no speaker of the sources\n"))
      let matrix = ["matrix", "fredag.vtt", "--codebook", Program.root + "/" + CommandTests.codebook, "--by", "role"]
      #expect(try Program.run(matrix, in: folder).output.contains("nabo"))
      let shown = try Program.run(["show", "fredag.vtt"], in: folder).output
      #expect(shown.contains("  Fatima: nabo, shown as Nabo 1, case Elm\n"))
    }
  }

  @Test func `A table that is named goes before one that is found, and a wrong one stops the run`() throws {
    var files = Self.files
    files["speakers.csv"] = Data("label,role\nFatima,nabo\n".utf8)
    files["andre/t.csv"] = Data("label,role\n,mor\n".utf8)
    try Program.withFolder(files) { folder in
      let result = try Program.run(["search", "forening", "fredag.vtt", "--speakers", "andre/t.csv"], in: folder)
      #expect(result.code == 2)
      #expect(
        result.errors
          == "error: cannot read the speakers in 'andre/t.csv': in line 2 there is no label\n  help: write the speaker's label, or * for all speakers\n"
      )
      let missing = try Program.run(["show", "fredag.vtt", "--speakers", "t.csv"], in: folder)
      #expect(missing.errors == "error: cannot find 't.csv'\n  help: check the name and the folder\n")
    }
  }
}
