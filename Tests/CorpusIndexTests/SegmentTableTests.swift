import TestSupport
import Testing

@testable import CorpusIndex

@Suite struct SegmentTableTests {
  /// Segments with gaps, most of them short and some long.
  private func segments(using random: inout SplitMix64) -> [Range<Int>] {
    var segments: [Range<Int>] = []
    var end = 0
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      let start = end + random.pick([0, 0, 0, 1, 5, 300])
      end = start + random.pick([1, 2, 15, 16, 17, 70, 2000])
      segments.append(start..<end)
    }
    return segments
  }

  private func positions(below end: Int, using random: inout SplitMix64) -> [UInt32] {
    let share = random.pick([0.001, 0.01, 0.1, 0.5])
    return (0..<end).filter { _ in Double.random(in: 0..<1, using: &random) < share }.map { UInt32($0) }
  }

  @Test func `Lists of positions are laid over segments as a slow look at each position does it`() {
    var random = SplitMix64(seed: 61)
    for _ in 0..<300 {
      let segments = segments(using: &random)
      let table = SegmentList(segments).table
      let end = (segments.last?.upperBound ?? 0) + 10
      let a = positions(below: end, using: &random)
      func slow(_ position: UInt32) -> Int? { segments.firstIndex { $0.contains(Int(position)) } }

      for position in [0, 1, end / 2, end - 1, end + 5000] {
        #expect(
          table.number(endingBehind: position)
            == segments.firstIndex { $0.upperBound > position } ?? segments.count)
      }
      let counts = Dictionary(grouping: a.compactMap(slow)) { $0 }.mapValues(\.count)
      let groups = table.groups(of: a)
      #expect(groups.numbers.map(Int.init) == counts.keys.sorted())
      #expect(groups.counts.map(Int.init) == counts.keys.sorted().map { counts[$0] ?? 0 })
      for place in 0..<groups.count {
        #expect(a.firstIndex { slow($0) == Int(groups.numbers[place]) } == Int(groups.firsts[place]))
      }
      let length = Int.random(in: 1...4, using: &random)
      #expect(
        table.filter(a, startsOf: length)
          == a.filter { start in slow(start).map { Int(start) + length <= segments[$0].upperBound } ?? false })
    }
  }

  @Test func `A walk over segments finds the same with a table and without`() {
    var random = SplitMix64(seed: 62)
    for _ in 0..<100 {
      let segments = segments(using: &random)
      let end = (segments.last?.upperBound ?? 0) + 10
      let positions = positions(below: end, using: &random)
      func column(_ numbers: [Int]) -> ByteView {
        let bytes = MonotoneColumn.bytes(numbers)
        return ByteView(IndexStorage(bytes), 0..<bytes.count)
      }
      let stored = SegmentList(starts: column(segments.map(\.lowerBound)), ends: column(segments.map(\.upperBound)))
      var (walk, flat) = (SegmentCursor(SegmentList(segments)), SegmentCursor(SegmentList(segments), lookups: 1000))
      var filed = SegmentCursor(stored)
      for position in positions + positions.reversed() {
        let span = Int(position)..<Int(position) + Int.random(in: 1...3, using: &random)
        let expected = segments.firstIndex { $0.lowerBound <= span.lowerBound && span.upperBound <= $0.upperBound }
        #expect(walk.number(holding: span) == expected)
        #expect(flat.number(holding: span) == expected)
        #expect(filed.number(holding: span) == expected)
      }
    }
  }

  @Test func `Kinds of segments and attributes are numbered in their order`() {
    #expect(SegmentKind.allCases.map(\.number) == Array(SegmentKind.allCases.indices))
    #expect(AttributeKind.allCases.map(\.number) == Array(AttributeKind.allCases.indices))
  }
}
