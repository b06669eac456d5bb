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

  @Test(arguments: ways) func `Neighbours are those that a look at each pair finds`(_ way: SortedPositions.Way) {
    var random = SplitMix64(seed: 94)
    for _ in 0..<400 {
      let greatest = random.pick([40, 400, 4000, UInt32.max])
      let own = positions(Int.random(in: 0...120, using: &random), upTo: greatest, using: &random)
      let others = positions(Int.random(in: 0...200, using: &random), upTo: greatest, using: &random)
      let reach = random.pick([0, 1, 5, 40, Int(greatest / 3), Int(UInt32.max), Int.max])
      let near = SortedPositions.neighbours(own, others, reach: reach, way: way)
      func isNear(_ position: UInt32, _ list: [UInt32]) -> Bool {
        list.contains { abs(Int($0) - Int(position)) <= reach }
      }
      #expect(near.positions == own.filter { isNear($0, others) })
      #expect(near.others == others.filter { isNear($0, own) })
    }
  }

  @Test func `Values are picked by their places, and there is none at a place outside of the list`() {
    #expect(SortedPositions.picked([5, 6, 7], [2, 0, 0, 3, .max]) == [7, 5, 5, 0, 0])
    #expect(SortedPositions.picked([], []).isEmpty && SortedPositions.picked([], [0]) == [0])
  }

  @Test(arguments: ways) func `A block of positions comes out as it went in, and damage is seen`(
    _ way: SortedPositions.Way
  ) {
    var random = SplitMix64(seed: 92)
    for bits in 0...32 {
      for count in [1, 7, 8, 9, 16, 17, 61, 127, 128] {
        var numbers = (0..<count).map { _ in
          bits == 0 ? 0 : UInt32.random(in: 0 ... .max >> UInt32(32 - bits), using: &random)
        }
        var block = [UInt8(bits), 0] + [UInt8](repeating: 0, count: (count * bits + 7) / 8)
        for (number, value) in numbers.enumerated() {
          for bit in 0..<bits where value >> UInt32(bit) & 1 == 1 {
            block[2 + (number * bits + bit) / 8] |= 1 << UInt8((number * bits + bit) % 8)
          }
        }
        if bits < 32, Bool.random(using: &random) {
          for number in numbers.indices where Int.random(in: 0..<9, using: &random) == 0 {
            let high = UInt32.random(in: 1 ... .max >> UInt32(bits), using: &random)
            numbers[number] |= high << UInt32(bits)
            block[1] += 1
            block.append(UInt8(number))
            block.append(varint: Int(high))
          }
        }
        let before = UInt32.random(in: 0 ... .max, using: &random)
        var position = before
        let expected = numbers.map { number in
          position = position &+ number &+ 1
          return position
        }
        func decoded(_ bytes: [UInt8], after: UInt32) -> [UInt32]? {
          var result = [UInt32](repeating: 7, count: count + 2)
          var target = result.mutableSpan
          let isWhole = SortedPositions.decodeBlock(
            bytes.span.bytes, after: after, into: &target, at: 1..<count + 1, way: way)
          #expect(result.first == 7 && result.last == 7)
          return isWhole ? result : nil
        }
        let behind = (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(decoded(block + behind, after: before) == [7] + expected + [7])
        for _ in 0..<4 {
          // Whatever is cut or changed, nothing beside the target is written.
          let cut = Int.random(in: 0...block.count, using: &random)
          if cut < 2 + (count * bits + 7) / 8 { #expect(decoded(Array(block[..<cut]), after: before) == nil) }
          var changed = block + behind
          changed[Int.random(in: 0..<block.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
          _ = decoded(changed, after: before)
        }
      }
    }
  }

  @Test(arguments: ways) func `A list of positions comes out as it went in, and damage is seen`(
    _ way: SortedPositions.Way
  ) {
    var random = SplitMix64(seed: 95)
    for count in [2, 15, 128, 129, 255, 256, 257, 1000] {
      for greatest: UInt32 in [1100, 100_000, .max] {
        let positions = positions(2 * count, upTo: greatest, using: &random).prefix(count)
        var bytes: [UInt8] = []
        PostingWriter.append(positions, to: &bytes)
        func decoded(_ bytes: [UInt8]) -> (positions: [UInt32], damaged: Int?) {
          var damaged: Int?
          // What stands behind the list is not written.
          var target = [UInt32](repeating: 7, count: positions.count + 3)
          target.withUnsafeMutableBufferPointer {
            let own = UnsafeMutableBufferPointer(rebasing: $0[1...positions.count])
            damaged = SortedPositions.decodeList(bytes.span.bytes, into: own, way: way)
          }
          #expect([target[0], target[positions.count + 1], target[positions.count + 2]] == [7, 7, 7])
          return (Array(target[1...positions.count]), damaged)
        }
        let behind = (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
        let whole = decoded(bytes + behind)
        #expect(whole.positions == Array(positions) && whole.damaged == nil)
        #expect(decoded([]).damaged == 0)
        for _ in 0..<20 {
          let cut = Int.random(in: 0..<bytes.count, using: &random)
          #expect(decoded(Array(bytes[..<cut])).damaged != nil)
          var changed = bytes + behind
          changed[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
          _ = decoded(changed)
        }
      }
    }
  }

  @Test(arguments: ways) func `Segments side by side hold what a look at each position says, also out of order`(
    _ way: SortedPositions.Way
  ) {
    var random = SplitMix64(seed: 96)
    for _ in 0..<300 {
      var ends: [UInt32] = []
      let lengths: [UInt32] = random.pick([[1], [1, 2, 3], [1, 200], [1000, 3, 1]])
      for _ in 0..<Int.random(in: 0...300, using: &random) { ends.append((ends.last ?? 0) + random.pick(lengths)) }
      let end = ends.last ?? 0
      let width = random.pick([4, 6, 9])
      let stretches = (0..<Int(end >> UInt32(width)) + 1).map { stretch in
        UInt32(ends.firstIndex { $0 > UInt32(stretch) << UInt32(width) } ?? ends.count)
      }
      var own = positions(Int.random(in: 0...400, using: &random), upTo: end + 20, using: &random)
      func groups() -> SortedPositions.Groups {
        SortedPositions.groups(
          of: own, inSegmentsFrom: nil, to: ends + SortedPositions.behind, stretches: stretches, width: width, way: way)
      }
      var expected: [[Int]] = []
      for (place, position) in own.enumerated() where position < end {
        guard let number = ends.firstIndex(where: { $0 > position }) else { continue }
        if expected.last?[0] != number { expected.append([number, place, 0]) }
        expected[expected.count - 1][2] += 1
      }
      let found = groups()
      let columns = [found.numbers, found.firsts, found.counts]
      #expect((0..<found.count).map { place in columns.map { Int($0[place]) } } == expected)
      // What a damaged index says leads to no crash.
      own.shuffle(using: &random)
      own.append(contentsOf: [.max, 0])
      #expect(groups().count <= own.count)
    }
  }

  @Test(arguments: ways) func `Segments have borders, and one that there is not has none`(_ way: SortedPositions.Way) {
    let starts = (0..<40).map { UInt32(10 * $0) }
    let ends = starts.map { $0 + 7 }
    let numbers: [UInt32] = [0, 3, 3, 39] + (0..<20).map { $0 }
    let borders = SortedPositions.borders(of: numbers, from: starts, to: ends, way: way)
    #expect(borders.starts == numbers.map { 10 * $0 } && borders.ends == numbers.map { 10 * $0 + 7 })
    let outside = SortedPositions.borders(of: [1, 40, .max], from: starts, to: ends, way: way)
    #expect(outside.starts == [10, 0, 0] && outside.ends == [17, 0, 0])
    #expect(SortedPositions.borders(of: [], from: starts, to: ends, way: way).starts.isEmpty)
  }
}
