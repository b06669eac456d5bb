import Foundation
import Testing

/// The nine quotations of the follow-up report in every format, each read as its readers read it and compared with what was
/// annotated by hand: words, role, section, themes.
@Suite(.enabled(if: SharedData.isThere, "no shared reports: set CITAT_SHARED to their folder"))
struct NineQuotationsTests {
  /// The themes of the sample codebook by their names in the annotation.
  private static let themes = [
    "netværk": "netvaerk", "civilsamfund": "civilsamfund", "datakultur": "datakultur",
    "psykiatrisamarbejde": "psykiatri", "udviklings- og opmærksomhedsforstyrrelser": "udvikling",
    "sundhedsrelaterede problemstillinger": "sundhed", "ledelsesopbakning": "ledelse",
    "forventningsafstemning": "forventning", "ressourcer/økonomi": "ressourcer",
    "tværfagligt samarbejde": "tvaerfagligt", "forebyggelse": "forebyggelse", "kompetencer/viden": "kompetencer",
  ]

  /// A quotation as a format shows it.
  private struct Shown: Decodable {
    let text: String
    let place: String
    let themes: String
  }

  /// A quotation as it was annotated: themes that must be there, and those that may.
  private struct Annotated {
    let text: String
    let role: String
    let section: [String]
    var clear: Set<String> = []
    var possible: Set<String> = []
  }

