import CorpusModel
import Foundation
import Testing

@testable import DocumentStructure

/// Two paragraphs and a heading, so that what stands between them is a report.
private func report(_ middle: String) -> String {
  """
  (3)

  Om kontakten til naboerne

  I det lille område kender de fleste hinanden, og det har betydning for, hvem der bliver spurgt først.

  \(middle)

  (4)

  Hvad der kommer bagefter

  Til sidst i forløbet samler medarbejderne op på, hvem der har været med, og hvem der mangler.
  """
}

@Suite struct ReportTests {
  @Test func `A note behind a year is lifted off, and a table of contents makes no running head`() {
    let text = """
      Unge i byen

      1 Indledning 3
      2 Fund 4
      Litteratur 9

      \u{C}3

      1 Indledning

      Vi talte med fjorten unge mennesker i efteråret 2023.1 De bor alle sammen i kommunen og går i skole.

      1 Interviewene er holdt i skolens kantine.

      \u{C}4

      2 Fund

      Der er 3.1 gange så mange som før, og det er alle glade for, når man spørger dem om det.2

      2 Tallet er rundet af.

      \u{C}9

      Litteratur

      Hansen, P. (2019). Unge på kanten. Forlaget Bro.
      """
    let document = Reading.document(text)
    #expect(
      Reading.furniture(document).filter { $0.hasPrefix("footnote_mark") } == ["footnote_mark|1", "footnote_mark|2"])
    #expect(!Reading.furniture(document).contains { $0.hasPrefix("running_head") })
    #expect(document.canonical.string.contains("3.1 gange"))
    #expect(!document.canonical.string.contains("Unge på kanten"))
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `A quotation in the middle of a paragraph is lifted out, and the paragraph goes on`() throws {
    let marked = MarkedText(
      report(
        """
        Flere medarbejdere fortæller, at de ofte først hører om

        PPR-leder

        "①Vi fandt ud af det ved et tilfælde (...). Det var naboen, der sagde det.②"

        naboen, når der er gået et halvt år.
        """))
    let document = Reading.reader.document(source: "x", verbatim: marked.text)
    #expect(document.kind == .report)
    #expect(
      Reading.quotations(document) == [
        "informant|PPR-leder|Vi fandt ud af det ved et tilfælde (...). Det var naboen, der sagde det."
      ])
    #expect(
      Reading.paragraphs(document).contains(
        "body|Flere medarbejdere fortæller, at de ofte først hører om naboen, når der er gået et halvt år."))
    let quotation = try #require(document.structure.quotations.first)
    #expect(document.original(of: quotation.range) == marked.ranges.map { marked.text.scalars(of: $0) })
    #expect(document.headings(of: quotation.section) == ["Om kontakten til naboerne"])
    #expect(DocumentInvariants(document: document).violations == [])
  }

  /// Each row: a quotation as it is printed, and its kind, role and words.
  @Test(arguments: [
    ("Sagsbehandler\n\n\"Det er nemt nok.\"", "informant|Sagsbehandler|Det er nemt nok."),
    ("Leder af værested\n\n”Det er [...] nemt.”", "informant|Leder af værested|Det er [...] nemt."),
    ("Mor til tre\n\n»Det er nemt«", "informant|Mor til tre|Det er nemt"),
    ("Frivillig\n\n„Det er nemt“", "informant|Frivillig|Det er nemt"),
    ("Skoleleder\n\n\"Hun sagde ”nej” til mig.\"", "informant|Skoleleder|Hun sagde ”nej” til mig."),
    ("Skoleleder\n\n\"Så sagde jeg *gå hjem* til ham.\"", "informant|Skoleleder|Så sagde jeg gå hjem til ham."),
    (
      "\"Det er nemt at finde dem, der gerne vil være med.\" (PPR-leder)",
      "informant|PPR-leder|Det er nemt at finde dem, der gerne vil være med."
    ),
    (
      "”Det er nemt at finde dem, der gerne vil være med” – Skoleleder",
      "informant|Skoleleder|Det er nemt at finde dem, der gerne vil være med"
    ),
    (
      "En skriver i sit svar:\n\n\"Det er nemt.\"\n\n\"Det er svært.\"",
      "survey_answer||Det er nemt. survey_answer||Det er svært."
    ),
    (
      "\"Det er nemt at finde dem, der gerne vil være med.\"",
      "survey_answer||Det er nemt at finde dem, der gerne vil være med."
    ),
    (
      "\"Det begynder på den ene side, og så bliver det\n\n(17)\n\nved på den næste.\"",
      "survey_answer||Det begynder på den ene side, og så bliver det ved på den næste."
    ),
    ("- Vi er glade for det, siger formand Ida Holt.", "press_statement|formand Ida Holt|Vi er glade for det"),
    (
      "- Vi er glade, men ikke færdige, fortæller leder i Nordby Ole Lund.",
      "press_statement|leder i Nordby Ole Lund|Vi er glade, men ikke færdige"
    ),
  ])
  func `Direct speech is a quotation with its role`(_ printed: String, _ quotations: String) {
    let document = Reading.document(report(printed))
    #expect(Reading.quotations(document).joined(separator: " ") == quotations)
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test(arguments: [
    "Tavlen, det såkaldte \"trafiklys\", hænger i køkkenet og bliver set af alle.",
    "\"Trafiklyset\" hænger i køkkenet og bliver set af alle.",
    "\"Grøn\", \"gul\" og \"rød\" er de farver, som medarbejderne vælger imellem.",
    "De kalder det ”den korte vej”.",
    "'80'erne var en anden tid, siger mange af dem, der husker dem.",
    "- Vi spurgte bredt, og det gav mange svar.",
  ])
  func `A quoted term is no quotation`(_ paragraph: String) {
    let document = Reading.document(report(paragraph))
    #expect(Reading.quotations(document) == [])
    #expect(document.canonical.string.contains(paragraph.replacing("- ", with: "")))
  }

  @Test func `A role that is quoted again and again is no running head`() {
    let quotation = "Sagsbehandler\n\n\"Det er nemt at finde dem, der gerne vil være med.\""
    let body = "Derefter fortsætter beskrivelsen af, hvordan de arbejder i de tre områder, som er med."
    let document = Reading.document(report("\(quotation)\n\n\(body)\n\n\(quotation)\n\n\(body)\n\n\(quotation)"))
    #expect(document.structure.quotations.map(\.role) == ["Sagsbehandler", "Sagsbehandler", "Sagsbehandler"])
  }

  @Test func `A role that stands twice, once at the edge of a page, is no running head`() {
    let first = "Sagsbehandler\n\n\"Det er nemt at finde dem, der gerne vil være med.\""
    let second = "Sagsbehandler\n\n\"Det er svært at holde fast i dem.\""
    let document = Reading.document(report("\(first)\n\n(12)\n\n\(second)"))
    #expect(document.structure.quotations.map(\.role) == ["Sagsbehandler", "Sagsbehandler"])
  }

  @Test(arguments: ["Figur 9 Besøg på et år", "Figur 9 – Besøg", "Tabel 2. Besøg", "Figur 12"])
  func `A caption is left out`(_ caption: String) {
    #expect(Reading.furniture(Reading.document(report(caption))).contains("figure|" + caption))
  }

  @Test(arguments: ["Figur 9 viser, at der er flere om vinteren.", "Kort 3 er for ældre."])
  func `A sentence about a figure stays in the text`(_ sentence: String) {
    #expect(Reading.document(report(sentence)).canonical.string.contains(sentence))
  }

  @Test func `Short answers that recur stay in the text`() {
    let document = Reading.document("Svar på spørgsmål 4\n\nVed ikke\n\nJa, ofte.\n\nVed ikke\n\nNej.\n\nVed ikke")
    #expect(document.canonical.string.components(separatedBy: "Ved ikke").count == 4)
  }

  @Test func `The head of every page is left out and joins nothing to the text`() {
    let head = "Naboer og nærvær i tre områder"
    let document = Reading.document(
      (4..<8).map { "(\($0))\n\n\(head)\n\nPå side \($0) står der noget, som er helt for sig selv." }
        .joined(separator: "\n\n"))
    #expect(document.structure.furniture.filter { $0.kind == .runningHead }.count == 4)
    #expect(!document.canonical.string.contains(head))
  }

  /// Each row: words with a footnote mark, and without it.
  @Test(arguments: [
    ("Det gælder alle kommuner¹, som svarede.", "Det gælder alle kommuner, som svarede."),
    ("Det gælder alle kommuner.¹²", "Det gælder alle kommuner."),
    ("Det gælder *alle*² kommuner.", "Det gælder alle kommuner."),
    ("Rummet er 12 m² stort.", "Rummet er 12 m² stort."), ("Der er 3 km² skov.", "Der er 3 km² skov."),
    ("CO2 og COVID-19 fylder.", "CO2 og COVID-19 fylder."),
    ("Efter § 18 deler de 50/50.", "Efter § 18 deler de 50/50."),
    ("Udgiften er 3*4 kr.", "Udgiften er 3*4 kr."), ("De siger *nej*.", "De siger nej."),
    ("De siger *nej\u{A0}*.", "De siger *nej\u{A0}*."), ("De *si*\u{301}ger *nu.", "De *si*\u{301}ger *nu."),
    ("Det gælder e¹\u{301}n.", "Det gælder e¹\u{301}n."),
    ("De siger **nej** og *ja*.", "De siger nej og ja."), ("Se tabel A2 og bilag B12.", "Se tabel A2 og bilag B12."),
    ("Den 1. maj kl. 12.30 i 2019.", "Den 1. maj kl. 12.30 i 2019."),
  ])
  func `Footnote marks and emphasis are lifted off, numbers and units are not`(_ printed: String, _ words: String) {
    let document = Reading.document(report(printed))
    #expect(Reading.paragraphs(document).contains("body|" + words))
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `A plain digit is a footnote mark only where the footnote is there`() {
    let text = "De fleste svarede inden fristen1. Resten svarede i løbet af efteråret2, da de blev spurgt igen."
    let noted = Reading.document(report("\(text)\n\n1 Fristen var den 1. maj.\n\n2 Se bilaget."))
    #expect(noted.canonical.string.contains("inden fristen. Resten svarede i løbet af efteråret, da"))
    #expect(noted.structure.furniture.filter { $0.kind == .footnote }.count == 2)
    #expect(Reading.document(report(text)).canonical.string.contains(text))
  }

  /// Each row: lines of a paragraph, and the paragraph.
  @Test(arguments: [
    ("De er enige om sam-\narbejde på tværs.", "De er enige om samarbejde på tværs."),
    ("De er enige om sam\u{AD}\narbejde på tværs.", "De er enige om samarbejde på tværs."),
    ("De er enige på børne-\nog ungeområdet.", "De er enige på børne- og ungeområdet."),
    ("Det gælder børne- eller\nungeområdet.", "Det gælder børne- eller ungeområdet."),
    ("Hun er PPR-\nleder i byen.", "Hun er PPR-leder i byen."),
    ("De bor i Vest-\nJylland alle sammen.", "De bor i Vest- Jylland alle sammen."),
    ("En linje\nen til\nog en.", "En linje en til og en."), ("En linje\r\nen til.", "En linje en til."),
    ("De mødes hos en pårøren-\nde i byen.", "De mødes hos en pårørende i byen."),
    ("De mødes hos en pa\u{30A}røren-\nde i byen.", "De mødes hos en pårørende i byen."),
  ])
  func `Lines of a paragraph are joined, and a hyphen falls away inside a known word`(
    _ lines: String, _ paragraph: String
  ) {
    let document = Reading.document(report(lines))
    #expect(Reading.paragraphs(document).contains("body|" + paragraph))
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `A paragraph goes on over pages, footnotes and figures`() throws {
    let document = Reading.document(
      report(
        """
        Medarbejderne i de tre områder har hver deres måde at gøre det på, og de

        ¹ Områderne er beskrevet i bilaget.

        6

        (12)

        er ikke enige om, hvad der virker.

        Figur 3 – Antal besøg

        Kilde: Egne tal.
        """))
    #expect(
      Reading.paragraphs(document).contains(
        "body|Medarbejderne i de tre områder har hver deres måde at gøre det på, og de er ikke enige om, hvad der virker."
      ))
    #expect(
      Reading.furniture(document) == [
        "page_marker|(3)", "footnote|¹ Områderne er beskrevet i bilaget.", "page_number|6", "page_marker|(12)",
        "figure|Figur 3 – Antal besøg", "figure|Kilde: Egne tal.", "page_marker|(4)",
      ])
    let last = try #require(document.structure.paragraphs.last)
    #expect(document.page(of: last.range) == "4")
    #expect(document.structure.pages.map(\.label) == ["3", "12", "4"])
  }

  @Test func `A figure's note that a blank line cuts is left out up to the source`() {
    let note = "Anm.: Figuren viser svarene.\n\nTallene er afrundet til hele procent. N = 17.\n\nKilde: Egne tal."
    let document = Reading.document(report("Figur 2 – Besøg\n\n\(note)\n\n\(note)"))
    #expect(document.structure.furniture.filter { $0.kind == .figure }.count == 7)
    #expect(document.structure.paragraphs.filter { $0.kind == .body }.count == 2)
  }

  @Test func `What stands behind the end of a web page is left out, but not behind a paragraph that begins like it`() {
    let ended = Reading.document(report("Senest opdateret 3. maj 2021"))
    #expect(!ended.canonical.string.contains("Til sidst i forløbet"))
    let going = Reading.document(report("Senest opdateret er den liste, som medarbejderne har i deres telefoner."))
    #expect(going.canonical.string.contains("Til sidst i forløbet"))
    #expect(DocumentInvariants(document: ended).violations == [])
  }

  @Test func `A list has its lead-in, its items and their markers`() {
    let document = Reading.document(
      report(
        """
        De peger på tre ting:

        - Tid til at ringe
        og til at svare.
        - Et sted at være
        • Penge, fx til *kaffe*

        1. Spørg igen.
        2) Hold øje.
        a) Skriv ned.

        27. maj er der møde, og det kommer alle til.
        """))
    let list = document.structure.paragraphs.filter { $0.kind == .leadIn || $0.kind == .listItem }
    #expect(
      list.map { "\($0.marker ?? ""):\(document.text(in: $0.range))" } == [
        ":De peger på tre ting:", "-:Tid til at ringe og til at svare.", "-:Et sted at være", "•:Penge, fx til kaffe",
        "1.:Spørg igen.", "2):Hold øje.", "a):Skriv ned.",
      ])
    #expect(Reading.paragraphs(document).contains("body|27. maj er der møde, og det kommer alle til."))
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `The table of contents gives the headings their levels and is left out`() {
    let document = Reading.document(
      """
      Naboskab som redskab i tre mindre områder

      Indhold

      1 Baggrund .......... 2
      1.1 Områderne ....... 2
      2 Fund .............. 3

      (2)

      1 Baggrund

      Her står der noget om, hvorfor undersøgelsen blev lavet, og hvem der bad om den.

      1.1 Områderne

      Her står der noget om de tre områder, og hvor mange der bor i hvert af dem.

      2 Fund

      Her står der noget om, hvad de fandt, og hvad de ikke fandt.
      """)
    #expect(
      document.structure.sections.map { "\($0.level) \(document.text(in: $0.heading))" } == [
        "0 Naboskab som redskab i tre mindre områder", "1 1 Baggrund", "2 1.1 Områderne", "1 2 Fund",
      ])
    #expect(document.headings(of: 2) == ["1 Baggrund", "1.1 Områderne"])
    #expect(document.structure.furniture.filter { $0.kind == .tableOfContents }.count == 4)
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `Decomposed letters are composed, and lead back to where they stood`() throws {
    let marked = MarkedText(report("Pa\u{30A}rørende\n\n\"①Vi ga\u{30A}r en tur, og sa\u{30A} taler vi om det.②\""))
    let document = Reading.reader.document(source: "x", verbatim: marked.text)
    #expect(Reading.quotations(document) == ["informant|Pårørende|Vi går en tur, og så taler vi om det."])
    let quotation = try #require(document.structure.quotations.first)
    #expect(document.original(of: quotation.range) == marked.ranges.map { marked.text.scalars(of: $0) })
    let place = try #require(marked.ranges.first)
    #expect(document.canonical(of: marked.text.scalars(of: place)) == [quotation.range])
  }

  @Test func `Short lines at the head of a text without pages stay in it`() {
    let text = """
      Ja

      Nej

      Det kommer an på dagen

      Det er svært at sige, for der er mange, som ikke kommer, når vi holder møder om aftenen nede i den store hal.
      """
    let document = Reading.document(text)
    #expect(document.structure.furniture.isEmpty)
    #expect(document.canonical.string == text.replacing("\n\n", with: "\n"))
  }

  @Test func `Plain paragraphs are a text and not a report`() {
    let document = Reading.document("Det regner i dag, og det har det gjort hele ugen.\n\nI morgen skal det klare op.")
    #expect(document.kind == .text)
    #expect(document.structure.paragraphs.map(\.kind) == [.body, .body])
  }
}
