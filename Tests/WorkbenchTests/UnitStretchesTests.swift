import TestSupport
import Testing

@testable import Workbench

@Suite struct UnitStretchesTests {
  @Test func `Hits fire beside the units whose stretches hold them whole, as a look at each unit finds`() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<400 {
      let count = Int.random(in: 0...12, using: &random)
      let isSorted = Bool.random(using: &random)
      var start = 0
      let ranges = (0..<count).map { _ -> [Range<Int>] in
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          start = isSorted ? start + Int.random(in: 0...4, using: &random) : Int.random(in: 0...40, using: &random)
          return start..<start + (isSorted ? 6 : Int.random(in: 0...30, using: &random))
        }
      }
      let stretches = UnitStretches(units: count) { unit, append in for range in ranges[unit] { append(range) } }
      var hits: [(start: Int, end: Int)] = []
      for _ in 0..<Int.random(in: 0...30, using: &random) {
        let start = Int.random(in: 0...60, using: &random)
        hits.append((start, start + Int.random(in: 1...3, using: &random)))
      }
      hits.sort { $0 < $1 }
      let least = Int.random(in: 1...3, using: &random)
      let found = stretches.units(beside: (hits.map { UInt32($0.start) }, hits.map { UInt32($0.end) })) {
        $0.count >= least
      }
      let expected = ranges.indices.filter { unit in
        ranges[unit].contains { range in
          hits.count { range.lowerBound <= $0.start && $0.start < range.upperBound && $0.end <= range.upperBound }
            >= least
        }
      }
      #expect(found == expected, "\(ranges) and \(hits), at least \(least)")
      for unit in ranges.indices { #expect(Array(stretches.ranges(of: unit)) == ranges[unit]) }
    }
  }
}
