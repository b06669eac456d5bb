import Testing

@testable import UnicodeText

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("blåbærgrød", 10), ("e\u{301}", 1), ("a\u{30A}", 1), ("–“”…", 4), ("日本", 4), ("한국", 4),
    ("😀", 2), ("ﾊﾝ", 2), ("Ｆ", 2), ("\u{FEFF}", 0), ("a\u{200D}b", 2), ("\u{A0}", 1), ("½ §", 3),
  ])
  func `A text takes the columns that a terminal gives it`(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
    #expect(DisplayWidth.columns(of: text[...]) == columns)
  }
}
