import CorpusModel
import Interchange
import QualitativeCoding
import Testing

@testable import Workbench

@Suite struct RuleErrorTests {
  /// The rule of a code `k`, its fields from line 5 on.
  private func report(_ fields: String) throws -> String {
    let indented = fields.split(separator: "\n", omittingEmptySubsequences: false).map { "        \($0)" }
    let yaml = "codes:\n  - id: k\n    rules:\n      - id: r\n" + indented.joined(separator: "\n") + "\n"
    let reader = CodebookReader { _ in Array(yaml.utf8) }
    let codebook = try reader.codebook(at: "bog.yaml")
    let error = try #require(throws: WorkbenchError.self) { try CompiledCodebook(codebook) }
    // `codebook check` says the same.
    #expect(CompiledCodebook.read(codebook).problems == [error])
    return error.report.text()
  }

  @Test(arguments: [
    // Plain, in single and in double quotes: the place itself.
    ("query: hus OR )", "found ')', expected a word, a phrase in quotation marks, or '('", 5, "query: hus OR ①)②"),
    ("query: 'hus OR )'", "found ')', expected a word, a phrase in quotation marks, or '('", 5, "query: 'hus OR ①)②'"),
    (
      "query: \"hus OR )\"", "found ')', expected a word, a phrase in quotation marks, or '('", 5,
      "query: \"hus OR ①)②\""
    ),
    ("query: 'børn og (sko'", "found the end of the query, expected ')'", 5, "query: 'børn og (sko①'②"),
    ("query: 'hus [lema=x]'", "found 'lema', expected lemma", 5, "query: 'hus [①lema②=x]'"),
    (
      "query: 'hus theme:k'", "a rule cannot ask for 'theme:', which is decided by rules or later", 5,
      "query: '①h②us theme:k'"
    ),
    (
      "query: hus\nunless: 'sko NEAR/0 hat'", "found 'NEAR/0', expected NEAR/ and a number of words from 1 to 1000", 6,
      "unless: 'sko ①NEAR/0② hat'"
    ),
    // Before an escape the place is exact; behind one the query's beginning is shown.
    (
      "query: 'hus ) ikk'''", "found ')', expected AND, OR, NOT, NEAR, or the end of the query", 5,
      "query: 'hus ①)② ikk'''"
    ),
    ("query: 'ikk'' )'", "found ')', expected AND, OR, NOT, NEAR, or the end of the query", 5, "query: '①i②kk'' )'"),
    (
      "query: \"\\\"tæt hus\\\" )\"", "found ')', expected AND, OR, NOT, NEAR, or the end of the query", 5,
      "query: \"①\\②\"tæt hus\\\" )\""
    ),
    // Over several lines: the place where it stands in the first line, else the query's beginning.
    (
      "query: 'hus ) OR\n  sko'", "found ')', expected AND, OR, NOT, NEAR, or the end of the query", 5,
      "query: 'hus ①)② OR"
    ),
    (
      "query: 'hus OR\n  sko )'", "found ')', expected AND, OR, NOT, NEAR, or the end of the query", 5,
      "query: '①h②us OR"
    ),
    ("query: >\n  hus OR\n  sko )", "found ')', expected AND, OR, NOT, NEAR, or the end of the query", 5, "query: ①>②"),
    ("query: |\n  hus )", "found ')', expected AND, OR, NOT, NEAR, or the end of the query", 5, "query: ①|②"),
    // Errors without a place.
    ("query: ''", "the query is empty", 5, "query: '①'②"), ("query: '  '", "the query is empty", 5, "query: '① ② '"),
    ("query: hus\nunless: ''", "the query is empty", 6, "unless: '①'②"),
  ])
  func `A rule's error points into its line`(_ fields: String, _ problem: String, _ line: Int, _ marked: String) throws
  {
    let scalars = Array("        \(marked)".unicodeScalars)
    let start = try #require(scalars.firstIndex(of: "①"))
    let end = try #require(scalars.firstIndex(of: "②"))
    let text = String(String.UnicodeScalarView(scalars.filter { $0 != "①" && $0 != "②" }))
    let caret = String(repeating: " ", count: start) + String(repeating: "^", count: end - start - 1)
    #expect(
      try report(fields) == """
        error: the rule 'r' of the code 'k' cannot be read: \(problem)
           --> bog.yaml:\(line):\(start + 1)
          \(line) | \(text)
            | \(caret)
          help: see 'citat help query'
        """)
  }

  @Test func `Every rule that cannot be read is told, in order`() throws {
    let yaml = """
      codes:
        - id: a
          rules: [{query: '('}, {query: hus}, {query: hus, unless: '*'}]
          codes:
            - id: b
              rules: [{query: ')'}]
      """
    let codebook = try CodebookReader { _ in Array(yaml.utf8) }.codebook(at: "bog.yaml")
    let places = CompiledCodebook.read(codebook).problems.map {
      "\($0.report.message.prefix(30)) \($0.report.excerpt?.line ?? 0)"
    }
    #expect(
      places == [
        "the rule 'a#1' of the code 'a' 3", "the rule 'a#3' of the code 'a' 3", "the rule 'b#1' of the code 'b' 6",
      ])
  }
}
