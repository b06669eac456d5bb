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

  static let hasR = (try? Program.run(["Rscript", "--version"], executable: "/usr/bin/env"))?.code == 0

  @Test(.enabled(if: hasR, "there is no R"), arguments: [false, true])
  func `R reads types and letters of the wide table and of counts, also those of Danish Excel`(isDanish: Bool) throws {
    try Program.withFolder([:]) { folder in
      let format = isDanish ? ["--excel-da"] : []
      for arguments in [
        ["matrix", Self.interviews, "--codebook", Self.codebook, "--cells", "binary", "--all", "--output", "a.csv"],
        ["matrix", Self.interviews, "--codebook", Self.codebook, "--by", "role", "--output", "b.csv"],
        ["frequencies", Self.interviews, "--by", "thirds", "--dispersion", "--output", "c.csv"],
        ["keyness", Self.interviews, "--target", "source:psykiatri*", "--output", "d.csv"],
      ] { #expect(try Program.run(arguments + format, in: folder).code == 0) }
      let read = isDanish ? "read.csv2" : "read.csv"
      let result = try Program.run(
        [
          "Rscript", "-e",
          """
          read <- function(name) \(read)(name, fileEncoding = "UTF-8-BOM", check.names = FALSE)
          a <- read("a.csv"); b <- read("b.csv"); c <- read("c.csv"); d <- read("d.csv")
          types <- function(x) paste(sapply(x, class), collapse = " ")
          cat(sep = "\\n",
            types(a[c("netvaerk", "civilsamfund", "kompetencer", "start", "text")]),
            paste(sort(unique(unlist(a[c("netvaerk", "civilsamfund")]))), collapse = " "),
            any(grepl("\u{e6}", a$text)), length(unique(a$provenance)),
            types(b[c("role", "netvaerk", "units")]), any(grepl("P\u{e6}dagogisk leder", b$role)),
            types(c[c("word", "count", "per_million", "juilland_d", "33\u{2013}67 %")]),
            all(c$count == c[["0\u{2013}33 %"]] + c[["33\u{2013}67 %"]] + c[["67\u{2013}100 %"]]),
            types(d[c("lemma", "count", "log_ratio", "bootstrap_low", "p_bh")]), all(d$p_bh < 0.05))
          """,
        ], in: folder, executable: "/usr/bin/env", environment: ["LC_ALL": "C.UTF-8"])
      #expect(result.errors == "")
      #expect(
        result.output == """
          integer integer integer integer character
          0 1
          TRUE
          1
          character integer integer
          TRUE
          character integer numeric numeric integer
          TRUE
          character integer numeric numeric numeric
          TRUE

          """)
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
    let book = """
      name: To temaer
      codes:
        - id: netvaerk
          name: Netværk
          rules:
            - query: netværk OR nabo*
        - id: civilsamfund
          name: Foreninger og frivillige
          definition: Foreninger og frivillige, der hjælper.
          rules:
            - query: forening OR frivillig

      """
    try Program.withFolder([
      "bog.yaml": Data(book.utf8),
      "a.txt": Data("I: Hvem hjælper?\nA: Foreningen og hans netværk.\nI: Hvordan?\nA: =Frivilligt <b>.\n".utf8),
    ]) { folder in
      for ending in ["csv", "tsv", "json", "jsonl", "md", "html", "xlsx", "docx", "txt"] {
        var bytes: [Data] = []
        for name in ["x", "y"] {
          let result = try Program.run(
            ["matrix", "a.txt", "--codebook", "bog.yaml", "--view", view, "--output", "\(name).\(ending)"],
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

  @Test func `The method section counts in Danish, and says what cannot be undone`() throws {
    try Program.withFolder(["a.txt": Data("I: Hvem?\nA: Naboen.\nI: Nå?\nA: Ja.\n".utf8)]) { folder in
      func run(_ arguments: [String]) throws -> String {
        try Program.run(arguments, in: folder, environment: ["CITAT_CODER": "Anna"]).output
      }
      for arguments in [["init"], ["import", "a.txt"], ["codes", "add", "Naboer"]] { _ = try run(arguments) }
      let before = try run(["report", "methods", "--format", "md"])
      #expect(before.contains(" har 1 tema og i alt 1 kode. Ingen regler foreslår koder.\n"))
      #expect(!before.contains("ikke afgjort") && before.contains("tidspunktet og kan fortrydes.\n"))
      _ = try run(["erase", "a.txt", "--yes"])
      let after = try run(["report", "methods", "--format", "md"])
      #expect(after.contains("kan fortrydes, undtagen hvor kilder blev slettet for altid.\n"))
    }
  }

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
      // The framework matrix with a person's summary of a case and a theme; proposals are marked in each format.
      try Data("case,source,kommune\nFamilien,a.txt,Nord\n".utf8).write(to: URL(filePath: folder + "/cases.csv"))
      _ = try run(["cases", "import", "cases.csv"])
      _ = try run(["memo", "Familien", "--theme", "civilsamfund", "--text", "Foreningen bærer familien."])
      for format in ["md", "html", "text"] {
        let framework = try run(["matrix", "--view", "framework", "--proposals", "--format", format]).output
        #expect(framework.contains("Foreningen bærer familien.") && framework.contains("Naboen og de frivillige"))
        // What is looked at speaks English.
        let mark = format == "text" ? "proposal" : "forslag"
        #expect(framework.components(separatedBy: "[" + mark).count == 2, "\(format)")
        let own = try run(["matrix", "--view", "framework", "--format", format]).output
        #expect(own.contains("Foreningen bærer familien.") && !own.contains(mark) && !own.contains("Naboen"))
      }
      // Codes are comments in Word, by whoever set them, when they did.
      _ = try run(["report", "transcripts", "--proposals", "--output", "t.docx"])
      let comments = try Program.run(
        ["python3", "-c", "import zipfile; print(zipfile.ZipFile('t.docx').read('word/comments.xml').decode())"],
        in: folder, executable: "/usr/bin/env"
      ).output
      let pattern = "w:author=\"Anna\" w:initials=\"A\" w:date=\"20[0-9-]+T[0-9:]+Z\""
      #expect(comments.range(of: pattern, options: .regularExpression) != nil)
      #expect(comments.components(separatedBy: "w:date=").count == 2, "a rule decides at no time")
      let words = try run(["frequencies", "--in", "theme:civilsamfund", "--format", "csv"]).output
      #expect(words.contains("foreningen,1,") && !words.contains("naboen"))
    }
  }
}
