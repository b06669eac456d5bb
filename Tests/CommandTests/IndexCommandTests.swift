import Foundation
import Testing

@Suite struct IndexCommandTests {
  /// The sample texts in a folder of their own.
  private func withCorpora<T>(_ body: (String) throws -> T) throws -> T {
    try Program.withFolder([:]) { folder in
      #expect(try Program.run(["-r", Program.root + "/Corpora", folder], executable: "/bin/cp").code == 0)
      return try body(folder)
    }
  }

  /// What a run printed, without what differs from run to run.
  private func printed(_ arguments: [String], in folder: String) throws -> String {
    let result = try Program.run(arguments, in: folder)
    let output = result.output.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.replacing(/made .*$/, with: "made …")
    }
    return "$ citat \(arguments.joined(separator: " "))\n" + result.errors + output.joined(separator: "\n")
      + "exit code \(result.code)\n\n"
  }

  @Test func `Where the index cannot be made again the texts are read`() throws {
    try Program.withFolder([
      "tekster/a.txt": Data("A: Huset.\nB: Nej.\nA: Jo.\nB: Nå.\n".utf8),
      // Nothing can be written in place of a folder that holds something.
      "tekster/.citat-index/index/x": Data("x".utf8),
    ]) { folder in
      let result = try Program.run(["search", "hus", "tekster", "--count"], in: folder)
      #expect(result.code == 0 && result.output.contains("a.txt"))
      #expect(
        result.errors.hasPrefix("note: the index of 'tekster' is not used, for ")
          && result.errors.contains("cannot write the index"))
    }
  }

  @Test func `A folder has no columns`() throws {
    try Program.withFolder(["tekster/a.txt": Data("A: Ja.\nB: Nej.\nA: Jo.\nB: Nå.\n".utf8)]) { folder in
      let result = try Program.run(["index", "tekster", "--columns", "id,text"], in: folder)
      #expect(result.code == 2 && result.output == "")
      #expect(
        result.errors == """
          error: 'tekster' is no table of texts, and has no columns
            help: leave --columns out, or name a .tsv or .jsonl file with a text on each line

          """)
      #expect(!FileManager.default.fileExists(atPath: folder + "/tekster/.citat-index"))
    }
  }

  @Test func `A line that names the columns of a table is no text, and must name them as they are`() throws {
    try Program.withFolder([
      "t.tsv": Data("id\tdato\tTekst\n1\t2021\tDet første hus\n2\t2022\tDet andet hus\textra\n".utf8)
    ]) { folder in
      let result = try Program.run(["index", "t.tsv", "--columns", "id,date,text"], in: folder)
      #expect(
        result.errors == """
          note: line 1 of 't.tsv' names the columns and is no text
          error: cannot read the table 't.tsv': line 3: it has 4 columns, expected 3
            help: name all columns of the table; those with other names than id, source, date, speaker, role, text are passed over

          """)
      #expect(result.code == 2)
      #expect(
        try Program.run(["search", "hus", "t.tsv", "--count", "--format", "tsv"], in: folder).output.contains("1\t"))
      #expect(try Program.run(["search", "dato", "t.tsv"], in: folder).output == "")

      let other = try Program.run(["index", "t.tsv", "--columns", "id,text,date"], in: folder)
      #expect(
        other.errors.contains("it names the columns, and 'tekst' is column 3 there and 2 in --columns")
          && other.code == 2)
    }
  }

  @Test(arguments: [
    // As R writes it, with escaped and with doubled marks; as csv does, where it must.
    #""id"\t"text"\n"1"\t"Han sagde \"hus\" og gik"\n2\t"Et hus"\n"#,
    #""id"\t"text"\n"1"\t"Han sagde ""hus"" og gik"\n2\t"Et hus"\n"#,
    #"id\ttext\n1\t"Han sagde ""hus"" og gik"\n2\tEt hus\n"#,
  ])
  func `Quotation marks that a program put around cells are no part of the texts`(table: String) throws {
    let table = table.replacingOccurrences(of: #"\t"#, with: "\t").replacingOccurrences(of: #"\n"#, with: "\n")
    try Program.withFolder(["t.tsv": Data(table.utf8)]) { folder in
      let index = try Program.run(["index", "t.tsv", "--columns", "id,text"], in: folder)
      let marks = table.hasPrefix("\"") ? "; the quotation marks around cells are left out" : ""
      #expect(index.errors == "note: line 1 of 't.tsv' names the columns and is no text\(marks)\n" && index.code == 0)
      let search = ["search", "hus", "t.tsv", "--format", "jsonl", "--context", "paragraph"]
      let lines = try Program.run(search, in: folder).output
      #expect(lines.contains(#""left":"Han sagde \"","#) && lines.contains(#""left":"Et ""#))
    }
  }

  @Test func `Quotation marks of the texts themselves stay`() throws {
    let table = "1\t\"Et hus\"\n2\t\"Ja\" sagde \"han\" om et hus\n3\t\"Ja\" om et \"hus\"\n"
    try Program.withFolder(["t.tsv": Data(table.utf8)]) { folder in
      let index = try Program.run(["index", "t.tsv", "--columns", "id,text"], in: folder)
      #expect(index.errors == "" && index.code == 0)
      let search = ["search", "hus", "t.tsv", "--format", "jsonl", "--context", "paragraph"]
      let lines = try Program.run(search, in: folder).output
      #expect(lines.contains(#""left":"\"Et ""#) && lines.contains(#""left":"\"Ja\" sagde"#))
      #expect(lines.contains(#""left":"\"Ja\" om et \"","#))
    }
  }

  @Test func `An index that cannot be made leaves nothing behind, and the old one where there is one`() throws {
    try Program.withFolder(["t.tsv": Data("\n".utf8), "m/a.json": Data("{}".utf8)]) { folder in
      func files() throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() }
      let index = ["index", "t.tsv", "--columns", "id,text"]
      #expect(try Program.run(index, in: folder).code == 2 && Program.run(["index", "m"], in: folder).code == 2)
      #expect(try files() == ["m", "m/a.json", "t.tsv"])
      try Data("1\tEt hus\n".utf8).write(to: URL(filePath: folder + "/t.tsv"))
      #expect(try Program.run(index, in: folder).code == 0)
      let kept = try files()
      #expect(kept.contains(".t.tsv.citat-index/index"))
      try Data("\n".utf8).write(to: URL(filePath: folder + "/t.tsv"))
      #expect(try Program.run(index, in: folder).code == 2)
      #expect(try files() == kept)
    }
  }

  @Test func `Texts of a table that have one id are counted`() throws {
    let table = "a\tEt hus\nb\tTo huse\na\tTre huse\nc\tHuset\nc\tHusene\na\tHus\n"
    try Program.withFolder(["t.tsv": Data(table.utf8)]) { folder in
      let index = try Program.run(["index", "t.tsv", "--columns", "id,text"], in: folder)
      #expect(
        index.errors
          == "note: 5 texts of 't.tsv' have an id that another of them has: results cannot tell them apart\n")
      #expect(index.code == 0)
    }
  }

  @Test func `A table in UTF-16, as Excel's Unicode text is, is told once and what to do`() throws {
    let text = "id\ttext\r\n1\tEt hus på bakken\r\n2\tTo huse\r\n"
    let table = Data([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    try Program.withFolder(["t.tsv": table]) { folder in
      let index = try Program.run(["index", "t.tsv", "--columns", "id,text"], in: folder)
      #expect(
        index.errors == """
          error: cannot read the table 't.tsv': line 1: the file is UTF-16
            help: save it as text in UTF-8, with tabs between the columns

          """)
      #expect(index.code == 2 && index.output == "")
    }
  }

  @Test func `Of a table whose columns are other ones some lines are told, and how many more`() throws {
    let table = (1...30).map { "\($0)\tEt hus\n" }.joined() + "31\tet\thus\n"
    try Program.withFolder(["t.tsv": Data(table.utf8)]) { folder in
      let index = try Program.run(["index", "t.tsv", "--columns", "id,date,text"], in: folder)
      #expect(index.code == 2 && index.errors.split(separator: "\n").count { $0.hasPrefix("error: ") } == 20)
      #expect(index.errors.hasSuffix("\nnote: 10 more lines could not be read\n"))
      let search = try Program.run(["search", "hus", "t.tsv"], in: folder)
      #expect(search.code == 2 && search.errors.hasSuffix("\nnote: 30 of 31 lines skipped\n"))
    }
  }

  @Test func `The lines of a table are texts, and its column says what source they are of`() throws {
    let table = "1\tavis\tVi drikker kaffe.\n2\tavis\tKaffe er godt.\n3\tblad\tTe er bedre.\n"
    try Program.withFolder(["t.tsv": Data(table.utf8)]) { folder in
      #expect(try Program.run(["index", "t.tsv", "--columns", "id,source,text"], in: folder).code == 0)
      let hits = try Program.run(["search", "kaffe", "t.tsv"], in: folder).output
      #expect(hits.hasSuffix("\n2 hits in 2 of 3 texts\n"))
      let sources = try Program.run(["search", "kaffe", "t.tsv", "--group", "source"], in: folder).output
      #expect(sources.split(separator: "\n")[1].hasPrefix("avis       2 "))
      let counts = try Program.run(["frequencies", "t.tsv", "--by", "source", "--format", "tsv"], in: folder).output
      #expect(counts.split(separator: "\n")[0].hasSuffix("avis\tblad"))
      #expect(counts.contains("\nkaffe\t2\t") && counts.contains("\t2\t0\n"))
      let texts = try Program.run(["frequencies", "t.tsv", "--by", "text", "--format", "tsv"], in: folder).output
      #expect(texts.split(separator: "\n")[0].hasSuffix("\t1\t2\t3"))
      let none = try Program.run(["search", "vand", "t.tsv"], in: folder).errors
      #expect(none.hasPrefix("no hits in 3 texts of 9 words\n"))
    }
  }

  @Test func `Who speaks in several texts of a table is one speaker`() throws {
    let table = "1\tAnna Holm\tVi drikker kaffe.\n2\tBo Lund\tKaffe er godt.\n3\tAnna Holm\tTe er bedre.\n"
    try Program.withFolder(["t.tsv": Data(table.utf8)]) { folder in
      #expect(try Program.run(["index", "t.tsv", "--columns", "id,speaker,text"], in: folder).code == 0)
      let counts = try Program.run(["frequencies", "t.tsv", "--by", "speaker", "--format", "tsv"], in: folder).output
      #expect(counts.split(separator: "\n")[0].hasSuffix("Anna Holm\tBo Lund"))
    }
  }

  @Test func `An index is made, used, looked at, renewed and removed`() throws {
    try withCorpora { folder in
      var text = ""
      for arguments in [
        ["index", "Corpora"], ["index", "Corpora"], ["index", "Corpora", "--verify"],
        ["search", "civilsamfund NEAR/5 samarbejde", "Corpora"], ["search", "netværk", "Corpora", "--count"],
        ["search", "netværk", "Corpora/rapport", "Corpora/gruppeinterview", "--count"],
      ] {
        text += try printed(arguments, in: folder)
      }
      try Data("Et netværk mere.\n".utf8).write(to: URL(filePath: folder + "/Corpora/ny.txt"))
      for arguments in [
        ["search", "netværk", "Corpora", "--count"], ["index", "Corpora", "--forget"],
        ["index", "Corpora", "--forget"],
      ] {
        text += try printed(arguments, in: folder)
      }
      try Snapshot.check(text, "index.txt")
    }
  }

  @Test func `The bytes of the index of the sample texts do not grow`() throws {
    try withCorpora { folder in
      let result = try Program.run(["index", "Corpora", "--format", "tsv"], in: folder)
      let rows = result.output.split(separator: "\n").map { $0.split(separator: "\t") }
      let values = Dictionary(uniqueKeysWithValues: zip(try #require(rows.first), try #require(rows.last)))
      let text = try #require(values["text_bytes"].flatMap { Int($0) })
      let index = try #require(values["index_bytes"].flatMap { Int($0) })
      // So small a corpus has more words to each position than a large one.
      #expect(Double(index) / Double(text) < 1.6)
    }
  }

  @Test(arguments: [
    ["search", "netværk", "Corpora/rapport"],
    ["matrix", "Corpora/rapport", "--codebook", Program.root + "/Codebooks/socialomraadet.yaml", "--format", "csv"],
  ])
  func `A damaged index is said and made again, and the answer is that of the texts`(_ arguments: [String]) throws {
    try withCorpora { folder in
      let expected = try Program.run(arguments, in: folder)
      _ = try Program.run(["index", "Corpora/rapport"], in: folder)
      let file = URL(filePath: folder + "/Corpora/rapport/.citat-index/index")
      var bytes = try Data(contentsOf: file)
      // All blocks but those of the header, of what is read at opening, and of the checksums.
      for block in stride(from: bytes.count / 4, to: bytes.count * 9 / 10, by: 4096) { bytes[block] ^= 0x55 }
      try bytes.write(to: file)
      let result = try Program.run(arguments, in: folder)
      #expect(result.output == expected.output && result.code == expected.code)
      #expect(
        result.errors.contains(
          "the index of 'Corpora/rapport' was made again: the index 'Corpora/rapport/.citat-index/index'"))
    }
  }
}
