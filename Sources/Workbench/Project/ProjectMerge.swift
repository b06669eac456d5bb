internal import CorpusModel
package import ProjectStore
internal import QualitativeCoding

/// Joins another copy of a project into this one.
package struct ProjectMerge: Sendable {
  /// What the merge brought, and what became of codings whose source had another text here.
  package struct Result: Sendable, Equatable {
    package let report: MergeReport
    /// Sources whose codings were carried over.
    package let carried: [RevisionReport]
  }

  private let project: Project
  private let coder: String

  package init(_ project: Project, coder: String) {
    self.project = project
    self.coder = coder
  }

  /// Plays what was done to the other copy, and carries codings over to the texts that hold now; all or nothing.
  ///
  /// - Throws: `StudyError.itself` when both are one file.
  package func merge(_ other: Project) throws -> Result {
    let time = Clock.now
    return try project.merge(other, coder: coder, time: time) { writer, report in
      var carried: [RevisionReport] = []
      for source in try writer.reader.sources() {
        let isBehind = try writer.reader.codings(source: source.id).contains { $0.revision != source.revision }
        guard
          try isBehind || writer.reader.decisions(source: source.id).contains(where: { $0.revision != source.revision })
            || writer.reader.judgements(source: source.id).contains(where: { $0.revision != source.revision })
        else { continue }
        carried.append(
          try ProjectRevision.carry(
            writer, source: source, to: try writer.reader.document(of: source), revision: source.revision))
      }
      return Result(report: report, carried: carried)
    }
  }
}

/// How two copies of a project differ.
package struct ProjectDifference: Sendable, Equatable {
  /// What one copy has and the other has not, or has otherwise.
  package struct Line: Sendable, Equatable {
    /// `source`, `code`, `coding`, `memo` or `case`.
    package let kind: String
    package let id: String
    /// `here`, `there`, or `both` where they differ.
    package let side: String
  }

  package let lines: [Line]

  /// Compares what two projects hold now. O(rows).
  package init(_ here: Project, _ there: Project) throws {
    func rows(_ project: Project) throws -> [[String: String]] {
      try project.read { reader in
        let codes = try reader.codebook()
        func parent(_ id: String) -> String { codes.codes.first { $0.codes.contains { $0.id == id } }?.id ?? "" }
        return [
          Dictionary(uniqueKeysWithValues: try reader.sources().map { ($0.id, "\($0.name) \($0.revision)") }),
          Dictionary(
            uniqueKeysWithValues: codes.codes.map {
              ($0.id, "\($0.name) \($0.color ?? "") \($0.definition ?? "") \($0.rules.map(\.query)) \(parent($0.id))")
            }),
          Dictionary(
            uniqueKeysWithValues: try reader.codings().map {
              ($0.id, "\($0.code) \($0.source) \($0.revision) \($0.start ?? -1) \($0.end ?? -1)")
            }),
          Dictionary(uniqueKeysWithValues: try reader.memos().map { ($0.id, "\($0.target) \($0.text)") }),
          Dictionary(uniqueKeysWithValues: try reader.cases.map { ($0.id, $0.name) }),
        ]
      }
    }
    var lines: [Line] = []
    for (kind, (own, other)) in zip(
      ["source", "code", "coding", "memo", "case"], zip(try rows(here), try rows(there)))
    {
      for id in Set(own.keys).union(other.keys).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      where own[id] != other[id] {
        lines.append(
          Line(kind: kind, id: id, side: own[id] == nil ? "there" : other[id] == nil ? "here" : "both"))
      }
    }
    self.lines = lines
  }
}
