internal import CorpusModel
internal import Workbench

/// Units by rank for a terminal: a line with score and place, and the unit's words below it.
struct RankingPrinter {
  let terminal: Terminal
  let ranking: UnitRanking
  let result: ConcordanceResult

  func text(_ selection: ConcordanceSelection) -> String {
    if ranking.scope == .source { return TablePrinter(terminal: terminal).text(of: ranking.table(selection)) }
    let passages = ConcordancePrinter(terminal: terminal, result: result, context: .turn)
    let units = ranking.shown(selection).map { rank, row in
      let document = result.corpus.sources.document(row.source)
      var place = ["\(rank)", document.source, "\(row.unit.kind.rawValue) \(row.unit.number)"]
      place += result.corpus.whoSpeaks(in: row.unit, of: document)
      place.append("\(row.hits) \(row.hits == 1 ? "hit" : "hits") · \(row.score)")
      return terminal.styled(place.joined(separator: " · "), .dim) + "\n"
        + passages.passage(row.unit.range, row.lines.flatMap(\.words), row.source)
    }
    return units.joined(separator: "\n")
  }
}
