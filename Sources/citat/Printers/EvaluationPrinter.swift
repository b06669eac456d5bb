internal import CorpusModel
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
    for scoring in CodebookEvaluation.Scoring.allCases {
      for part in evaluation.parts(scoring, by: grouping) {
        text += terminal.styled("\(part.name) · \(part.units) units · \(scoring.rawValue) scoring", .bold) + "\n"
        text += TablePrinter(terminal: terminal).text(of: table(of: part.figures)) + "\n"
        if !part.drawsSources { isDrawnFromUnits = true }
      }
    }
    return text
      + "Intervals hold 95 % of 1000 draws of "
      + (isDrawnFromUnits ? "sources, or of units where there is one source.\n" : "sources.\n")
      + "Where they differ: --misses, --false-alarms, both with --code CODE.\n"
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
    let rules = line.rules.map { "\($0.rule) \(Terminal.number($0.weight))" }.joined(separator: ", ")
    let note = line.rules.isEmpty ? "no rule fires" : (line.kind == .miss ? "not enough: " : "") + rules
    return text + "    " + terminal.styled((line.isDebatable ? "arguable · " : "") + note, .dim) + "\n"
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
