import CorpusModel
import TestSupport
import Testing

@testable import CorpusIndex

@Suite struct ColumnTests {
  private func view(_ spool: ByteSpool) -> ByteView {
    var bytes: [UInt8] = []
    spool.forEachPiece(of: 1 << 16) { bytes += $0 }
    return ByteView(IndexStorage(bytes), 0..<bytes.count)
  }

  private func view(_ bytes: [UInt8]) -> ByteView { ByteView(IndexStorage(bytes), 0..<bytes.count) }

  @Test(arguments: [1, 100, 255, 256, 65_790, 65_791, 366_220, TermColumn.narrowLimit, TermColumn.narrowLimit + 1])
  func `Each position has its term, however many terms there are`(termCount: Int) {
    var random = SplitMix64(seed: UInt64(termCount))
    // Numbers by frequency: mostly small ones, the last one among them.
    let ranks =
      (0..<1000).map { _ in
        UInt32(Int.random(in: 0..<min(termCount, random.pick([200, 256, 300, .max])), using: &random))
      }
      + [UInt32(termCount - 1)]
    var writer = TermColumnWriter(folder: nil, termCount: termCount)
    for start in stride(from: 0, to: ranks.count, by: 77) {
      writer.append(Array(ranks[start..<min(start + 77, ranks.count)]))
    }
    writer.finish()
    let column = TermColumn(
      codes: view(writer.codes), tails: view(writer.tails), checkpoints: view(writer.checkpoints),
      termOfRank: PackedColumn(view(PackedColumn.bytes(0..<termCount))))
    #expect(column.count == ranks.count)
    #expect(ranks.indices.map { column[$0] } == ranks.map { Int($0) })
    for _ in 0..<(termCount > 1_000_000 ? 2 : 30) {
      let low = Int.random(in: 0..<ranks.count, using: &random)
      let positions = low..<Int.random(in: low...ranks.count, using: &random)
      if positions.isEmpty { continue }
      var found: [UInt32] = []
      column.forEachRank(in: positions) { found.append(UInt32($0)) }
      #expect(found == Array(ranks[positions]))
      let counts = column.counts(in: [positions])
      #expect(counts.reduce(0, +) == positions.count)
      for rank in found.prefix(5) { #expect(counts[Int(rank)] == found.count { $0 == rank }) }
    }
  }

  @Test(arguments: [0, 1, 127, 128, 129, 1000, 5000])
  func `Numbers in order are counted from wherever it is known that they are less`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    var numbers: [Int] = []
    for _ in 0..<count { numbers.append((numbers.last ?? 0) + random.pick([0, 0, 1, 2, 300])) }
    let column = MonotoneColumn(view(MonotoneColumn.bytes(numbers)))
    #expect(Array(column) == numbers)
    for _ in 0..<200 {
      let value = Int.random(in: 0...(numbers.last ?? 0) + 2, using: &random)
      let less = numbers.count { $0 < value }
      #expect(column.count(below: value) == less)
      for known in [0, less / 2, max(0, less - 1), less, Int.random(in: 0...less, using: &random)] {
        #expect(column.count(below: value, from: known) == less)
      }
    }
  }

  @Test func `Each word has its place, and each place its word`() {
    var random = SplitMix64(seed: 7)
    // Where each third word is an exception, and where most come in long runs without one.
    for (count, exceptions) in [(1, 3), (255, 3), (256, 40), (257, 3), (1000, 3), (1000, 60), (1000, 10_000)] {
      var end = 0
      let words = (0..<count).map { _ in
        let isException = Int.random(in: 0..<exceptions, using: &random) == 0
        let start = end + random.pick(isException ? [7, 400] : [0, 1, 1, 2, 6])
        end = start + random.pick(isException ? [5, 32, 90] : [1, 3, 5, 31])
        return WordRange(UInt32(start), UInt32(end))
      }
      var writer = PlaceColumnWriter(folder: nil)
      for start in stride(from: 0, to: count, by: 100) {
        writer.append(Array(words[start..<min(start + 100, count)]), base: 0)
      }
      let column = PlaceColumn(
        codes: view(writer.codes), checkpoints: view(writer.checkpoints), exceptions: view(writer.exceptions))
      for (position, word) in words.enumerated() {
        #expect(column.range(at: position) == Int(word.start)..<Int(word.end))
      }
      for _ in 0..<200 {
        let low = Int.random(in: 0..<count, using: &random)
        let positions = low..<Int.random(in: low...count, using: &random)
        let offset = Int.random(in: 0...end, using: &random)
        let expected = positions.first { Int(words[$0].start) >= offset } ?? positions.upperBound
        #expect(column.position(startingBy: offset, in: positions) == expected)
        var read: [WordRange] = []
        column.append(positions, from: 0, to: &read)
        #expect(read == Array(words[positions]))
      }
    }
  }

  @Test func `Parts of a section are what was written, those that are the same too; a reference forward is damage`() {
    let parts: [[UInt8]] = [[1, 2, 3], [], [1, 2, 3], [9], [], [9], [1, 2]]
    let bytes = SectionParts.bytes(parts)
    #expect(bytes.count == 8 + 8 * parts.count + 8 * 3)
    #expect(SectionParts.views(view(bytes), count: parts.count).map { $0.bytes(0..<$0.count) } == parts)
    var damaged = bytes
    for byte in 16..<23 { damaged[byte] = 0 }
    (damaged[16], damaged[23]) = (1, 0x80)
    #expect(SectionParts.views(view(damaged), count: parts.count)[1].count == 0)
    (damaged[16], damaged[23]) = (5, 0xFF)
    #expect(SectionParts.views(view(damaged), count: parts.count)[1].count == 0)
  }

  @Test func `Segments are what was written, whether they touch or not`() {
    var random = SplitMix64(seed: 3)
    for isTiled in [true, false] {
      for count in [0, 1, 129, 300] {
        var end = 0
        let segments = (0..<count).map { _ in
          let start = end + (isTiled ? 0 : Int.random(in: 0...2, using: &random))
          end = start + Int.random(in: 1...9, using: &random)
          return start..<end
        }
        var writer = SegmentWriter()
        for segment in segments { writer.append(segment) }
        let parts = writer.parts()
        #expect(parts[0].isEmpty == (isTiled || count == 0))
        let list = SegmentList(starts: view(parts[0]), ends: view(parts[1]))
        #expect(Array(list) == segments)
        #expect(segments.indices.map { list.table[$0] } == segments)
        for position in 0..<end + 3 {
          let expected = segments.firstIndex { $0.contains(position) }
          #expect(list.number(holding: position..<position + 1) == expected)
        }
      }
    }
  }
}
