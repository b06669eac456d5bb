internal import CorpusModel
internal import Interchange

/// A report for a terminal. Pictures are left out: the tables hold what they show.
struct ReportPrinter {
  let terminal: Terminal

  func text(of report: Report) -> String {
    var text = terminal.styled(report.title, .bold) + "\n" + wrapped(report.provenance, indent: "", .dim)
    for part in report.parts {
      switch part {
      case .heading(let title, _): text += "\n" + terminal.styled(title, .bold) + "\n"
      case .paragraph(let words): text += "\n" + wrapped(words, indent: "")
      case .notice(let words): text += "\n" + wrapped(words, indent: "", .bold)
      case .list(let items): text += items.map { wrapped("- " + $0, indent: "  ") }.joined()
      case .quotation(let quotation): text += "\n" + block(quotation)
      case .table(let table): text += "\n" + rows(of: table, report.language)
      case .picture: break
      case .coded(let coded):
        let words = (coded.label.map { $0 + ": " } ?? "") + coded.text.string
        text += "\n" + wrapped(words, indent: "", coded.level == nil ? nil : .bold)
        for note in coded.notes { text += wrapped("[\(note.text)] \(note.author)", indent: "    ", .dim) }
      }
    }
    return text
  }

  private var width: Int { min(terminal.columns, 100) }

  private func wrapped(_ words: String, indent: String, _ style: Terminal.Style? = nil) -> String {
    var styled = StyledText()
    styled.append(words, style)
    return styled.lines(width: width, indent: indent, on: terminal)
  }

  private func block(_ quotation: Report.Quotation) -> String {
    var text = quotation.question.map { wrapped($0, indent: "    ", .dim) } ?? ""
    var styled = StyledText()
    for run in quotation.runs { styled.append(run.text, run.isMarked ? .hit : nil) }
    text += styled.lines(width: width, indent: "    ", on: terminal)
    return text + wrapped("— " + quotation.source, indent: "    ", .dim)
  }

  /// A table with its title.
  func rows(of table: ReportTable, _ language: ReportLanguage) -> String {
    var plain = Table(
      columns: table.columns.enumerated().map {
        Table.Column("\($0)", title: $1.title, isNumeric: $1.isNumeric)
      })
    for number in 0..<table.count { plain.append(table.row(number).map { .text($0.shown(in: language)) }) }
    let title = table.title.isEmpty ? "" : terminal.styled(table.title, .bold) + "\n"
    return title + TablePrinter(terminal: terminal).fittingText(of: plain)
  }
}
