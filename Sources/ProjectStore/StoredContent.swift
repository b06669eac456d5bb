package import CorpusModel
package import QualitativeCoding

/// A revision with its text, ready to be stored.
package struct StoredContent: Sendable {
  package let revision: Revision
  let original: [UInt8]
  let verbatim: UTF8Text
  let canonical: UTF8Text
  let layout: [UInt8]

  /// - Parameters:
  ///   - original: The file's bytes.
  ///   - source: The source that it is a new revision of; `nil` for a new source, whose id derives from the bytes.
  ///   - file: The file's name without folders.
  ///   - time: Now, UTC, ISO 8601.
  /// - Complexity: O(bytes).
  package init(
    _ document: Document, original: [UInt8], of source: String?, file: String, encoding: String, words: Int,
    time: String
  ) {
    let digest = SHA256.hexadecimal(original)
    revision = Revision(
      id: Self.revision(digest: digest, canonical: document.canonical.bytes), source: source ?? Self.source(digest),
      kind: document.kind.rawValue, file: file, encoding: encoding, digest: digest, bytes: original.count, words: words,
      turns: document.structure.turns.count, created: time)
    self.original = original
    verbatim = document.verbatim
    canonical = document.canonical
    layout = LayoutWriter.bytes(of: document)
  }

  /// The id of a source that was first imported with these bytes: the first 16 digits of their SHA-256.
  package static func source(_ digest: String) -> String { String(digest.prefix(16)) }

  /// The id of a revision: the first 16 digits of the SHA-256 of the original's digest and the canonical text, so that one
  /// file read by two versions of Citat is two revisions.
  static func revision(digest: String, canonical: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(digest.utf8)
    hash.update(canonical)
    return String(hash.finish().prefix(16))
  }
}
