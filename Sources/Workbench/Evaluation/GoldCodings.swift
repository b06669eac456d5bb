internal import CorpusModel
internal import FoundationEssentials
internal import Interchange
internal import QualitativeCoding

/// Units that people coded, with their codes by the ids of a codebook.
struct GoldCodings: Sendable {
  let units: [GoldUnit]
  /// The number of the corpus' source that each unit is of.
  let sources: [Int]
  /// Codes of the gold that the codebook does not have, in order; they are left out.
  let unknownCodes: [String]

  /// The gold of the sources of a corpus.
  ///
  /// - Parameter paths: Files of gold codings, or folders of them (`*.jsonl`).
  /// - Throws: `InterchangeError` for a file that is no gold; `WorkbenchError` when the codebook has none of the gold's
  ///   codes, and when none of the gold's sources was read.
  init(at paths: [String], codebook: Codebook, corpus: Corpus) throws {
    var units: [GoldUnit] = []
    for path in paths {
      for file in try Self.files(at: path) {
        let ids = try GoldReader.ids(besides: file)
        for unit in try GoldReader.units(of: file) { units.append(Self.renamed(unit, ids)) }
      }
    }
    let known = Set(codebook.codes.map(\.id))
    let named = units.reduce(into: Set<String>()) { $0.formUnion($1.clear.union($1.arguable).union($1.nearMiss)) }
    unknownCodes = named.subtracting(known).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if let unknown = unknownCodes.first, named.isDisjoint(with: known) {
      throw WorkbenchError.unknownCode(unknown, in: codebook)
    }
    let numbers = Dictionary(
      corpus.sources.enumerated().map { (Self.stem($1.document.source), $0) }, uniquingKeysWith: { first, _ in first })
    let placed = units.compactMap { unit in numbers[unit.document].map { (unit, $0) } }
    if placed.isEmpty { throw WorkbenchError.noGold(paths.joined(separator: ", ")) }
    self.units = placed.map(\.0)
    sources = placed.map(\.1)
  }

  private static func renamed(_ unit: GoldUnit, _ ids: [String: String]) -> GoldUnit {
    func renamed(_ codes: Set<String>) -> Set<String> { Set(codes.map { ids[$0] ?? $0 }) }
    return GoldUnit(
      id: unit.id, document: unit.document, spans: unit.spans, clear: renamed(unit.clear),
      arguable: renamed(unit.arguable), nearMiss: renamed(unit.nearMiss), part: unit.part)
  }

  private static func files(at path: String) throws(WorkbenchError) -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .missingInput(path) }
    if !isFolder { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let files = names.filter { $0.hasSuffix(".jsonl") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if files.isEmpty { throw .noGold(path) }
    return files.map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
  }

  /// The name of a source without folders and ending.
  static func stem(_ name: String) -> String {
    let last = name.fileName
    guard let point = last.lastIndex(of: "."), point != last.startIndex else { return last }
    return String(last[..<point])
  }
}
