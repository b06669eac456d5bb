package import CorpusModel
internal import Interchange
internal import QualitativeCoding

/// A unit in which rules and people differ, as a line of a concordance.
package struct EvaluationLine: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// People coded, the rules did not propose.
    case miss
    case falseAlarm = "false alarm"
  }

  package let kind: Kind
  package let code: String
  package let source: Int
  package let unit: Unit
  /// Whether people called the coding, or its absence, arguable. Never in strict scoring.
  package let isDebatable: Bool
  /// What fired in the unit, with what it weighs: of a false alarm what proposed it, of a miss what was not enough.
  package let rules: [(rule: String, weight: Double)]
  /// The word to show in the middle: the first that fired; `nil` for a unit in which nothing did.
  package let hit: TextRange?
}

extension CodebookEvaluation {
  /// The units in which rules and people differ, by code and place.
  ///
  /// - Parameter codes: The codes; empty for all.
  /// - Complexity: O(codes × units + lines × firings).
  package func lines(_ kinds: Set<EvaluationLine.Kind>, _ scoring: Scoring, codes: [String] = []) -> [EvaluationLine] {
    var lines: [EvaluationLine] = []
    for (number, code) in codebook.codes.enumerated() where codes.isEmpty || codes.contains(code.id) {
      for index in gold.units.indices {
        guard let judged = judged(index, code.id, scoring, by: proposed), judged.proposed != judged.coded else {
          continue
        }
        let kind: EvaluationLine.Kind = judged.coded ? .miss : .falseAlarm
        guard kinds.contains(kind), let place = met[index].first else { continue }
        let fired = met[index].flatMap { scans[$0.scan].fired(code: number, unit: $0.unit) }
        var seen = Set<String>()
        let rules = fired.filter { seen.insert($0.rule.id).inserted }.map { ($0.rule.id, $0.rule.weight) }
        let words = fired.flatMap(\.matches).filter { $0.context == nil }.flatMap(\.ranges).min()
        lines.append(
          EvaluationLine(
            kind: kind, code: code.id, source: gold.sources[index], unit: place.place,
            isDebatable: gold.units[index].arguable.contains(code.id) || gold.units[index].nearMiss.contains(code.id),
            rules: rules, hit: words))
      }
    }
    return lines
  }

  /// Lines as a table, with the words round what fired.
  package func table(of lines: [EvaluationLine]) -> Table {
    var table = Table(
      columns: ["outcome", "code", "source", "unit", "speaker", "left", "hit", "right", "rules"].map {
        Table.Column($0)
      }
        + [Table.Column("weight", isNumeric: true)])
    for line in lines {
      let document = corpus.sources[line.source].document
      let hit = line.hit ?? TextRange(line.unit.range.start, line.unit.range.start)
      table.append([
        .text(line.kind.rawValue), .text(line.code), .text(document.source),
        .text("\(line.unit.kind.rawValue)-\(line.unit.number)"),
        Table.Cell(line.unit.speaker.map { corpus.name(ofSpeaker: $0, in: document) }),
        .text(document.text(in: TextRange(line.unit.range.start, max(line.unit.range.start, hit.start)))),
        .text(document.text(in: hit)),
        .text(document.text(in: TextRange(min(hit.end, line.unit.range.end), line.unit.range.end))),
        .text(line.rules.map(\.rule).joined(separator: "; ")), .decimal(line.rules.reduce(0) { $0 + $1.weight }),
      ])
    }
    return table
  }
}
