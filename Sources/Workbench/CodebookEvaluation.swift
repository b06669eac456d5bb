package import CorpusModel
internal import FoundationEssentials
internal import Interchange
internal import QualitativeCoding
internal import TextStatistics

/// The proposals of a codebook's rules beside what people coded.
package struct CodebookEvaluation: Sendable {
  /// Which units count.
  package enum Scoring: String, Sendable, CaseIterable {
    /// Clear codes are yes, codes that are not mentioned no; arguable ones and near misses are left out.
    case strict
    /// Assigned codes are yes, all others no.
    case plain
  }

  private let result: MatrixResult
  private let units: [GoldUnit]
  /// Codes proposed for each unit.
  private let proposed: [Set<String>]

  /// Compares the matrix of sources with their gold.
  ///
  /// - Parameter gold: Files of gold codings, or folders of them (`*.jsonl`).
  /// - Throws: `InterchangeError` for a file that is no gold; `WorkbenchError` for a gold code that the codebook lacks, and
  ///   when none of the gold's sources was read.
  /// - Complexity: O(units × log rows).
  package init(of result: MatrixResult, gold: [String]) throws {
    var units: [GoldUnit] = []
    for path in gold {
      for file in try Self.files(at: path) {
        let ids = try GoldReader.ids(besides: file)
        for unit in try GoldReader.units(of: file) { units.append(try Self.renamed(unit, ids, in: result)) }
      }
    }
    let numbers = Dictionary(
      result.corpus.sources.enumerated().map { (Self.stem($1.document.source), $0) },
      uniquingKeysWith: { first, _ in first })
    self.units = units.filter { numbers[$0.document] != nil }
    if self.units.isEmpty { throw WorkbenchError.noGold(gold.joined(separator: ", ")) }
    var rows: [[(ranges: [ScalarRange], codes: Set<String>)]] = result.corpus.sources.map { _ in [] }
    for row in result.matrix.rows {
      guard let number = numbers[Self.stem(row.source)] else { continue }
      let document = result.corpus.sources[number].document
      rows[number].append((document.original(of: row.unit.range), Set(row.codings.map(\.code))))
    }
    proposed = self.units.map { unit in
      guard let number = numbers[unit.document] else { return [] }
      // A unit that the program keeps in several takes all their codes.
      return rows[number].filter { row in row.ranges.contains { range in unit.spans.contains { $0.overlaps(range) } } }
        .reduce(into: Set<String>()) { $0.formUnion($1.codes) }
    }
    self.result = result
  }

  /// Per code, and for all codes pooled: units that people coded and that rules proposed, hits, misses and false alarms,
  /// precision, recall, F1, κ. One table for each part of the gold, in the order of their names.
  package func tables(_ scoring: Scoring) -> [(part: String, units: Int, table: Table)] {
    let parts = Set(units.map { $0.part ?? "all" }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return parts.map { part in
      let chosen = units.indices.filter { (units[$0].part ?? "all") == part }
      return (part, chosen.count, table(scoring, of: chosen))
    }
  }

  private func table(_ scoring: Scoring, of chosen: [Int]) -> Table {
    var table = Table(
      columns: [Table.Column("code")]
        + ["coded", "proposed", "hits", "misses", "false_alarms", "precision", "recall", "f1", "kappa"].map {
          Table.Column($0, isNumeric: true)
        })
    func row(_ name: String, _ confusion: Confusion) -> [Table.Cell] {
      func figure(_ value: Double?) -> Table.Cell { value.map { .decimal(($0 * 1000).rounded() / 1000) } ?? .empty }
      return [
        .text(name), .integer(confusion.bothYes + confusion.onlyReference),
        .integer(confusion.bothYes + confusion.onlyTested), .integer(confusion.bothYes),
        .integer(confusion.onlyReference), .integer(confusion.onlyTested), figure(confusion.precision),
        figure(confusion.recall), figure(confusion.f1), figure(confusion.kappa),
      ]
    }
    var pooled = Confusion()
    for code in result.codebook.codes.map(\.id) {
      var confusion = Confusion()
      for index in chosen {
        let unit = units[index]
        let isDebatable = unit.arguable.contains(code) || unit.nearMiss.contains(code)
        if scoring == .strict, isDebatable, !unit.clear.contains(code) { continue }
        let reference = unit.clear.contains(code) || scoring == .plain && unit.arguable.contains(code)
        confusion.count(tested: proposed[index].contains(code), reference: reference)
      }
      table.append(row(code, confusion))
      pooled = pooled + confusion
    }
    table.append(row("pooled", pooled))
    return table
  }

  private static func renamed(
    _ unit: GoldUnit, _ ids: [String: String], in result: MatrixResult
  ) throws(WorkbenchError) -> GoldUnit {
    let known = result.codebook.codes.map(\.id)
    func renamed(_ codes: Set<String>) throws(WorkbenchError) -> Set<String> {
      var names = Set<String>()
      for code in codes {
        let id = ids[code] ?? code
        guard known.contains(id) else { throw .unknownCode(id, in: result.codebook) }
        names.insert(id)
      }
      return names
    }
    return GoldUnit(
      id: unit.id, document: unit.document, spans: unit.spans, clear: try renamed(unit.clear),
      arguable: try renamed(unit.arguable), nearMiss: try renamed(unit.nearMiss), part: unit.part)
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
  private static func stem(_ name: String) -> String {
    let last = name.fileName
    guard let point = last.lastIndex(of: "."), point != last.startIndex else { return last }
    return String(last[..<point])
  }
}
