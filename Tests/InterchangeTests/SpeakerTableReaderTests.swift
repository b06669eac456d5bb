import CorpusModel
import Testing

@testable import Interchange

@Suite struct SpeakerTableReaderTests {
  private func read(_ text: String) throws(InterchangeError) -> SpeakerTable {
    try SpeakerTableReader.read(Array(text.utf8), file: "speakers.csv")
  }

  @Test(arguments: [
    "label,name,role,case,source\nIP1,Karen,nabo,Elm,a.txt\n# senere\n*,,,Ask,\n",
    "\u{FEFF}Kilde;Sag;Etiket;Navn;Rolle\r\na.txt;Elm;\"IP1:\";Karen;nabo\r\n;Ask;*;;\r\n",
    "label\tname\trole\tcase\tsource\nip1\tKaren\tnabo\tElm\ta.txt\n*\t\t\tAsk\n",
  ])
  func `A line a speaker, in any order of columns and with any delimiter`(_ text: String) throws {
    let table = try read(text)
    #expect(table.entries.map(\.label) == ["ip1", nil])
    #expect(table.entries.map(\.source) == ["a.txt", nil])
    #expect(table.entries.map(\.name) == ["Karen", nil])
    #expect(table.entries.map(\.role) == ["nabo", nil])
    #expect(table.entries.map(\.caseName) == ["Elm", "Ask"])
  }

  /// Each row: a table, and what is said of it. Labels and names never stand there.
  @Test(arguments: [
    ("label,alder\nIP1,34\n", "in line 1 column 2 has no name that is known"),
    ("name,role\nKaren,nabo\n", "in line 1 no column is called 'label'"),
    ("label,navn,name\nIP1,a,b\n", "in line 1 two columns are 'name'"),
    ("label,role\nIP1,nabo\n,mor\n", "in line 3 there is no label"),
    ("label,role\nIP1,nabo\n\nip1:,mor\n", "in line 4 the same speaker stands in line 2 too"),
  ])
  func `A wrong line is told by its number`(_ text: String, _ problem: String) {
    do {
      _ = try read(text)
      Issue.record("it was read")
    } catch {
      #expect(error.report.message == "cannot read the speakers in 'speakers.csv': \(problem)")
      #expect(error.report.help != nil)
    }
  }

  @Test func `Rows that nobody filled in are told by their lines, empty ones passed over`() throws {
    let table = try read("label,name,role\nIP1,,\n,,\nIP2,,nabo\nIP3,,\nIP1,,mor\n")
    #expect(table.entries.map(\.label) == ["ip2", "ip1"])
    #expect(table.unfilled == [2, 5])
  }

  @Test func `A row that is too long is told by its line too`() {
    do {
      _ = try read("label,role\nIP1,nabo, og mor\n")
      Issue.record("it was read")
    } catch {
      #expect(
        error.report.message == "cannot read the table 'speakers.csv': line 2: found 3 fields, expected 2")
    }
  }
}
