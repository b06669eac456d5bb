import Foundation
import Testing

/// What goes into a report, read by the programs that will read it.
@Suite struct ExportTests {
  static let codebook = Program.root + "/" + CommandTests.codebook
  static let interviews = Program.root + "/Corpora/gruppeinterview"
  static let python = ProcessInfo.processInfo.environment["CITAT_PYTHON"] ?? "python3"
  static func has(_ module: String) -> Bool {
    (try? Program.run([python, "-c", "import \(module)"], executable: "/usr/bin/env"))?.code == 0
  }

  private func python(_ script: String, in folder: String) throws -> [String: Any] {
    let result = try Program.run([Self.python, "-c", script], in: folder, executable: "/usr/bin/env")
    #expect(result.errors == "")
    return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  // MARK: The nine quotations of the follow-up report

  /// What every format says of the quotations: their words, roles and themes.
  @Test(
    .enabled(if: SharedData.isThere, "no shared reports: set CITAT_SHARED to their folder"),
    arguments: ["csv", "tsv", "json", "jsonl", "md", "html", "txt"])
  func `The nine quotations come out right in every text format`(ending: String) throws {
    try Program.withFolder([:]) { folder in
      let result = try Program.run(
        [
          "matrix", SharedData.folder + "/reports/2022-born-unge-opfolgning.txt", "--codebook", Self.codebook, "--unit",
          "quotation", "--all", "--output", "ud.\(ending)", "--raw",
        ], in: folder)
      #expect(result.code == 0)
      let text = Self.plain(try String(contentsOfFile: folder + "/ud.\(ending)", encoding: .utf8), ending)
      let gold = try SharedReportTests.informants
      #expect(gold.count == 9)
      for quotation in gold {
        #expect(text.contains(Self.squeezed(quotation.text)), "the words of a quotation are missing in \(ending)")
        #expect(text.contains(Self.squeezed(quotation.role ?? "")), "a role is missing in \(ending)")
      }
    }
  }

  /// A file's words without what the format puts round and into them, blanks left out.
  private static func plain(_ text: String, _ ending: String) -> String {
    var text = text
    switch ending {
    case "csv": text = text.replacingOccurrences(of: "\"\"", with: "\"")
    case "json", "jsonl":
      text = text.replacingOccurrences(of: "\\\"", with: "\"").replacingOccurrences(of: "\\n", with: " ")
    case "md": text = text.replacingOccurrences(of: "\\", with: "").replacingOccurrences(of: "\n> ", with: " ")
    case "html":
      text = text.replacingOccurrences(of: "<mark>", with: "").replacingOccurrences(of: "</mark>", with: "")
        .replacingOccurrences(of: "&#39;", with: "'").replacingOccurrences(of: "&quot;", with: "\"")
        .replacingOccurrences(of: "&amp;", with: "&")
    default: break
    }
    return squeezed(text)
  }

  private static func squeezed(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }

  // MARK: Other readers

  @Test(.enabled(if: has("pandas"), "Python has no pandas"))
  func `pandas reads types and letters of the wide table, also that of Danish Excel`() throws {
    try Program.withFolder([:]) { folder in
      for arguments in [["--output", "a.csv"], ["--excel-da", "--output", "b.csv"]] {
        let result = try Program.run(
          ["matrix", Self.interviews, "--codebook", Self.codebook, "--cells", "binary", "--all"] + arguments, in: folder
        )
        #expect(result.code == 0)
      }
      let read = try python(
        """
        import pandas, json
        a = pandas.read_csv("a.csv"); b = pandas.read_csv("b.csv", sep=";", decimal=",", encoding="utf-8-sig")
        print(json.dumps({"rows": len(a), "same": bool((a.netvaerk == b.netvaerk).all() and (a.text == b.text).all()),
          "type": str(a.netvaerk.dtype), "start": str(a.start.dtype), "sum": int(a.netvaerk.sum()),
          "danish": bool(a.text.str.contains("æ").any()), "provenance": a.provenance.nunique()}))
        """, in: folder)
      #expect(read["same"] as? Bool == true && read["danish"] as? Bool == true)
      #expect(read["type"] as? String == "int64" && read["start"] as? String == "int64")
      #expect((read["sum"] as? Int ?? 0) > 0 && read["provenance"] as? Int == 1)
    }
  }

  @Test(.enabled(if: has("docx"), "Python has no python-docx"))
  func `python-docx reads headings, tables, quotations and comments`() throws {
    try Program.withFolder([:]) { folder in
      #expect(
        try Program.run(
          ["matrix", Self.interviews, "--codebook", Self.codebook, "--output", "a.docx"], in: folder
        ).code == 0)
      #expect(
        try Program.run(
          ["summary", "civilsamfund", Self.interviews, "--codebook", Self.codebook, "--output", "b.docx"], in: folder
        ).code == 0)
      let read = try python(
        """
        import docx, json
        a = docx.Document("a.docx"); b = docx.Document("b.docx")
        print(json.dumps({"title": a.paragraphs[0].text, "tables": len(a.tables), "pictures": len(a.inline_shapes),
          "headings": [p.text for p in a.paragraphs if p.style.name == "Heading 1"],
          "quotes": len([p for p in b.paragraphs if p.style.name == "Quote"]),
          "header": all(t.rows[0]._tr.trPr.find("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tblHeader") is not None
            for t in a.tables[:3])}, ensure_ascii=False))
        """, in: folder)
      #expect(read["title"] as? String == "Socialområdet")
      #expect(read["headings"] as? [String] == ["Oversigt", "Citater", "Kodebog", "Om kørslen"])
      #expect(read["header"] as? Bool == true && read["quotes"] as? Int == 5)
      #expect((read["pictures"] as? Int ?? 0) >= 3)
    }
  }

  // MARK: Every view in every format

  @Test(arguments: ["units", "counts", "cooccurrence", "framework", "saturation"])
  func `Every view is written in every format, the same each time`(view: String) throws {
    try Program.withFolder([
      "a.txt": Data("I: Hvem hjælper?\nA: Foreningen og hans netværk.\nI: Hvordan?\nA: =Frivilligt <b>.\n".utf8)
    ]) { folder in
      for ending in ["csv", "tsv", "json", "jsonl", "md", "html", "xlsx", "docx", "txt"] {
        var bytes: [Data] = []
        for name in ["x", "y"] {
          let result = try Program.run(
            ["matrix", "a.txt", "--codebook", Self.codebook, "--view", view, "--output", "\(name).\(ending)"],
            in: folder, environment: ["SOURCE_DATE_EPOCH": "1700000000"])
          #expect(result.code == 0 && result.errors == "", "\(ending)")
          bytes.append(try Data(contentsOf: URL(filePath: "\(folder)/\(name).\(ending)")))
        }
        #expect(bytes[0] == bytes[1] && !bytes[0].isEmpty, "\(ending)")
        // Spreadsheets and Word documents are archives, and the terminal knows where it stands; all others say in plain
        // words what they were made with.
        let isShort = ending == "txt" && (view == "units" || view == "counts")
        if ending != "xlsx", ending != "docx", ending != "jsonl", !isShort {
          let text = String(decoding: bytes[0], as: UTF8.self)
          #expect(text.contains("2023-11-14") && text.contains("citat 0.1.0"), "\(ending)")
        }
      }
    }
  }

  // MARK: In a project

  @Test func `In a project proposals are left out unless they are wanted, and marked then`() throws {
    try Program.withFolder([
      "a.txt": Data("I: Hvem hjælper?\nA: Foreningen hjælper.\nI: Og hvem mere?\nA: Naboen og de frivillige.\n".utf8)
    ]) { folder in
      func run(_ arguments: [String]) throws -> Program.Result {
        let result = try Program.run(arguments, in: folder, environment: ["CITAT_CODER": "Anna"])
        #expect(result.code == 0, "\(arguments): \(result.errors)")
        return result
      }
      _ = try run(["init", "studie.citat"])
      _ = try run(["import", "a.txt"])
      _ = try run(["apply", "--codebook", Self.codebook])
      _ = try run(["accept", "a.txt", "--code", "civilsamfund", "--unit", "2"])
      let decided = try run(["matrix", "--format", "csv"]).output
      #expect(decided.split(separator: "\r\n").count == 2 && !decided.contains("proposed"))
      let all = try run(["matrix", "--proposals", "--format", "csv"]).output
      #expect(all.split(separator: "\r\n").count == 3 && all.contains(",proposed,"))
      for format in ["md", "html"] {
        #expect(try run(["matrix", "--proposals", "--format", format]).output.contains("(forslag)"))
        #expect(!(try run(["matrix", "--format", format]).output.contains("(forslag)")))
      }
      #expect(try run(["matrix", "--proposals"]).output.contains("?"))
      let methods = try run(["report", "methods", "--format", "md"]).output
      #expect(methods.contains("Kun én koder har kodet") && methods.contains("| Anna | 0 | 1 | 0 | 0 |"))
      let words = try run(["frequencies", "--in", "theme:civilsamfund", "--format", "csv"]).output
      #expect(words.contains("foreningen,1,") && !words.contains("naboen"))
    }
  }
}
