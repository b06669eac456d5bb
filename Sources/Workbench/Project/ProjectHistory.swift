package import ProjectStore
internal import QualitativeCoding

/// Taking back and bringing back what was done to a project.
package struct ProjectHistory: Sendable {
  /// What was taken back or brought back.
  package struct Step: Sendable, Equatable {
    package let operation: Operation
    /// Sources that have another text by it, with codings that were made on the one before.
    package let carried: [RevisionReport]
  }

  private let project: Project
  private let coder: String

  package init(_ project: Project, coder: String) {
    self.project = project
    self.coder = coder
  }

  /// Takes back an operation, or the latest that the coder did. What was coded since on a text that goes is carried over to
  /// the one that comes back.
  ///
  /// - Parameter evenOthers: Whether an operation of another coder may be taken back.
  /// - Returns: What was taken back.
  /// - Throws: `HistoryError` when there is nothing, or later operations build on it: then it lists them.
  package func undo(_ id: String? = nil, evenOthers: Bool = false) throws -> Step {
    let operation = try project.read { reader in
      if let id {
        guard let operation = try reader.operation(id) else { throw HistoryError.unknown(id) }
        if operation.isUndone { throw HistoryError.already(id) }
        guard operation.canBeUndone else { throw HistoryError.kind(id, kind: operation.kind) }
        if !evenOthers, operation.coder != Name.identifier(coder) {
          throw HistoryError.others(id, coder: operation.coder, what: operation.kind)
        }
        return operation
      }
      guard let latest = try reader.latestUndoable(by: Name.identifier(coder)) else {
        throw HistoryError.nothing(undo: true, coder: coder)
      }
      return latest
    }
    return try takeBack(operation, as: "undo")
  }

  /// Brings back what the coder took back last.
  package func redo() throws -> Step {
    let (undo, original) = try project.read { reader in
      guard let undo = try reader.latestUndo(by: Name.identifier(coder)), let id = undo.undoes,
        let original = try reader.operation(id)
      else { throw HistoryError.nothing(undo: false, coder: coder) }
      return (undo, original)
    }
    return Step(operation: original, carried: try takeBack(undo, as: "redo").carried)
  }

  private func takeBack(_ operation: Operation, as kind: String) throws -> Step {
    try project.write(kind, coder: coder, time: Clock.now, note: operation.kind, undoes: operation.id) { writer in
      // Within the transaction: nobody can build on it between the question and the deed.
      let later = try writer.reader.operations(dependingOn: operation).filter { $0.id != writer.operation }
      if !later.isEmpty { throw HistoryError.needed(operation.id, by: later.map(\.id)) }
      let changed = try writer.takeBack(operation)
      let sources = try changed.isEmpty ? [] : writer.reader.sources().filter { changed.contains($0.id) }
      return Step(operation: operation, carried: try ProjectRevision.carry(writer, among: sources))
    }
  }
}
