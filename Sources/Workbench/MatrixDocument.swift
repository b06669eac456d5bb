package import CorpusModel
internal import Interchange
package import QualitativeCoding

extension MatrixResult {
  /// The matrix as Markdown in Danish: counts by group, then every unit with its codes and matched words.
  package func markdown(by grouping: Grouping?, includingUncoded: Bool) -> String {
    var text = "# \(Markup.markdown(codebook.name))\n\n*\(basis.danish)*\n\n"
    text += Markup.markdown(danishCounts(by: grouping ?? .source))
    if grouping != nil { return text }
    for row in rows(includingUncoded: includingUncoded) {
      text += "\n**\(Markup.markdown(danishPlace(of: row)))**"
      if !row.codings.isEmpty { text += " — \(Markup.markdown(codeNames(of: row)))" }
      text += "\n\n> \(Markup.markdown(document(of: row).text(in: row.unit.range)))\n"
    }
    return text
  }

  /// The matrix as one HTML page in Danish, words that made a rule hit marked.
  package func html(by grouping: Grouping?, includingUncoded: Bool) -> String {
    var body = "<h1>\(Markup.html(codebook.name))</h1>\n<p>\(basis.danish)</p>\n"
    body += "<div class=\"scroll\">\n\(Markup.html(danishCounts(by: grouping ?? .source)))</div>\n"
    if grouping == nil {
      body +=
        "<table>\n<thead><tr><th scope=\"col\">Sted</th><th scope=\"col\">Koder</th><th scope=\"col\">Tekst</th></tr></thead>\n<tbody>\n"
      for row in rows(includingUncoded: includingUncoded) {
        body +=
          "<tr><td class=\"place\">\(Markup.html(danishPlace(of: row)))</td><td>\(Markup.html(codeNames(of: row)))</td>"
        body += "<td>\(markedText(of: row))</td></tr>\n"
      }
      body += "</tbody>\n</table>\n"
    }
    return Markup.page(title: codebook.name, language: "da", body: body)
  }

  /// The counts for a page: what there is less of makes the columns.
  private func danishCounts(by grouping: Grouping) -> Table {
    let lines = counts(by: grouping)
    let names: [Grouping: String] = [.source: "Kilde", .role: "Rolle", .speaker: "Taler"]
    if codebook.themes.count <= lines.count {
      var table = Table(
        columns: [Table.Column(grouping.rawValue, title: names[grouping])]
          + codebook.themes.map { Table.Column($0.id, title: $0.name, isNumeric: true) })
      for (group, counts) in lines { table.append([.text(group)] + counts.map { .integer($0) }) }
      return table
    }
    var table = Table(
      columns: [Table.Column("theme", title: "Tema")]
        + lines.map { Table.Column($0.group, title: $0.group, isNumeric: true) })
    for (number, theme) in codebook.themes.enumerated() {
      table.append([.text(theme.name)] + lines.map { .integer($0.counts[number]) })
    }
    return table
  }

  /// The place in Danish: source, unit, time or page, and who speaks.
  private func danishPlace(of row: Matrix.Row) -> String { place(of: row, unit: row.unit.kind.danishName) }

  /// Source, unit, time or page, and who speaks.
  package func place(of row: Matrix.Row) -> String { place(of: row, unit: row.unit.kind.rawValue) }

  private func place(of row: Matrix.Row, unit: String) -> String {
    var parts = [row.source, "\(unit) \(row.unit.number)"]
    if let time = row.unit.time { parts.append(Clock.text(time)) }
    if let page = document(of: row).page(of: row.unit.range) { parts.append("s. \(page)") }
    let speaker = speaker(of: row)
    if let speaker { parts.append(speaker) }
    if let role = row.unit.role, role != speaker { parts.append(role) }
    return parts.joined(separator: " · ")
  }

  /// The names of a row's codes.
  func codeNames(of row: Matrix.Row) -> String {
    row.codings.compactMap { codebook.code($0.code)?.name }.joined(separator: ", ")
  }

  private func markedText(of row: Matrix.Row) -> String {
    let document = document(of: row)
    var html = ""
    var offset = row.unit.range.start
    for range in Self.matchedRanges(of: row.codings) where range.start >= offset {
      html += Markup.html(document.text(in: TextRange(offset, range.start)))
      html += "<mark>\(Markup.html(document.text(in: range)))</mark>"
      offset = range.end
    }
    return html + Markup.html(document.text(in: TextRange(offset, row.unit.range.end)))
  }

  /// The words of the unit that made rules hit, in order, each once.
  package static func matchedRanges(of codings: [Coding]) -> [TextRange] {
    Array(Set(codings.flatMap(\.matches).filter { $0.context == nil }.flatMap(\.ranges))).sorted()
  }
}

extension UnitKind {
  /// What a unit is called in Danish.
  var danishName: String {
    switch self {
    case .turn: "tur"
    case .quotation: "citat"
    case .paragraph: "afsnit"
    case .sentence: "sætning"
    }
  }
}
