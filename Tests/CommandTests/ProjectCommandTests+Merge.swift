import Foundation
import Testing

/// What is told when copies that both changed are joined.
extension ProjectCommandTests {
  @Test func `What both copies changed is told with both values, and a text that both corrected as one`() throws {
    try Program.withFolder(Self.files) { folder in
      let leader = folder + "/interviews/leder.txt"
      let text = try String(contentsOfFile: leader, encoding: .utf8)
      _ = try session(
        [
          ["init"], ["import", "interviews"], ["codes", "add", "Civilsamfund", "--color", "#111111"],
          ["code", "leder.txt", "--turn", "4", "--code", "civilsamfund"],
        ], in: folder)
      try FileManager.default.copyItem(atPath: folder + "/study.citat", toPath: folder + "/bo.citat")
      for (coder, file, name, word) in [
        ("Anna Holm", "study.citat", "Foreninger", "naboen"), ("Bo", "bo.citat", "Frivillige", "genboerne"),
      ] {
        try text.replacingOccurrences(of: "naboerne", with: word).write(
          toFile: leader, atomically: true, encoding: .utf8)
        _ = try session(
          [
            ["codes", "rename", "civilsamfund", name], ["codes", "edit", "civilsamfund", "--definition", "\(name)."],
            ["import", "interviews/leder.txt", "--update"], ["rename", "konsulent.txt", "\(coder).txt"],
          ].map { $0 + ["--project", file] }, in: folder, coder: coder)
      }
      #expect(
        try session([["merge", "bo.citat"]], in: folder) == """
          $ citat merge bo.citat
          4 operations by bo
          conflict: code civilsamfund · name: both changed it; the later holds, 'Frivillige', not 'Foreninger'
          conflict: code civilsamfund · definition: both changed it; the later holds, 'Frivillige.', not 'Foreninger.'
          conflict: source leder.txt · text: both corrected it; the later holds, without what the other corrected
            help: correct it once more: citat import FILE --update --source leder.txt
          conflict: source Bo.txt · name: both changed it; the later holds, 'Bo.txt', not 'Anna Holm.txt'

          """)
      #expect(try session([["show", "leder.txt", "--project", "study.citat"]], in: folder).contains("genboerne"))
      #expect(try session([["check", "--project", "study.citat"]], in: folder).contains("nothing is wrong"))
    }
  }
}
