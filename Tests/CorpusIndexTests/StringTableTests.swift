import TestSupport
import Testing

@testable import CorpusIndex

@Suite struct StringTableTests {
  @Test func `Each string is found where it stands, and others where they would`() {
    var random = SplitMix64(seed: 94)
    for count in [0, 1, 15, 16, 17, 32, 33, 200] {
      for alphabet in [2, 3, 20] {
        func word() -> [UInt8] {
          (0..<Int.random(in: 0...6, using: &random)).map { _ in
            UInt8(97 + Int.random(in: 0..<alphabet, using: &random))
          }
        }
        // Words of few letters stand more than once.
        let strings = (0..<count).map { _ in word() }.sorted { $0.lexicographicallyPrecedes($1) }
        let bytes = StringTable.bytes(strings.map { $0[...] })
        let table = StringTable(ByteView(IndexStorage(bytes), 0..<bytes.count))
        for key in strings + (0..<40).map({ _ in word() }) {
          let low = strings.firstIndex { !$0.lexicographicallyPrecedes(key) } ?? count
          let expected = low..<low + strings.count { $0 == key }
          #expect(table.range(of: key) == expected, "\(key) among \(count)")
          #expect(table.number(of: key) == expected.first)
        }
      }
    }
  }

  @Test func `A string is the same as text and as bytes, long ones and those in any order too`() {
    var random = SplitMix64(seed: 95)
    for count in [0, 1, 16, 17, 40] {
      let strings = (0..<count).map { _ in
        let length = random.pick([0, 3, 20, 505, 512, 520, 3000])
        return [UInt8]((0..<length).map { _ in UInt8(97 + Int.random(in: 0..<2, using: &random)) })
      }
      let bytes = StringTable.bytes(strings.map { $0[...] })
      let table = StringTable(ByteView(IndexStorage(bytes), 0..<bytes.count))
      for number in strings.indices {
        #expect(table.bytes(number) == strings[number])
        #expect(table.text(number) == String(decoding: strings[number], as: UTF8.self))
      }
      #expect(table.text(-1).isEmpty)
      #expect(table.text(count).isEmpty)
    }
  }
}
