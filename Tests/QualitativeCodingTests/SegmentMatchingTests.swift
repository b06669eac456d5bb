import CorpusModel
import Testing

@testable import QualitativeCoding

@Suite struct SegmentMatchingTests {
  @Test func `Segments match from the least overlap on, and nine tenths of ten characters are nine`() {
    let matching = SegmentMatching([TextRange(0, 10)], [TextRange(0, 9)], minimum: 0.9)
    #expect(matching.pairs.map { [$0.a, $0.b] } == [[0, 0]])
    let apart = SegmentMatching([TextRange(0, 10)], [TextRange(0, 8)], minimum: 0.9)
    #expect(apart.pairs.isEmpty)
    #expect(apart.onlyA == [0] && apart.onlyB == [0])
  }

  @Test func `A segment is matched once, with the one that it shares most with`() {
    let matching = SegmentMatching(
      [TextRange(0, 10), TextRange(20, 30)], [TextRange(0, 6), TextRange(1, 10), TextRange(40, 50)], minimum: 0.5)
    #expect(matching.pairs.map { [$0.a, $0.b] } == [[0, 1]])
    #expect(matching.onlyA == [1])
    #expect(matching.onlyB == [0, 2])
  }

  @Test func `Segments that only touch do not match`() {
    let matching = SegmentMatching([TextRange(0, 5)], [TextRange(5, 9)], minimum: 0.01)
    #expect(matching.pairs.isEmpty)
  }
}
