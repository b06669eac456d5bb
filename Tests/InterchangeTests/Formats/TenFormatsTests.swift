import CorpusModel
import DocumentStructure
import Testing

@testable import Interchange

/// The same interview as different programs write it.
@Suite struct TenFormatsTests {
  /// The interview of `Fixtures/make.py`: who, when, what.
  static let turns = [
    "Interviewer|3.0|Vil du fortælle, hvordan en almindelig dag ser ud hos jer?",
    "Anne|9.0|Ja. Vi åbner klokken seks, og så kommer de første børn. Det er tit de samme tre, og dem kender vi godt.",
    "Interviewer|31.0|Hvem har du mest med at gøre?",
    "Anne|34.0|Forældrene – og så socialrådgiveren. Hun ringer næsten hver dag, og vi aftaler det hele på gangen (griner).",
    "Bo|52.0|Det er ikke helt rigtigt. Vi har også møder med børne- og ungeafdelingen, og dér skriver vi ned, hvad vi aftaler.",
    "Anne|70.0|Det er så fire gange om året, ikke?",
    "Bo|73.0|Fem. Og i år blev det seks, fordi vi fik “Æblehuset” med i samarbejdet.",
    "Interviewer|84.0|Hvad ville I ønske jer?",
    "Anne|87.0|Tid. Mere tid til at høre efter, når et barn siger noget vigtigt på en skæv måde.",
    "Bo|101.0|Og at nogen tog telefonen i kommunen om fredagen.",
  ]

  static let written = ["docx", "odt", "rtf", "html", "txt"]

  @Test(arguments: written.map { "interview." + $0 } + ["docx", "odt", "rtf", "html"].map { "tabel." + $0 })
  func `The same interview has the same words, speakers and times in every format`(_ file: String) throws {
    let document = try Fixture.document(file)
    #expect(document.kind == .transcript)
    #expect(Shown.turns(document) == Self.turns)
    #expect(document.structure.speakers.map(\.isInterviewer) == [true, false, false])
    // Nothing but the heading stands before the first turn.
    #expect(document.structure.paragraphs.filter { $0.kind != .turn }.count == 1)
  }

  @Test(.enabled(if: Fixture.hasPDFProgram, "pdftotext is not installed"), arguments: ["interview.pdf", "tabel.pdf"])
  func `As PDF it has the same words, speakers and times, and pages`(_ file: String) throws {
    let document = try Fixture.document(file)
    #expect(Shown.turns(document) == Self.turns)
    #expect(document.structure.speakers.map(\.isInterviewer) == [true, false, false])
    #expect(document.page(of: document.structure.turns[0].range) == "1")
  }

  /// Each row: the file's name, what the program writes of the turns, and whether it has ends.
  @Test(arguments: SpokenInterview.files.indices)
  func `As programs that transcribe write it, it has the same words, speakers and times`(_ index: Int) throws {
    let file = SpokenInterview.files[index]
    let reading = try SourceFormats.read(SourceInput(file.bytes, file: file.name))
    let document = Fixture.document(reading.text)
    #expect(document.kind == .transcript)
    #expect(Shown.turns(document) == Self.turns, "\(file.name)")
    #expect(document.structure.speakers.map(\.isInterviewer) == [true, false, false])
    let ends = SpokenInterview.turns.map { Optional($0.start + 1.5) }
    #expect(document.structure.turns.map(\.end) == (file.hasEnds ? ends : ends.map { _ in nil }), "\(file.name)")
  }

  @Test func `As Markdown it has the same words, speakers and times`() throws {
    var text = "---\ntitle: Interview\n---\n\n# Interview med to pædagoger\n\n"
    for turn in Self.turns {
      let parts = turn.split(separator: "|")
      let seconds = Int(Double(parts[1]) ?? 0)
      text += "**\(parts[0]):** [0:0\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)] \(parts[2])\n\n"
    }
    let reading = try SourceFormats.read(SourceInput(Array(text.utf8), file: "interview.md"))
    #expect(reading.report.format == .markdown)
    let document = Fixture.document(reading.text)
    #expect(Shown.turns(document) == Self.turns)
  }

  @Test func `As noScribe writes it, it has the same words, speakers and times`() throws {
    var text = "<!DOCTYPE HTML><html><head><meta charset='UTF-8'><style>p{}</style></head><body>"
    for turn in Self.turns {
      let parts = turn.split(separator: "|")
      let start = Int((Double(parts[1]) ?? 0) * 1000)
      let words = parts[2].split(separator: " ", maxSplits: 1)
      text += "<p><a name=\"ts_\(start)_\(start + 500)_S01\">\(parts[0]): \(words[0])</a> "
      text += "<a name=\"ts_\(start + 500)_\(start + 900)_S01\">\(words[1])</a></p>\n"
    }
    let reading = try SourceFormats.read(SourceInput(Array((text + "</body></html>").utf8), file: "x.html"))
    #expect(reading.report.format == .noScribe)
    let document = Fixture.document(reading.text)
    #expect(Shown.turns(document) == Self.turns)
    #expect(document.structure.turns[0].end == 3.9)
  }

  @Test(arguments: ["docx", "odt", "rtf", "html"])
  func `The same report has the same headings, lists, table and notes`(_ ending: String) throws {
    let document = try Fixture.document("rapport." + ending)
    #expect(document.kind == .report)
    let structure = document.structure
    #expect(
      structure.sections.map { "\($0.level) \(document.text(in: $0.heading))" } == [
        "1 Når to afdelinger deler en dør", "2 Hvad vi så", "2 Hvad vi anbefaler",
      ])
    let words = structure.paragraphs.filter { $0.kind != .heading }.map {
      "\($0.kind.rawValue)|\($0.marker ?? "")|\(document.text(in: $0.range))"
    }
    #expect(
      words == [
        "body||Notatet handler om, hvad der sker, når familieafdelingen og skolen flytter ind i samme hus.",
        "body||Medarbejderne mødtes på gangen, og de begyndte at kende hinandens børn. Det kom ikke af sig selv, men voksede frem over et år, hvor lederne holdt fast i en fælles frokost.",
        "list_item|•|Flere kendte hinanden ved navn.", "list_item|•|Færre sager gik tabt.",
        "list_item|1.|Giv den fælles frokost en fast plads i kalenderen.",
        "list_item|2.|Lad én person have overblikket over de børn, som begge afdelinger kender.",
        words[6], "body||Afdeling Samtaler", "body||Familie 40 samtaler i alt",
        "body||På anden side står et enkelt afsnit om, hvordan vi har gjort: vi fulgte to teams i et år og talte med dem hver måned.",
      ])
    #expect(
      words[6].split { " \t".contains($0) }.joined(separator: " ") == "body||Priserne er fra i år. De holder til marts."
    )
    let furniture = structure.furniture.map { "\($0.kind.rawValue)|\(document.verbatim.string(in: $0.verbatim))" }
      .map { $0.split { " \t".contains($0) }.joined(separator: " ") }
    #expect(furniture.contains("footnote|¹ Tallene er fra foråret."))
    #expect(furniture.contains("footnote_mark|¹"))
  }

  @Test(arguments: ["docx", "odt"])
  func `Heads and feet of pages are no text`(_ ending: String) throws {
    #expect(!(try Fixture.reading("rapport." + ending).text.verbatim.string.contains("Fortroligt")))
  }
}
