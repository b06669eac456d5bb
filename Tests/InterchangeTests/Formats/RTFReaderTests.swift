import CorpusModel
import Testing

@testable import Interchange

@Suite struct RTFReaderTests {
  /// Each row: what stands in the document, and its blocks.
  @Test(
    arguments: [
      (#"\pard Hej\par d\'f8d \'93p\'e5\'94\par"#, ["p|Hej", "p|død “på”"]),
      (#"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}}\f1 \'e8\f0\'e8\par"#, ["p|čè"]),
      (#"\uc1 b\u248\'f8rn \u8230?{\uc2\u230ae}\uc0\u229!"#, ["p|børn …æå!"]),
      (#"I:\tab Ja\line nej\emdash\lquote x\rquote\~y\_z s\-p"#, ["p|I:\tJa\nnej—‘x’\u{A0}y-z sp"]),
      (#"{\info{\title Skjult}}{\header Hoved}{\footer Fod}{\*\ukendt x}{\pict\bin3 }}}abc}Set"#, ["p|Set"]),
      (#"{\field{\*\fldinst HYPERLINK "x"}{\fldrslt et link}} her"#, ["p|et link her"]),
      (#"vi {\deleted ikke }{\revised altid }{\v skjult}kom"#, ["p|vi altid kom"]),
      (
        #"{\stylesheet{\s1\outlinelevel0 x;}{\s2 heading 2;}{\s3 Citat;}}\s1 Et\par\pard\s2 To\par\pard\s3 Sagt\par\pard Br\'f8d"#,
        ["h1|Et", "h2|To", "quote|Sagt", "p|Brød"]
      ),
      (
        #"{\listtext\pard\plain 1.\tab}\ls1\ilvl0 Et\par{\listtext\'b7\tab}\ls2\ilvl1 To\par\pard Tre"#,
        ["li0|1. Et", "li1|· To", "p|Tre"]
      ),
      (
        #"\trowd\intbl a\par b\cell c\cell\row\trowd\intbl d\cell e\cell\row\pard f"#,
        ["cell0.0.0|a", "cell0.0.0|b", "cell0.0.1|c", "cell0.1.0|d", "cell0.1.1|e", "p|f"]
      ),
      (
        #"Ord{\super\chftn}{\footnote\pard{\super\chftn} En note.} og mere.\par{\*\annotation Er det rigtigt?}"#,
        ["p|Ord{¹} og mere.", "footnote|¹ En note.", "comment|Er det rigtigt?"]
      ),
      (
        #"F\'f8r {\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt I boks.\par}}{\shprslt I boks.}}efter\par"#,
        ["p|I boks.", "p|Før efter"]
      ),
      (#"{\upr{na\'efve}{\*\ud{na\u239?ve}}} ord"#, ["p|naïve ord"]),
      (#"{\b Mette:} Ja}}}} og mere"#, ["p|Mette: Ja og mere"]),
    ] as [(String, [String])])
  func `What word processors write is read as they show it`(_ body: String, _ blocks: [String]) {
    #expect(Shown.blocks(Array((#"{\rtf1\ansi\ansicpg1252\deff0 "# + body + "}").utf8)) == blocks)
  }

  @Test(arguments: [
    (#"a{\v b}"#, ["hidden text was left out"]), (#"a{\v }"#, []),
    (#"a{\*\annotation b}"#, ["1 comment was left out"]),
    (
      #"a{\*\annotation b}{\*\annotation c}{\deleted d}"#,
      ["tracked deletions were left out", "2 comments were left out"]
    ),
  ])
  func `What is left out is said`(_ body: String, _ notes: [String]) throws {
    let bytes = Array((#"{\rtf1 "# + body + "}").utf8)
    #expect(try SourceFormats.read(SourceInput(bytes, file: "x")).report.notes.map(\.text) == notes)
  }

  @Test func `Bold names are known`() throws {
    let text = try SourceFormats.read(SourceInput(Array(#"{\rtf1{\b Mette} Ja}"#.utf8), file: "x")).text
    #expect(text.blocks[0].label.map { text.verbatim.string(in: $0) } == "Mette")
  }

  @Test func `A text without words says so`() {
    #expect(Shown.blocks(Array(#"{\rtf1{\pict abc}}"#.utf8)) == ["cannot read 'x': it holds no text"])
  }
}
