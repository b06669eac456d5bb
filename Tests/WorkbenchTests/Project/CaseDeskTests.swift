import CorpusModel
import ProjectStore
import QualitativeCoding
import Testing

@testable import Workbench

@Suite struct CaseDeskTests {
  @Test func `A table gives cases, values, sources and speakers in one step that can be undone`() async throws {
    let test = try await TestProject()
    try test.folder.write(
      "sager.csv", "sag;kilde;taler;region;alder\nLeder A;leder.txt;IP1;Fyn;52\nB;konsulent.txt;;Als;61,5\n")
    let report = try CaseDesk(test.project, coder: "Anna Holm").take(test.folder.path + "/sager.csv")
    #expect(report == CaseDesk.Report(cases: 2, new: 2, variables: 2, sources: 1, speakers: 1))
    #expect(try test.study.variables.map(\.kind) == [.number, .text])
    let matrix = try await ProjectCorpus(test.project)
      .matrix(kinds: [], includesInterviewer: false, includesProposals: false)
    let rows = matrix.rows(includingUncoded: true)
    let cases = rows.map { matrix.document(of: $0).caseName(of: $0.unit) ?? "" }
    #expect(Set(cases) == ["Leder A", "B"])
    #expect(matrix.variables.known(ofCase: "Leder A", in: "")?.map(\.1) == ["52", "Fyn"])
    #expect(try test.problems == [])
    _ = try ProjectHistory(test.project, coder: "Anna Holm").undo()
    #expect(try test.study.cases == [])
    #expect(try test.study.values == [])
    #expect(try test.study.speakers == [])
  }

  @Test(arguments: [
    ("navn\nA\n", "in line 1 no column is called 'case'"),
    ("case,alder\nA,5\n,6\n", "in line 3 there is no case"),
    ("case,source\nA,ukendt.txt\n", "in line 2 the source is none of the project's"),
    (
      "case,source\nA,leder.txt\nB,ukendt.txt\nC,anden.txt\nD,tredje.txt\n",
      "in line 3 the source is none of the project's; so in lines 4, 5"
    ),
    ("case,speaker\nA,IP1\n", "in line 2 a speaker stands without a source"),
    ("case,source,speaker\nA,leder.txt,IP9\n", "in line 2 the source has no such speaker"),
    ("case,source\nA,leder.txt\nB,leder.txt\n", "in line 3 the source has another case than in line 2"),
    ("case,alder\nA,5\nA,6\n", "in line 3 'alder' is another than in line 2 for the same case"),
    ("case,alder,alder\nA,5,6\n", "in line 1 two columns are 'alder'"),
    ("case,alder\nA,5,6\n", "in line 2 there are 3 fields, and 2 columns have names"),
  ])
  func `A line that is wrong is named, and nothing is taken in`(table: String, problem: String) async throws {
    let test = try await TestProject()
    try test.folder.write("sager.csv", table)
    do {
      _ = try CaseDesk(test.project, coder: "Anna Holm").take(test.folder.path + "/sager.csv")
      Issue.record("it was taken in")
    } catch let error as any UserFacingError {
      #expect(error.report.message.hasSuffix("': " + problem))
    }
    #expect(try test.study.cases == [])
  }
}
