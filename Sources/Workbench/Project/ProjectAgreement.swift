internal import CorpusModel
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
    var judged: [(coder: String, source: String)] = []
    var found = Set<String>()
    var passages: [CodedPassage] = []
    func add(_ coder: String, _ source: String, _ original: [ScalarRange], _ codes: Set<String>) {
      if original.isEmpty || !wanted.isEmpty && !wanted.contains(coder) { return }
      passages.append(
        CodedPassage(coder: coder, source: source, unit: nil, spans: original, codes: codes, text: nil))
    }
    try project.read { reader in
      for listed in try ProjectListing.codings(reader) {
        add(listed.coding.coder, listed.source, listed.original, [listed.coding.code])
      }
      for source in try reader.sources() {
        for part in try SourceJudging.judged(source, reader) {
          found.insert(part.coder)
          guard let stretches = part.stretches else {
            judged.append((part.coder, source.name))
            continue
          }
          let document = try reader.document(of: source)
          for stretch in stretches { add(part.coder, source.name, document.original(of: stretch), []) }
        }
      }
    }
    let compared = wanted.isEmpty ? found.sorted() : wanted.filter { found.contains($0) }
    if compared.count < 2 { throw StudyError.fewCoders(compared) }
    try self.init(passages: passages, coders: compared, files: [project.file], judged: judged)
  }
}
