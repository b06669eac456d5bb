import Foundation
import Testing

/// Matrices as xlsx. Where Python has openpyxl, another reader opens what was written.
@Suite struct WorkbookTests {
  static let codebook = Program.root + "/" + CommandTests.codebook
  static let report = Program.root + "/Corpora/rapport/kommunale-erfaringer.txt"
  static let hasOpenpyxl =
    (try? Program.run(["python3", "-c", "import openpyxl"], executable: "/usr/bin/env"))?.code == 0

  /// Writes a workbook and returns what it took.
  private func workbook(
    _ arguments: [String], in folder: String, date: String = "1700000000"
  ) throws -> (result: Program.Result, bytes: Data) {
    let result = try Program.run(
      ["matrix"] + arguments + ["--codebook", Self.codebook, "--output", "out.xlsx"], in: folder,
      environment: ["SOURCE_DATE_EPOCH": date])
    return (result, (try? Data(contentsOf: URL(filePath: folder + "/out.xlsx"))) ?? Data())
  }

  @Test func `Two runs at one date give the same bytes, and nothing else is left in the folder`() throws {
    try Program.withFolder([:]) { folder in
      let first = try workbook([Self.report], in: folder)
      #expect(first.result.code == 0)
      #expect(first.result.output == "")
      #expect(first.bytes.prefix(2) == Data("PK".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out.xlsx"])
      #expect(try workbook([Self.report], in: folder).bytes == first.bytes)
      #expect(try workbook([Self.report], in: folder, date: "1600000000").bytes != first.bytes)
    }
  }

  @Test func `A workbook needs a file, and never replaces what it is made from`() throws {
    let piped = try Program.run(["matrix", Self.report, "--codebook", Self.codebook, "--format", "xlsx"])
    #expect(piped.code == 2)
    #expect(
      piped.errors == """
        error: xlsx does not go to a terminal or pipe
          help: name the file: --output NAME.xlsx

        """)
    try Program.withFolder(["tale.xlsx": Data("A: Foreningen hjælper.\nB: Ja.\nA: Nej.\nB: Jo.\n".utf8)]) { folder in
      let result = try Program.run(
        ["matrix", "tale.xlsx", "--codebook", Self.codebook, "--output", "tale.xlsx"], in: folder)
      #expect(result.code == 2)
      #expect(try String(contentsOfFile: folder + "/tale.xlsx", encoding: .utf8).hasPrefix("A: Foreningen"))
    }
  }

  @Test func `A folder that is not there is an error`() throws {
    try Program.withFolder([:]) { folder in
      let result = try Program.run(
        ["matrix", Self.report, "--codebook", Self.codebook, "--output", "ingen/a.xlsx"], in: folder)
      #expect(result.code == 2)
      #expect(result.errors.hasPrefix("error: cannot write 'ingen/a.xlsx': the folder does not exist"))
    }
  }

  @Test(.enabled(if: hasOpenpyxl, "Python has no openpyxl"))
  func `Another reader finds the sheets, the words and the counts`() throws {
    try Program.withFolder([
      "a.txt": Data("I: Hvem hjælper?\nA: =SUM(1) siger foreningen <b>.\nI: Hvordan?\nA: Frivilligt.\n".utf8)
    ]) { folder in
      #expect(try workbook(["a.txt", "--all"], in: folder).result.code == 0)
      let script = """
        import openpyxl, json
        book = openpyxl.load_workbook("out.xlsx")
        sheets = {s.title: [[c.value for c in r] for r in s.iter_rows()] for s in book}
        print(json.dumps({"names": book.sheetnames, "units": sheets["Citater"], "sources": sheets["Kilder"],
          "frozen": book["Citater"].freeze_panes, "filter": book["Citater"].auto_filter.ref,
          "made": [r[1] for r in sheets["Om kørslen"] if r[0] == "Lavet"]}, ensure_ascii=False))
        """
      let result = try Program.run(["python3", "-c", script], in: folder, executable: "/usr/bin/env")
      let book = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      #expect(book["names"] as? [String] == ["Kilder", "Citater", "Kodebog", "Om kørslen"])
      #expect(book["frozen"] as? String == "C2")
      #expect(book["made"] as? [String] == ["2023-11-14"])
      let units = try #require(book["units"] as? [[Any]])
      let heading = try #require(units.first as? [String])
      let text = try #require(heading.firstIndex(of: "Tekst"))
      let theme = try #require(heading.firstIndex(of: "Samarbejde med civilsamfundet"))
      #expect(units[1][text] as? String == "=SUM(1) siger foreningen <b>.")
      #expect((units[1][theme] as? String)?.contains("foreningen") == true)
      let sources = try #require(book["sources"] as? [[Any]])
      #expect(sources.last?.first as? String == "I alt")
      #expect(sources.last?.last as? Int == 2)
    }
  }
}
