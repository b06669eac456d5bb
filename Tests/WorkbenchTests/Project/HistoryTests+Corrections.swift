import CorpusModel
import Foundation
import ProjectStore
import QualitativeCoding
import Testing

@testable import Workbench

/// Texts that were corrected, in copies and before something is taken back.
extension HistoryTests {
  @Test func `Codings stay on their words where two copies corrected a text in different places`() async throws {
    let test = try await TestProject()
    let coded = try test.desk().code(.quote("naboen passer børnene"), in: "leder.txt", codes: ["naboer"])
    let text = try #require(TestProject.interviews["leder.txt"])
    let copies = [try test.copy("bo.citat"), try test.copy("carl.citat")]
    var options = ProjectImport.Options()
    options.updates = true
    for (copy, corrected) in zip(copies, ["Rettet udskrift\n\n" + text, text + "I: Flere?\nIP1: Nej.\n"]) {
      try test.folder.write("leder.txt", corrected)
      _ = try await ProjectImport(copy, coder: copy === copies[0] ? "Bo" : "Carl").run(
        [test.folder["leder.txt"]], options: options)
    }
    for copy in copies { _ = try ProjectMerge(test.project, coder: "Anna Holm").merge(copy) }
    #expect(try test.problems == [])
    let study = try test.study
    let coding = try #require(study.codings.first { $0.id == coded[0].id })
    let source = try #require(study.sources.first { $0.source.name == "leder.txt" })
    #expect(source.document.text(in: try #require(coding.range)) == "naboen passer børnene")
  }

  @Test func `Taking back a correction carries over what was coded on it since, and tells what has no words any more`()
    async throws
  {
    let test = try await TestProject()
    let text = try #require(TestProject.interviews["leder.txt"])
    try test.folder.write("leder.txt", "Rettet udskrift\n\n" + text + "I: Flere?\nIP1: Præsten drikker kaffe der.\n")
    var options = ProjectImport.Options()
    options.updates = true
    _ = try await ProjectImport(test.project, coder: "Anna Holm").run([test.folder["leder.txt"]], options: options)
    let update = try #require(try test.project.read { try $0.operations().first { $0.kind == "update" } })
    let kept = try test.desk("Bo").code(.quote("de frivillige"), in: "leder.txt", codes: ["civilsamfund"])
    let lost = try test.desk("Bo").code(.quote("Præsten drikker kaffe der"), in: "leder.txt", codes: ["naboer"])
    let memo = try test.desk("Bo").memo("Tøver.", on: "leder.txt", at: .quote("kommer tit forbi"))
    let history = ProjectHistory(test.project, coder: "Anna Holm")
    let undone = try history.undo(update.id)
    #expect(undone.operation.id == update.id)
    #expect(undone.carried.map(\.kept) == [1])
    #expect(undone.carried.map(\.orphans) == [lost.map(\.id)])
    #expect(
      try test.problems.map(\.what) == ["the coding \(lost[0].id) could not be carried over to the corrected text"])
    let study = try test.study
    let source = try #require(study.sources.first { $0.source.name == "leder.txt" })
    let place = try #require(study.memos.first { $0.id == memo.id })
    #expect(source.document.text(in: TextRange(place.start ?? 0, place.end ?? 0)) == "kommer tit forbi")
    #expect(study.codings.first { $0.id == kept[0].id }?.revision == source.source.revision)
    // What was coded meanwhile goes along when the correction comes back.
    let between = try test.desk("Bo").code(.quote("naboen"), in: "leder.txt", codes: ["naboer"])
    #expect(try history.redo().carried.map(\.kept) == [1])
    #expect(try test.study.codings.first { $0.id == between[0].id }?.words == "naboen")
    #expect(try test.problems == [])
  }
}
