import CorpusModel
import Foundation
import QualitativeCoding
import Testing
import TestSupport

@testable import Interchange

@Suite struct CodebookWriterTests {
  private static let place = CodebookLocation(file: "a", line: 1, column: 1, text: "")

  /// What a codebook says, apart from where it says it.
  private func said(_ book: Codebook) -> [String] {
    [book.name, book.language ?? "–", book.memo ?? "–"] + book.words.map { "\($0.name)=\($0.query)" }
      + book.codes.flatMap { code -> [String] in
        [
          code.id, code.name, code.color ?? "–", code.definition ?? "–", "\(code.inclusion) \(code.exclusion)",
          "\(code.related) \(code.threshold)", code.memo ?? "–",
          "\(code.codes.map(\.id))",
        ] + code.examples.map { "\($0.text)|\($0.isCoded)|\($0.why ?? "–")" }
          + code.rules.map {
            "\($0.id)|\($0.query)|\($0.unless ?? "–")|\($0.unit?.rawValue ?? "–")|\($0.weight)|\($0.context)|\($0.only)"
              + "|\($0.times)|\($0.different)|\($0.length)"
          }
      }
  }

  private func read(_ yaml: String) throws -> Codebook {
    try CodebookReader { _ in Array(yaml.utf8) }.codebook(at: "bog.yaml")
  }

  /// Texts that a writer of YAML may get wrong.
  private static let texts = [
    "ja", "yes", "No", "null", "~x", "0.5", "#2E7D5B", "a: b", "- a", "'", "\"", "a\tb", "én linje\nto linjer",
    "a\n\nb", " foran", "bagved ", "a  b", "'=a' OR \"b c\"", "@liste", "æøå 😀", "a\u{2028}b", "a\u{85}b", "|", ">",
    "[a, b]", "{a: b}", "% a", "et ord # og et til", "a\u{0301}",
    String(repeating: "en lang tekst med mange ord ", count: 12) + "slut",
    String(repeating: "en lang tekst: med 'mærker' ", count: 6) + "og\nlinjer i",
    String(repeating: "x", count: 200),
  ]

  @Test func `A codebook of any texts is read again as it was written`() throws {
    var random = SplitMix64(seed: 8)
    func pick<Item>(_ items: [Item]) -> Item { items[random.index(below: items.count)] }
    for _ in 0..<200 {
      func some() -> String? { random.index(below: 3) == 0 ? nil : pick(Self.texts) }
      func list() -> [String] { (0..<random.index(below: 3)).map { _ in pick(Self.texts) } }
      var number = 0
      func code(_ depth: Int) -> Code {
        number += 1
        let id = "kode-\(number)"
        let below = depth == 0 ? [] : (0..<random.index(below: 3)).map { _ in code(depth - 1) }
        return Code(
          id: id, name: pick(Self.texts), color: pick([nil, "#2E7D5B"]), definition: some(), inclusion: list(),
          exclusion: list(),
          examples: list().map {
            Example(text: $0, isCoded: pick([true, false]), why: some(), question: some(), heading: some())
          }, related: list(),
          memo: some(), threshold: pick([1, 0.5, 2]),
          rules: (0..<random.index(below: 3)).map { rule in
            Rule(
              id: pick(["\(id)#\(rule + 1)", "regel-\(rule)"]), query: pick(Self.texts), unless: some(),
              unit: pick([nil, .sentence]), weight: pick([1, -0.5, 0.25]),
              context: pick([[.unit], [.heading, .around]]),
              only: pick([[], [.turn]]), times: pick([1, 3]), different: pick([1, 2]), length: pick([0, 12]),
              location: Self.place)
          }, codes: below, location: Self.place)
      }
      let book = Codebook(
        name: pick(Self.texts), language: some(), memo: some(),
        words: (0..<random.index(below: 3)).map {
          WordList(name: "liste-\($0)", query: pick(Self.texts), location: Self.place)
        }, themes: [code(2), code(1)])
      let yaml = CodebookWriter.yaml(of: book)
      #expect(said(try read(yaml)) == said(book), "\(yaml)")
    }
  }

