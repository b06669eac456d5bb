import Testing

@testable import CorpusQuery

@Suite struct DeferredHitsTests {
  @Test(arguments: [0, 1, 2, 5])
  func `A list that is not as long as was said, as in a damaged index, has as many hits as were said`(count: Int) {
    let list = HitList(starts: [3, 8], ends: [4, 9], .nothing)
    let hits = Hits(DeferredHits(count: count) { list })
    #expect(hits.count == count)
    let spans = hits.spans
    #expect(spans.starts == [3, 8, 8, 8, 8].prefix(count).map { $0 })
    #expect(spans.ends == [4, 9, 9, 9, 9].prefix(count).map { $0 })
    #expect(hits.map(\.positions.lowerBound) == spans.starts.map { Int($0) })
  }
}
