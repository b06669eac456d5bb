import CorpusModel
import Testing

@testable import Interchange

/// Word documents with the habits of Word, part by part.
@Suite struct DocxReaderTests {
  /// A document of a body and other parts.
  static func docx(_ body: String, _ parts: [String: String] = [:]) -> [UInt8] {
    let open = "<?xml version='1.0' encoding='UTF-8'?>"
    let space =
      "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
      + "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var files: [(String, [UInt8])] = [
      ("[Content_Types].xml", Array("<Types/>".utf8)),
      ("word/document.xml", Array("\(open)<w:document \(space)><w:body>\(body)</w:body></w:document>".utf8)),
    ]
    var relation = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    for (name, text) in parts.sorted(by: { $0.key < $1.key }) {
      files.append(("word/\(name).xml", Array("\(open)<w:\(name) \(space)>\(text)</w:\(name)>".utf8)))
      relation += "<Relationship Id='\(name)' Type='\(relations)/\(name)' Target='\(name).xml'/>"
    }
    files.append(("word/_rels/document.xml.rels", Array((relation + "</Relationships>").utf8)))
    return StoredArchive(files).bytes
  }

  private static func run(_ text: String) -> String { "<w:r><w:t xml:space='preserve'>\(text)</w:t></w:r>" }
  private static func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")\(run(text))</w:p>"
  }

  private static let styles = """
    <w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>
    <w:style w:type='paragraph' w:styleId='Overskrift2'><w:name w:val='heading 2'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>
    <w:style w:type='paragraph' w:styleId='Min'><w:name w:val='Min overskrift'/><w:basedOn w:val='Overskrift2'/></w:style>
    <w:style w:type='paragraph' w:styleId='Titel'><w:name w:val='Title'/></w:style>
    <w:style w:type='paragraph' w:styleId='Indholdsfortegnelse1'><w:name w:val='toc 1'/></w:style>
    <w:style w:type='paragraph' w:styleId='Billedtekst'><w:name w:val='caption'/></w:style>
    <w:style w:type='paragraph' w:styleId='Citat'><w:name w:val='Quote'/></w:style>
    <w:style w:type='paragraph' w:styleId='Rund'><w:name w:val='Rund'/><w:basedOn w:val='Rund'/></w:style>
    <w:style w:type='character' w:styleId='Strk'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>
    """

  private static let numbering = """
    <w:abstractNum w:abstractNumId='0'>
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1.%2)'/></w:lvl>
    </w:abstractNum>
    <w:abstractNum w:abstractNumId='1'>
    <w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='\u{F0B7}'/></w:lvl>
    </w:abstractNum>
    <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>
    <w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>
    <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>
    """

  private static func item(_ text: String, _ number: Int, _ level: Int = 0) -> String {
    paragraph(text, "<w:numPr><w:ilvl w:val='\(level)'/><w:numId w:val='\(number)'/></w:numPr>")
  }

  /// Each row: the body, and its blocks.
  @Test(
    arguments: [
      // Tracked changes.
      (
        "<w:p>\(run("Vi "))<w:del><w:r><w:delText>ikke </w:delText></w:r></w:del><w:ins>\(run("altid "))</w:ins>\(run("kom."))</w:p>",
        ["p|Vi altid kom."]
      ),
      (
        "<w:p><w:moveFrom>\(run("Flyttet."))</w:moveFrom></w:p><w:p><w:moveTo>\(run("Flyttet."))</w:moveTo></w:p>",
        ["p|Flyttet."]
      ),
      (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>\(run("Det ene "))</w:p>\(paragraph("afsnit."))",
        ["p|Det ene afsnit."]
      ),
      (
        "<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Set.</w:t></w:r></w:p>",
        ["p|Set."]
      ),
      // Signs inside runs.
      ("<w:p><w:r><w:t>I:</w:t><w:tab/><w:t>Ja</w:t><w:br/><w:t>nej</w:t></w:r></w:p>", ["p|I:\tJa\nnej"]),
      (
        "<w:p><w:r><w:t>bør</w:t><w:softHyphen/><w:t>ne</w:t><w:noBreakHyphen/><w:t>hus på\u{AD}stå</w:t></w:r></w:p>",
        ["p|børne-hus påstå"]
      ),
      (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr>\(run("Uden tab."))</w:p>", ["p|Uden tab."]
      ),
      ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Skjult.</w:t></w:r>\(run("Set."))</w:p>", ["p|Set."]),
      // What stands around runs.
      (
        "<w:p><w:hyperlink>\(run("et link"))</w:hyperlink><w:smartTag>\(run(" i København"))</w:smartTag></w:p>",
        ["p|et link i København"]
      ),
      (
        "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>\(paragraph("I felt."))</w:sdtContent></w:sdt>",
        ["p|I felt."]
      ),
      (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(paragraph("Klik her."))</w:sdtContent></w:sdt>\(paragraph("Ja."))",
        ["p|Ja."]
      ),
      ("<w:p>\(run("Side "))<w:fldSimple w:instr=' PAGE '>\(run("7"))</w:fldSimple></w:p>", ["p|Side"]),
      (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>REF _x</w:instrText><w:fldChar w:fldCharType='separate'/><w:t>Bilag 1</w:t><w:fldChar w:fldCharType='end'/></w:r>\(run(" viser"))</w:p>",
        ["p|Bilag 1 viser"]
      ),
      (
        "<w:p>\(run("Før."))<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>\(paragraph("I boks."))</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>\(paragraph("I boks."))</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>\(run(" Efter."))</w:p>",
        ["p|Før. Efter.", "p|I boks."]
      ),
      // Styles.
      (paragraph("To", "<w:pStyle w:val='Overskrift2'/>"), ["h2|To"]),
      (paragraph("Arv", "<w:pStyle w:val='Min'/>"), ["h2|Arv"]),
      (paragraph("Uden", "<w:pStyle w:val='Overskrift3'/>"), ["h3|Uden"]),
      (paragraph("Niveau", "<w:outlineLvl w:val='0'/>"), ["h1|Niveau"]),
      (paragraph("Brød", "<w:outlineLvl w:val='9'/>"), ["p|Brød"]),
      (paragraph("Navn", "<w:pStyle w:val='Titel'/>"), ["h0|Navn"]),
      (
        paragraph("Kapitel 1 7", "<w:pStyle w:val='Indholdsfortegnelse1'/>") + paragraph("x"),
        ["table_of_contents|Kapitel 1 7", "p|x"]
      ),
      (paragraph("Figur 1", "<w:pStyle w:val='Billedtekst'/>") + paragraph("x"), ["figure|Figur 1", "p|x"]),
      (paragraph("Sagt.", "<w:pStyle w:val='Citat'/>"), ["quote|Sagt."]),
      (paragraph("Rundt.", "<w:pStyle w:val='Rund'/>"), ["p|Rundt."]),
      // Contents by their field.
      (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText> TOC \\o </w:instrText><w:fldChar w:fldCharType='separate'/><w:t>Et 1</w:t></w:r></w:p><w:p>\(run("To 2"))<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>\(paragraph("Et"))",
        ["table_of_contents|Et 1", "table_of_contents|To 2", "p|Et"]
      ),
      // Lists.
      (
        item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1),
        ["li0|1. a", "li1|1.a) b", "li1|1.b) c", "li0|2. d"]
      ),
      (item("a", 2) + item("b", 3) + item("c", 9), ["li0|• a", "li0|5. b", "li0|c"]),
      // Tables.
      (
        "<w:tbl><w:tr><w:tc>\(paragraph("a"))\(paragraph("b"))</w:tc><w:tc>\(paragraph("c"))</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>\(paragraph("d"))</w:tc><w:tc>\(paragraph("e"))</w:tc></w:tr></w:tbl>",
        ["cell0.0.0|a", "cell0.0.0|b", "cell0.0.1|c", "cell0.1.0|d", "cell0.1.2|e"]
      ),
      (
        "<w:tbl><w:tr><w:tc>\(paragraph("En boks.", "<w:pStyle w:val='Overskrift2'/>"))</w:tc></w:tr></w:tbl>",
        ["h2|En boks."]
      ),
    ] as [(String, [String])])
  func `What Word writes is read as Word shows it`(_ body: String, _ blocks: [String]) {
    let bytes = Self.docx(body, ["styles": Self.styles, "numbering": Self.numbering])
    #expect(Shown.blocks(bytes) == blocks)
  }

  @Test func `Notes and comments follow the text, and their marks are no words`() throws {
    let bytes = Self.docx(
      "<w:p>\(Self.run("Børnene"))<w:r><w:footnoteReference w:id='7'/></w:r>\(Self.run(" kom"))<w:r><w:endnoteReference w:id='2'/></w:r><w:r><w:commentReference w:id='0'/></w:r>\(Self.run("."))</w:p>",
      [
        "footnotes":
          "<w:footnote w:type='separator' w:id='-1'>\(Self.paragraph("---"))</w:footnote><w:footnote w:id='7'>\(Self.paragraph("Alle."))</w:footnote>",
        "endnotes": "<w:endnote w:id='2'>\(Self.paragraph("Til sidst."))</w:endnote>",
        "comments": "<w:comment w:id='0' w:author='NN'>\(Self.paragraph("Er det nu rigtigt?"))</w:comment>",
      ])
    #expect(
      Shown.blocks(bytes) == [
        "p|Børnene{¹} kom{i}.", "footnote|¹ Alle.", "footnote|i Til sidst.", "comment|Er det nu rigtigt?",
      ])
    let report = try SourceFormats.read(SourceInput(bytes, file: "x.docx")).report
    #expect(report.format == .docx)
    #expect(report.notes == [ImportNote(.warning, "1 comment was left out")])
  }

  @Test func `Bold questions are the interviewer's where nobody is named`() throws {
    func bold(_ text: String) -> String { "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>\(text)</w:t></w:r></w:p>" }
    let body =
      bold("Samtale med en nabo") + bold("Hvem har nøglen til kælderen?") + Self.paragraph("Det har jeg.")
      + bold("Hvor hænger den?") + Self.paragraph("Ude hos mig, på et søm.") + Self.paragraph("Den hænger godt.")
      + bold("Fortæl om kælderen.") + Self.paragraph("Den er fugtig, synes jeg.") + bold("Hvem rydder op?")
      + Self.paragraph("Vi skiftes.")
    let document = Fixture.document(try SourceFormats.read(SourceInput(Self.docx(body), file: "x.docx")).text)
    #expect(
      Shown.turns(document) == [
        "Interviewer||Hvem har nøglen til kælderen?", "Informant||Det har jeg.", "Interviewer||Hvor hænger den?",
        "Informant||Ude hos mig, på et søm.\nDen hænger godt.", "Interviewer||Fortæl om kælderen.",
        "Informant||Den er fugtig, synes jeg.", "Interviewer||Hvem rydder op?", "Informant||Vi skiftes.",
      ])
    let plain = Self.docx(body.replacing("<w:b/>", with: ""))
    #expect(Fixture.document(try SourceFormats.read(SourceInput(plain, file: "x.docx")).text).kind != .transcript)
  }

  @Test func `Pages are where Word laid them out last`() throws {
    let bytes = Self.docx(
      Self.paragraph("Et.") + "<w:p>\(Self.run("To "))<w:r><w:lastRenderedPageBreak/><w:t>tre.</w:t></w:r></w:p>")
    let text = try SourceFormats.read(SourceInput(bytes, file: "x.docx")).text
    #expect(text.pages.map(\.label) == ["1", "2"])
    #expect(text.verbatim.string(in: TextRange(text.pages[1].verbatim, text.verbatim.count)) == "tre.")
  }

  /// Each row: how Word or Teams lays out a transcript, as lines of paragraphs.
  @Test(arguments: [
    [
      "00:00:03 Taler 1", "Hvordan går det?", "00:00:05 Taler 2", "Godt, tak.", "00:00:09 Taler 1", "Og med børnene?",
      "00:00:12 Taler 2", "Også godt.",
    ],
    [
      "Taler 1   0:03\nHvordan går det?", "Taler 2   0:05\nGodt, tak.", "Taler 1   0:09\nOg med børnene?",
      "Taler 2   0:12\nOgså godt.",
    ],
    [
      "Taler 1   0:03", "Hvordan går det?", "Taler 2   0:05", "Godt, tak.", "Taler 1   0:09", "Og med børnene?",
      "Taler 2   0:12", "Også godt.",
    ],
  ])
  func `Transcripts by Word and Teams have speakers and times`(_ lines: [String]) throws {
    let body = lines.map { line in
      "<w:p>" + line.split(separator: "\n").map { Self.run(String($0)) }.joined(separator: "<w:r><w:br/></w:r>")
        + "</w:p>"
    }.joined()
    let document = Fixture.document(try SourceFormats.read(SourceInput(Self.docx(body), file: "x.docx")).text)
    #expect(
      Shown.turns(document) == [
        "Taler 1|3.0|Hvordan går det?", "Taler 2|5.0|Godt, tak.", "Taler 1|9.0|Og med børnene?",
        "Taler 2|12.0|Også godt.",
      ])
  }

  @Test func `Turns that a list numbers are turns`() throws {
    let body = ["I: Hvordan går det?", "Mor: Godt.", "I: Og børnene?", "Mor: Også godt.", "I: Tak."].map {
      Self.item($0, 1)
    }.joined()
    let bytes = Self.docx(body, ["numbering": Self.numbering])
    let document = Fixture.document(try SourceFormats.read(SourceInput(bytes, file: "x.docx")).text)
    #expect(document.structure.turns.count == 5)
    #expect(Shown.turns(document)[1] == "Mor||Godt.")
  }

  @Test func `A document without a text part, or with no words, says so`() {
    let bytes = StoredArchive([("[Content_Types].xml", [0x20]), ("word/andet.xml", [0x20])]).bytes
    #expect(Shown.blocks(bytes) == ["cannot read 'x': the document has no text part"])
    #expect(Shown.blocks(Self.docx("<w:p/>")) == ["cannot read 'x': it holds no text"])
    #expect(
      Shown.blocks(Self.docx("<w:p>"))
        == ["cannot read 'x': line 1 of its part 'word/document.xml' is not well-formed XML"])
  }
}
