import CorpusModel
import Interchange
import QualitativeCoding
import Testing

@testable import Workbench

/// What a rule can say beyond its query.
@Suite struct RuleLanguageTests {
  private func coded(_ result: MatrixResult) -> [Int] {
    result.rows(includingUncoded: false).map(\.unit.number)
  }

  private let interview = Document(
    "a.txt",
    """
    # Om hus og have
    I: Har I et hus?
    IP1: Ja, det er stort.
    IP2: Vi har en sko.
    I: Og i dag?
    IP1: Nej.
    # Om noget andet
    I: Hvad ellers?
    IP2: En sko, en støvle og en hat.
    """)

  /// Each row: a rule, and the turns that it proposes. Turns 2, 3, 5 and 7 are the informants'.
  @Test(arguments: [
    ("query: andet", []),
    ("query: have, context: heading", [2, 3, 5]),
    ("query: andet, context: heading", [7]),
    // The last question counts, also when somebody answered before; no other.
    ("query: hus, context: question", [2, 3]),
    ("query: dag, context: question", [5]),
    ("query: stort, context: before", [3]),
    ("query: hus, context: before", [2]),
    ("query: sko, context: [unit, before]", [3, 7]),
    ("query: sko, context: around", [2, 3, 5, 7]),
    ("query: sko, context: source", [2, 3, 5, 7]),
    ("query: sko, context: source, times: 3", []),
    ("query: sko, context: around, times: 2", [2, 3, 5, 7]),
    // In a heading or a question one hit is enough.
    ("query: have, context: heading, times: 3", [2, 3, 5]),
    ("query: 'sko OR støvle', times: 2", [7]),
    ("query: 'sko OR støvle', different: 2", [7]),
    ("query: 'sko OR støvle', context: source, different: 3", []),
    ("query: sko, length: 5", [7]),
    ("query: have, context: heading, length: 3", [2, 3]),
    ("query: sko, only: turn", [3, 7]),
    ("query: sko, only: [paragraph, quotation]", []),
    // A rule counts once, also when it hits in two of its places.
    ("query: sko, context: [unit, source], weight: 0.5", []),
    ("query: 'sko NEAR/9 hat', context: source, unit: sentence", [2, 3, 5, 7]),
    ("query: 'sko NEAR/9 stort', context: source, unit: sentence", []),
    ("query: sko, unless: hat, context: before", []),
  ])
  func `A rule looks where it is told to`(_ rule: String, _ turns: [Int]) throws {
    #expect(coded(result(try rules(rule), [interview])) == turns)
  }

