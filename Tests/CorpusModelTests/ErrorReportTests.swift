import Testing

@testable import CorpusModel

@Suite struct ErrorReportTests {
  @Test func `A report says what is wrong, where, and what to do`() {
    let excerpt = SourceExcerpt(file: "kodebog.yaml", line: 12, column: 5, text: "  - navn: Netværk", length: 4)
    let report = ErrorReport("there is no field 'navn'", excerpt: excerpt, help: "did you mean 'name'?")
    #expect(
      report.text() == """
        error: there is no field 'navn'
            --> kodebog.yaml:12:5
          12 |   - navn: Netværk
             |     ^^^^
          help: did you mean 'name'?
        """)
    #expect(ErrorReport("nothing was found").text(label: "note") == "note: nothing was found")
  }

  @Test func `A query has no file and no line number`() {
    let excerpt = SourceExcerpt(file: nil, line: 1, column: 9, text: "netværk NERA/5 skole", length: 4)
    #expect(excerpt.lines == ["   | netværk NERA/5 skole", "   |         ^^^^"])
  }

  @Test(arguments: [
    ("\tname: x", 2, 4), ("a\tb\tc", 5, 1), ("æøå: å", 6, 1), ("", 1, 1), ("kort", 5, 1), ("abc", 1, 0),
  ])
  func `The caret stands under the place, also behind tabs and Danish letters`(
    _ text: String, _ column: Int, _ length: Int
  ) {
    let lines = SourceExcerpt(file: nil, line: 1, column: column, text: text, length: length).lines
    #expect(!lines[0].contains("\t"))
    #expect(lines[0] == "   | " + text.replacing("\t", with: " "))
    #expect(
      lines[1] == "   | " + String(repeating: " ", count: column - 1) + String(repeating: "^", count: max(1, length)))
  }

  /// The marked place must be seen on a terminal without the line being folded over it.
  @Test(arguments: [0, 40, 95, 100, 200, 560, 596])
  func `Of a long line only what is around the place is shown`(_ place: Int) throws {
    var text = String(repeating: "ord ", count: 150)
    let start = text.index(text.startIndex, offsetBy: place)
    text.replaceSubrange(start..<text.index(start, offsetBy: 4), with: "FEJL")
    let lines = SourceExcerpt(file: "k.yaml", line: 7, column: place + 1, text: text, length: 4).lines
    #expect(lines[1].count <= 110 && lines[2].count <= 110)
    let caret = try #require(lines[2].firstIndex(of: "^"))
    #expect(
      lines[1][
        lines[1].index(lines[1].startIndex, offsetBy: lines[2].distance(from: lines[2].startIndex, to: caret))...
      ].hasPrefix("FEJL"))
    #expect(lines[2].hasSuffix("^^^^"))
  }

  @Test func `A line end of Windows is not shown`() {
    let excerpt = SourceExcerpt(file: nil, line: 1, column: 1, text: "name: x\r")
    #expect(excerpt.lines == ["   | name: x", "   | ^"])
  }
}
