internal import CorpusModel

extension Report {
  /// The report as one HTML page that stands by itself: nothing is fetched, and it can be read without scripts.
  ///
  /// - Complexity: O(n).
  package var page: String {
    var body = "<main>\n<h1>\(Markup.html(title))</h1>\n<p class=\"provenance\">\(Markup.html(provenance))</p>\n"
    var (pictures, heading) = (0, title)
    for part in parts {
      switch part {
      case .heading(let title, let level):
        body += "<h\(level)>\(Markup.html(title))</h\(level)>\n"
        heading = title
      case .paragraph(let words): body += "<p>\(Markup.html(words))</p>\n"
      case .notice(let words): body += "<p class=\"notice\">\(Markup.html(words))</p>\n"
      case .list(let items):
        body += "<ul>\n" + items.map { "<li>\(Markup.html($0))</li>\n" }.joined() + "</ul>\n"
      case .quotation(let quotation): body += html(of: quotation)
      case .table(let table): body += html(of: table, under: heading)
      case .picture(let picture):
        pictures += 1
        body += "<figure>\n\(picture.svg(id: "figur-\(pictures)"))</figure>\n"
      case .coded(let coded): body += html(of: coded)
      }
    }
    body += "</main>\n<footer>\n<h2>\(Markup.html(recordTitle))</h2>\n<dl class=\"record\">\n"
    for (name, value) in record { body += "<dt>\(Markup.html(name))</dt><dd>\(Markup.html(value))</dd>\n" }
    body += "</dl>\n</footer>\n"
    let needsScript = parts.contains { if case .table(let table) = $0 { table.isFiltered } else { false } }
    if needsScript { body += "<script>\n\(PageStyle.script)\n</script>\n" }
    return Markup.page(title: title, language: language.rawValue, body: body)
  }

  private func html(of quotation: Quotation) -> String {
    var text = "<blockquote>\n"
    if let question = quotation.question { text += "<p class=\"question\">\(Markup.html(question))</p>\n" }
    text += "<p>\(Self.html(of: quotation.runs))</p>\n"
    return text + "<footer>\(Markup.html(quotation.source))</footer>\n</blockquote>\n"
  }

  private static func html(of runs: [ReportCell.Run]) -> String {
    runs.map { $0.isMarked ? "<mark>\(Markup.html($0.text))</mark>" : Markup.html($0.text) }.joined()
  }

  /// A paragraph with its codes in the margin; what a code lies on is underlined in its colour.
  private func html(of coded: Coded) -> String {
    let element = coded.level.map { "h\($0)" } ?? "p"
    var text = "<div class=\"coded\">\n<\(element)>"
    if let label = coded.label { text += "<b>\(Markup.html(label)):</b> " }
    for (words, notes) in coded.pieces {
      guard let note = notes.last else {
        text += Markup.html(words)
        continue
      }
      let color = Self.color(coded.notes[note].color).map { " style=\"border-color:\($0)\"" } ?? ""
      text += "<span class=\"code\"\(color)>\(Markup.html(words))</span>"
    }
    text += "</\(element)>\n"
    if coded.notes.isEmpty { return text + "</div>\n" }
    text += "<ul>\n"
    for note in coded.notes {
      let swatch = Self.color(note.color).map { "<span class=\"swatch\" style=\"background:\($0)\"></span>" } ?? ""
      let isWhole = note.range == coded.text.range
      let words = isWhole ? "" : ": »\(Markup.html(Self.front(of: coded.text.string(in: note.range))))«"
      text += "<li>\(swatch)\(Markup.html(note.text)) <small>\(Markup.html(note.author))\(words)</small></li>\n"
    }
    return text + "</ul>\n</div>\n"
  }

  /// The first words of a stretch, enough to find it.
  private static func front(of text: String) -> String {
    let words = text.split(separator: " ")
    return words.count <= 8 ? text : words.prefix(7).joined(separator: " ") + " …"
  }

  /// - Parameter heading: What stands above a table that has no title of its own.
  private func html(of table: ReportTable, under heading: String) -> String {
    let peak = table.peak
    let filter = table.isFiltered ? language.choose("Vis rækker med", "Show rows with") : nil
    // The name makes the stretch that scrolls known to those who move by keys.
    var text = "<div class=\"scroll\" tabindex=\"0\" role=\"region\""
    text += " aria-label=\"\(Markup.html(table.title.isEmpty ? heading : table.title))\">\n"
    text += "<table\(table.isFiltered ? " class=\"rows\"" : "")"
    text += "\(filter.map { " data-filter=\"\(Markup.html($0))\"" } ?? "")>\n"
    if !table.title.isEmpty { text += "<caption>\(Markup.html(table.title))</caption>\n" }
    text += "<thead><tr>"
    for column in table.columns {
      let swatch = Self.color(column.color).map { "<span class=\"swatch\" style=\"background:\($0)\"></span>" } ?? ""
      text +=
        "<th scope=\"col\"\(column.isNumeric ? " class=\"number\"" : "")>\(swatch)\(Markup.html(column.title))</th>"
    }
    text += "</tr></thead>\n<tbody>\n"
    for number in 0..<table.count {
      let cells = table.row(number)
      let tints = table.tints(of: cells, row: number, peak: peak)
      text += number >= table.count - table.totals ? "<tr class=\"total\">" : "<tr>"
      for (column, cell) in cells.enumerated() { text += html(of: cell, column: column, tint: tints[column]) }
      text += "</tr>\n"
    }
    return text + "</tbody>\n</table>\n</div>\n"
  }

  private func html(of cell: ReportCell, column: Int, tint: Int) -> String {
    let tag = column == 0 ? "th" : "td"
    let scope = column == 0 ? " scope=\"row\"" : ""
    switch cell {
    case .empty: return "<\(tag)\(scope)></\(tag)>"
    case .label(let text): return "<\(tag)\(scope)>\(Markup.html(text))</\(tag)>"
    case .text(let text): return "<\(tag)\(scope)>\(Markup.html(text))</\(tag)>"
    case .marked(let runs): return "<\(tag)\(scope) class=\"words\">\(Self.html(of: runs))</\(tag)>"
    case .integer, .decimal, .share:
      let classes = tint > 0 ? "number t\(tint)" : "number"
      // The number itself, since a comma is no point for a script.
      var value = ""
      if case .integer = cell {} else if let number = cell.number { value = " data-value=\"\(number)\"" }
      return "<\(tag)\(scope) class=\"\(classes)\"\(value)>\(Markup.html(cell.shown(in: language)))</\(tag)>"
    }
  }

  /// A colour that may stand in a style: `#` and six hexadecimal digits, nothing else.
  private static func color(_ text: String?) -> String? {
    guard let text, text.utf8.count == 7, text.utf8.first == 0x23, Int(text.dropFirst(), radix: 16) != nil else {
      return nil
    }
    return text
  }
}
