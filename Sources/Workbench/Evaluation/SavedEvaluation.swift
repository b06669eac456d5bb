package import CorpusModel
internal import FoundationEssentials
internal import Interchange
internal import QualitativeCoding
internal import TextStatistics

/// What rules proposed at another time, so that a change of them can be judged: `{"version": 1, "codebook": …, "units": {"id":
/// ["code"]}}`. It holds no text.
package struct SavedEvaluation: Sendable, Equatable {
  /// Codes proposed for each unit, by source and id.
  let proposed: [String: [String]]

  private struct File: Codable {
    let version: Int
    let codebook: String
    let units: [String: [String]]
  }

  /// Reads what `text` wrote.
  ///
  /// - Throws: `WorkbenchError.savedEvaluation` for another file; `InterchangeError` for one that cannot be read.
  package init(at file: String) throws {
    let bytes = try VerbatimReader.bytes(of: file)
    guard let saved = try? JSONDecoder().decode(File.self, from: Data(bytes)), saved.version == 1 else {
      throw WorkbenchError.savedEvaluation(file)
    }
    proposed = saved.units
  }

  /// Makes sure that nothing but an earlier evaluation is lost where one is saved.
  ///
  /// - Throws: `WorkbenchError.wouldReplace`.
  package static func mayReplace(_ file: String) throws(WorkbenchError) {
    guard FileManager.default.fileExists(atPath: file) else { return }
    if (try? SavedEvaluation(at: file)) == nil { throw .wouldReplace(file) }
  }

  /// The file of an evaluation, the same bytes for the same proposals.
  package static func text(of evaluation: CodebookEvaluation) -> String {
    let units = evaluation.gold.units.indices.map { index in
      (key(of: index, in: evaluation), JSONValue.array(evaluation.proposed[index].sorted().map { .string($0) }))
    }
    return JSONValue.object([
      ("version", .integer(1)), ("codebook", .string(evaluation.codebook.name)),
      ("units", .object(units.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) })),
    ]).prettyText + "\n"
  }

  private static func key(of unit: Int, in evaluation: CodebookEvaluation) -> String {
    "\(evaluation.gold.units[unit].document) \(evaluation.gold.units[unit].id)"
  }

  /// The proposals for the units of an evaluation; `nil` for one that was not there then.
  func proposals(for evaluation: CodebookEvaluation) -> [Set<String>?] {
    evaluation.gold.units.indices.map { proposed[Self.key(of: $0, in: evaluation)].map { Set($0) } }
  }
}

extension CodebookEvaluation {
  /// What changed since proposals were saved: F1 before and now, and how many misses and false alarms are mended or new, by
  /// code. Units that were not there then are left out.
  package func table(comparedWith saved: SavedEvaluation, by grouping: Grouping) -> Table {
    let earlier = saved.proposals(for: self)
    let before = earlier.map { $0 ?? [] }
    var table = Table(
      columns: ["part", "scoring", "code"].map { Table.Column($0) }
        + [
          "f1_before", "f1", "change", "precision_before", "precision", "recall_before", "recall", "mended", "spoilt",
        ].map { Table.Column($0, isNumeric: true) })
    func figure(_ value: Double?) -> Table.Cell { value.map { .decimal(($0 * 1000).rounded() / 1000) } ?? .empty }
    for scoring in Scoring.allCases {
      for (part, all) in groups(grouping) {
        let units = all.filter { earlier[$0] != nil }
        let codes = codebook.codes.map(\.id)
        for (name, row) in codes.map({ ($0, [$0]) }) + [("pooled", codes)] {
          let old = row.map { confusion(scoring, of: units, code: $0, by: before) }.reduce(Confusion(), +)
          let new = row.map { confusion(scoring, of: units, code: $0, by: proposed) }.reduce(Confusion(), +)
          var (mended, spoilt) = (0, 0)
          for unit in units {
            for code in row {
              guard let was = judged(unit, code, scoring, by: before),
                let now = judged(unit, code, scoring, by: proposed), was.proposed != now.proposed
              else { continue }
              if now.proposed == now.coded { mended += 1 } else { spoilt += 1 }
            }
          }
          table.append([
            .text(part), .text(scoring.rawValue), .text(name),
            figure(old.f1), figure(new.f1), figure(new.f1.flatMap { now in old.f1.map { now - $0 } }),
            figure(old.precision), figure(new.precision), figure(old.recall), figure(new.recall), .integer(mended),
            .integer(spoilt),
          ])
        }
      }
    }
    return table
  }
}
