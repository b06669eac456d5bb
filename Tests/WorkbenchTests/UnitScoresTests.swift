import TestSupport
import Testing

@testable import CorpusIndex
@testable import Workbench

@Suite struct UnitScoresTests {
  @Test func `The best units are those that scoring all of them finds`() {
    var random = SplitMix64(seed: 63)
    for _ in 0..<300 {
      var segments: [Range<Int>] = []
      var end = 0
      for _ in 0..<Int.random(in: 1...80, using: &random) {
        segments.append(end..<end + Int.random(in: 1...30, using: &random))
        end = segments[segments.count - 1].upperBound
      }
      let words = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        let share = random.pick([0.003, 0.02, 0.2])
        return (0..<end).filter { _ in Double.random(in: 0..<1, using: &random) < share }.map { UInt32($0) }
      }
      let table = SegmentList(segments).table
      let occurrences = words.map { positions in
        UnitScores.Occurrences(
          positions: positions, holders: Bool.random(using: &random) ? table.groups(of: positions).count : nil)
      }
      let scores = UnitScores(occurrences, in: table, wordCount: end)
      let holding = Set(words.flatMap { table.groups(of: $0).numbers.map(Int.init) }).sorted()
      let all = zip(holding, scores.scores(of: holding)).sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
      let wanted = Int.random(in: 0...12, using: &random)
      let best = scores.best(wanted)
      #expect(best.map(\.unit) == all.prefix(wanted).map(\.0))
      #expect(best.map(\.score) == all.prefix(wanted).map(\.1))
    }
  }
}
