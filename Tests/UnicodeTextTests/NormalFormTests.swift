import Testing

@testable import UnicodeText

@Suite struct NormalFormTests {
  @Test(arguments: [
    ("a\u{30A}ret pa\u{30A} A\u{30A}rhus", "året på Århus"), ("cafe\u{301}", "café"), ("U\u{308}ber", "Über"),
    ("smørrebrød", "smørrebrød"), ("ø\u{301}", "ǿ"), ("æ\u{301}", "ǽ"), ("å\u{301}", "ǻ"), ("\u{212B}", "Å"),
    ("a\u{328}\u{30A}", "ą\u{30A}"), ("a\u{30A}\u{328}", "ą\u{30A}"), ("x\u{30A}", "x\u{30A}"),
    ("\u{1100}\u{1161}\u{11A8}", "각"), ("", ""), ("ren ASCII", "ren ASCII"), ("😀\u{301}", "😀\u{301}"),
  ])
  func `A text and its parts are composed`(_ text: String, _ composed: String) {
    let result = NormalForm.composed(Array(text.utf8))
    #expect(result == Array(composed.utf8))
    #expect(NormalForm.isComposed(result))
    #expect(NormalForm.isComposed(text.utf8) == text.utf8.elementsEqual(composed.utf8))
    #expect(NormalForm.composed(result) == result)
  }

  @Test(
    arguments: [
      ("a", true), ("å", true), ("ø", true), ("\u{301}", false), ("\u{30A}", false), ("\u{1161}", false), ("😀", true),
      ("\n", true), ("é", true),
    ] as [(Unicode.Scalar, Bool)])
  func `A text may be cut before a letter and not before its accent`(_ scalar: Unicode.Scalar, _ isBoundary: Bool) {
    #expect(NormalForm.isBoundary(before: scalar) == isBoundary)
  }
}
