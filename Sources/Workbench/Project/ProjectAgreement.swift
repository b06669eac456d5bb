package import ProjectStore
internal import QualitativeCoding

extension CodingFiles {
  /// What the coders of a project coded by hand or accepted, for `Agreement` on the project's own texts.
  ///
  /// Codings of whole sources, of places in recordings and those that lost their words have no place and are left out. A coder
  /// who coded nothing in a source did not judge it.
  ///
  /// - Parameter coders: Names of the coders that are compared; empty for all that have codings.
  /// - Throws: `AgreementError.oneCoder` when fewer than two have codings.
  package init(of project: Project, coders: [String] = []) throws {
    let wanted = coders.map { Name.identifier($0) }
    let listed = try project.read { try ProjectListing.codings($0) }
    let passages = listed.filter { !$0.original.isEmpty && (wanted.isEmpty || wanted.contains($0.coding.coder)) }
      .map { listed in
        CodedPassage(
          coder: listed.coding.coder, source: listed.source, unit: nil, spans: listed.original,
          codes: [listed.coding.code], text: nil)
      }
    let found = Set(passages.map(\.coder))
    try self.init(
      passages: passages, coders: wanted.isEmpty ? found.sorted() : wanted.filter { found.contains($0) },
      files: [project.file])
  }
}
