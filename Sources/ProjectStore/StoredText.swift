package import CorpusModel
internal import QualitativeCoding

/// The text of a revision as its bytes.
package struct StoredText: Sendable {
  let name: String
  let revision: Revision
  let verbatim: [UInt8]
  let canonical: [UInt8]
  let layout: [UInt8]
  let file: String

  /// The document, its digest checked. Needs no open project, so that many can be made side by side.
  ///
  /// - Throws: `ProjectError.damaged` when text and structure are not what was stored.
  /// - Complexity: O(bytes).
  package func document() throws(ProjectError) -> Document {
    guard StoredContent.revision(digest: revision.digest, canonical: canonical) == revision.id,
      let verbatim = UTF8Text(validating: verbatim), let canonical = UTF8Text(validating: canonical),
      let kind = Document.Kind(rawValue: revision.kind)
    else {
      throw ProjectError.damaged(file, where: "the text of source \(revision.source) is not the one that was stored")
    }
    do {
      let (map, structure) = try LayoutReader.read(layout, canonical: canonical, verbatim: verbatim)
      return Document(
        source: name, kind: kind, verbatim: verbatim, canonical: canonical, map: map, structure: structure)
    } catch {
      throw ProjectError.damaged(
        file, where: "the structure of source \(revision.source) is not the one that was stored")
    }
  }
}
