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
    try ThemeSummary(of: id, in: result(try codebook(Self.book), documents)).markdown(quotations: quotations)
  }

  @Test(arguments: [
    ("boli", "error: the codebook has no code 'boli'\n  help: did you mean 'bolig'?"),
    ("Skole", "error: the codebook has no code 'Skole'\n  help: did you mean 'skole'?"),
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
      summary.markdown() == """
        # Skole

        *Kodebog: Bog · 0 enheder i 0 af 1 kilde · forslag fra kodebogens regler, ikke afgjort af en koder*

        Ingen enheder er kodet med temaet.

        """)
  }

  @Test func `A summary says what, where, who and how`() throws {
    let documents = [
      Document("a.txt", "I: Har I hus?\nIP1 (leder): Vi har et hus.\nIP2 (mor): Nej.\nIP1 (leder): Og en altan."),
      Document("b.txt", "# Hjem\nIndledning.\n> (mor) Et hus var for dyrt."),
    ]
    #expect(
      try markdown("bolig", documents) == """
        # Bolig

        Hvor folk bor.

        *Kodebog: Bog · 3 enheder i 2 af 2 kilder · forslag fra kodebogens regler, ikke afgjort af en koder*

        ## Hvor

        | Kilde | Kodet | Enheder | Andel |
        | --- | --: | --: | --: |
        | a.txt | 2 | 3 | 67 % |
        | b.txt | 1 | 1 | 100 % |

        ## Hvem

        | Rolle | Kodet | Enheder | Andel |
        | --- | --: | --: | --: |
        | leder | 2 | 2 | 100 % |
        | mor | 1 | 2 | 50 % |

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
    let turns = (1...9).map { "IP1 (leder): Et hus nummer \($0), og endnu et hus, som vi alle kender godt." }
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
      try markdown("bolig", documents, quotations: 99).split(separator: "\n").count { $0.hasPrefix("> — ") } == 12)
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