  @Test func `A codebook reads as people write it`() throws {
    let yaml = """
      name: Naboer
      language: da
      words:
        slægt: 'onkel OR tante'
      codes:
      - id: naboer
        name: Naboer
        color: '#2E7D5B'
        definition: Hvad naboer gør for hinanden.
        examples:
        - text: Hun vander blomster.
          coded: true
        threshold: 1.5
        rules:
        - query: '@slægt'
          only:
          - turn
          context:
          - heading
          length: 12
          weight: 0.5

      """
    #expect(CodebookWriter.yaml(of: try read(yaml)) == yaml)
  }

  @Test func `A codebook comes back from a spreadsheet with its tree, its examples and its rules`() throws {
    let yaml = """
      codes:
        - id: a
          name: Første
          definition: "To\\nlinjer, med komma"
          inclusion: [en, to]
          examples: [{text: 'Et "eksempel"', coded: true, why: fordi}]
          rules: [{query: hus, unless: '"=i =dag"', weight: 0.5}, {id: r, query: båd, context: [question, heading]}]
          codes: [{id: b, name: Under, threshold: 2}]
        - id: c
          name: Sidste
      """
    let book = try read(yaml)
    let csv = DelimitedWriter(.csv, isRaw: true).text(of: CodebookTable.table(of: book))
    let file = TemporaryTable(csv)
    let back = try CodebookTable.codebook(of: file.path, name: book.name)
    #expect(said(back) == said(book))
  }

  @Test func `A table that another program wrote needs names only, and parents may be named`() throws {
    let file = TemporaryTable("name;parent\nNære netværk;\nSlægt;Nære netværk\n")
    let book = try CodebookTable.codebook(of: file.path, name: "bog")
    #expect(book.themes.map(\.id) == ["naere-netvaerk"] && book.themes[0].codes.map(\.id) == ["slaegt"])
  }

  @Test func `In a spreadsheet a rule may be its query alone, and a number have a comma`() throws {
    let file = TemporaryTable(
      """
      id;threshold;rules
      words:slaegt;;mor OR far
      a;0,5;hus OR "ny båd"
      b;;"@slaegt
      {""query"":""*tid"",""weight"":0.5}
      lemma:gå"

      """)
    let book = try CodebookTable.codebook(of: file.path, name: "bog")
    #expect(book.words.map(\.query) == ["mor OR far"])
    #expect(book.codes.map(\.threshold) == [0.5, 1])
    #expect(book.codes.map { $0.rules.map(\.query) } == [["hus OR \"ny båd\""], ["@slaegt", "*tid", "lemma:gå"]])
    #expect(book.codes[0].rules[0].location.line == 3, "a rule that cannot be read is told with its line of the table")
  }

  /// Each row: a table, and what the user is told of it.
  @Test(arguments: [
    ("farve\nrød\n", "line 1: there is no column 'name'"),
    ("id,name\na,A\na,B\n", "line 3: the code 'a' is there twice"),
    ("id,name,parent\na,A,x\n", "line 2: no code is called 'x', its parent"),
    ("id,name,parent\na,A,b\nb,B,a\n", "line 2: the code 'a' stands under itself"),
    ("id,name\nÆ,A\n", "line 2: 'Æ' is no id of a code"),
    ("id,color\na,rød\n", "line 2: 'rød' is no colour such as #2E7D5B"),
    ("id,threshold\na,-1\n", "line 2: '-1' is no threshold\n  help: write a number above 0, such as 0.5"),
    ("kode;navn\na;A\n", "help: the columns of a codebook are id, parent, name,"),
    ("id,rules\na,{weight: 1}\n", "line 2: in its rules: the field 'query' is missing"),
    ("id,examples\na,{text: b}\n", "line 2: in its examples: the field 'coded' is missing"),
  ])
  func `A table that is no codebook is told with its line`(table: String, message: String) {
    let file = TemporaryTable(table)
    do {
      _ = try CodebookTable.codebook(of: file.path, name: "bog")
      Issue.record("it was read")
    } catch {
      #expect(error.report.text().contains(message), "\(error.report.text())")
    }
  }
}

/// A table in a file that is gone with it.
private final class TemporaryTable {
  let path = FileManager.default.temporaryDirectory.path + "/citat-\(UUID().uuidString).csv"

  init(_ text: String) { _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
