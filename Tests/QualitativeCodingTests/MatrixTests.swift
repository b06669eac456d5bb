import CorpusModel
import QualitativeCoding
import Testing

@Suite struct MatrixTests {
  private let themes = [code("netvaerk", codes: [code("familie"), code("venner")]), code("ledelse")]

  private func row(_ source: String, _ role: String?, _ codes: [String]) -> Matrix.Row {
    Matrix.Row(
      source: source,
      unit: Unit(
        kind: .turn, number: 1, range: TextRange(0, 1), speaker: nil, role: role, section: nil, time: nil),
      codings: codes.map { Coding(code: $0, origin: .proposal, matches: []) })
  }

  private func lines(_ rows: [Matrix.Row], _ groups: [String], _ group: (Matrix.Row) -> String?) -> [String] {
    let book = codebook(themes)
    return Matrix(themes: themes, rows: rows)
      .counts(groups: groups, by: group) { id in themes.firstIndex { $0.id == book.theme(of: id)?.id } }
      .map { "\($0.group) \($0.counts)" }
  }

  @Test func `A unit counts once for a theme, however many of its codes it has`() {
    let rows = [
      row("a", nil, ["familie", "venner", "netvaerk"]), row("a", nil, ["familie", "ledelse"]),
      row("b", nil, ["ledelse"]),
      row("a", nil, []),
    ]
    #expect(lines(rows, ["a", "b"]) { $0.source } == ["a [2, 1]", "b [0, 1]"])
  }

  @Test func `Groups come in the order given, also those without a unit`() {
    let rows = [row("b", nil, ["ledelse"])]
    #expect(lines(rows, ["c", "b", "a"]) { $0.source } == ["c [0, 0]", "b [0, 1]", "a [0, 0]"])
  }

  @Test func `Rows of no group and codes of no theme are left out`() {
    let rows = [row("a", "leder", ["ledelse"]), row("a", nil, ["ledelse"]), row("a", "leder", ["ukendt"])]
    #expect(lines(rows, ["leder"]) { $0.unit.role } == ["leder [0, 1]"])
    #expect(lines(rows, []) { $0.unit.role } == [])
    #expect(lines([], ["leder"]) { $0.unit.role } == ["leder [0, 0]"])
  }
}