  @Test func `What two rules find in different places adds up, and a negative weight takes away`() throws {
    let topic = "query: have, context: heading, weight: 0.6"
    #expect(coded(result(try rules("\(topic)\nquery: sko, weight: 0.4"), [interview])) == [3])
    #expect(
      coded(result(try rules("\(topic)\nquery: 'ja OR sko', weight: 0.4\nquery: stort, weight: -0.1"), [interview]))
        == [3])
  }

  @Test func `Inflections of a word are one word`() throws {
    let text = Document("a.txt", "IP1: En sko og flere sko og skoene.\nIP2: En sko og en støvle.")
    #expect(coded(result(try rules("query: 'sko OR støvle', different: 2"), [text])) == [2])
  }

  @Test func `A neighbour in another source is none`() throws {
    let documents = [Document("a.txt", "IP1: Et hus."), Document("b.txt", "IP1: En sko.")]
    for context in ["before", "around", "source"] {
      #expect(coded(result(try rules("query: hus, context: \(context), unless: sko"), documents)).count <= 1)
    }
  }

  @Test func `A match says what it is, what it weighs, where it stands and what may turn it`() throws {
    let text = Document("a.txt", "I: Hus?\nIP1: Vi har ikke noget hus. Et havehus, måske.")
    let result = result(try rules("query: hus\nquery: hus, context: question, weight: 0.5"), [text])
    let row = try #require(result.matrix.rows.first)
    let matches = row.codings.flatMap(\.matches)
    #expect(matches.map(\.text) == ["hus", "havehus", "Hus"])
    #expect(matches.map(\.kind) == ["word", "head", nil])
    #expect(matches.map(\.weight) == [1, 1, 0.5])
    #expect(matches.map(\.context) == [nil, nil, .question])
    #expect(matches.map(\.negation) == ["ikke", nil, nil])
    #expect(result.words(of: row.codings, in: row) == "hus (ikke); havehus; question: Hus")
  }

  /// Each row: a sentence, and the word that may turn the sense of *hus* in it.
  @Test(arguments: [
    ("Der er ingen hus her.", "ingen"), ("Der er et hus her, og det er ikke stort.", nil),
    ("Han er uden et hus.", "uden"), ("Hverken de eller vi har hus.", nil), ("Vi har aldrig haft et hus.", "aldrig"),
    ("Nej, ikke. Et hus.", nil), ("Et hus har de ikke.", nil), ("Et hus ejer ingen.", "ingen"),
  ])
  func `Negation is looked for near the hit, in its sentence`(_ text: String, _ word: String?) throws {
    let row = try #require(result(try rules("query: hus"), [Document("a.txt", text)]).matrix.rows.first)
    #expect(row.codings.flatMap(\.matches).first?.negation == word, "\(text)")
  }

  // MARK: Word lists

  private func book(_ words: String, _ query: String) throws -> Codebook {
    let yaml = "words:\n\(words)\ncodes:\n  - id: k\n    rules:\n      - query: '\(query)'\n"
    return try CodebookReader { _ in Array(yaml.utf8) }.codebook(at: "bog.yaml")
  }

  @Test(arguments: [
    ("  a: sko", "@a", [3, 7]), ("  a: sko OR stort", "@a", [2, 3, 7]),
    ("  a: støvle\n  b: '@a OR stort'", "@b", [2, 7]), ("  a: sko", "@a NEAR/9 hat", [7]),
    ("  a: sko", "(@a OR stort) NOT hat", [2, 3]), ("  a-1_æ: hat", "@a-1_æ", [7]),
    ("  a: sko", "\"@a\" OR stort", [2]),
  ])
  func `A name stands for its list`(_ words: String, _ query: String, _ turns: [Int]) throws {
    let compiled = try CompiledCodebook(try book(words, query))
    #expect(coded(result(compiled, [interview])) == turns)
  }

  @Test(arguments: [
    (
      "  slægt: onkel", "hus OR @slæt",
      """
      error: the rule 'k#1' of the code 'k' cannot be read: no word list is called 'slæt'; did you mean '@slægt'?
         --> bog.yaml:6:24
        6 |       - query: 'hus OR @slæt'
          |                        ^^^^^
        help: see 'citat help query'
      """
    ),
    (
      "  a: onkel OR\n  b: hus", "@a hus",
      """
      error: the word list 'a' cannot be read: found the end of the query, expected a word, a phrase in quotation marks, or '('
         --> bog.yaml:2:14
        2 |   a: onkel OR
          |              ^
        help: see 'citat help query'
      """
    ),
    (
      "  b: '@a'\n  a: hus", "@a",
      """
      error: the word list 'b' cannot be read: a list calls lists that stand before it, and 'a' does not
         --> bog.yaml:2:7
        2 |   b: '@a'
          |       ^^
        help: see 'citat help query'
      """
    ),
    (
      "  a: hus", "@a )",
      """
      error: the rule 'k#1' of the code 'k' cannot be read: found ')', expected AND, OR, NOT, NEAR, or the end of the query
         --> bog.yaml:6:20
        6 |       - query: '@a )'
          |                    ^
        help: see 'citat help query'
      """
    ),
  ])
  func `What is wrong with a list, or with its name, is shown where it stands`(
    _ words: String, _ query: String, _ text: String
  ) throws {
    let book = try book(words, query)
    let error = try #require(throws: WorkbenchError.self) { try CompiledCodebook(book) }
    #expect(error.report.text() == text)
    #expect(CompiledCodebook.read(book).problems.first == error)
  }

  @Test func `Lists that call lists may not grow without end`() throws {
    var words = "  a0: hus\n"
    for number in 1...20 {
      words += "  a\(number): '@a\(number - 1) OR @a\(number - 1) OR @a\(number - 1)'\n"
    }
    let error = try #require(throws: WorkbenchError.self) { try CompiledCodebook(try book(words, "@a20")) }
    #expect(error.report.message.contains("with its word lists it is longer than 100000 characters"))
  }
}
