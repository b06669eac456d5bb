internal import CorpusModel
package import Interchange
package import ProjectStore
package import QualitativeCoding

/// Where a coding comes from and what was done to it.
package struct CodingAccount: Sendable {
  private let listed: ListedCoding
  /// The name of its code.
  package let code: String
  /// The name of its source.
  package let source: String
  /// Whether a corrected text no longer has its words.
  package let isLost: Bool
  /// What made and changed it, the oldest first.
  package let operations: [ProjectStore.Operation]
  package let memos: [Memo]

  package var coding: StudyCoding { listed.coding }

  /// - Throws: `StudyError.unknownCoding`; what a project that cannot be read throws.
  package init(of id: String, in project: Project) throws {
    self = try project.read { reader in
      guard let coding = try reader.coding(id) else { throw StudyError.unknownCoding(id) }
      return try CodingAccount(of: coding, reader)
    }
  }

  private init(of coding: StudyCoding, _ reader: ProjectReader) throws {
    let source = try reader.source(coding.source)
    code = try reader.codebook().code(coding.code)?.name ?? coding.code
    self.source = source?.name ?? coding.source
    isLost = coding.revision != source?.revision
    let range = isLost ? nil : coding.range
    let document = try range.flatMap { _ in try source.map { try reader.document(of: $0) } }
    listed = ListedCoding(
      source: self.source, coding: coding, range: range,
      original: range.flatMap { range in document?.original(of: range) } ?? [])
    operations = try reader.operations(on: "coding", coding.id).reversed()
    memos = try reader.memos(kind: .coding, target: coding.id)
  }

  /// The coding as `citat list codings` has it, with the name of its code, the words that rules proposed it by, its history
  /// and its memos.
  package var json: JSONValue {
    guard case .object(let fields) = listed.json else { preconditionFailure("a coding is an object") }
    return .object(
      fields + [
        ("name", .string(code)), ("lost", .bool(isLost)), ("matches", .array(coding.matches.map(\.json))),
        (
          "history",
          .array(
            operations.map {
              .object([
                ("id", .string($0.id)), ("time", .string($0.time)), ("coder", .string($0.coder)),
                ("operation", .string($0.kind)), ("undone", .bool($0.isUndone)),
              ])
            })
        ),
        (
          "memos",
          .array(
            memos.map {
              .object([
                ("id", .string($0.id)), ("coder", .string($0.coder)), ("created", .string($0.created)),
                ("text", .string($0.text)),
              ])
            })
        ),
      ])
  }
}
