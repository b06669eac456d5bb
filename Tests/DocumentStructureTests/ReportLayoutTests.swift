import CorpusModel
import Testing

@testable import DocumentStructure

@Suite struct ReportLayoutTests {
  private func headings(_ document: Document) -> [String] {
    document.structure.sections.map { "\($0.level) \(document.text(in: $0.heading))" }
  }

  private func body(_ document: Document) -> [String] {
    document.structure.paragraphs.filter(\.isBody).map { document.text(in: $0.range) }
  }

  private func page(of words: String, in document: Document) -> String? {
    document.structure.paragraphs.first { document.text(in: $0.range).hasPrefix(words) }
      .flatMap { document.page(of: $0.range) }
  }

  @Test(arguments: [
    SampleReports.noBlankLines, SampleReports.quotingNote, SampleReports.webNews, SampleReports.markdown,
    SampleReports.gluedNumbers, SampleReports.appendixBehindReferences,
  ])
  func `Nothing is lost or doubled in any convention`(_ text: String) {
    #expect(DocumentInvariants(document: Reading.document(text)).violations == [])
  }

  @Test func `Wrapped lines without blank lines fall into headings, paragraphs, notes, tables and quotations`() {
    let document = Reading.document(SampleReports.noBlankLines)
    #expect(
      headings(document) == [
        "0 Unge i fritidsjob", "1 Forord", "1 1 Indledning", "2 1.1 Baggrund", "2 1.2 Metode", "1 2 Ordningerne",
        "2 2.1 Hvem der deltager", "1 Litteratur", "1 Bilag 1 Spørgeguide",
      ])
    let body = body(document)
    #expect(
      body.contains {
        $0.hasSuffix(
          "§ 18-puljen, og den drives af to medarbejdere, der begge har arbejdet i en ungdomsklub. CO2 måles ikke.")
      })
    #expect(body.contains { $0.hasSuffix("og som går med de unge til den første samtale.") })
    #expect(body.contains("Vi har ikke kunnet se, om ordningerne når de mest udsatte."))
    #expect(body.contains("unge med mange søskende."))
    #expect(body.last?.hasPrefix("Vi stillede alle unge de samme spørgsmål") ?? false)
    #expect(
      Reading.quotations(document) == [
        "informant|Medarbejder, ordning A|Jeg cykler selv ned og spørger. Man kan ikke ringe sig til det."
      ])
    let furniture = Reading.furniture(document)
    #expect(
      furniture.filter { $0.hasPrefix("footnote|") } == [
        "footnote|1 Loven sætter grænsen ved 13 år.", "footnote|2 Se bilag 1.",
      ])
    #expect(furniture.filter { $0.hasPrefix("footnote_mark|") } == ["footnote_mark|1", "footnote_mark|2"])
    #expect(furniture.filter { $0 == "running_head|Unge i fritidsjob" }.count == 4)
    #expect(furniture.contains("figure|Medarbejdere 4"))
    #expect(page(of: "Fritidsjob er for mange", in: document) == "3")
    #expect(page(of: "Vi har talt med 12 unge", in: document) == "5")
  }

  @Test func `Speech in every mark has its role, above or below, and terms and titles are told apart`() {
    let document = Reading.document(SampleReports.quotingNote)
    #expect(
      Reading.quotations(document) == [
        "informant|Hjemmehjælper, distrikt Nord|Hun sagde, at hun ikke ville have nogen til at kigge på sig. Det forstår jeg egentlig godt.",
        "informant|Borger, 84 år|Den kan jo ikke hente en sygeplejerske, vel? Den kan kun sige, at jeg skal ringe.",
        "informant|Projektleder|We never asked them. We just installed it.",
        "informant|afdelingsleder|Vi har lært, at det skal være den samme, der kommer, ellers går det ikke.",
        "informant|sygeplejerske|Vi får ringet for sent,",
        "informant|Social- og sundhedshjælper, distrikt Syd|Man skal have lov til at sige nej. Det er deres hjem, og det er os, der er gæster, også når vi har nøglen i lommen.",
      ])
    #expect(
      document.structure.terms.map { "\($0.kind.rawValue)|" + document.text(in: $0.range) } == [
        "term|hjerte", "title|Tryg hjemme hele livet",
      ])
    #expect(document.structure.pages.map(\.label) == ["1", "2", "3", "4"])
    #expect(
      document.structure.paragraphs.filter { $0.kind == .listItem }.map { $0.marker ?? "" } == ["–", "–", "o"])
  }

  @Test func `Statements behind a dash go on until somebody else speaks, and menus are no text`() {
    let document = Reading.document(SampleReports.webNews)
    #expect(headings(document) == ["0 Ny ordning giver flere unge en mentor", "1 Sådan finder de hinanden"])
    #expect(
      Reading.quotations(document) == [
        "press_statement|borgmester i Nordby Ole Lund|Vi har talt om det i ti år, og nu gør vi det",
        "press_statement|borgmester i Nordby Ole Lund|Det er ikke dyrt, og det virker.",
        "press_statement|borgmester i Nordby Ole Lund|Der er ingen, der har sagt nej endnu, og det er jeg glad for på de unges vegne.",
        "press_statement|Ida Holt|Det er ikke hver dag, fem kommuner bliver enige,",
        "press_statement|Ida Holt|Derfor er det en god dag.",
      ])
    #expect(body(document).count == 5)
    #expect(!document.canonical.string.contains("cookies"))
    #expect(!document.canonical.string.contains("Læs også"))
  }

  @Test func `Heading marks give levels, and a block quotation is speech`() {
    let document = Reading.document(SampleReports.markdown)
    #expect(
      headings(document) == [
        "0 Naboskab i tre boligområder", "1 Indledning", "1 Fund", "2 Opgangen", "2 Gården", "1 Litteratur",
      ])
    #expect(
      Reading.quotations(document) == ["informant|Beboer, 67 år|Før kendte jeg ikke en eneste. Nu holder de min post."])
    #expect(
      body(document).contains(
        "Naboskab er blevet et ord, som mange bruger. I denne rapport ser vi på, hvad beboerne selv mener med det."))
    #expect(body(document).contains("Spørg først."))
  }

  @Test func `A page number glued to a word is lifted off, and the paragraph goes on`() {
    let document = Reading.document(SampleReports.gluedNumbers)
    #expect(headings(document) == ["1 Forord", "1 Indledning", "1 Metode"])
    let body = body(document)
    #expect(body.contains { $0.contains("når der er gået en måned. Kommunerne har derfor lavet regler") })
    #expect(body.contains { $0.hasSuffix("og på en tredje skole ringer de slet ikke.") })
    #expect(Reading.furniture(document).filter { $0.hasPrefix("page_number|") }.count == 4)
    #expect(page(of: "Reglerne er ikke ens", in: document) == "5")
  }

  /// A number that only looks glued: nothing rises around it.
  @Test(arguments: [
    "2Pac var ikke med i undersøgelsen af de unges musik.", "Det hedder B12Vitamin på pakken, og det er dyrt.",
  ])
  func `A name with digits stays whole`(_ sentence: String) {
    #expect(Reading.document("Indledning\n\n\(sentence)\n\nEn ny linje.").canonical.string.contains(sentence))
  }

  @Test func `An appendix behind the references is text, a figure's numbers and a box are none`() {
    let document = Reading.document(SampleReports.appendixBehindReferences)
    #expect(
      headings(document) == [
        "0 Sund i hverdagen", "1 1. Resumé", "1 2. Indsatsen", "1 3. Resultater", "1 Litteratur", "1 Bilag A: Metode",
      ])
    let body = body(document)
    #expect(
      body.contains {
        $0.hasSuffix("Hos dem, der har været med i mere end et år, er der sket en ændring, som de selv kan mærke.")
      })
    #expect(body.last?.hasPrefix("Vi har sendt et skema") ?? false)
    #expect(document.structure.paragraphs.filter { $0.kind == .box }.count == 5)
    #expect(Reading.furniture(document).contains("figure|0 20 40 60 80 100"))
    #expect(Reading.quotations(document) == ["survey_answer||Jeg sover om natten,"])
  }
}
