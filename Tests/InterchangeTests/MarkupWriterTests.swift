import TestSupport
import Testing

@testable import Interchange

@Suite("XML that is written")
struct MarkupWriterTests {
  @Test("Elements are closed, attributes without a value left out, and texts harmless")
  func elements() {
    var writer = MarkupWriter()
    writer.element("a:p", ["id": "1 < \"2\"\t\n", "no": nil]) { writer in
      writer.element("b")
      writer.element("c", text: "x & <y>\r\n\u{0}")
      writer.text("")
    }
    let expected =
      "<a:p id=\"1 &lt; &quot;2&quot;&#9;&#10;\"><b/><c>x &amp; &lt;y&gt;&#13;\n\u{FFFD}</c></a:p>"
    #expect(String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n", maxSplits: 1).last! == expected)
  }

  @Test("Any text that XML can hold comes back from the parser as it was")
  func roundTrip() throws {
    var random = SplitMix64(seed: 7)
    let scalars: [Character] = ["æ", "&", "<", ">", "\"", "'", "]", "\n", "\r", "\t", " ", "😀", "x", "\u{301}"]
    for _ in 0..<200 {
      let length = Int.random(in: 1...30, using: &random)
      let text = String((0..<length).map { _ in scalars.randomElement(using: &random)! })
      var writer = MarkupWriter()
      writer.element("t", ["a": text], text: text)
      var read = ""
      var attribute: String?
      try MarkupParser(file: "t.xml").xml(writer.bytes) { (event) throws(InterchangeError) in
        switch event {
        case .start(_, let attributes): attribute = attributes["a"]
        case .text(let part): read += part
        case .end: break
        }
      }
      #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars))
      #expect(attribute.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }
  }
}
