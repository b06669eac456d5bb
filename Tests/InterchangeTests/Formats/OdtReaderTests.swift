import CorpusModel
import Testing

@testable import Interchange

@Suite struct OdtReaderTests {
  private static func odt(_ body: String, styles: String = "") -> [UInt8] {
    let spaces = ["office", "text", "style", "table", "draw"].map {
      "xmlns:\($0)='urn:oasis:names:tc:opendocument:xmlns:\($0 == "draw" ? "drawing" : $0):1.0'"
    }.joined(separator: " ")
    let fo = "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'"
    return Array(
      "<office:document \(spaces) \(fo)><office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:text>\(body)</office:text></office:body></office:document>"
        .utf8)
  }

  /// Each row: what stands in the text, and its blocks.
  @Test(
    arguments: [
      (
        "<text:h text:outline-level='2'>To</text:h><text:p>a\n  b<text:s text:c='2'/>c<text:tab/>d<text:line-break/>e</text:p>",
        ["h2|To", "p|a b  c\td\ne"]
      ),
      (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>væk</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Vi <text:change-start/>altid<text:change-end/> kom.</text:p>",
        ["p|Vi altid kom."]
      ),
      (
        "<text:list text:style-name='L'><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>c</text:p><text:p>d</text:p></text:list-item></text:list>",
        ["li0|1. a", "li1|1.a) b", "li0|2. c", "li0|d"]
      ),
      (
        "<text:p>Ord<text:note text:note-class='footnote'><text:note-citation>3</text:note-citation><text:note-body><text:p>Note.</text:p></text:note-body></text:note> her<office:annotation><text:p>Hvad?</text:p></office:annotation>.</text:p>",
        ["p|Ord{³} her.", "footnote|³ Note.", "comment|Hvad?"]
      ),
      (
        "<text:table-of-content><text:table-of-content-source><text:p>x</text:p></text:table-of-content-source><text:index-body><text:p>Et 1</text:p></text:index-body></text:table-of-content><text:p>Et</text:p>",
        ["table_of_contents|Et 1", "p|Et"]
      ),
      (
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>",
        ["cell0.0.0|a", "cell0.0.2|b"]
      ),
      (
        "<text:p>Før<draw:frame><draw:text-box><text:p>I boks.</text:p></draw:text-box></draw:frame> efter.</text:p>",
        ["p|Før efter.", "p|I boks."]
      ),
      (
        "<text:p text:style-name='Overskrift_20_3'>Tre</text:p><text:p text:style-name='H'>Skjult</text:p><text:p>x</text:p>",
        ["h3|Tre", "p|x"]
      ),
    ] as [(String, [String])])
  func `What OpenDocument writers write is read as they show it`(_ body: String, _ blocks: [String]) {
    let styles = """
      <text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>
      <text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')' text:display-levels='2'/></text:list-style>
      <style:style style:name='H' style:family='paragraph'><style:text-properties text:display='none'/></style:style>
      """
    #expect(Shown.blocks(Self.odt(body, styles: styles)) == blocks)
  }

  /// Each row: what stands in the text, and what is said of it.
  @Test(arguments: [
    ("<text:p>a<text:hidden-text text:is-hidden='true'>b</text:hidden-text></text:p>", ["hidden text was left out"]),
    (
      "<text:p>a<office:annotation><text:p>b</text:p></office:annotation></text:p>", ["1 comment was left out"]
    ),
    (
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>b</text:p></text:deletion></text:changed-region><text:changed-region><text:deletion><text:p>b</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>a</text:p>",
      ["2 tracked deletions were left out"]
    ),
    ("<text:p>a</text:p>", []),
  ])
  func `What is left out is said`(_ body: String, _ notes: [String]) throws {
    #expect(try SourceFormats.read(SourceInput(Self.odt(body), file: "x")).report.notes.map(\.text) == notes)
  }

  @Test func `A text with a password says so`() {
    let bytes = StoredArchive([
      ("META-INF/manifest.xml", Array("<a><manifest:encryption-data/></a>".utf8)), ("content.xml", [1, 2, 3]),
    ]).bytes
    #expect(Shown.blocks(bytes) == ["cannot read 'x': it is protected by a password"])
  }
}
