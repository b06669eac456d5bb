import Testing

@testable import CorpusModel

@Suite struct TextRangeTests {
  @Test(
    arguments: [
      (TextRange(0, 3), TextRange(3, 5), nil),
      (TextRange(0, 3), TextRange(2, 5), TextRange(2, 3)),
      (TextRange(0, 9), TextRange(2, 5), TextRange(2, 5)),
      (TextRange(4, 4), TextRange(0, 9), nil),
      (TextRange(2, 5), TextRange(2, 5), TextRange(2, 5)),
    ] as [(TextRange, TextRange, TextRange?)])
  func `Two ranges have in common what both hold, either way round`(
    _ a: TextRange, _ b: TextRange, _ common: TextRange?
  ) {
    #expect(a.intersection(b) == common)
    #expect(b.intersection(a) == common)
    if common != nil { #expect(a.overlaps(b) && b.overlaps(a)) }
  }

  @Test func `A range holds its first byte and not the byte after its last`() {
    let range = TextRange(2, 5)
    #expect((0...6).filter { range.contains($0) } == [2, 3, 4])
    #expect(range.contains(TextRange(2, 5)) && !range.contains(TextRange(2, 6)) && !range.contains(TextRange(1, 5)))
    #expect(range.count == 3 && range.bytes == 2..<5)
  }

  @Test func `Ranges stand in the order of their starts, then of their ends`() {
    let sorted = [TextRange(0, 1), TextRange(0, 4), TextRange(1, 2), TextRange(3, 3)]
    #expect(sorted.reversed().sorted() == sorted)
  }
}
