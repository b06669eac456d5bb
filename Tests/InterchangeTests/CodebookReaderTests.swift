import CorpusModel
import QualitativeCoding
import Testing
import TestSupport

@testable import Interchange

@Suite struct CodebookReaderTests {
  /// A reader of files that are only here.
  private func reader(_ files: [String: String]) -> CodebookReader {
    CodebookReader { file throws(InterchangeError) in
      guard let text = files[file] else { throw .missing(file) }
      return Array(text.utf8)
    }
  }

  private func codebook(_ text: String) throws(InterchangeError) -> Codebook {
    try reader(["kodebog.yaml": text]).codebook(at: "kodebog.yaml")
  }

  /// What the user is told of a codebook; `no error` when it can be read.
  private func report(_ files: [String: String], at file: String = "kodebog.yaml") -> String {
    do {
      _ = try reader(files).codebook(at: file)
      return "no error"
    } catch {
      return error.report.text()
    }
  }

  private static let small = """
    name: Naboer
    language: da
    memo: Til prøve.
    codes:
      - id: naboer
        name: Naboer
        color: "#2E7D5B"
        definition: >
          Hvad naboer gør
          for hinanden.
        inclusion: [hjælp, hilsen]
        exclusion:
          - klager
        examples:
          - text: Hun vander blomster.
            coded: true
            why: hjælp
          - text: Der er en nabo.
            coded: false
        related: [hegn]
        threshold: 1.5
        rules:
          - query: nabo
          - {id: hjælp, query: '"vander blomster"', unless: betaling, unit: sentence, weight: 0.5}
        codes:
          - id: hegn
    """

  @Test func `A codebook is read with all that stands in it`() throws {
    let codebook = try codebook(Self.small)
    #expect(codebook.name == "Naboer")
    #expect(codebook.codes.map(\.id) == ["naboer", "hegn"])
    let code = try #require(codebook.themes.first)
    #expect(code.name == "Naboer" && code.color == "#2E7D5B" && code.definition == "Hvad naboer gør for hinanden.")
    #expect(code.inclusion == ["hjælp", "hilsen"] && code.exclusion == ["klager"] && code.related == ["hegn"])
    #expect(code.examples.map(\.text) == ["Hun vander blomster.", "Der er en nabo."])
    #expect(code.examples.map(\.isCoded) == [true, false])
    #expect(code.examples.map(\.why) == ["hjælp", nil])
    #expect(code.threshold == 1.5)
    #expect(code.rules.map(\.id) == ["naboer#1", "hjælp"])
    #expect(code.rules.map(\.query) == ["nabo", "\"vander blomster\""])
    #expect(code.rules.map(\.weight) == [1, 0.5])
    #expect(code.rules.map(\.unit) == [nil, .sentence])
    #expect(code.rules.map(\.unless) == [nil, "betaling"])
    #expect(codebook.codes.last?.name == "hegn", "a code without a name is called by its id")
  }

  @Test(arguments: ["\n", "\r\n"])
  func `A rule knows where its query stands, whatever the line ends`(_ lineEnd: String) throws {
    let rules = try codebook(Self.small.replacing("\n", with: lineEnd)).themes[0].rules
    #expect(rules.map { $0.location.line } == [23, 24])
    #expect(rules[0].location.text == "      - query: nabo")
    for rule in rules {
      let place = Array(rule.location.text.unicodeScalars.dropFirst(rule.location.column - 1))
      #expect(place.starts(with: rule.query.unicodeScalars))
    }
  }

