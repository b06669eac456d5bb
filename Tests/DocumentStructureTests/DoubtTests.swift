import CorpusModel
import Testing

@testable import DocumentStructure

@Suite struct DoubtTests {
  private func doubts(_ text: String) -> [ReadingDoubt] {
    Reading.reader.reading(source: "prøve.txt", verbatim: UTF8Text(text)).doubts
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `Lines that look like a label but stand once are doubts, by the line of the file`(_ lineEnd: String) {
    let lines = [
      "Interviewer: Line", "", "Deltagere", "I: interviewer", "IP1: nabo", "", "I: Hvem har nøglen til kælderen nu?",
      "IP1: Det har Ole.", "Ole: Nej.", "Fx: ingen.", "", "I: Hvem så?", "IP1: Så er den væk.", "Vicevært: Den er her.",
    ]
    #expect(doubts(lines.joined(separator: lineEnd)) == [.unusedLabel(line: 9), .unusedLabel(line: 14)])
  }

  @Test func `What is no line end in an editor makes no line`() {
    let text = "I: Hvem?\u{2028}IP: Ole.\u{0C}I: Hvem så?\nIP: Jeg.\nVicevært: Nej.\nI: Nå."
    #expect(doubts(text) == [.unusedLabel(line: 3)])
  }

  @Test(arguments: ["\n", "\n\n"])
  func `Questions that nobody is said to ask look like an interview`(_ separator: String) {
    let pair = ["Hvem har nøglen til kælderen?", "Det har jeg, men den er bøjet."]
    #expect(doubts(Array(repeating: pair, count: 6).joined().joined(separator: separator)) == [.looksLikeInterview])
    #expect(doubts(Array(repeating: pair, count: 5).joined().joined(separator: separator)) == [])
    let answers = Array(repeating: pair[1], count: 7)
    #expect(doubts((Array(repeating: pair, count: 6).joined() + answers).joined(separator: separator)) == [])
    #expect(
      doubts((Array(repeating: pair, count: 6).joined() + answers.prefix(6)).joined(separator: separator)) == [
        .looksLikeInterview
      ])
  }

  @Test(arguments: [
    "", "Bare en linje.", "I: Ja?\nIP: Nej.\nI: Jo?\nIP: Ja.", "Formål: At vide mere.\nMetode: Vi spurgte.",
  ])
  func `Where all is plain there is no doubt`(_ text: String) {
    #expect(doubts(text) == [])
  }

  @Test(arguments: TestFiles.corpora + TestFiles.sharedReports)
  func `A reading has the document of the text, and no known text looks like another kind`(_ path: String) throws {
    let text = UTF8Text(try TestFiles.text(path))
    let reading = Reading.reader.reading(source: "x", verbatim: text)
    #expect(reading.document == Reading.reader.document(source: "x", verbatim: text))
    #expect(reading.doubts.filter { $0 != .unconfirmedLayout } == [])
  }
}
