import CorpusModel
import Testing

@testable import DocumentStructure

/// Conventions of Danish reports that the samples do not have.
@Suite struct ReportConventionTests {
  private static let prose =
    "Kommunen har i tre år haft en ordning, hvor frivillige hjælper familier med at komme ud i foreninger og klubber."

  private var prose: String { Self.prose }

  private func headings(_ document: Document) -> [String] {
    document.structure.sections.map { "\($0.level) \(document.text(in: $0.heading))" }
  }

  @Test(arguments: [
    ("(12)", "12"), ("[Side 3]", "3"), ("Side 4", "4"), ("– Side 5 –", "5"), ("Side | 6", "6"), ("Side 7 af 60", "7"),
    ("8/60", "8"), ("9 af 60", "9"), ("- 10 -", "10"), ("p. 11", "11"), ("s. 12 / 60", "12"),
  ])
  func `Page marks of many styles say which page it is`(_ line: String, _ page: String) {
    #expect(PageMark.marker(line) ?? PageMark.number(line) == page)
  }

  @Test(arguments: ["50/20", "3 af dem", "Side om side", "12 børn", "1.5", "(12 pct.)", "Side 3 viser alt"])
  func `What only looks like a page mark is text`(_ line: String) {
    #expect(PageMark.marker(line) == nil && PageMark.number(line) == nil)
  }

