import CorpusModel
import QualitativeCoding
import Testing

@testable import Workbench

@Suite struct ThemeSummaryTests {
  private static let book = """
    name: Bog
    codes:
      - id: bolig
        name: Bolig
        definition: Hvor folk bor.
        rules: [{query: hus}]
        codes: [{id: altan, name: Altan, rules: [{query: altan}]}]
      - id: skole
        name: Skole
        rules: [{query: skole}]
    """

  private func markdown(_ id: String, _ documents: [Document], quotations: Int = 5) throws -> String {
    try summaryText(of: id, in: result(try codebook(Self.book), documents), quotations: quotations)
  }

  /// What stands below the line of provenance, whose date and version change.
  private static func body(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("*Kodebog") }
      .joined(separator: "\n")
  }

  @Test(arguments: [
    ("boli", "error: the codebook has no code 'boli'\n  help: did you mean 'bolig'?"),
    ("Skolle", "error: the codebook has no code 'Skolle'\n  help: did you mean 'skole'?"),
    ("psykiatri", "error: the codebook has no code 'psykiatri'\n  help: its codes are: bolig, altan, skole"),
  ])
  func `An unknown code is told with the nearest one`(_ id: String, _ text: String) throws {
    let result = result(try codebook(Self.book), [Document("a.txt", "Et hus.")])
    let error = try #require(throws: WorkbenchError.self) { try ThemeSummary(of: id, in: result) }
    #expect(error.report.text() == text)
  }

  @Test func `A theme that no unit carries is said to be empty`() throws {
    let result = result(try codebook(Self.book), [Document("a.txt", "Et hus.")])
    let summary = try ThemeSummary(of: "skole", in: result)
    #expect(summary.isEmpty)
    #expect(
      try Self.body(summaryText(of: "skole", in: result)) == """
        # Skole


        **Alle koder er forslag fra kodebogens regler. Ingen koder har afgjort dem.**

        0 enheder i 0 af 1 kilde.

        Ingen enheder er kodet med temaet.

        """)
  }

  @Test(arguments: ["skole", "Skole", "SKOLE"])
  func `A code is summed up by its id or its name`(_ text: String) throws {
    let found = try markdown(text, [Document("a.txt", "En skole.")])
    #expect(found == (try markdown("skole", [Document("a.txt", "En skole.")])))
  }

  @Test func `An id is found as Danes write it`() throws {
    let book = try codebook("name: Bog\ncodes: [{id: naere-netvaerk, name: Familie, rules: [{query: mor}]}]")
    #expect(book.codebook.code(named: "nære netværk")?.id == "naere-netvaerk")
    #expect(book.codebook.code(named: "Nære-Netværk")?.id == "naere-netvaerk")
    #expect(book.codebook.code(named: "familie")?.id == "naere-netvaerk")
    #expect(book.codebook.code(named: "netværk") == nil)
  }

  @Test func `A summary says what, where, who and how`() throws {
    let documents = [
      Document("a.txt", "I: Har I hus?\nIP1 (leder): Vi har et hus.\nIP2 (mor): Nej.\nIP1 (leder): Og en altan."),
      Document("b.txt", "# Hjem\nIndledning.\n> (mor) Et hus var for dyrt."),
    ]
    #expect(
      try Self.body(markdown("bolig", documents)) == """
        # Bolig


        **Alle koder er forslag fra kodebogens regler. Ingen koder har afgjort dem.**

        Hvor folk bor.

        3 enheder i 2 af 2 kilder.

        ## Hvor

        | Kilde | Kodet | Enheder | Andel |
        | --- | --: | --: | --: |
        | a.txt | 2 | 3 | 66,7 % |
        | b.txt | 1 | 1 | 100,0 % |

        ## Hvem

        | Rolle | Kodet | Enheder | Andel |
        | --- | --: | --: | --: |
        | leder | 2 | 2 | 100,0 % |
        | mor | 1 | 2 | 50,0 % |

        ## Citater

        > Vi har et hus.
        >
        > — leder, a.txt, tur 2

        > Og en altan.
        >
        > — leder, a.txt, tur 4

        > Et hus var for dyrt.
        >
        > — mor, b.txt, citat 1, »Hjem«

        """)
    #expect(try markdown("altan", documents).contains("1 enhed i 1 af 2 kilder"))
  }

  @Test func `Quotations span sources and roles before they repeat one`() throws {
    let said = [
      "rødt tag og lave døre", "have mod syd", "naboer, der hilser", "kolde vinduer hver vinter", "husleje i klemme",
      "trapper uden elevator", "børneværelse til tre", "vaskekælder om natten", "bus lige udenfor",
    ]
    let turns = said.map { "IP1 (leder): Et hus med \($0)." }
    let documents = [
      Document("a.txt", turns.joined(separator: "\n") + "\nIP2 (mor): Et hus."), Document("b.txt", turns[0]),
      Document("c.txt", "IP3 (far): Mit hus."),
    ]
    let text = try markdown("bolig", documents, quotations: 4)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("> — ") } == 4)
    for provenance in ["leder, a.txt", "mor, a.txt", "leder, b.txt", "far, c.txt"] {
      #expect(text.contains("> — \(provenance), tur"), "\(provenance)")
    }
    #expect(!(try markdown("bolig", documents, quotations: 0)).contains("> "))
    #expect(
      try markdown("bolig", documents, quotations: 99).split(separator: "\n").count { $0.hasPrefix("> — ") } == 11)
  }

  @Test func `Of two quotations that say the same, one is chosen`() throws {
    let text = "Et hus med gæld, et hus uden varme, og ingen andre steder at bo for tre børn."
    let documents = [
      Document("a.txt", "IP1 (mor): \(text)\nIP1 (mor): \(text) Ja.\nIP1 (mor): Et hus ved havnen, hvor båden lå."),
      Document("b.txt", "IP2 (far): \(text)"),
    ]
    let summary = try markdown("bolig", documents, quotations: 9)
    #expect(summary.split(separator: "\n").count { $0.hasPrefix("> — ") } == 2)
    #expect(summary.contains("4 enheder i 2 af 2 kilder"))
  }

  @Test func `Markup in an interview is harmless`() throws {
    let text = try markdown(
      "bolig",
      [
        Document(
          "a_*b*<i>.txt", "IP1 (*chef* | <b>): Et hus <script>alert(1)</script> [se](http://x) `kode` # | ![b](c)")
      ])
    let scalars = Array(text.unicodeScalars)
    // What the summary itself writes begins a line, or is its one emphasised line or a table's border.
    for (index, scalar) in scalars.enumerated() where "<[]`".unicodeScalars.contains(scalar) {
      #expect(index > 0 && scalars[index - 1] == "\\", "an unescaped \(scalar)")
    }
    #expect(text.contains("\\*chef\\* \\| \\<b\\>"))
    #expect(text.contains("a\\_\\*b\\*\\<i\\>.txt"))
  }

  @Test(arguments: [(0, "0:00"), (61.9, "1:01"), (3599, "59:59"), (3600, "1:00:00"), (36_061, "10:01:01")])
  func `Times are read as on a recorder`(_ seconds: Double, _ text: String) {
    #expect(Clock.text(seconds) == text)
  }
}
