/// A source as a study knows it: a name, and the revision of its text that holds now.
package struct StudySource: Sendable, Equatable, Codable {
  /// Derived from the bytes of the file that was imported first.
  package let id: String
  /// Unique in the study.
  package let name: String
  /// The revision that holds.
  package let revision: String

  package init(id: String, name: String, revision: String) {
    self.id = id
    self.name = name
    self.revision = revision
  }
}

/// One state of a source's text: as imported, or as corrected later. Never changes.
package struct Revision: Sendable, Equatable, Codable {
  /// Derived from the original bytes and the canonical text.
  package let id: String
  /// The source it belongs to.
  package let source: String
  /// What the document was understood as: `report`, `transcript` or `text`.
  package let kind: String
  /// The file's name without its folders.
  package let file: String
  /// The encoding of the original bytes, `UTF-8` or as it is called.
  package let encoding: String
  /// SHA-256 of the original bytes, hexadecimal.
  package let digest: String
  /// Bytes of the original, 0 where it was not kept.
  package let bytes: Int
  package let words: Int
  package let turns: Int
  /// UTC, ISO 8601.
  package let created: String

  package init(
    id: String, source: String, kind: String, file: String, encoding: String, digest: String, bytes: Int, words: Int,
    turns: Int, created: String
  ) {
    self.id = id
    self.source = source
    self.kind = kind
    self.file = file
    self.encoding = encoding
    self.digest = digest
    self.bytes = bytes
    self.words = words
    self.turns = turns
    self.created = created
  }
}
