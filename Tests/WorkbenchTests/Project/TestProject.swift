import CorpusModel
import Foundation
import Interchange
import ProjectStore
import QualitativeCoding

@testable import Workbench

/// A project in a folder of its own, with two interviews and three codes.
struct TestProject {
  let folder: TemporaryFolder
  let project: Project

  static let interviews = [
    "leder.txt": """
    I: Hvem hjælper jer i hverdagen?
    IP1: Det gør foreningerne, og de frivillige i lektiecaféen.
    I: Og hvordan går det med netværket omkring familien?
    IP1: Bedsteforældrene kommer tit forbi, og naboen passer børnene om torsdagen.
    I: Er der noget, der er svært?
    IP1: At få øje på dem, der ikke siger noget.

    """,
    "konsulent.txt": """
    I: Hvad laver du til daglig?
    IP2: Jeg ringer rundt til familierne og spørger, hvem de har.
    I: Hvad siger de så?
    IP2: At de har en moster og en træner, som de stoler på.

    """,
  ]

  init(coder: String = "Anna Holm") async throws {
    folder = try TemporaryFolder()
    for (name, text) in Self.interviews { try folder.write(name, text) }
    project = try Project.create(at: folder.path + "/study.citat", name: "Prøve", coder: coder, time: Clock.now)
    _ = try await ProjectImport(project, coder: coder).run(
      Self.interviews.keys.sorted().map { folder.path + "/" + $0 })
    let desk = CodebookDesk(project, coder: coder)
    _ = try desk.add("Civilsamfund")
    _ = try desk.add("Nære netværk")
    _ = try desk.add("Naboer", under: "naere-netvaerk")
  }

  /// A copy of the file, as somebody takes home.
  func copy(_ name: String) throws -> Project {
    try FileManager.default.copyItem(atPath: folder.path + "/study.citat", toPath: folder.path + "/" + name)
    return try Project.open(folder.path + "/" + name, for: .changing)
  }

  func desk(_ coder: String = "Anna Holm", _ project: Project? = nil) -> CodingDesk {
    CodingDesk(project ?? self.project, coder: coder)
  }

  var study: Study { get throws { try project.read { try $0.study() } } }
  var problems: [ProjectProblem] { get throws { try project.read { try $0.problems() } } }
}

extension Study {
  /// What the study holds, without the name of the file that its codes stand in.
  var contents: String {
    func codes(_ codes: [Code]) -> String {
      codes.map { code in
        let words = [code.color, code.definition].map { $0 ?? "–" } + code.inclusion + code.exclusion + code.related
        return "\(code.id) '\(code.name)' \(words) (\(tree(code.codes)))"
      }.joined(separator: ", ")
    }
    func tree(_ below: [Code]) -> String { codes(below) }
    return codes(codebook.themes) + "\n"
      + sources.map { "\($0.source.name) \($0.revision.id)" }.sorted().joined(separator: "\n") + "\n"
      + codings.map { "\($0.id) \($0.code) \($0.source) \($0.start ?? -1) \($0.end ?? -1) \($0.words ?? "")" }.sorted()
      .joined(separator: "\n") + "\n"
      + memos.map { "\($0.id) \($0.target) \($0.text)" }.sorted().joined(separator: "\n")
      + "\n" + decisions.map { "\($0.id) \($0.code) \($0.verdict)" }.sorted().joined(separator: "\n")
  }
}
