package import ProjectStore
internal import QualitativeCoding

/// Erases a source, or all sources of a case, for good.
package struct ProjectErasure: Sendable {
  /// What would go.
  package struct Plan: Sendable {
    package let sources: [(id: String, name: String, codings: Int, memos: Int)]
    /// What an erasure does not reach.
    package let notes: [String]
    let caseID: String?
  }

  private let project: Project
  private let coder: String

  package init(_ project: Project, coder: String) {
    self.project = project
    self.coder = coder
  }

  /// What an erasure of a source, or of a case, would take.
  package func plan(_ name: String) throws -> Plan {
    try project.read { reader in
      if let source = try reader.source(name) {
        return Plan(sources: [try Self.entry(source, reader)], notes: [], caseID: nil)
      }
      guard let found = try reader.cases.first(where: { $0.id == name || $0.name == name }) else {
        throw try reader.unknownSource(name)
      }
      let members = Set(try reader.caseMembers.filter { $0.case == found.id }.map(\.source))
      let shared = try reader.speakers().filter { $0.case == found.id && !members.contains($0.source) }
      var notes: [String] = []
      for id in Set(shared.map(\.source)).sorted() {
        guard let source = try reader.source(id) else { continue }
        notes.append(
          "the case also speaks in '\(source.name)', with others, which stays: import a copy of the file without those turns, then erase this one"
        )
      }
      let sources = try reader.sources().filter { members.contains($0.id) }
      return Plan(sources: try sources.map { try Self.entry($0, reader) }, notes: notes, caseID: found.id)
    }
  }

  private static func entry(
    _ source: StudySource, _ reader: ProjectReader
  ) throws -> (id: String, name: String, codings: Int, memos: Int) {
    let codings = try reader.codings(source: source.id)
    let ids = Set(codings.map(\.id) + [source.id])
    return (source.id, source.name, codings.count, try reader.memos().count { ids.contains($0.target) })
  }

  /// Erases what was planned.
  package func run(_ plan: Plan) throws {
    // First, since it holds the words too: whatever happens after, it can be made again.
    try ProjectIndex.forget(project.file)
    for entry in plan.sources {
      guard let source = try project.read({ try $0.source(entry.id) }) else { continue }
      _ = try project.erase(source, coder: coder, time: Clock.now)
    }
    if let id = plan.caseID { try project.erase(case: id, coder: coder, time: Clock.now) }
  }
}
