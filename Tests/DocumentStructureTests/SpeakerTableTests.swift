import CorpusModel
import Testing

@testable import DocumentStructure

@Suite struct SpeakerTableTests {
  private let document = Reading.document(
    "I: Hvem er der?\nIP1: Mig.\nIP2: Og mig.\nI: Kun jer?\nIP1: Ja.", source: "mappe/a.txt")

  private func entry(
    _ line: Int, _ label: String?, source: String? = nil, name: String? = nil, role: String? = nil,
    caseName: String? = nil
  ) -> SpeakerTable.Entry {
    SpeakerTable.Entry(line: line, source: source, label: label, name: name, role: role, caseName: caseName)
  }

  @Test func `A table gives name, role and case, and the nearer line goes first`() {
    let table = SpeakerTable(
      file: "t",
      entries: [
        entry(2, "ip1", source: "a", role: "nabo"), entry(3, "ip1", name: "Karen", role: "mor"),
        entry(4, nil, caseName: "Elm"), entry(5, "ip2", source: "mappe/a.txt", caseName: "Ask"),
        entry(6, "ip2", source: "b", name: "Nej"), entry(7, "ip3", name: "Ingen"),
      ])
    let (result, lines) = table.applied(to: document)
    #expect(result.structure.speakers.map(\.role) == ["Interviewer", "nabo", nil])
    #expect(result.structure.speakers.map(\.name) == [nil, "Karen", nil])
    #expect(result.structure.speakers.map(\.caseName) == ["Elm", "Elm", "Ask"])
    #expect(lines == [2, 3, 4, 5])
    #expect(result.canonical == document.canonical)
  }

  @Test func `A role makes the interviewer, and takes it`() {
    let table = SpeakerTable(file: "t", entries: [entry(2, "i", role: "nabo"), entry(3, "ip2", role: "Moderator")])
    let speakers = table.applied(to: document).document.structure.speakers
    #expect(speakers.map(\.isInterviewer) == [false, false, true])
    #expect(speakers.map(\.role) == ["nabo", nil, "Interviewer"])
  }

  @Test func `A name of the table is shown, whatever the source carries`() {
    let table = SpeakerTable(file: "t", entries: [entry(2, "ip1", name: "Nabo 1")])
    let structure = table.applied(to: document).document.structure
    #expect(structure.shownName(ofSpeaker: 1, showsPersons: false) == "Nabo 1")
    #expect(structure.shownName(ofSpeaker: 2, showsPersons: false) == "IP2")
  }
}