  @Test(arguments: ["•", "▪", "‒", "●", "➢", "►", "✓", "\u{F0B7}", "→", "☐"])
  func `Bullets of any glyph make items`(_ bullet: String) {
    let document = Reading.document("Vi spurgte om:\n\n\(bullet) skolen og vejen dertil\n\(bullet) fritiden\n")
    #expect(
      Reading.paragraphs(document) == [
        "lead_in|Vi spurgte om:", "list_item|skolen og vejen dertil", "list_item|fritiden",
      ])
  }

  @Test func `A bullet alone in its line, and one glued to its word, begin items`() {
    let document = Reading.document("Vi spurgte om:\n\n•\n\nskolen og vejen dertil\n\n•fritiden\n\n•\n")
    #expect(
      Reading.paragraphs(document) == [
        "lead_in|Vi spurgte om:", "list_item|skolen og vejen dertil", "list_item|fritiden",
      ])
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test(arguments: [
    "Referencer", "Litteratur", "6 Litteratur", "Kilder og litteratur", "Anvendt litteratur",
    "Litteratur- og kildeliste",
    "Litteraturhenvisninger og noter",
  ])
  func `Headings of references have many names`(_ heading: String) { #expect(BackMatter.isReferences(heading)) }

  @Test(arguments: ["Litteratur om unge", "Kilder til glæde", "Brug af litteratur i klassen"])
  func `A heading that only names books is none`(_ heading: String) { #expect(!BackMatter.isReferences(heading)) }

  @Test(arguments: ["Figur 3: Svar", "Tabel 2.1 Svar", "Bilagstabel A.1 Svar", "Figur B2 – Svar", "Antal svar: 118"])
  func `Captions and notes of figures are told by their names`(_ text: String) { #expect(BackMatter.isFigure(text)) }

  @Test(arguments: [
    "Figur 3 viser svarene", "Tabellen viser det", "Kort fortalt er det gået godt", "Antal svar er lavt",
  ])
  func `A sentence about a figure is text`(_ text: String) { #expect(!BackMatter.isFigure(text)) }

  @Test func `A table of figures is furniture, and the captions in the text are no headings`() {
    let document = Reading.document(
      """
      Frivillige i familien

      Indhold

      1 Indledning ........ 3
      2 Ordningen ......... 5
      2.1 De frivillige ... 6

      Figurer

      Figur 1: Hvem der deltager ...... 4
      Figur 2: Hvor længe de bliver ... 6

      1 Indledning

      \(Self.prose)

      Figur 1: Hvem der deltager

      Kilde: Egne tal.

      2 Ordningen

      \(Self.prose)

      2.1 De frivillige

      \(Self.prose)

      Figur 2: Hvor længe de bliver

      Kilde: Egne tal.
      """)
    #expect(
      headings(document) == ["0 Frivillige i familien", "1 1 Indledning", "1 2 Ordningen", "2 2.1 De frivillige"])
    #expect(Reading.furniture(document).contains("table_of_contents|Figur 2: Hvor længe de bliver ... 6"))
    #expect(Reading.furniture(document).contains("table_of_contents|Figurer"))
  }

  @Test func `A sentence that recurs and is wrapped alike is text wherever it stands`() {
    let recurring = """
      Kommunerne er ikke blevet spurgt om dette område, som
      det er tilfældet ved de fleste af de andre områder, og
      Nordby Kommune har derfor ikke svaret på det i skemaet.
      """
    let document = Reading.document(
      ["Skole", "Fritid", "Job"].map { "\($0)\n\n\(recurring)\n\n\(Self.prose)" }.joined(separator: "\n\n"))
    #expect(
      document.structure.paragraphs.count { document.text(in: $0.range) == recurring.replacing("\n", with: " ") } == 3)
  }

  @Test func `A heading on two lines is one heading where no blank lines stand`() {
    let document = Reading.document(
      """
      Frivillige i familien
      \u{0C}Indhold
      1 Samarbejdet mellem kommunens rådgivere og de lokale foreninger i byerne ..... 3
      2 Ordningen ..... 5
      3 Det videre arbejde ..... 7
      \u{0C}1 Samarbejdet mellem kommunens rådgivere
      og de lokale foreninger i byerne
      Kommunen har i tre år haft en ordning, hvor frivillige hjælper
      familier med at komme ud i foreninger og klubber i hele byen.
      3
      \u{0C}2 Ordningen
      Kommunen har i tre år haft en ordning, hvor frivillige hjælper
      familier med at komme ud i foreninger og klubber i hele byen.
      5
      \u{0C}3 Det videre arbejde
      Kommunen har i tre år haft en ordning, hvor frivillige hjælper
      familier med at komme ud i foreninger og klubber i hele byen.
      7
      """)
    #expect(
      headings(document).suffix(3) == [
        "1 1 Samarbejdet mellem kommunens rådgivere og de lokale foreninger i byerne", "1 2 Ordningen",
        "1 3 Det videre arbejde",
      ])
  }

  @Test func `Where lines are paragraphs, a heading right above one is a heading`() {
    let document = Reading.document(
      """
      Metode
      Vi har talt med tolv familier om deres hverdag med skole og fritid.

      Ordningen
      De frivillige kommer hos familien to gange om ugen i et halvt år.

      Økonomi
      Ordningen er betalt af puljen for udsatte familier i hele perioden.
      """)
    #expect(headings(document) == ["1 Metode", "1 Ordningen", "1 Økonomi"])
  }

  @Test(arguments: [
    "Jeg synes, det er svært at nå, når der kun er mig til at ringe. (Sagsbehandler, kommune 3)",
    "Jeg synes, det er svært at nå, når der kun er mig til at ringe.\n\n(Sagsbehandler, kommune 3)",
  ])
  func `Speech without marks is speech where its role stands in parentheses behind it`(_ speech: String) {
    let document = Reading.document("Indledning\n\n\(Self.prose)\n\n\(speech)\n\n\(Self.prose)\n")
    #expect(
      Reading.quotations(document).map { $0.split(separator: "|").dropFirst().joined(separator: "|") } == [
        "Sagsbehandler, kommune 3|Jeg synes, det er svært at nå, når der kun er mig til at ringe."
      ])
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `A writer who says we and names a role in parentheses is no informant`() {
    let document = Reading.document(
      "Indledning\n\n\(Self.prose)\n\nVi har talt med tolv ansatte og en leder (afdelingsleder).\n\n\(Self.prose)\n")
    #expect(document.structure.quotations.isEmpty)
  }

  @Test func `Questions and answers behind dashes are speech, and points are points`() {
    let document = Reading.document(
      """
      Besøget

      \(Self.prose)

      – Hvad gør du så, når ingen kommer?

      – Jeg ringer til naboen, og så kommer hun som regel.

      \(Self.prose)

      – Ordningen skal gælde alle.

      – Ordningen skal være gratis.
      """)
    #expect(
      Reading.quotations(document).map { $0.split(separator: "|").last ?? "" } == [
        "Hvad gør du så, når ingen kommer?", "Jeg ringer til naboen, og så kommer hun som regel.",
      ])
    #expect(document.structure.paragraphs.count { $0.kind == .listItem } == 2)
  }

  /// A text of paragraphs; `#` begins a heading that the format gives, `*` a bold one.
  private static func given(_ lines: [String]) -> SourceText {
    var text = ""
    var blocks: [SourceBlock] = []
    for line in lines {
      let start = text.utf8.count
      text += line.drop { "#*".contains($0) } + "\n\n"
      blocks.append(
        SourceBlock(
          range: TextRange(start, text.utf8.count - 2), kind: line.hasPrefix("#") ? .heading(level: 1) : .paragraph,
          isBold: line.hasPrefix("*")))
    }
    return SourceText(verbatim: UTF8Text(text), blocks: blocks)
  }

  @Test func `Short bold paragraphs over plain ones are headings where the format gives none, or below those it gives`()
  {
    let bold = ["*Metode", prose, "*Hvem kommer der?", prose, prose, "*Økonomi", "Det er betalt af puljen."]
    func read(_ lines: [String]) -> Document {
      Reading.reader.reading(source: "x", text: Self.given(lines)).document
    }
    #expect(headings(read(bold)) == ["1 Metode", "1 Hvem kommer der?", "1 Økonomi"])
    #expect(
      headings(read(["#Ordningen"] + bold + ["#Litteratur", prose])) == [
        "1 Ordningen", "2 Metode", "2 Hvem kommer der?", "2 Økonomi", "1 Litteratur",
      ])
  }

  @Test func `Two columns side by side are read one after the other`() {
    let document = Reading.document(
      """
      Frivillige i familien

      Kommunen har i tre år haft en              med skole og fritid, og de
      ordning, hvor frivillige hjælper           fleste er glade for ordningen.
      familier med at komme ud i                 De frivillige kommer hos dem
      foreninger og klubber i byen.              to gange om ugen i et halvt år,
      Vi har talt med tolv familier              og det koster dem ingenting
      om deres hverdag i kommunen                at være med i den tid.
      """)
    let text = document.canonical.string
    #expect(text.contains("om deres hverdag i kommunen med skole og fritid, og de fleste er glade"))
    #expect(text.contains("hjælper familier med at komme ud i foreninger"))
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `A table of words beside numbers stays as it stands`() {
    let rows = ["Ballerup", "Vejle", "Ribe", "Samsø", "Odder", "Skive", "Viborg", "Thisted"].map { town in
      "Familier med flere børn i \(town)".padded(to: 44) + "Antal familier i alt i \(town)"
    }
    let text = Reading.document(rows.joined(separator: "\n")).canonical.string
    #expect(text.contains("Familier med flere børn i Ribe Antal familier i alt i Ribe"))
  }
}

extension String {
  /// With blanks up to a width.
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
