package import CorpusModel
package import Interchange
package import QualitativeCoding

/// A coding of a project as other programs read it.
package struct ListedCoding: Sendable {
  /// The name of the source.
  package let source: String
  package let coding: StudyCoding
  /// Bytes of canonical text; `nil` on a whole source, in a recording, and where a corrected text has lost the words.
  package let range: TextRange?
  /// Scalars of the verbatim text; several where layout cuts the words apart.
  package let original: [ScalarRange]

  /// One object: `id source code coder origin range original text created`.
  package var json: JSONValue {
    .object([
      ("id", .string(coding.id)), ("source", .string(source)), ("code", .string(coding.code)),
      ("coder", .string(coding.coder)), ("origin", .string(coding.origin.rawValue)),
      ("range", range.map { .range($0) } ?? .null),
      ("original", .array(original.map { .array([.integer($0.start), .integer($0.end)]) })),
      ("text", JSONValue(coding.words)), ("created", .string(coding.created)),
    ])
  }

  /// One line each: where, what, who.
  package static func table(_ codings: [ListedCoding]) -> Table {
    var table = Table(columns: [
      Table.Column("id"), Table.Column("source"), Table.Column("code"), Table.Column("coder"), Table.Column("origin"),
      Table.Column("start", isNumeric: true), Table.Column("end", isNumeric: true), Table.Column("text"),
    ])
    for listed in codings {
      table.append([
        .text(listed.coding.id), .text(listed.source), .text(listed.coding.code), .text(listed.coding.coder),
        .text(listed.coding.origin.rawValue), listed.range.map { .integer($0.start) } ?? .empty,
        listed.range.map { .integer($0.end) } ?? .empty, Table.Cell(listed.coding.words),
      ])
    }
    return table
  }
}
