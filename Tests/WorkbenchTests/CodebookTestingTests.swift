import CorpusModel
import Interchange
import QualitativeCoding
import Testing

@testable import Workbench

/// What tests, checks and explains rules.
@Suite struct CodebookTestingTests {
  // MARK: Examples

  @Test func `An example that the rules judge otherwise is told with its line and the rules that fire`() throws {
    let book = try codebook(
      """
      codes:
        - id: k
          examples:
            - {text: Et hus., coded: true}
            - {text: En sko., coded: true}
            - {text: En hat og et hus., coded: false}
            - {text: En hat., coded: true}
          rules: [{query: hus}, {id: h, query: hat, weight: 0.5}]
        - id: uden
          examples: [{text: Et hus., coded: true}]
      """)
    let test = ExampleTest(book)
    #expect(test.count == 4, "a code without rules has nothing to test")
    #expect(
      test.failures.map { $0.report.text(label: "failed") } == [
        """
        failed: 'k' is not proposed for an example of it
           --> bog.yaml:5:16
          5 |       - {text: En sko., coded: true}
            |                ^
          help: no rule fires in it
        """,
        """
        failed: 'k' is proposed for an example that it is not for
           --> bog.yaml:6:16
          6 |       - {text: En hat og et hus., coded: false}
            |                ^
          help: by 'k#1' (1), 'h' (0.5)
        """,
        """
        failed: 'k' is not proposed for an example of it
           --> bog.yaml:7:16
          7 |       - {text: En hat., coded: true}
            |                ^
          help: rules that fire weigh 0.5 of 1: 'h' (0.5)
        """,
      ])
  }

  @Test func `An example may say which question and which heading it stands behind`() throws {
    let book = try codebook(
      """
      codes:
        - id: k
          examples:
            - {text: Det er svært., coded: true, question: Hvad med foreningerne?}
            - {text: Det er svært., coded: true, heading: Foreninger og frivillige}
            - {text: Det er svært., coded: false, question: Hvad med skolen?, heading: Skole}
            - {text: Det er svært., coded: false}
            - {text: Skolen er svær., coded: false, question: Hvad med foreningerne?}
            - {text: Foreningerne., coded: true}
          rules:
            - {query: forening, context: [question, heading], weight: 0.5}
            - {query: svær, weight: 0.5}
            - {query: skole, weight: -1}
            - {query: forening}
      """)
    #expect(ExampleTest(book).failures.map { $0.report.text() } == [])
  }

  @Test(arguments: ["turn", "quotation", "paragraph"])
  func `A rule for one kind of unit is tested as that`(_ kind: String) throws {
    let book = try codebook(
      "codes: [{id: k, examples: [{text: Et hus., coded: true}], rules: [{query: hus, only: \(kind)}]}]")
    #expect(ExampleTest(book).failures.isEmpty)
  }

  @Test(arguments: ["netvaerk", "civilsamfund", "datakultur", "psykiatrisamarbejde", "socialomraadet"])
  func `The project's codebooks have nothing wrong, and examples that hold`(_ name: String) throws {
    let book = try CompiledCodebook.checked(at: "\(Self.root)/Codebooks/\(name).yaml")
    #expect(RuleProblem.problems(in: book).map { $0.report.text() }.filter { !$0.contains("no rule uses") } == [])
    #expect(ExampleTest(book).failures.map { $0.report.text() } == [])
    for code in book.codebook.codes {
      #expect(code.examples.count >= 6 && code.examples.count { !$0.isCoded } >= 3, "\(code.id)")
      #expect(code.definition != nil && !code.inclusion.isEmpty && !code.exclusion.isEmpty, "\(code.id)")
    }
  }

  private static let root = String(#filePath.split(separator: "/Tests/")[0])

  // MARK: Checks

  /// Each row: rules of a code, and what `check` says.
  @Test(arguments: [
    ("query: hus, weight: 0", "the rule 'k#1' of the code 'k' can never count: it weighs nothing"),
    (
      "query: hus OR =båd, unless: båd OR hus",
      "the rule 'k#1' of the code 'k' can never count: its 'unless' finds all that its 'query' finds"
    ),
    ("query: hus NOT hus", "the rule 'k#1' of the code 'k' can never count: it asks for 'hus' and excludes it"),
    ("query: hus AND båd NOT hus", "the rule 'k#1' of the code 'k' can never count: it asks for 'hus' and excludes it"),
    ("query: hus NOT båd AND båd", "the rule 'k#1' of the code 'k' can never count: it asks for 'båd' and excludes it"),
    (
      "query: =hus NEAR/3 ko NOT (hus OR ged)",
      "the rule 'k#1' of the code 'k' can never count: it asks for '=hus' and excludes it"
    ),
    (
      "query: (hus OR båd) AND ko NOT (hus OR båd OR ged)",
      "the rule 'k#1' of the code 'k' can never count: it excludes what it asks for"
    ),
    (
      "query: hus NOT hus OR båd NOT båd",
      "the rule 'k#1' of the code 'k' can never count: it asks for 'hus' and excludes it"
    ),
    (
      "query: \"rødt hus\", unless: hus",
      "the rule 'k#1' of the code 'k' can never count: its 'unless' finds what its 'query' asks for"
    ),
    // What is narrower than what is asked for, elsewhere, or only one of several ways, leaves something to find.
    ("query: hus NOT =huset", ""), ("query: (hus OR båd) NOT hus", ""), ("query: hus NOT hus OR båd", ""),
    ("query: (hus AND båd WITHIN source) NOT hus", ""),
    ("query: '\"rødt hus\" NOT hus WITHIN sentence'", ""),
    ("query: hus, context: question, unless: båd", ""),
    ("query: hus OR hus", "the rule 'k#1' of the code 'k' has 'hus' twice"),
    ("query: husk* OR huske*", "the rule 'k#1' of the code 'k' has 'huske*', which 'husk*' finds already"),
    ("query: hus OR lemma:hus", "the rule 'k#1' of the code 'k' has 'lemma:hus', which 'hus' finds already"),
    (
      "query: hus OR båd\nquery: =båd, unit: sentence", ""
    ),
    (
      "query: hus OR båd\nquery: =båd",
      "the rule 'k#2' of the code 'k' adds nothing: 'k#1' fires wherever it does"
    ),
    ("query: hus OR båd, weight: 0.5\nquery: =båd, weight: 0.5", ""),
    ("query: hus OR båd\nquery: båd, context: heading", ""),
    ("query: hus OR båd, unless: sko\nquery: båd", ""),
    ("query: hus\nquery: hus", "the rule 'k#2' of the code 'k' adds nothing: 'k#1' fires wherever it does"),
    ("query: hus, only: turn\nquery: hus", "the rule 'k#1' of the code 'k' adds nothing: 'k#2' fires wherever it does"),
    ("query: hus\nquery: hus, weight: -1", ""),
  ])
  func `Rules that add nothing are told`(_ rules: String, _ message: String) throws {
    let problems = RuleProblem.problems(in: try WorkbenchTests.rules(rules))
    let wanted = message.contains("only") ? "" : message
    if rules.contains("only: turn") {
      #expect(problems.isEmpty, "a rule for some units does no harm beside one for all")
    } else {
      #expect(problems.map(\.report.message) == (wanted.isEmpty ? [] : [wanted]))
    }
  }

  @Test func `A word list that no rule calls is told`() throws {
    let book = try codebook("words: {a: hus, b: '@a', c: sko}\ncodes: [{id: k, rules: [{query: '@b'}]}]")
    #expect(RuleProblem.problems(in: book).map(\.report.message) == ["no rule uses the word list 'c'"])
  }

  @Test func `A tally counts the units of each rule`() throws {
    let book = try rules("query: hus\nquery: sko, weight: 0.5\nquery: båd\nquery: hus, weight: -1")
    let corpus = Corpus(documents: [Document("a.txt", "IP1: Et hus.\nIP2: En sko og et hus.\nIP1: En sko.")])
    let tally = RuleTally(book, in: corpus)
    #expect(tally.fired == [[2, 2, 0, 2]] && tally.proposed == [0])
    #expect(RuleTally(try rules("query: sko OR hus"), in: corpus).proposed == [3])
  }

  // MARK: Explanations

  @Test func `A unit is explained by the rules that fire and those that nearly do`() throws {
    let book = try rules(
      """
      id: a, query: hus, weight: 0.5
      id: b, query: hus, unless: sko
      id: c, query: hus NEAR/9 båd, unit: sentence
      id: d, query: hus, times: 2
      id: e, query: hus, different: 2
      id: f, query: hus, length: 50
      id: g, query: hus, only: paragraph
      id: h, query: kat
      """)
    let corpus = Corpus(documents: [Document("a.txt", "I: Nå?\nIP1: Vi har intet hus. En båd og en sko.")])
    let unit = try #require(corpus.sources[0].units(.turn, includesInterviewer: false).first)
    let explanation = RuleExplanation(of: unit, in: 0, of: corpus, by: book)
    let account = try #require(explanation.accounts.first)
    #expect(!account.isProposed && account.sum == 0.5)
    #expect(account.fired.map(\.rule.id) == ["a"])
    #expect(account.fired[0].matches.map(\.text) == ["hus"] && account.fired[0].matches[0].negation == "intet")
    #expect(account.near.map(\.rule.id) == ["b", "c", "d", "e", "f", "g"])
    #expect(
      account.near.map(\.reason) == [
        .stopped(by: "sko"), .apart(.sentence), .tooFew(needed: 2), .tooAlike(needed: 2), .tooShort(needed: 50),
        .otherKind,
      ])
    #expect(account.near.allSatisfy { $0.words.hasPrefix("hus") })
  }

  @Test func `An explanation and the matrix agree`() throws {
    let book = try CompiledCodebook.checked(at: "\(Self.root)/Codebooks/psykiatrisamarbejde.yaml")
    let corpus = Corpus(
      documents: [
        Document(
          "a.txt",
          "# Om psykiatrien\nI: Hvordan går det med psykiatrien?\nIP1: Lægen henviste, og de afviste hende.\nIP2: Ja."
            + "\nIP1: Afdelingen ringer aldrig, når de skriver nogen ud, og vi står med det hele bagefter om fredagen.")
      ])
    let matrix = MatrixBuilder(corpus: corpus, codebook: book).matrix(kinds: [.turn], includesInterviewer: false)
    for row in matrix.rows {
      let explanation = RuleExplanation(of: row.unit, in: 0, of: corpus, by: book)
      #expect(
        explanation.accounts.filter(\.isProposed).map(\.code.id) == row.codings.map(\.code), "turn \(row.unit.number)")
      for (account, coding) in zip(explanation.accounts.filter(\.isProposed), row.codings) {
        let positive = account.fired.filter { $0.rule.weight > 0 }
        #expect(Set(positive.map(\.rule.id)) == Set(coding.matches.map(\.rule)))
      }
    }
    #expect(matrix.rows.contains { !$0.codings.isEmpty })
  }
}
