import CorpusModel
import Testing
import UnicodeText

@testable import Interchange

@Suite struct HTMLReaderTests {
  /// Each row: what stands in the page, and its blocks.
  @Test(
    arguments: [
      ("<h1>Et</h1><p>To\n  tre<p>fire", ["h1|Et", "p|To tre", "p|fire"]),
      ("<p>a<br>b &aring;&shy;b &#8230;</p>tekst uden afsnit", ["p|a\nb åb …", "p|tekst uden afsnit"]),
      (
        "<script>var a='<p>x';</script><style>p{}</style><p>Set</p><noscript>x</noscript><div hidden>x</div>", ["p|Set"]
      ),
      (
        "<nav><ul><li>Forside</ul></nav><header>Avisen</header><main><header><h1>Titel</h1></header><p>Br&oslash;d</main><footer>Kontakt</footer>",
        ["wrapper|Forside", "wrapper|Avisen", "h1|Titel", "p|Brød", "wrapper|Kontakt"]
      ),
      ("<div role='navigation'><p>Menu</div><aside>Læs også</aside><p>x", ["wrapper|Menu", "wrapper|Læs også", "p|x"]),
      (
        "<ul><li>a<ul><li>b</ul><li><p>c<p>d</ul><ol start=3><li>e<li>f</ol><ol type=a><li>g</ol>",
        ["li0|• a", "li1|• b", "li0|• c", "li0|d", "li0|3. e", "li0|4. f", "li0|a. g"]
      ),
      (
        "<blockquote><p>Det gik.</blockquote><figure><img><figcaption>Et hus</figcaption></figure>",
        ["quote|Det gik.", "figure|Et hus"]
      ),
      (
        "<table><tr><th>A<th>B<tr><td colspan=2>c<td>d</table>",
        ["cell0.0.0|A", "cell0.0.1|B", "cell0.1.0|c", "cell0.1.2|d"]
      ),
      ("<table><tr><td><h2>Boks</h2><p>x</table>", ["h2|Boks", "p|x"]),
      ("<pre>a  b\n c</pre>", ["p|a  b\n c"]),
      (
        "<p>Ord<a class=sdfootnoteanc href='#a'><sup>1</sup></a>.</p><div id=sdfootnote1><p><a class=sdfootnotesym>1</a>Note.</div>",
        ["p|Ord{¹}.", "footnote|¹ Note."]
      ),
    ] as [(String, [String])])
  func `A page is read as it is shown`(_ body: String, _ blocks: [String]) {
    #expect(Shown.blocks(Array("<!DOCTYPE html><html><body>\(body)</body></html>".utf8)) == blocks)
  }

  @Test func `Letters are read as they were written, whatever the page says of them`() throws {
    let page = "<html><head><meta charset='utf-8'></head><body><p>på"
    let old = Array(page.utf8.dropLast(2)) + [0xE5]
    let reading = try SourceFormats.read(SourceInput(old, file: "x"))
    #expect(Shown.blocks(reading.text) == ["p|på"])
    #expect(reading.report.encoding == .windows1252)
  }
}
