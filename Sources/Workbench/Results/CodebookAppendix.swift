internal import CorpusModel
internal import Interchange
internal import QualitativeCoding

/// A codebook for readers: what each code means, when it is given, an anchor quotation, and how much there is of it.
struct CodebookAppendix {
  private let result: MatrixResult
  private let words: ReportWords
  /// The units that carry each code or one below it.
  private let coded: [String: [Matrix.Row]]

  init(_ result: MatrixResult, words: ReportWords) {
    self.result = result
    self.words = words
    var above: [String: [String]] = [:]
    for code in result.codebook.codes {
      for below in code.selfAndBelow { above[below.id, default: []].append(code.id) }
    }
    var coded: [String: [Matrix.Row]] = [:]
    for row in result.matrix.rows {
      for code in Set(row.codings.flatMap { above[$0.code] ?? [] }) { coded[code, default: []].append(row) }
    }
    self.coded = coded
  }

  /// A code a row, for a sheet.
  var table: ReportTable {
    let rows = result.codebook.themes.flatMap { theme in
      theme.selfAndBelow.map { code -> [ReportCell] in
        let own = coded[code.id] ?? []
        return [
          .text(theme.name), .label(code.id), .text(code.name), code.definition.map { .text($0) } ?? .empty,
          .text(code.inclusion.map { "– \($0)" }.joined(separator: "\n")),
          .text(code.exclusion.map { "– \($0)" }.joined(separator: "\n")),
          anchor(of: code).map { .text("\($0.text) (\($0.source))") } ?? .empty,
          .integer(code.rules.count), .integer(own.count), .integer(Set(own.map(\.source)).count),
        ]
      }
    }
    var table = ReportTable(
      words.codebook,
      columns: [
        ReportColumn(words.theme, width: 30), ReportColumn(words.code, width: 20), ReportColumn(words.name, width: 30),
        ReportColumn(words.definition, width: 60), ReportColumn(words.inclusion, width: 60),
        ReportColumn(words.exclusion, width: 60), ReportColumn(words.anchor, width: 60),
        ReportColumn(words.rules, width: 8, isNumeric: true), ReportColumn(words.units, width: 10, isNumeric: true),
        ReportColumn(words.sources, width: 10, isNumeric: true),
      ], rows: rows)
    table.isFiltered = true
    table.frozenColumns = 2
    return table
  }

  /// A part a code, for paper.
  ///
  /// - Parameter level: Of the themes' headings.
  func parts(level: Int) -> [Report.Part] { result.codebook.themes.flatMap { parts(of: $0, level: level) } }

  private func parts(of code: Code, level: Int) -> [Report.Part] {
    let own = coded[code.id] ?? []
    let sources = Set(own.map(\.source)).count
    var parts: [Report.Part] = [.heading(code.name, level: min(level, 4))]
    if let definition = code.definition { parts.append(.paragraph(definition)) }
    parts.append(
      .paragraph(
        "\(own.count) \(words.unitCount(own.count)) \(words.word("i", "in")) \(sources) \(words.sourceCount(sources))"))
    if !code.inclusion.isEmpty { parts += [.paragraph(words.inclusion + ":"), .list(code.inclusion)] }
    if !code.exclusion.isEmpty { parts += [.paragraph(words.exclusion + ":"), .list(code.exclusion)] }
    if let anchor = anchor(of: code) {
      parts.append(.quotation(Report.Quotation([ReportCell.Run(anchor.text)], source: anchor.source)))
    }
    return parts + code.codes.flatMap { self.parts(of: $0, level: level + 1) }
  }

  /// The first example of the codebook that is coded, else the most telling unit.
  private func anchor(of code: Code) -> (text: String, source: String)? {
    if let example = code.examples.first(where: \.isCoded) {
      return (example.text, [words.codebook, example.why].compactMap(\.self).joined(separator: ": "))
    }
    let below = Set(code.selfAndBelow.map(\.id))
    guard let row = QuotationChoice(result).chosen(1, of: coded[code.id] ?? [], for: below).first else { return nil }
    return (result.document(of: row).text(in: row.unit.range), result.place(of: row, words))
  }
}
