import CorpusModel
import Foundation
import Testing

@testable import Interchange

@Suite struct PDFReaderTests {
  private func report(_ bytes: [UInt8], program: String = "pdftotext") -> String {
    do throws(InterchangeError) {
      _ = try PDFReader.read(SourceInput(bytes, file: "x.pdf"), program: program)
      return "no error"
    } catch {
      return error.report.text()
    }
  }

  @Test func `Where the program is not installed, the error says what to install`() throws {
    #expect(
      report(try Fixture.bytes("rapport.pdf"), program: "findes-ikke-pdftotext") == """
        error: cannot read 'x.pdf': pdftotext, which takes the text out of PDF files, is not installed
          help: install it with: sudo apt-get install poppler-utils
        """)
  }

  @Test(.enabled(if: Fixture.hasPDFProgram, "pdftotext is not installed"))
  func `A PDF that is damaged or holds no text says so`() throws {
    let damaged = "cannot read 'x.pdf': the PDF is damaged or was not copied whole"
    #expect(report(Array("%PDF-1.7\nhemmeligt".utf8)).hasPrefix("error: \(damaged)"))
    // One empty page.
    let empty = """
      %PDF-1.4
      1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
      2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj
      trailer<</Root 1 0 R>>
      """
    #expect(
      report(Array(empty.utf8)) == """
        error: cannot read 'x.pdf': it holds no text
          help: if its pages are pictures, run text recognition (OCR) on it first
        """)
  }

  @Test(.enabled(if: Fixture.hasPDFProgram, "pdftotext is not installed"))
  func `Pages have the numbers that are printed on them`() throws {
    let text = try Fixture.reading("rapport.pdf").text
    #expect(text.pages.map(\.label) == ["1", "2"])
    #expect(text.verbatim.string(in: TextRange(text.pages[1].verbatim, text.verbatim.count)).contains("På anden side"))
  }

  @Test(
    arguments: [
      ("a\n7\n\u{C}b\n8\n\u{C}c\n9\n\u{C}", ["7", "8", "9"]),
      ("Side 3 af 9\na\n\u{C}Side 4 af 9\nb\n\u{C}", ["3", "4"]),
      ("a\n\u{C}b\n1\n\u{C}c\n2\n\u{C}d\n3\n\u{C}", ["1", "1", "2", "3"]), ("a\n\u{C}b\n\u{C}", ["1", "2"]),
      ("2020\n\u{C}b\n\u{C}c\n\u{C}", ["1", "2", "3"]),
    ] as [(String, [String])])
  func `Printed numbers are found where most pages agree`(_ text: String, _ labels: [String]) {
    #expect(PDFPages(UTF8Text(text)).starts.map(\.label) == labels)
  }

  @Test func `A cell that goes over the page goes on behind the page's number and head`() throws {
    func row(_ label: String, _ words: String) -> String {
      label + String(repeating: " ", count: 14 - label.count) + words + "\n"
    }
    func page(_ number: Int, _ rows: String) -> String {
      "        Udkast til intern brug\n\n\(rows)\n\nSide \(number)\n\u{C}"
    }
    let text =
      page(
        1,
        row("Interviewer", "Er der langt?") + row("Nabo", "Ti minutter.") + row("Interviewer", "Hvem henter ham?")
          + row("Nabo", "Det gør jeg, for jeg")
          + row("", "skal alligevel den vej."))
      + page(
        2,
        row("", "Det er ingen sag.") + row("Interviewer", "Altid?") + row("Nabo", "Næsten altid,")
          + row("", "men ikke om vinteren.") + row("Interviewer", "Hvem så?") + row("Nabo", "Ole."))
    let columns = try #require(PDFColumns(PDFPages(UTF8Text(text)), file: "x.pdf"))
    let source = try columns.source()
    #expect(
      Shown.turns(Fixture.document(source)) == [
        "Interviewer||Er der langt?", "Nabo||Ti minutter.", "Interviewer||Hvem henter ham?",
        "Nabo||Det gør jeg, for jeg skal alligevel den vej. Det er ingen sag.",
        "Interviewer||Altid?", "Nabo||Næsten altid, men ikke om vinteren.", "Interviewer||Hvem så?", "Nabo||Ole.",
      ])
    #expect(
      Shown.blocks(source).suffix(4) == [
        "running_head|Udkast til intern brug", "page_number|Side 1", "running_head|Udkast til intern brug",
        "page_number|Side 2",
      ])
  }

  // MARK: Programs beside this one

  @Test func `A program that does not end is ended`() {
    var child = ChildProgram(name: "sleep", arguments: ["100"])
    child.longestTime = 0.2
    #expect(throws: ChildProgram.Failure.tookTooLong) { try child.output(for: []) }
  }

  @Test func `A program that writes without end is ended`() {
    var child = ChildProgram(name: "yes", arguments: [])
    child.largestOutput = 1 << 20
    #expect(throws: ChildProgram.Failure.wroteTooMuch) { try child.output(for: []) }
  }

  @Test func `A program gets all its input and gives all its output, also more than a pipe holds`() throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try ChildProgram(name: "cat", arguments: []).output(for: bytes) == bytes)
    // One that reads nothing is no error of ours.
    #expect(try ChildProgram(name: "true", arguments: []).output(for: bytes) == [])
  }

  @Test func `A program sees nothing of the environment but the path`() throws {
    let seen = String(decoding: try ChildProgram(name: "env", arguments: []).output(for: []), as: UTF8.self)
    #expect(seen.split(separator: "\n").map { $0.split(separator: "=")[0] }.sorted() == ["LC_ALL", "PATH"])
  }
}
