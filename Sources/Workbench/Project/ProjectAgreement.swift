package import ProjectStore
internal import QualitativeCoding

extension CodingFiles {
  /// What the coders of a project coded by hand or accepted, for `Agreement` on the project's own texts.
  ///
  /// Codings of whole sources, of places in recordings and those that lost their words have no place and are left out. Who
  /// judged which source: see `SourceJudging`.
  ///
  /// - Parameter coders: Names of the coders that are compared; empty for all who judged a source.
  /// - Throws: `StudyError.fewCoders` when fewer than two did.
  package init(of project: Project, coders: [String] = []) throws {
    let wanted = coders.map { Name.identifier($0) }
    let (listed, judged) = try project.read { reader in
      let names = Dictionary(uniqueKeysWithValues: try reader.sources().map { ($0.id, $0.name) })
      let judged = try SourceJudging.all(reader).compactMap { pair in names[pair.source].map { (pair.coder, $0) } }
      return (try ProjectListing.codings(reader), judged)
    }
    let passages = listed.filter { !$0.original.isEmpty && (wanted.isEmpty || wanted.contains($0.coding.coder)) }
      .map { listed in
        CodedPassage(
          coder: listed.coding.coder, source: listed.source, unit: nil, spans: listed.original,
          codes: [listed.coding.code], text: nil)
      }
    let found = Set(judged.map(\.0))
    let compared = wanted.isEmpty ? found.sorted() : wanted.filter { found.contains($0) }
    if compared.count < 2 { throw StudyError.fewCoders(compared) }
    try self.init(passages: passages, coders: compared, files: [project.file], judged: judged)
  }
}
