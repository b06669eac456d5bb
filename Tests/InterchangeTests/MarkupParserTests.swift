import CorpusModel
import Testing

@testable import Interchange

@Suite struct MarkupParserTests {
  /// The events, `<a b=c>`, `</a>` and text, neighbouring text joined.
  private func events(_ text: String, isHTML: Bool = false) -> String {
    var seen = ""
    do throws(InterchangeError) {
      let parser = MarkupParser(file: "x.xml", part: isHTML ? nil : "dele/tekst.xml")
      let take = { (event: MarkupEvent) throws(InterchangeError) in
        switch event {
        case .start(let name, let attributes):
          seen += "<\(name)\(attributes.all.map { " \($0.name)=\($0.value)" }.joined())>"
        case .end(let name): seen += "</\(name)>"
        case .text(let text): seen += text
        }
      }
      if isHTML { try parser.html(Array(text.utf8), take) } else { try parser.xml(Array(text.utf8), take) }
      return seen
    } catch {
      return error.report.message
    }
  }

  @Test func `Names have the prefixes of custom, whatever the file calls them`() {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    #expect(
      events("<q:p xmlns:q='\(space)' xmlns='urn:ukendt' q:val='1'><r a='b'>på &amp; &#230;</r></q:p>")
        == "<w:p w:val=1><r a=b>på & æ</r></w:p>")
  }

  @Test(arguments: [
    (
      "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
      "its part 'dele/tekst.xml' declares a document type, which is not allowed"
    ),
    (
      "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
      "its part 'dele/tekst.xml' declares a document type, which is not allowed"
    ),
    ("<a>&ukendt;</a>", "line 1 of its part 'dele/tekst.xml' is not well-formed XML"),
    ("<a>\n<b>\n</a>", "line 3 of its part 'dele/tekst.xml' is not well-formed XML"),
    ("", "line 1 of its part 'dele/tekst.xml' is not well-formed XML"),
    ("<a>\u{1}</a>", "line 1 of its part 'dele/tekst.xml' is not well-formed XML"),
    (String(repeating: "<a>", count: 300), "it holds more than 200 elements inside each other"),
  ])
  func `XML that is broken or tries tricks is refused with its place`(_ text: String, _ what: String) {
    #expect(events(text).hasPrefix("cannot read 'x.xml': "))
    #expect(events(text) == "cannot read 'x.xml': \(what)")
  }

  @Test func `HTML is read however broken, Danish letters by name too`() {
    #expect(
      events("<p>bl&aring;b&aelig;r<br>gr&oslash;d<p>ny & gammel<b>fed", isHTML: true)
        == "<html><body><p>blåbær<br></br>grød</p><p>ny & gammel<b>fed</b></p></body></html>")
  }

  @Test func `HTML that nests without end is refused`() {
    let text = String(repeating: "<div>", count: 2_000)
    #expect(events(text, isHTML: true) == "cannot read 'x.xml': it holds more than 1000 elements inside each other")
  }

  @Test func `What the taker throws ends the parse and comes back`() {
    var count = 0
    #expect(throws: InterchangeError.empty("x")) {
      try MarkupParser(file: "x").xml(Array("<a><b/><c/></a>".utf8)) { _ throws(InterchangeError) in
        count += 1
        if count == 2 { throw .empty("x") }
      }
    }
    #expect(count == 2)
  }
}
