import TestSupport
import Testing

@testable import CorpusIndex

@Suite struct SortedPositionsTests {
  private static let ways: [SortedPositions.Way] = Array(0...SortedPositions.fastest)

  private func positions(_ count: Int, upTo greatest: UInt32, using random: inout SplitMix64) -> [UInt32] {
    Array(Set((0..<count).map { _ in UInt32.random(in: 0...greatest, using: &random) })).sorted()
  }

  @Test(arguments: ways) func `Positions fall into windows as a look at each says`(_ way: SortedPositions.Way) {
    var random = SplitMix64(seed: 91)
    for _ in 0..<400 {
      let greatest = random.pick([40, 400, 4000, UInt32.max - 1])
      let positions = positions(Int.random(in: 0...200, using: &random), upTo: greatest, using: &random)
      let starts = self.positions(Int.random(in: 0...80, using: &random), upTo: greatest, using: &random)
      let width = random.pick([1, 2, 7, 40, greatest / 4 + 1])
      let ends = starts.map { $0 > .max - width ? .max : $0 + width }
      let groups = SortedPositions.groups(of: positions, inWindowsFrom: starts, to: ends, way: way)

      var expected: [[UInt32]] = []
      for (number, window) in zip(starts, ends).enumerated() {
        let inside = positions.indices.filter { positions[$0] >= window.0 && positions[$0] < window.1 }
        if let first = inside.first { expected.append([UInt32(number), UInt32(first), UInt32(inside.count)]) }
      }
      #expect((0..<groups.count).map { [groups.numbers[$0], groups.firsts[$0], groups.counts[$0]] } == expected)
    }
  }

  @Test func `Positions of groups are gathered, and lists put together, each position once`() {
    var random = SplitMix64(seed: 93)
    for _ in 0..<200 {
      let (a, b) = (
        positions(Int.random(in: 0...60, using: &random), upTo: 100, using: &random),
        positions(Int.random(in: 0...60, using: &random), upTo: 100, using: &random)
      )
      let firsts = a.indices.filter { _ in Bool.random(using: &random) }
      let counts = firsts.map { Int.random(in: 0...min(7, a.count - $0), using: &random) }
      #expect(
        SortedPositions.gathered(a, firsts: firsts.map { UInt32($0) }, counts: counts.map { UInt32($0) })
          == zip(firsts, counts).flatMap { a[$0..<$0 + $1] })

      let origins = a.map { $0 % 3 }
      let merged = SortedPositions.merged((a, origins), b, origin: 7)
      #expect(merged.positions == Set(a + b).sorted())
      #expect(merged.origins == merged.positions.map { a.contains($0) ? $0 % 3 : 7 })
    }
  }

  @Test(arguments: ways) func `Packed numbers come out as they went in, and as positions`(_ way: SortedPositions.Way) {
    var random = SplitMix64(seed: 92)
    for bits in 0...32 {
      for count in [0, 1, 7, 8, 9, 16, 61, 127, 128] {
        let numbers = (0..<count).map { _ in
          bits == 0 ? 0 : UInt32.random(in: 0 ... .max >> UInt32(32 - bits), using: &random)
        }
        var packed = [UInt8](repeating: 0, count: (count * bits + 7) / 8)
        for (number, value) in numbers.enumerated() {
          for bit in 0..<bits where value >> UInt32(bit) & 1 == 1 {
            packed[(number * bits + bit) / 8] |= 1 << UInt8((number * bits + bit) % 8)
          }
        }
        packed += (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
        let before = UInt32.random(in: 0 ... .max, using: &random)
        var position = before
        let expected = numbers.map { number in
          position = position &+ number &+ 1
          return position
        }

        var plain = [UInt32](repeating: 7, count: count + 2)
        var (summed, added) = (plain, plain)
        var target = plain.mutableSpan
        SortedPositions.unpack(packed.span.bytes, bits, into: &target, at: 1..<count + 1, after: nil, way: way)
        target = summed.mutableSpan
        SortedPositions.unpack(packed.span.bytes, bits, into: &target, at: 1..<count + 1, after: before, way: way)
        added.replaceSubrange(1..<count + 1, with: numbers)
        target = added.mutableSpan
        SortedPositions.sumUp(&target, at: 1..<count + 1, after: before, way: way)

        #expect(plain == [7] + numbers + [7])
        #expect(summed == [7] + expected + [7])
        #expect(added == [7] + expected + [7])
      }
    }
  }
}
