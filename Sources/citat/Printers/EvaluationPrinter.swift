internal import CorpusModel
internal import Interchange
internal import TextStatistics
internal import UnicodeText
internal import Workbench

/// Figures of a codebook for a terminal, and the units in which rules and people differ, a line each.
struct EvaluationPrinter {
  let terminal: Terminal
  let evaluation: CodebookEvaluation

  func figures(by grouping: CodebookEvaluation.Grouping) -> String {
    var text = ""
    var isDrawnFromUnits = false
    let isOne = !evaluation.hasDebatable
    for scoring in isOne ? [.plain] : CodebookEvaluation.Scoring.allCases {
      for part in evaluation.parts(scoring, by: grouping) {
        text += terminal.styled("\(part.name) · \(part.units) units · \(scoring.rawValue) scoring", .bold) + "\n"
        text += TablePrinter(terminal: terminal).text(of: table(of: part.figures)) + "\n"
        if !part.drawsSources { isDrawnFromUnits = true }
      }
    }
    var note = StyledText()
    if isOne { note.append("No code is marked as arguable, so that strict scoring gives the same figures. ") }
    note.append(
      "Intervals hold 95 % of 1000 draws of "
        + (isDrawnFromUnits ? "sources, or of units where there is one source." : "sources."))
    return text + note.lines(width: terminal.columns, indent: "", on: terminal)
      + "Where they differ: --misses, --false-alarms, both with --code CODE.\n"
  }

  /// What changed since an evaluation was saved, each figure as it was and as it is.
  func changes(since saved: SavedEvaluation, by grouping: CodebookEvaluation.Grouping) -> String {
    let all = evaluation.table(comparedWith: saved, by: grouping)
    let keys = all.columns.map(\.key)
    var text = ""
    var rows = all.rows[...]
    func cell(_ row: Table.Row, _ key: String) -> Table.Cell { keys.firstIndex(of: key).map { row[$0] } ?? .empty }
    func figure(_ cell: Table.Cell) -> String {
      if case .decimal(let value) = cell { String(fixed: value) } else { "–" }
    }
    func both(_ row: Table.Row, _ key: String) -> Table.Cell {
      .text("\(figure(cell(row, key + "_before")))→\(figure(cell(row, key)))")
    }
    while let first = rows.first {
      let (part, scoring) = (cell(first, "part"), cell(first, "scoring"))
      let own = rows.prefix { cell($0, "part") == part && cell($0, "scoring") == scoring }
      var table = Table(
        columns: [Table.Column("code")]
          + ["F1", "change", "precision", "recall", "mended", "spoilt"].map { Table.Column($0, isNumeric: true) })
      for row in own {
        let change = cell(row, "change")
        let sign = if case .decimal(let value) = change, value > 0 { "+" } else { "" }
        table.append([
          cell(row, "code"), both(row, "f1"), .text(sign + figure(change)), both(row, "precision"),
          both(row, "recall"), cell(row, "mended"), cell(row, "spoilt"),
        ])
      }
      text += text.isEmpty ? "" : "\n"
      text += terminal.styled("\(Markup.plain(part)) · \(Markup.plain(scoring)) scoring · before→now", .bold) + "\n"
      text += TablePrinter(terminal: terminal).text(of: table)
      rows = rows.dropFirst(own.count)
    }
    return text
  }

  private func table(of figures: [CodebookEvaluation.Figures]) -> Table {
    var table = Table(
      columns: [Table.Column("code")]
        + ["coded", "hits", "miss", "false", "prec.", "recall", "F1", "κ", "95 % of κ"].map {
          Table.Column($0, isNumeric: true)
        })
    func figure(_ value: Double?) -> Table.Cell { .text(value.map { String(fixed: $0) } ?? "–") }
    func interval(_ value: ConfidenceInterval?) -> Table.Cell {
      .text(value.map { "\(String(fixed: $0.low))–\(String(fixed: $0.high))" } ?? "–")
    }
    for row in figures {
      let confusion = row.confusion
      table.append([
        .text(row.code ?? "pooled"), .integer(confusion.bothYes + confusion.onlyReference), .integer(confusion.bothYes),
        .integer(confusion.onlyReference), .integer(confusion.onlyTested), figure(confusion.precision),
        figure(confusion.recall), figure(confusion.f1), figure(confusion.kappa), interval(row.kappa),
      ])
    }
    return table
  }

  /// The lines of each code under its name.
  func lines(_ lines: [EvaluationLine]) -> String {
    var text = ""
    var heading = ""
    for line in lines {
      let own = "\(line.code) · \(line.kind.rawValue)"
      if own != heading {
        let count = lines.count { $0.code == line.code && $0.kind == line.kind }
        text += (text.isEmpty ? "" : "\n") + terminal.styled(count == 1 ? own : "\(count) × \(own)", .bold) + "\n"
        heading = own
      }
      text += shown(line)
    }
    return text
  }

  /// Place and words on a line, the rules with what they weigh below it.
  private func shown(_ line: EvaluationLine) -> String {
    let document = evaluation.corpus.sources[line.source].document
    let speaker = line.unit.speaker.map { " " + evaluation.corpus.name(ofSpeaker: $0, in: document) } ?? ""
    let place = Terminal.safe("\(document.source):\(line.unit.number)\(speaker)")
    let hit = line.hit ?? TextRange(line.unit.range.start, line.unit.range.start)
    let room = max(20, min(terminal.columns, 120) - 4)
    let before = Terminal.safe(
      document.text(in: TextRange(line.unit.range.start, max(line.unit.range.start, hit.start))))
    let after = Terminal.safe(document.text(in: TextRange(min(hit.end, line.unit.range.end), line.unit.range.end)))
    let word = Terminal.safe(document.text(in: hit)).truncated(to: room / 2)
    let left = hit.isEmpty ? "" : before.truncatedFront(to: room / 3)
    let used = DisplayWidth.columns(of: left) + DisplayWidth.columns(of: word)
    var text = "  " + terminal.styled(place.truncated(to: room), .dim) + "\n"
    text += "    " + left + terminal.styled(word, .hit) + after.truncated(to: max(8, room - used)) + "\n"
    var note = StyledText()
    if line.isDebatable { note.append("arguable · ", .dim) }
    note.append(line.rules.isEmpty ? "no rule fires" : line.kind == .miss ? "not enough: " : "", .dim)
    for (number, rule) in line.rules.enumerated() {
      if number > 0 { note.append(" ") }
      let comma = number + 1 < line.rules.count ? "," : ""
      note.appendWhole("\(rule.rule) \(Terminal.number(rule.weight))\(comma)", .dim)
    }
    return text + note.lines(width: min(terminal.columns, 120), indent: "    ", on: terminal)
  }
}

extension String {
  /// A figure between 0 and 1 with three decimals: `.746`, and `1.000`.
  fileprivate init(fixed value: Double) {
    let thousandths = Int((abs(value) * 1000).rounded())
    let digits = String(String(thousandths % 1000 + 1000).dropFirst())
    self = (value < 0 && thousandths > 0 ? "−" : "") + (thousandths >= 1000 ? "1" : "") + "." + digits
  }
}

extension Terminal {
  /// A weight without zeros behind it: `1`, `0.5`.
  static func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : "\((value * 1000).rounded() / 1000)"
  }
}
