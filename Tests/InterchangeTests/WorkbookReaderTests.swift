import CorpusModel
import Testing

@testable import Interchange

@Suite struct WorkbookReaderTests {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  /// A workbook as Excel writes it: a sheet, shared strings, and styles of which 1 is a date and 2 a time.
  private func workbook(sheet: String, strings: [String] = []) -> [UInt8] {
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let shared = strings.map { "<si><t>\($0)</t></si>" }.joined()
    let parts = [
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"Ark1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"x\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
      ),
      ("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(shared)</sst>"),
      (
        "xl/styles.xml",
        "<styleSheet xmlns=\"\(Self.main)\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-406]d. mmmm yyyy;@\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>"
      ),
      ("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"\(Self.main)\"><sheetData>\(sheet)</sheetData></worksheet>"),
    ]
    return StoredArchive(parts.map { ($0.0, Array($0.1.utf8)) }).bytes
  }

  private func read(_ bytes: [UInt8]) throws(InterchangeError) -> SourceReading {
    try SourceFormats.read(try SourceInput(bytes, file: "a.xlsx"))
  }

  @Test func `A table of turns is read from shared and inline strings, with times of the day as times`() throws {
    let reading = try read(
      workbook(
        sheet: """
          <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
          <row r="2"><c r="A2" s="2"><v>0.0000578703703703704</v></c><c r="B2" t="s"><v>3</v></c><c r="C2" t="inlineStr"><is><r><t>Hvem </t></r><r><t>henter ham?</t></r></is></c></row>
          <row r="4"><c r="B4" t="str"><f>A1</f><v>Nabo</v></c><c r="C4" t="s"><v>4</v></c></row>
          """, strings: ["Tid", "Taler", "Tekst", "I", "Det gør &lt;jeg&gt;."]))
    #expect(reading.text.verbatim.string == "I: Hvem henter ham?\nNabo: Det gør <jeg>.")
    #expect(reading.text.blocks.map(\.start) == [5, nil])
    #expect(reading.report.format == .spreadsheet)
    #expect(reading.report.isUnconfirmed)
  }

  @Test func `A wrong row is told by the number that the spreadsheet shows, whatever rows are empty`() throws {
    let cells = "<c t=\"inlineStr\"><is><t>W</t></is></c>"
    func row(_ number: String, _ words: [String]) -> String {
      "<row\(number)>" + words.map { cells.replacing("W", with: $0) }.joined() + "</row>"
    }
    let sheet =
      row(" r=\"2\"", ["case", "alder"]) + "<row r=\"3\"/>" + row(" r=\"5\"", ["Elm", "7"]) + "<row/>"
      + row("", ["", "9"]) + row(" r=\"99999999999999999\"", ["Ask", "9"]) + row("", ["Birk", "9"])
    let error = #expect(throws: InterchangeError.self) {
      try CaseTableReader.read(workbook(sheet: sheet), file: "sager.xlsx")
    }
    #expect(error?.report.message == "cannot read the cases in 'sager.xlsx': in line 7 there is no case")
  }

  @Test func `Answers have dates and numbers as a reader sees them`() throws {
    let reading = try read(
      workbook(
        sheet: """
          <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>
          <row><c><v>7</v></c><c s="1"><v>45356</v></c><c t="s"><v>3</v></c></row>
          <row><c><v>8</v></c><c s="1"><v>45292</v></c><c t="s"><v>4</v></c></row>
          """,
        strings: [
          "Nr", "Dato", "Hvad mangler?", "Der mangler en at ringe til.", "Ikke noget, jeg kan komme på.",
        ]))
    #expect(reading.text.cases.map(\.name) == ["Respondent 7", "Respondent 8"])
    #expect(reading.text.cases.flatMap { $0.variables.map(\.value) } == ["2024-03-05", "2024-01-01"])
    #expect(
      reading.text.verbatim.string
        == "Respondent 7\n\nHvad mangler?\nDer mangler en at ringe til.\n\nRespondent 8\n\nHvad mangler?\nIkke noget, jeg kan komme på."
    )
  }

  @Test func `A workbook that holds nothing, too much or something else is an error`() throws {
    for (sheet, message) in [
      ("", "cannot read 'a.xlsx': it holds no words"),
      ("<row><c r=\"ZZZ1\"><v>1</v></c></row>", "cannot read 'a.xlsx': it has more than 2000 columns"),
      (
        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>",
        "cannot read 'a.xlsx': it is a table in which neither turns nor open answers were found"
      ),
    ] {
      do {
        _ = try read(workbook(sheet: sheet))
        Issue.record("'\(sheet)' was read")
      } catch {
        #expect(error.report.message == message)
      }
    }
  }
}
