internal import CorpusModel

extension Report {
  /// The report as Markdown (CommonMark with tables); pictures are left out, since the tables hold what they show. O(n).
  package var markdown: String {
    var text = "# \(Markup.markdown(title))\n\n*\(Markup.markdown(provenance))*\n"
    for part in parts {
      text += "\n"
      switch part {
      case .heading(let title, let level):
        text += String(repeating: "#", count: level) + " \(Markup.markdown(title))\n"
      case .paragraph(let words): text += Markup.markdown(words) + "\n"
      case .notice(let words): text += "**\(Markup.markdown(words))**\n"
      case .list(let items): text += items.map { "- \(Markup.markdown($0))\n" }.joined()
      case .quotation(let quotation):
        if let question = quotation.question { text += "> *\(Markup.markdown(question))*\n>\n" }
        text += "> \(Markup.markdown(quotation.runs.map(\.text).joined()))\n>\n"
        text += "> — \(Markup.markdown(quotation.source))\n"
      case .table(let table): text += markdown(of: table)
      case .picture: text.removeLast()
      case .coded(let coded):
        if let level = coded.level { text += String(repeating: "#", count: level) + " " }
        if let label = coded.label { text += "**\(Markup.markdown(label)):** " }
        text += Markup.markdown(coded.text.string) + "\n"
        for note in coded.notes {
          text += "\n- \(Markup.markdown(note.text)) (\(Markup.markdown(note.author))): "
          text += "»\(Markup.markdown(coded.text.string(in: note.range)))«\n"
        }
      }
    }
    return text
  }

  private func markdown(of table: ReportTable) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    var text = table.title.isEmpty ? "" : "**\(Markup.markdown(table.title))**\n\n"
    text += line(table.columns.map { Markup.markdown($0.title) })
    text += line(table.columns.map { $0.isNumeric ? "--:" : "---" })
    for number in 0..<table.count {
      let isTotal = number >= table.count - table.totals
      text += line(
        table.row(number).map { cell in
          let words = Markup.markdown(cell.shown(in: language))
          return isTotal && !words.isEmpty ? "**\(words)**" : words
        })
    }
    return text
  }
}
