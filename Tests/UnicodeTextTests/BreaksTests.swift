import Testing

@testable import UnicodeText

@Suite struct BreaksTests {
  /// Every boundary but the first and last is marked by `|`.
  @Test(arguments: [
    (Breaks.Kind.grapheme, "a|b"), (.grapheme, "e\u{301}|x"), (.grapheme, "a|\r\n|b"), (.grapheme, "👨‍👩‍👧|🇩🇰|🇸🇪"),
    (.grapheme, "å"), (.grapheme, ""), (.word, "på| |gården|."), (.word, "børne|-| |og"),
    (.sentence, "Ja. |Det er godt."),
    (.sentence, "Hvem? |Mig!"),
  ])
  func `A text is cut where readers see a boundary`(_ kind: Breaks.Kind, _ marked: String) {
    let parts = marked.unicodeScalars.split(separator: "|").map { String(String.UnicodeScalarView($0)) }
    let bytes = Array(parts.joined().utf8)
    var ends: [Int] = []
    for part in parts { ends.append((ends.last ?? 0) + part.utf8.count) }
    let breaks = Breaks(kind)
    #expect(breaks.boundaries(in: bytes) == ends)
    #expect(breaks.segments(in: bytes).map(\.end) == ends)
    #expect(breaks.boundaries(in: bytes) == ends, "an iterator can be used again")
  }

  @Test func `Words, numbers and marks are told apart`() {
    let statuses = Breaks(.word).segments(in: Array("børn 67 !".utf8)).map { $0.status / 100 * 100 }
    #expect(statuses == [200, 0, 100, 0, 0])
  }
}