  /// Each row: a codebook, and what the user is told.
  @Test(arguments: [
    (
      "codes:\n  - id: a\n    navn: b",
      """
      error: in the codebook 'kodebog.yaml': there is no field 'navn'
         --> kodebog.yaml:3:5
        3 |     navn: b
          |     ^
        help: fields here: id, name, color, definition, inclusion, exclusion, examples, rules, related, memo, codes, threshold
      """
    ),
    (
      "codes:\n  - id: a\n    defintion: b",
      """
      error: in the codebook 'kodebog.yaml': there is no field 'defintion'
         --> kodebog.yaml:3:5
        3 |     defintion: b
          |     ^
        help: did you mean 'definition'?
      """
    ),
    (
      "name: æøå\ncodes: [a, b",
      """
      error: cannot read the codebook 'kodebog.yaml': a bracket is not closed (did not find expected ',' or ']' while parsing a flow sequence)
         --> kodebog.yaml:2:8
        2 | codes: [a, b
          |        ^
        help: see 'citat help codebook' for how a codebook is written
      """
    ),
    (
      "name: a\nname: b",
      """
      error: cannot read the codebook 'kodebog.yaml': a field is given twice: name
         --> kodebog.yaml:1:1
        1 | name: a
          | ^
        help: see 'citat help codebook' for how a codebook is written
      """
    ),
    (
      "# Kun en bemærkning\n",
      """
      error: cannot read the codebook 'kodebog.yaml': the file holds nothing
        help: see 'citat help codebook' for how a codebook is written
      """
    ),
    (
      "- id: a",
      """
      error: cannot read the codebook 'kodebog.yaml': it must begin with fields such as 'name:' and 'codes:'
         --> kodebog.yaml:1:1
        1 | - id: a
          | ^
        help: see 'citat help codebook' for how a codebook is written
      """
    ),
    (
      "codes:\n  - name: Naboer",
      """
      error: in the codebook 'kodebog.yaml': the field 'id' is missing
         --> kodebog.yaml:2:5
        2 |   - name: Naboer
          |     ^
      """
    ),
    (
      "codes:\n  - id:\n    name: Naboer",
      """
      error: in the codebook 'kodebog.yaml': the field 'id' is missing
         --> kodebog.yaml:2:5
        2 |   - id:
          |     ^
      """
    ),
    (
      "codes:\n  - id: På tværs",
      """
      error: in the codebook 'kodebog.yaml': 'På tværs' is no id
         --> kodebog.yaml:2:9
        2 |   - id: På tværs
          |         ^
        help: use lower-case letters a to z, digits, - and _
      """
    ),
    (
      "codes:\n  - id: a\n    color: grøn",
      """
      error: in the codebook 'kodebog.yaml': 'grøn' is no colour
         --> kodebog.yaml:3:12
        3 |     color: grøn
          |            ^
        help: write it as "#2E7D5B"
      """
    ),
    (
      "codes: a",
      """
      error: in the codebook 'kodebog.yaml': 'codes' must be a list
         --> kodebog.yaml:1:8
        1 | codes: a
          |        ^
        help: begin each item on a line of its own with '- '
      """
    ),
    (
      "codes:\n  - id: a\n    rules:\n      - nabo",
      """
      error: in the codebook 'kodebog.yaml': expected fields such as 'query:'
         --> kodebog.yaml:4:9
        4 |       - nabo
          |         ^
        help: write it as 'query: …'
      """
    ),
    (
      "codes:\n  - a",
      """
      error: in the codebook 'kodebog.yaml': expected fields such as 'id:'
         --> kodebog.yaml:2:5
        2 |   - a
          |     ^
        help: write it as 'id: …'
      """
    ),
    (
      "codes:\n  - id: a\n    name: [x]",
      """
      error: in the codebook 'kodebog.yaml': expected a text
         --> kodebog.yaml:3:11
        3 |     name: [x]
          |           ^
      """
    ),
    (
      "codes:\n  - id: a\n    threshold: 0,5",
      """
      error: in the codebook 'kodebog.yaml': expected a number
         --> kodebog.yaml:3:16
        3 |     threshold: 0,5
          |                ^
        help: with a point: 0.5
      """
    ),
    (
      "codes:\n  - id: a\n    threshold: 0",
      """
      error: in the codebook 'kodebog.yaml': a threshold must be more than 0
         --> kodebog.yaml:3:16
        3 |     threshold: 0
          |                ^
        help: the default is 1
      """
    ),
    (
      "codes:\n  - id: a\n    examples:\n      - {text: x, coded: måske}",
      """
      error: in the codebook 'kodebog.yaml': expected true or false
         --> kodebog.yaml:4:26
        4 |       - {text: x, coded: måske}
          |                          ^
      """
    ),
    (
      "codes:\n  - id: a\n    rules:\n      - {query: x, unit: afsnit}",
      """
      error: in the codebook 'kodebog.yaml': 'afsnit' is no unit
         --> kodebog.yaml:4:26
        4 |       - {query: x, unit: afsnit}
          |                          ^
        help: one of: quotation, turn, paragraph, sentence
      """
    ),
    (
      "uses: [findes-ikke.yaml]\ncodes: []",
      """
      error: cannot use another codebook: cannot find 'findes-ikke.yaml'
         --> kodebog.yaml:1:8
        1 | uses: [findes-ikke.yaml]
          |        ^
        help: check the name and the folder
      """
    ),
  ])
  func `What is wrong with a codebook is told with its place`(_ text: String, _ expected: String) {
    #expect(report(["kodebog.yaml": text]) == expected)
    let windows = text.replacing("\n", with: "\r\n")
    #expect(report(["kodebog.yaml": windows]) == expected, "the same with the line ends of Windows")
    let marked = report(["kodebog.yaml": "\u{FEFF}" + text])
    #expect(marked == expected, "the same behind a byte order mark")
  }

