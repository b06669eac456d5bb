internal import CorpusModel
internal import QualitativeCoding
internal import TextStatistics
internal import UnicodeText
internal import Workbench

/// Agreement between coders for a terminal: counts, coefficients, intervals, method, disagreements.
struct AgreementPrinter {
  let terminal: Terminal
  let result: Agreement
  let language: ReportLanguage

  /// Disagreements that are shown unless all are asked for.
  private static let fewDisagreements = 10
  /// Lines of an answer that are shown at most where not all is.
  private static let fewLines = 8

  func text(allDisagreements: Bool) -> String {
    var text = heading + "\n" + tables(of: counts) + "\n"
    if result.unit != .segment { text += tables(of: coefficients) + "\n" }
    if result.rows.contains(where: { !$0.intervals.isEmpty }) { text += tables(of: intervals) + "\n" }
    if !result.pairs.isEmpty { text += TablePrinter(terminal: terminal).text(of: rounded(result.pairTable)) + "\n" }
    var method = StyledText()
    method.append(result.method(language))
    text += method.lines(width: min(terminal.columns, 100), indent: "", on: terminal) + "\n"
    return text + disagreements(all: allDisagreements)
  }

  private var heading: String {
    var text = ""
    for (number, coder) in result.data.coders.enumerated() {
      text += "coder \(number + 1): \(terminal.styled(coder, .bold))\n"
    }
    return text
  }

  private func tables(of table: Table) -> String { TablePrinter(terminal: terminal).text(of: table) }

  /// How often the coders gave each code.
  private var counts: Table {
    let isPair = result.data.coders.count == 2
    var columns = [Table.Column("code"), Table.Column("units", isNumeric: true)]
    if isPair {
      columns += ["both", "only 1", "only 2"].map { Table.Column($0, isNumeric: true) }
      if result.unit != .segment { columns.append(Table.Column("neither", isNumeric: true)) }
    }
    if result.unit != .segment {
      columns += result.data.coders.indices.map { Table.Column("% of \($0 + 1)", isNumeric: true) }
    } else {
      columns += [Table.Column("agreement", isNumeric: true), Table.Column("ᵤα", isNumeric: true)]
    }
    var table = Table(columns: columns)
    for row in result.rows {
      var line: [Table.Cell] = [.text(row.code ?? "pooled"), .integer(row.units)]
      if isPair, let square = row.square {
        line += [.integer(square.bothYes), .integer(square.onlyTested), .integer(square.onlyReference)]
        if result.unit != .segment { line.append(.integer(square.bothNo)) }
      }
      if result.unit != .segment {
        line += row.prevalence.map { cell($0.map { $0 * 100 }, digits: 1) }
      } else {
        line += [cell(row.values[.agreement]), cell(row.unitizing)]
      }
      table.append(line)
    }
    return table
  }

  private static let names: [(AgreementCoefficient, String)] = [
    (.agreement, "agreement"), (.cohen, "Cohen κ"), (.scott, "Scott π"), (.fleiss, "Fleiss κ"),
    (.brennanPrediger, "Br-Pred"), (.gwet, "AC1"), (.krippendorff, "α"),
  ]

  private var coefficients: Table {
    let shown = Self.names.filter { $0.0 != .scott || result.data.coders.count == 2 }
    let hasUnitizing = result.rows.contains { $0.unitizing != nil }
    var table = Table(
      columns: [Table.Column("code")] + shown.map { Table.Column($0.1, isNumeric: true) }
        + (hasUnitizing ? [Table.Column("ᵤα", isNumeric: true)] : []))
    for row in result.rows {
      table.append(
        [.text(row.code ?? "pooled")] + shown.map { cell(row.values[$0.0]) }
          + (hasUnitizing ? [cell(row.unitizing)] : []))
    }
    return table
  }

  /// 95 % intervals of the coefficients that are quoted most.
  private var intervals: Table {
    let all: [(AgreementCoefficient, String)] = [
      (.agreement, "agreement 95 %"),
      (
        result.data.coders.count == 2 ? .cohen : .fleiss,
        result.data.coders.count == 2 ? "Cohen κ 95 %" : "Fleiss κ 95 %"
      ),
      (.gwet, "AC1 95 %"), (.krippendorff, "α 95 %"),
    ]
    let shown = result.unit == .segment ? Array(all.prefix(1)) : all
    let hasUnitizing = result.rows.contains { $0.unitizingInterval != nil }
    var table = Table(
      columns: [Table.Column("code")] + shown.map { Table.Column($0.1, isNumeric: true) }
        + (hasUnitizing ? [Table.Column("ᵤα 95 %", isNumeric: true)] : []))
    func interval(_ interval: ConfidenceInterval?) -> Table.Cell {
      interval.map { .text("\(Self.fixed($0.low, digits: 2)) to \(Self.fixed($0.high, digits: 2))") } ?? .text("–")
    }
    for row in result.rows {
      table.append(
        [.text(row.code ?? "pooled")] + shown.map { interval(row.intervals[$0.0]) }
          + (hasUnitizing ? [interval(row.unitizingInterval)] : []))
    }
    return table
  }

  private func disagreements(all: Bool) -> String {
    let count = result.disagreements.count
    if count == 0 { return "The coders agree everywhere.\n" }
    let shown = all ? result.disagreements[...] : result.disagreements.prefix(Self.fewDisagreements)
    var text = terminal.styled("\(count) \(count == 1 ? "disagreement" : "disagreements")", .bold)
    text += shown.count < count ? ", the first \(shown.count) (--disagreements shows all):\n" : ":\n"
    for disagreement in shown {
      let name = result.data.sources[disagreement.item.source]
      let id = disagreement.item.id
      text +=
        "\n\(terminal.styled(id.hasPrefix(name) ? id : "\(name) \(id)", .bold))  \(Terminal.safe(disagreement.code))\n"
      text += "  \(numbers(disagreement.given)) yes, \(numbers(disagreement.withheld)) no\n"
      if let words = result.text(of: disagreement.item) {
        var styled = StyledText()
        styled.append(words)
        let lines = styled.lines(width: min(terminal.columns, 100), indent: "    ", on: terminal).split(separator: "\n")
        // Of a long answer, its beginning: a figure is looked at first.
        let isCut = !all && lines.count > Self.fewLines + 1
        text += lines.prefix(isCut ? Self.fewLines : lines.count).map { $0 + "\n" }.joined()
        if isCut { text += "    … \(lines.count - Self.fewLines) more lines (--disagreements shows them)\n" }
      }
    }
    return text
  }

  private func numbers(_ coders: [Int]) -> String { coders.map { "coder \($0 + 1)" }.joined(separator: ", ") }

  private func rounded(_ table: Table) -> Table {
    var result = Table(columns: table.columns)
    for row in table.rows {
      result.append(row.map { if case .decimal(let value) = $0 { .text(Self.fixed(value)) } else { $0 } })
    }
    return result
  }

  private func cell(_ value: Double?, digits: Int = 3) -> Table.Cell {
    .text(value.map { Self.fixed($0, digits: digits) } ?? "–")
  }

  private static func fixed(_ value: Double, digits: Int = 3) -> String { FixedDecimal.text(value, digits: digits) }
}
