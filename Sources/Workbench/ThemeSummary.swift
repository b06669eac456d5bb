internal import CorpusModel
internal import Interchange
internal import QualitativeCoding
internal import UnicodeText

/// A theme read down its column: what it means, how much there is of it, by whom, where, and telling quotations.
package struct ThemeSummary: Sendable {
  private let result: MatrixResult
  private let theme: Code
  private let rows: [Matrix.Row]

  /// - Parameter id: The id of a code; codes under it count with it.
  /// - Throws: `WorkbenchError.unknownCode`, with the nearest id.
  package init(of id: String, in result: MatrixResult) throws(WorkbenchError) {
    guard let code = result.codebook.code(id) else { throw .unknownCode(id, in: result.codebook) }
    self.result = result
    theme = code
    let own = Set(code.selfAndBelow.map(\.id))
    rows = result.matrix.rows.compactMap { row in
      let codings = row.codings.filter { own.contains($0.code) }
      return codings.isEmpty ? nil : Matrix.Row(source: row.source, unit: row.unit, codings: codings)
    }
  }

  /// Whether no unit carries the theme.
  package var isEmpty: Bool { rows.isEmpty }

  /// The summary in Danish Markdown.
  ///
  /// - Parameter quotations: How many quotations at most.
  package func markdown(quotations limit: Int = 5) -> String {
    var text = "# \(Markup.markdown(theme.name))\n\n"
    if let definition = theme.definition { text += "\(Markup.markdown(definition))\n\n" }
    text +=
      "*Kodebog: \(Markup.markdown(result.codebook.name)) · \(rows.count) \(rows.count == 1 ? "enhed" : "enheder") i "
    let sources = Set(rows.map(\.source)).count
    text += "\(sources) af \(result.corpus.sources.count) \(result.corpus.sources.count == 1 ? "kilde" : "kilder")"
    text += " · \(result.basis.danish)*\n\n"
    if rows.isEmpty { return text + "Ingen enheder er kodet med temaet.\n" }
    text += "## Hvor\n\n" + Markup.markdown(table("Kilde", result.corpus.sources.map(\.document.source)) { $0.source })
    let heard = Set(rows.map { result.role(of: $0) ?? MatrixResult.noRole })
    let roles = (result.roles + [MatrixResult.noRole]).filter { heard.contains($0) }
    if heard != [MatrixResult.noRole] {
      text += "\n## Hvem\n\n"
      text += Markup.markdown(table("Rolle", roles) { result.role(of: $0) ?? MatrixResult.noRole })
    }
    text += "\n## Citater\n"
    for row in chosen(limit) {
      let document = result.document(of: row)
      text +=
        "\n> \(Markup.markdown(document.text(in: row.unit.range)))\n>\n> — \(Markup.markdown(provenance(of: row)))\n"
    }
    return text
  }

  /// Coded units and all units by group.
  private func table(_ title: String, _ groups: [String], _ group: (Matrix.Row) -> String?) -> Table {
    var table = Table(columns: [
      Table.Column("group", title: title), Table.Column("coded", title: "Kodet", isNumeric: true),
      Table.Column("units", title: "Enheder", isNumeric: true), Table.Column("share", title: "Andel", isNumeric: true),
    ])
    for name in groups {
      let coded = rows.count { group($0) == name }
      let all = result.matrix.rows.count { group($0) == name }
      let share = all == 0 ? "–" : "\((coded * 200 + all) / (2 * all)) %"
      table.append([.text(name), .integer(coded), .integer(all), .text(share)])
    }
    return table
  }

  /// Who says it and where: role, source, unit, time or page.
  private func provenance(of row: Matrix.Row) -> String {
    let document = result.document(of: row)
    var parts = [row.unit.role ?? result.speaker(of: row), row.source].compactMap(\.self)
    parts.append("\(row.unit.kind.danishName) \(row.unit.number)")
    if let time = row.unit.time { parts.append(Clock.text(time)) }
    if let page = document.page(of: row.unit.range) { parts.append("s. \(page)") }
    if let heading = document.headings(of: row.unit.section).last { parts.append("»\(heading)«") }
    return parts.joined(separator: ", ")
  }

  /// Quotations that span sources and roles: in rounds, the strongest unit of each source that has one left, roles not yet
  /// heard first; in text order at the end.
  private func chosen(_ limit: Int) -> [Matrix.Row] {
    var left = rows
    var picked: [Matrix.Row] = []
    var sources: [String: Int] = [:]
    var roles: [String: Int] = [:]
    while picked.count < limit, !left.isEmpty {
      let best = left.indices.min { a, b in rank(left[a], sources, roles) < rank(left[b], sources, roles) }
      guard let best else { break }
      let row = left.remove(at: best)
      sources[row.source, default: 0] += 1
      roles[row.unit.role ?? "", default: 0] += 1
      picked.append(row)
    }
    let order = Dictionary(uniqueKeysWithValues: result.corpus.sources.enumerated().map { ($1.document.source, $0) })
    return picked.sorted { ((order[$0.source] ?? 0), $0.unit.range) < ((order[$1.source] ?? 0), $1.unit.range) }
  }

  private func rank(_ row: Matrix.Row, _ sources: [String: Int], _ roles: [String: Int]) -> (Int, Int, Int, Int) {
    let words = Set(row.codings.flatMap(\.matches).map { LetterCase.folded($0.text) }).count
    // Long enough to be understood, short enough to be quoted.
    let length = row.unit.range.count
    let fit = length < 80 ? 80 - length : max(0, length - 600)
    return (sources[row.source] ?? 0, roles[row.unit.role ?? ""] ?? 0, -words * 100 + fit, row.unit.range.start)
  }
}

/// Seconds as a reader sees them.
package enum Clock {
  /// `12:31`, or `1:02:03` from an hour on.
  package static func text(_ seconds: Double) -> String {
    let all = Int(seconds)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes, rest) = (all / 3600, all / 60 % 60, all % 60)
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
  }
}
