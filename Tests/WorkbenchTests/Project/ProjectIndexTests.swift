import CorpusIndex
import CorpusModel
import Foundation
import ProjectStore
import QualitativeCoding
import Testing

@testable import Workbench

@Suite struct ProjectIndexTests {
  private func words(_ test: TestProject, _ query: String) async throws -> [String] {
    let study = try await ProjectCorpus(test.project)
    return try study.places(of: query).map { place in
      let number = try #require(study.sources.firstIndex { $0.id == place.source })
      return study.corpus.sources[number].document.text(in: place.range)
    }
  }

  private func path(_ test: TestProject) -> String { test.folder[".study.citat.citat-index/index"] }

  private func made(_ test: TestProject) throws -> Int? { FileState(of: path(test))?.modified }

  @Test func `A small project has no index beside it, a large one has, for its owner only`() async throws {
    let test = try await TestProject()
    #expect(try await words(test, "familie") == ["familierne", "familien"])
    #expect(try ProjectIndex.state(of: test.project) == .none)
    try await ProjectIndex.$smallest.withValue(0) {
      #expect(try await words(test, "familie") == ["familierne", "familien"])
      let folder = try FileManager.default.attributesOfItem(atPath: test.folder[".study.citat.citat-index"])
      #expect(folder[.posixPermissions] as? Int == 0o700)
      #expect(try ProjectIndex.state(of: test.project) == .current)
      let first = try made(test)
      #expect(try await words(test, "nabo") == ["naboen"])
      #expect(try made(test) == first)
    }
  }

  @Test func `What changed in the project is found, and what went is not`() async throws {
    let test = try await TestProject()
    try await ProjectIndex.$smallest.withValue(0) {
      _ = try await words(test, "familie")
      try test.folder.write("ny.txt", "I: Og?\nIP3: Familien igen.\nI: Ja?\nIP3: Ja.\n")
      _ = try await ProjectImport(test.project, coder: "Anna Holm").run([test.folder["ny.txt"]])
      #expect(try ProjectIndex.state(of: test.project) == .stale)
      #expect(try await words(test, "familie") == ["familierne", "familien", "Familien"])
      _ = try ProjectHistory(test.project, coder: "Anna Holm").undo()
      #expect(try await words(test, "familie") == ["familierne", "familien"])
    }
  }

  @Test func `A damaged index is made again and never believed`() async throws {
    let test = try await TestProject()
    try await ProjectIndex.$smallest.withValue(0) {
      _ = try await words(test, "familie")
      let whole = try Data(contentsOf: URL(filePath: path(test)))
      for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 12)) {
        var bytes = whole
        bytes[place] ^= 0x55
        try bytes.write(to: URL(filePath: path(test)))
        #expect(try await words(test, "familie") == ["familierne", "familien"], "byte \(place)")
        try whole.prefix(place).write(to: URL(filePath: path(test)))
        #expect(try await words(test, "nabo") == ["naboen"], "cut at \(place)")
      }
    }
  }

  @Test func `An erasure takes the index with it`() async throws {
    let test = try await TestProject()
    try await ProjectIndex.$smallest.withValue(0) {
      _ = try await words(test, "familie")
      let erasure = ProjectErasure(test.project, coder: "Anna Holm")
      try erasure.run(try erasure.plan("konsulent.txt"))
      #expect(!FileManager.default.fileExists(atPath: path(test)))
      #expect(try await words(test, "familie") == ["familien"])
    }
  }

  @Test func `Rules propose the same with an index and without, and a second run says that nothing changed`()
    async throws
  {
    let test = try await TestProject()
    try test.folder.write(
      "kodebog.yaml",
      "name: Prøve\ncodes:\n  - id: naere-netvaerk\n    name: Nære netværk\n    rules: [{query: nabo OR moster}]\n")
    let book = try CompiledCodebook.checked(at: test.folder["kodebog.yaml"])
    let run = RuleRun(test.project, coder: "Anna Holm")
    let first = try await run.run(codebook: book)
    #expect(first.codes.map { [$0.new, $0.gone, $0.unchanged] } == [[2, 0, 0]])
    let plain = try test.project.read { try $0.proposals() }
    try await ProjectIndex.$smallest.withValue(0) {
      for _ in 0..<2 {
        let again = try await run.run()
        #expect(again.codes.map { [$0.new, $0.gone, $0.unchanged] } == [[0, 0, 2]])
        #expect(try test.project.read { try $0.proposals() } == plain)
      }
    }
    let place = book.codebook.themes[0].location
    let rule = Rule(
      id: "naere-netvaerk#1", query: "moster OR familie", unless: nil, unit: nil, weight: 1, location: place,
      unlessLocation: nil)
    let code = Code(
      id: "naere-netvaerk", name: "Nære netværk", color: nil, definition: nil, inclusion: [], exclusion: [],
      examples: [], related: [], memo: nil, threshold: 1, rules: [rule], codes: [], location: place)
    try test.project.write("codebook", coder: "Anna Holm", time: Clock.now) { try $0.put(code, under: nil) }
    let after = try await run.run()
    #expect(after.codes.map { [$0.new, $0.gone, $0.unchanged] } == [[1, 1, 1]])
  }
}
