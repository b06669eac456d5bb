import CorpusModel
import Testing

@testable import Interchange

@Suite struct MarkupTests {
  @Test(arguments: [
    ("ja", "ja"), ("*nej* og _jo_", #"\*nej\* og \_jo\_"#), ("a|b", #"a\|b"#), ("<b>", #"\<b\>"#),
    ("&amp;", "&amp;amp;"),
    ("[navn](x)", #"\[navn\](x)"#), ("`kode`", #"\`kode\`"#), ("# nej", "\\# nej"), ("a\nb", "a b"), ("a\r\nb", "a  b"),
    ("~~nej~~", #"\~\~nej\~\~"#), ("1\\2", #"1\\2"#), ("- Vi er glade", #"\- Vi er glade"#), ("+ ja", #"\+ ja"#),
    ("1. maj", #"1\. maj"#), ("12) ja", #"12\) ja"#), ("---", #"\---"#), ("===", #"\==="#), ("2019 var", "2019 var"),
    ("-3", "-3"), ("-", #"\-"#),
    ("på-tværs", "på-tværs"), ("*\u{301}", "\\*\u{301}"), ("", ""),
  ])
  func `Text is Markdown that shows it and marks nothing up`(_ text: String, _ markdown: String) {
    #expect(Markup.markdown(text).unicodeScalars.elementsEqual(markdown.unicodeScalars))
  }

  @Test(arguments: [
    ("ja", "ja"), ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
    ("\" onclick=\"x", "&quot; onclick=&quot;x"), ("a & b", "a &amp; b"), ("<\u{338}", "&lt;\u{338}"),
    ("æøå\n", "æøå\n"),
  ])
  func `Text is HTML that shows it and does nothing`(_ text: String, _ html: String) {
    #expect(Markup.html(text).unicodeScalars.elementsEqual(html.unicodeScalars))
  }

  private var table: Table {
    var table = Table(columns: [
      Table.Column("role", title: "Rolle | <x>"), Table.Column("count", title: "Antal", isNumeric: true),
    ])
    table.append([.text("leder | <b>chef</b>"), .integer(2)])
    table.append([.empty, .decimal(0.5)])
    return table
  }

  @Test func `A table in Markdown has one cell for each column, whatever stands in it`() {
    #expect(
      Markup.markdown(table) == #"""
        | Rolle \| \<x\> | Antal |
        | --- | --: |
        | leder \| \<b\>chef\</b\> | 2 |
        |  | 0.500 |

        """#)
  }

  @Test func `A table in HTML has heads, and numbers are marked`() {
    #expect(
      Markup.html(table) == """
        <table>
        <thead><tr><th scope="col">Rolle | &lt;x&gt;</th><th scope="col" class="number">Antal</th></tr></thead>
        <tbody>
        <tr><td>leder | &lt;b&gt;chef&lt;/b&gt;</td><td class="number">2</td></tr>
        <tr><td></td><td class="number">0.500</td></tr>
        </tbody>
        </table>

        """)
  }

  @Test func `A page fetches nothing and runs nothing`() {
    let page = Markup.page(title: "</title><script>", language: "da", body: "<p>ja</p>\n")
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"da\">\n"))
    #expect(page.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"))
    for word in ["<script", "src=", "href=", "@import", "http:", "https:"] { #expect(!page.contains(word)) }
  }
}
