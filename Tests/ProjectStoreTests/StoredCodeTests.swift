import CorpusModel
import Foundation
import ProjectStore
import QualitativeCoding
import Testing

@Suite struct StoredCodeTests {
  @Test func `A code comes back with everything that it says`() throws {
    let folder = TemporaryFolder()
    let project = try folder.project()
    try SmallStudy.fill(project)
    let book = try project.read { try $0.codebook() }
    #expect(book.themes.map(\.id) == ["civilsamfund"])
    #expect(book.themes.first?.codes.map(\.id) == ["foreninger"])
    let stored = try #require(book.code("foreninger"))
    let made = SmallStudy.code("foreninger")
    #expect(stored.name == made.name && stored.color == made.color && stored.definition == made.definition)
    #expect(stored.inclusion == made.inclusion && stored.exclusion == made.exclusion && stored.related == made.related)
    #expect(stored.examples == made.examples && stored.threshold == made.threshold && stored.memo == made.memo)
    let (rule, own) = (try #require(stored.rules.first), made.rules[0])
    #expect(rule.id == own.id && rule.query == own.query && rule.unless == own.unless)
    #expect(rule.unit == own.unit && rule.weight == own.weight)
    #expect(rule.context == own.context && rule.only == own.only && rule.length == own.length)
    #expect(rule.times == own.times && rule.different == own.different)
  }

  @Test func `Word lists that rules share are kept`() throws {
    let folder = TemporaryFolder()
    let project = try folder.project()
    let lists = ["slægt": "onkel OR tante", "hus": "hus"].sorted { $0.key < $1.key }.map {
      WordList(name: $0.key, query: $0.value, location: SmallStudy.code("a").location)
    }
    try project.write("codebook", coder: "Anna", time: Clock.time) { try $0.set(lists) }
    let stored = try project.read { try $0.codebook().words }
    #expect(stored.map { [$0.name, $0.query] } == [["hus", "hus"], ["slægt", "onkel OR tante"]])
  }

  /// A field that a codebook gets must be stored too: this fails until it is.
  @Test func `Every field of a code and its rules is one that is stored`() {
    func fields(_ value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }
    let code = SmallStudy.code("a")
    #expect(
      fields(code) == [
        "id", "name", "color", "definition", "inclusion", "exclusion", "examples", "related", "memo", "threshold",
        "rules", "codes", "location",
      ])
    #expect(
      fields(code.rules[0]) == [
        "id", "query", "unless", "unit", "weight", "context", "only", "times", "different", "length", "location",
        "unlessLocation",
      ])
    #expect(fields(code.examples[0]) == ["text", "isCoded", "why", "question", "heading", "location"])
  }

  @Test func `A file that is copied away while it is open is whole`() throws {
    let folder = TemporaryFolder()
    let project = try folder.project()
    for number in 0..<10 {
      try project.write("codes add", coder: "Anna", time: Clock.time) {
        try $0.put(SmallStudy.code("kode-\(number)"), under: nil)
      }
      let copy = folder.file("kopi-\(number).citat")
      try FileManager.default.copyItem(atPath: folder.file("study.citat"), toPath: copy)
      let count = try Project.open(copy, for: .reading).read { reader in
        #expect(try reader.problems() == [])
        return try reader.codebook().codes.count
      }
      #expect(count == number + 1)
    }
  }
}