  @Test func `A field that holds nothing is as if it were not there`() throws {
    for nothing in ["", "~", "null"] {
      let code = try codebook("codes:\n  - id: a\n    memo: \(nothing)\n    color: \(nothing)\n    rules: \(nothing)")
        .themes[0]
      #expect(code.memo == nil && code.color == nil && code.rules.isEmpty)
    }
  }

  @Test func `A codebook without a name is called by its file`() throws {
    let codebook = try reader(["mappe/naboer.yaml": "codes: []"]).codebook(at: "mappe/naboer.yaml")
    #expect(codebook.name == "naboer" && codebook.codes.isEmpty)
  }

  @Test func `Files that a codebook uses are taken in first, each once, beside the file that names them`() throws {
    let codebook = try reader([
      "a/alle.yaml": "uses: [dele/en.yaml, dele/to.yaml]\ncodes: [{id: egen}]",
      "a/dele/en.yaml": "uses: [fælles.yaml]\ncodes: [{id: en}]",
      "a/dele/to.yaml": "uses: [fælles.yaml, ./en.yaml, ../dele/en.yaml]\ncodes: [{id: to}]",
      "a/dele/fælles.yaml": "codes: [{id: faelles}]",
    ]).codebook(at: "a/alle.yaml")
    #expect(codebook.codes.map(\.id) == ["faelles", "en", "to", "egen"])
  }

  @Test func `Codebooks that use each other are each taken in once`() throws {
    let files = ["a.yaml": "uses: [b.yaml, a.yaml]\ncodes: [{id: a}]", "b.yaml": "uses: [./a.yaml]\ncodes: [{id: b}]"]
    #expect(try reader(files).codebook(at: "a.yaml").codes.map(\.id) == ["b", "a"])
    #expect(try reader(files).codebook(at: "./a.yaml").codes.map(\.id) == ["b", "a"])
  }

  @Test func `What is wrong with a used file is told in that file`() {
    let files = ["kodebog.yaml": "uses: [del.yaml]", "del.yaml": "codes:\n  - id: A"]
    #expect(
      report(files) == """
        error: in the codebook 'del.yaml': 'A' is no id
           --> del.yaml:2:9
          2 |   - id: A
            |         ^
          help: use lower-case letters a to z, digits, - and _
        """)
  }

  @Test func `A codebook that is no text says so`() {
    #expect(report(["kodebog.yaml": "PK\u{3}\u{4}"]).hasPrefix("error: cannot read 'kodebog.yaml': it is not text"))
    #expect(report(["kodebog.yaml": ""]) == "error: cannot read 'kodebog.yaml': the file is empty")
    #expect(report([:]).hasPrefix("error: cannot find 'kodebog.yaml'"))
  }

  @Test func `A codebook that breaks off anywhere is a codebook or an error with its place`() {
    let scalars = Array(Self.small.unicodeScalars)
    for count in 1..<scalars.count {
      let text = String(String.UnicodeScalarView(scalars[..<count]))
      let report = report(["kodebog.yaml": text])
      #expect(
        report == "no error" || report.contains("--> kodebog.yaml:") || report.contains("holds nothing"), "\(text)")
    }
  }

  @Test(arguments: 0..<200)
  func `A codebook with a character changed is a codebook or an error`(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var scalars = Array(Self.small.unicodeScalars)
    let odd = Array(":-[]{}\"'#&*!|>%@`,?~ \t\n\u{301}\u{7}å😀".unicodeScalars)
    for _ in 0..<3 {
      scalars[.random(in: scalars.indices, using: &random)] = odd[.random(in: odd.indices, using: &random)]
    }
    let report = report(["kodebog.yaml": String(String.UnicodeScalarView(scalars))])
    #expect(report == "no error" || report.hasPrefix("error: "))
  }
}
