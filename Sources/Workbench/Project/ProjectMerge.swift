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
      Result(report: report, carried: try ProjectRevision.carry(writer, among: try writer.reader.sources()))
    }
  }
}

/// How two copies of a project differ.
package enum ProjectDifference {
  /// What the first has and the other has not, or has otherwise. O(rows).
  package static func between(_ here: Project, _ there: Project) throws -> [RowDifference] {
    try here.read { own in try there.read { other in try own.differences(from: other) } }
  }
}
