import CorpusModel
import QualitativeCoding
import Testing

@Suite struct CodebookTests {
  private let tree = codebook([
    code("netvaerk", codes: [code("familie", codes: [code("moedre"), code("faedre")]), code("venner")]),
    code("ledelse"),
  ])

  @Test func `Codes stand before those under them`() {
    #expect(tree.codes.map(\.id) == ["netvaerk", "familie", "moedre", "faedre", "venner", "ledelse"])
    #expect(tree.themes[0].selfAndBelow.map(\.id) == ["netvaerk", "familie", "moedre", "faedre", "venner"])
  }

  @Test(arguments: [
    ("netvaerk", "netvaerk"), ("familie", "netvaerk"), ("faedre", "netvaerk"), ("venner", "netvaerk"),
    ("ledelse", "ledelse"), ("Ledelse", nil), ("ukendt", nil), ("", nil),
  ])
  func `A code belongs to the topmost code above it`(_ id: String, _ theme: String?) {
    #expect(tree.theme(of: id)?.id == theme)
    #expect((tree.code(id) == nil) == (theme == nil))
  }

  @Test func `A good codebook has no problems`() {
    #expect(CodebookProblem.problems(in: tree, file: "bog.yaml").isEmpty)
  }

  @Test(arguments: [
    (
      codebook([]),
      [
        """
        error: the codebook 'bog.yaml' has no codes
          help: add a list under 'codes:', or 'uses:' with other files
        """
      ]
    ),
    (
      codebook([code("hus", line: 3), code("dag", line: 9, codes: [code("hus", name: "Andet", line: 12)])]),
      [
        """
        error: the code 'hus' is there twice
            --> bog.yaml:12:9
          12 |   - id: hus
             |         ^
          help: the other one is in bog.yaml, line 3: give one of them another id
        """
      ]
    ),
    (
      codebook([code("hus", name: "Bolig", line: 3), code("hjem", name: "Bolig", line: 8)]),
      [
        """
        error: two codes are named 'Bolig'
           --> bog.yaml:8:9
          8 |   - id: hjem
            |         ^
          help: the other one is in bog.yaml, line 3: readers of a matrix cannot tell them apart
        """
      ]
    ),
    (
      codebook([code("hus", line: 3, rules: ["r1", "r2", "r1"])]),
      [
        """
        error: the code 'hus' has two rules 'r1'
           --> bog.yaml:6:16
          6 |         query: hus
            |                ^
          help: give one another id
        """
      ]
    ),
    (
      codebook([code("hus", line: 3, related: ["dog", "dag"]), code("dag", line: 5)]),
      [
        """
        error: the code 'hus' is related to 'dog', which no code is called
           --> bog.yaml:3:9
          3 |   - id: hus
            |         ^
          help: did you mean 'dag'?
        """
      ]
    ),
    (
      codebook([code("hus", line: 3, related: ["psykiatri"])]),
      [
        """
        error: the code 'hus' is related to 'psykiatri', which no code is called
           --> bog.yaml:3:9
          3 |   - id: hus
            |         ^
          help: remove it, or take in the file that has it under 'uses:'
        """
      ]
    ),
  ])
  func `A problem shows its line and what to do`(_ codebook: Codebook, _ problems: [String]) {
    #expect(CodebookProblem.problems(in: codebook, file: "bog.yaml").map { $0.report.text() } == problems)
  }

  @Test func `All problems are told, and a code that is there twice only once`() {
    let book = codebook([
      code("hus", name: "Bolig", line: 3, related: ["x9"]), code("hus", name: "Bolig", line: 5, rules: ["a", "a"]),
      code("dag", name: "Bolig", line: 9, rules: ["a", "a", "a"]),
    ])
    let messages = CodebookProblem.problems(in: book, file: "bog.yaml").map(\.report.message)
    #expect(
      messages == [
        "the code 'hus' is there twice", "two codes are named 'Bolig'", "the code 'dag' has two rules 'a'",
        "the code 'dag' has two rules 'a'", "the code 'hus' is related to 'x9', which no code is called",
      ])
  }
}
