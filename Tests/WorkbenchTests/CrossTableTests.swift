import CorpusModel
import Interchange
import QualitativeCoding
import Testing

@testable import Workbench

@Suite struct CrossTableTests {
  private static let book = """
    codes:
      - id: hus
        rules: [{query: hus}]
        codes: [{id: altan, rules: [{query: altan}]}]
      - id: sko
        rules: [{query: sko}]
    """
  private static let documents = [
    Document("a.txt", "I: Hvor bor I?\nIP1 (mor): Et hus med altan.\nI: Og skoene?\nIP2 (far): Sko står i hus ét to."),
    Document("b.txt", "IP1 (mor): Nej, nej.\nIP1 (mor): Sko."),
  ]

  private func cross(
    _ grouping: Grouping, _ measure: MatrixMeasure = .segments, _ percent: MatrixPercent? = nil,
    order: MatrixOrder = .given, rollsUp: Bool = true
  ) throws -> [String] {
    let matrix = result(try codebook(Self.book), Self.documents).with(isRolledUp: rollsUp)
    let cross = CrossTable(matrix, by: grouping, measure: measure, percent: percent, order: order)
    return (cross.lines + [cross.total]).map { line in
      line.group + line.values.map { " \(($0 * 1000).rounded() / 1000)" }.joined() + " of \(line.units)"
    }
  }

  @Test(arguments: [
    (
      Grouping.source, MatrixMeasure.segments, MatrixPercent?.none,
      ["a.txt 2.0 1.0 of 2", "b.txt 0.0 1.0 of 2", " 2.0 2.0 of 4"]
    ),
    (.role, .segments, nil, ["far 1.0 1.0 of 1", "mor 1.0 1.0 of 3", " 2.0 2.0 of 4"]),
    (.source, .words, nil, ["a.txt 10.0 6.0 of 2", "b.txt 0.0 1.0 of 2", " 10.0 7.0 of 4"]),
    (.role, .sources, nil, ["far 1.0 1.0 of 1", "mor 1.0 1.0 of 3", " 1.0 2.0 of 4"]),
    (.role, .segmentShare, nil, ["far 1.0 1.0 of 1", "mor 0.333 0.333 of 3", " 0.5 0.5 of 4"]),
    (.role, .sourceShare, nil, ["far 1.0 1.0 of 1", "mor 0.5 0.5 of 3", " 0.5 1.0 of 4"]),
    (.source, .segments, .row, ["a.txt 0.667 0.333 of 2", "b.txt 0.0 1.0 of 2", " 0.5 0.5 of 4"]),
    (.source, .segments, .column, ["a.txt 1.0 0.5 of 2", "b.txt 0.0 0.5 of 2", " 1.0 1.0 of 4"]),
    (.stretch(2), .segments, nil, ["0–50 % 1.0 0.0 of 2", "50–100 % 1.0 2.0 of 2", " 2.0 2.0 of 4"]),
    (
      .question, .segments, nil,
      ["Hvor bor I? 1.0 0.0 of 1", "Og skoene? 1.0 1.0 of 1", "– 0.0 1.0 of 2", " 2.0 2.0 of 4"]
    ),
  ])
  func `Groups by themes are counted in every measure`(
    grouping: Grouping, measure: MatrixMeasure, percent: MatrixPercent?, lines: [String]
  ) throws {
    #expect(try cross(grouping, measure, percent) == lines)
  }

  @Test func `Codes stand apart from their themes when they are not rolled up`() throws {
    #expect(
      try cross(.source, rollsUp: false) == ["a.txt 2.0 1.0 1.0 of 2", "b.txt 0.0 0.0 1.0 of 2", " 2.0 1.0 2.0 of 4"])
  }

  @Test func `The greatest come first, or names in Danish order`() throws {
    #expect(try cross(.role, order: .count).first == "mor 1.0 1.0 of 3")
    #expect(try cross(.source, order: .name).first == "a.txt 2.0 1.0 of 2")
  }

  @Test func `A group that the texts do not give is told with the nearest`() throws {
    let matrix = result(try codebook(Self.book), Self.documents)
    let unknown = try #require(throws: ResultError.self) { try matrix.require(.variable("rolle")) }
    #expect(unknown.report.text() == "error: nothing can be counted by 'rolle'\n  help: did you mean 'role'?")
    let none = try #require(throws: ResultError.self) { try matrix.require(.case) }
    #expect(none.report.message == "no text belongs to a case")
  }

  @Test(arguments: [
    ("role:mor", ["a.txt#turn-2", "b.txt#turn-1", "b.txt#turn-2"]), ("altan", ["a.txt#turn-2"]),
    ("theme:sko", ["a.txt#turn-4", "b.txt#turn-2"]), ("theme:sko NOT role:mor", ["a.txt#turn-4"]),
  ])
  func `A query leaves the units that fit it`(query: String, ids: [String]) throws {
    let matrix = try result(try codebook(Self.book), Self.documents).filtered(by: query)
    #expect(matrix.matrix.rows.map { $0.unit.identifier(in: $0.source) } == ids)
  }

  @Test func `A query that no unit fits says so`() throws {
    let matrix = result(try codebook(Self.book), Self.documents)
    let error = try #require(throws: ResultError.self) { try matrix.filtered(by: "cykel") }
    #expect(error.report.message == "no unit fits 'cykel'")
  }

  @Test func `New codes are counted source by source`() throws {
    let rows = SaturationCount(result(try codebook(Self.book), Self.documents)).rows
    #expect(rows.map(\.new) == [["hus", "sko"], []])
    #expect(rows.map(\.soFar) == [2, 2])
    #expect(rows.map(\.codings) == [3, 1])
  }

  @Test func `Terms and themes meet in one table, and the one function counts both`() throws {
    let matrix = result(try codebook(Self.book), Self.documents)
    let count = try CooccurrenceCount(matrix, terms: ["altan", "nej"])
    #expect(count.items.map(\.id) == ["hus", "sko", "altan", "nej"])
    #expect(count.sizes == [2, 2, 1, 1])
    #expect(count.square == [[2, 1, 1, 0], [1, 2, 0, 0], [1, 0, 1, 0], [0, 0, 0, 1]])
    #expect(
      count.table().rows.map { $0.prefix(5).map { Markup.plain($0) }.joined(separator: " ") } == [
        "hus altan theme term 1", "hus sko theme theme 1",
      ])
    let near = try CooccurrenceCount(matrix, terms: ["altan"], proximity: .within(1))
    #expect(near.square[1][2] == 2)
    #expect(throws: ResultError.oneThing) { try CooccurrenceCount(matrix, terms: ["altan"], withThemes: false) }
  }

  @Test func `The version of a codebook changes with a rule and not with its file`() throws {
    let version = try codebook(Self.book).codebook.version
    #expect(version.utf8.count == 8)
    #expect(try codebook("name: Anden\n" + Self.book).codebook.version == version)
    #expect(try codebook(Self.book + "\n    threshold: 0.5").codebook.version != version)
  }

  @Test func `A code that is called as a column of the table has a column of its own`() throws {
    let book = """
      codes:
        - {id: role, rules: [{query: hus}]}
        - {id: units, rules: [{query: altan}]}
        - {id: text, rules: [{query: sko}]}
      """
    let matrix = result(try codebook(book), Self.documents)
    #expect(
      CrossTable(matrix, by: .role).table().columns.map(\.key)
        == ["role", "code-role", "code-units", "text", "coded", "units"])
    #expect(
      MatrixResult.WideTable(matrix, includingUncoded: true, cells: .words).columns.suffix(4).map(\.key)
        == ["text", "code-role", "units", "code-text"])
  }
}
