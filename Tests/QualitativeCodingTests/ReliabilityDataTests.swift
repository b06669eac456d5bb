import TextStatistics
import Testing

@testable import QualitativeCoding

@Suite struct ReliabilityDataTests {
  /// Two sources; the third coder judged only the first.
  private let data = ReliabilityData(
    coders: ["a", "b", "c"], sources: ["s", "t"], codes: ["k", "m"],
    items: [
      .init(source: 0, id: "1", range: nil, count: 1, judgements: [["k"], ["k", "m"], []]),
      .init(source: 0, id: "2", range: nil, count: 3, judgements: [[], [], []]),
      .init(source: 1, id: "3", range: nil, count: 1, judgements: [["m"], [], nil]),
      .init(source: 1, id: "4", range: nil, count: 1, judgements: [["m"], nil, nil]),
    ])

  @Test func `A code is counted by source, and who did not judge a unit says nothing of it`() {
    let tables = data.tables(of: "k")
    #expect(tables.map(\.comparableUnits) == [4, 1])
    let total = JudgementTable.sum(of: tables)
    #expect(total.contingency(of: 0, and: 1) == [[4, 0], [0, 1]])
    #expect(total.contingency(of: 0, and: 2) == [[3, 0], [1, 0]])
    #expect(total.share(of: 1, by: 2) == 0)
  }

  @Test func `Pooled, every unit counts once for each code`() {
    let total = JudgementTable.sum(of: data.pooledTables)
    #expect(total.comparableUnits == 10)
    #expect(total.contingency(of: 0, and: 1) == [[7, 1], [1, 1]])
  }

  @Test func `A disagreement says who gave the code and who did not`() {
    let found = data.disagreements.map { "\($0.item.id) \($0.code) \($0.given) \($0.withheld)" }
    #expect(found == ["1 k [0, 1] [2]", "1 m [1] [0, 2]", "3 m [0] [1]"])
  }
}