  private func annotated() throws -> [Annotated] {
    let path = "\(SharedData.folder)/gold/2022-born-unge-opfolgning.themes.jsonl"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let units = try lines.map { try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    return try SharedReportTests.informants.map { quotation in
      let unit = try #require(units.first { $0["text"] as? String == quotation.text })
      var own = Annotated(text: quotation.text, role: quotation.role ?? "", section: quotation.section)
      func id(_ name: String?) throws -> String { try #require(Self.themes[name ?? ""], "\(name ?? "") is new") }
      for theme in unit["themes"] as? [[String: String]] ?? [] {
        own.possible.insert(try id(theme["code"]))
        if theme["confidence"] == "clear" { own.clear.insert(try id(theme["code"])) }
      }
      for name in unit["near_miss"] as? [String] ?? [] { own.possible.insert(try id(name)) }
      return own
    }
  }

  @Test(arguments: ["csv", "tsv", "json", "jsonl", "md", "html", "txt"])
  func `The nine quotations have their words, role, section and themes`(ending: String) throws { try check(ending) }

  @Test(.enabled(if: ExportTests.has("openpyxl"), "Python has no openpyxl"))
  func `So they have in a workbook`() throws { try check("xlsx") }

  @Test(.enabled(if: ExportTests.has("docx"), "Python has no python-docx"))
  func `So they have in a Word document`() throws { try check("docx") }

  private func check(_ ending: String) throws {
    try Program.withFolder([:]) { folder in
      let written = try Program.run(
        [
          "matrix", SharedData.folder + "/reports/2022-born-unge-opfolgning.txt", "--codebook",
          ExportTests.codebook, "--unit", "quotation", "--all", "--output", "ud.\(ending)", "--raw",
        ], in: folder, environment: ["COLUMNS": "400"])
      #expect(written.code == 0)
      let read = try Program.run(
        [ExportTests.python, "-c", Self.reader, "ud.\(ending)"], in: folder, executable: "/usr/bin/env")
      #expect(read.errors == "")
      let shown = try JSONDecoder().decode([Shown].self, from: Data(read.output.utf8))
      let annotated = try annotated()
      try #require(shown.count == annotated.count, "\(shown.count) quotations")
      let names = try Self.themeNames.get()
      for (shown, own) in zip(shown, annotated) {
        #expect(Self.squeezed(shown.text) == Self.squeezed(own.text), "\(ending): the words")
        #expect(shown.place.contains(own.role), "\(ending): the role \(own.role)")
        for heading in own.section {
          #expect(Self.squeezed(shown.place).contains(Self.squeezed(heading)), "\(ending): the section")
        }
        let themes = Set(
          names.filter { shown.themes.contains(";\($0.key);") || shown.themes.contains(";\($0.value);") }
            .map(\.key))
        #expect(own.clear.isSubset(of: themes) && themes.isSubset(of: own.possible), "\(ending): \(shown.themes)")
        #expect(themes.count == shown.themes.split(separator: ";").count, "\(ending): \(shown.themes)")
      }
    }
  }

  /// The names of the themes by id.
  private static let themeNames = Result { try readThemeNames() }

  private static func readThemeNames() throws -> [String: String] {
    let output = try Program.run([
      "matrix", "Corpora/rapport/kommunale-erfaringer.txt", "--codebook", CommandTests.codebook, "--format", "json",
    ]).output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let themes = try #require(object["themes"] as? [[String: String]])
    return Dictionary(uniqueKeysWithValues: themes.map { ($0["id"] ?? "", $0["name"] ?? "") })
  }

  private static func squeezed(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }

  /// Prints the quotations of a file as JSON: text, place (with role and section), and themes between semicolons.
  private static let reader = #"""
    import sys, json, csv, re, html.parser
    name = sys.argv[1]; kind = name.split(".")[-1]; out = []
    def show(text, place, themes):
        out.append({"text": text, "place": " ".join(x or "" for x in place), "themes": ";" + ";".join(themes) + ";"})
    def names(text): return [x.strip() for x in (text or "").split(", ") if x.strip()]
    if kind in ("csv", "tsv"):
        with open(name, encoding="utf-8", newline="") as f:
            for row in csv.DictReader(f, delimiter="," if kind == "csv" else "\t"):
                keys = list(row); themes = keys[keys.index("text") + 1:keys.index("provenance")]
                show(row["text"], [row["role"], row["section"]], [k for k in themes if row[k]])
    elif kind in ("json", "jsonl"):
        text = open(name, encoding="utf-8").read()
        rows = json.loads(text)["rows"] if kind == "json" else [json.loads(l) for l in text.splitlines()]
        for row in rows: show(row["text"], [row["role"]] + row["section"], sorted({c["theme"] for c in row["codes"]}))
    elif kind == "md":
        text = open(name, encoding="utf-8").read().split("\n## Citater\n")[1].split("\n## ")[0].replace("\\", "").replace("**", "")
        for block in re.findall(r"(?:^>.*\n?)+", text, re.M):
            lines = [l[1:].strip() for l in block.splitlines()]
            last = next(i for i in range(len(lines) - 1, -1, -1) if lines[i].startswith("— "))
            place, _, codes = " ".join(lines[last:])[2:].partition(" — ")
            show(" ".join(lines[:last]), [place], names(codes))
    elif kind == "html":
        class Tables(html.parser.HTMLParser):
            rows = []; inside = False
            def handle_starttag(self, tag, attrs):
                if tag == "tr": self.rows.append([])
                if tag in ("td", "th"): self.rows[-1].append(""); self.inside = True
            def handle_endtag(self, tag):
                if tag in ("td", "th"): self.inside = False
            def handle_data(self, data):
                if self.inside: self.rows[-1][-1] += data
        reader = Tables(); reader.feed(open(name, encoding="utf-8").read())
        for row in reader.rows:
            if len(row) == 3 and "citat " in row[0]: show(row[2], [row[0]], names(row[1]))
    elif kind == "xlsx":
        import openpyxl
        rows = [[c.value for c in r] for r in openpyxl.load_workbook(name)["Citater"].iter_rows()]
        head = rows[0]
        for row in rows[1:]:
            show(row[head.index("Tekst")], [row[head.index("Rolle")], row[head.index("Afsnit i teksten")]], names(row[head.index("Temaer")]))
    elif kind == "docx":
        import docx
        for table in docx.Document(name).tables:
            for row in table.rows:
                cells = [c.text for c in row.cells]
                if len(cells) == 3 and "citat " in cells[0]: show(cells[2], [cells[0]], names(cells[1]))
    elif kind == "txt":
        place = section = codes = None; text = []
        for line in open(name, encoding="utf-8").read().splitlines() + ["x.txt · quotation 0"]:
            if " · quotation " in line:
                if place: show(" ".join(text), [place, section], [c.strip() for c in codes.split(",")])
                place, section, codes, text = line, None, None, []
            elif place and section is None: section = line
            elif place and codes is None: codes = line
            elif place: text.append(line)
    print(json.dumps(out, ensure_ascii=False))
    """#
}
