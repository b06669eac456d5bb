package import CorpusModel
package import Interchange
internal import QualitativeCoding
internal import TextStatistics

/// Agreement between coders for readers of a report: the method text, counts, coefficients with intervals, disagreements.
package struct AgreementReport: Sendable {
  private let result: Agreement
  private let words: ReportWords
  private let run: RunRecord

  package init(_ result: Agreement, language: ReportLanguage, run: RunRecord) {
    self.result = result
    self.run = run
    words = ReportWords(language)
  }

  /// - Parameter isWorkbook: Whether there are sheets only, so that the method text stands among what the result was made with.
  package func report(isWorkbook: Bool) -> Report {
    let method = result.method(words.language)
    let coders = result.data.coders.joined(separator: ", ")
    var record = [(words.codersTitle, coders)]
    if isWorkbook { record.append((words.methodTitle, method)) }
    record += result.notes.map { (words.note, $0) }
    record += [
      (words.files, result.files.joined(separator: "\n")), (words.program, RunRecord.program), (words.made, run.date),
    ]
    var parts: [Report.Part] = [.paragraph(method)]
    parts += figures.map { .table($0) }
    parts.append(
      result.disagreements.isEmpty
        ? .paragraph(words.word("Koderne er enige overalt.", "The coders agree everywhere.")) : .table(disagreements))
    return Report(
      title: words.agreementTitle, language: words.language, recordTitle: words.about,
      record: record.map { (name: $0.0, value: $0.1) },
      provenance: [coders, run.date, RunRecord.program].joined(separator: " · "), parts: parts)
  }

  /// How often the coders gave each code, the coefficients, their intervals, and coders two by two.
  package var figures: [ReportTable] {
    [counts, coefficients, intervals, pairs].compactMap { $0 }
  }

  private var isOfSegments: Bool { result.unit == .segment }

  private func name(of row: Agreement.Row) -> ReportCell {
    .label(row.code ?? words.word("Alle koder under ét", "All codes pooled"))
  }

  /// A table of a row a code, the last for all.
  private func table(
    _ title: String, _ columns: [ReportColumn], _ cells: (Agreement.Row) -> [ReportCell]
  ) -> ReportTable {
    var table = ReportTable(
      title, columns: [ReportColumn(words.code, width: 28)] + columns,
      rows: result.rows.map { [name(of: $0)] + cells($0) })
    table.totals = 1
    return table
  }

  private func number(_ title: String) -> ReportColumn {
    ReportColumn(title, width: Double(max(12, title.unicodeScalars.count + 4)), isNumeric: true)
  }

  private var counts: ReportTable {
    let coders = result.data.coders
    let isPair = coders.count == 2
    var columns = [number(words.units)]
    if isPair {
      columns += [words.word("Begge", "Both")].map(number)
      columns += coders.map { number(words.word("Kun \($0)", "Only \($0)")) }
    }
    if isPair, !isOfSegments { columns.append(number(words.word("Ingen", "Neither"))) }
    if !isOfSegments { columns += coders.map { number(words.word("Andel hos \($0)", "Share of \($0)")) } }
    return table(words.word("Hvor ofte koderne gav hver kode", "How often the coders gave each code"), columns) { row in
      var cells: [ReportCell] = [.integer(row.units)]
      if isPair {
        cells += [row.square?.bothYes, row.square?.onlyTested, row.square?.onlyReference].map(Self.cell)
        if !isOfSegments { cells.append(Self.cell(row.square?.bothNo)) }
      }
      if !isOfSegments { cells += row.prevalence.map { $0.map { .share($0) } ?? .empty } }
      return cells
    }
  }

  private var shown: [(AgreementCoefficient, String)] {
    let all: [(AgreementCoefficient, String)] = [
      (.agreement, words.word("Overensstemmelse", "Agreement")), (.cohen, words.word("Cohens κ", "Cohen’s κ")),
      (.scott, words.word("Scotts π", "Scott’s π")), (.fleiss, words.word("Fleiss’ κ", "Fleiss’ κ")),
      (.brennanPrediger, "Brennan–Prediger"), (.gwet, words.word("Gwets AC1", "Gwet’s AC1")),
      (.krippendorff, words.word("Krippendorffs α", "Krippendorff’s α")),
    ]
    return isOfSegments ? Array(all.prefix(1)) : all.filter { $0.0 != .scott || result.data.coders.count == 2 }
  }

  private var hasUnitizing: Bool { result.rows.contains { $0.unitizing != nil } }
  private var unitizing: [ReportColumn] {
    hasUnitizing ? [number(words.word("Krippendorffs ᵤα", "Krippendorff’s ᵤα"))] : []
  }

  private var coefficients: ReportTable {
    table(words.word("Mål for overensstemmelse", "Coefficients"), shown.map { number($0.1) } + unitizing) { row in
      shown.map { coefficient, _ in
        row.values[coefficient].map { coefficient == .agreement ? .share($0) : .decimal($0) } ?? .empty
      } + (hasUnitizing ? [row.unitizing.map { .decimal($0) } ?? .empty] : [])
    }
  }

  /// `nil` where there are none.
  private var intervals: ReportTable? {
    guard result.rows.contains(where: { !$0.intervals.isEmpty || $0.unitizingInterval != nil }) else { return nil }
    func cell(_ interval: ConfidenceInterval?, isShare: Bool = false) -> ReportCell {
      func text(_ value: Double) -> String {
        isShare ? Agreement.percent(value, words.language) : Agreement.number(value, words.language)
      }
      return interval.map {
        .label("\(text($0.low)) \(words.word("til", "to")) \(text($0.high))")
      } ?? .empty
    }
    let columns = shown.map { number($0.1) } + unitizing
    return table(words.word("95 %-intervaller", "95% intervals"), columns) { row in
      shown.map { cell(row.intervals[$0.0], isShare: $0.0 == .agreement) }
        + (hasUnitizing ? [cell(row.unitizingInterval)] : [])
    }
  }

  /// `nil` where there are two coders.
  private var pairs: ReportTable? {
    if result.pairs.isEmpty { return nil }
    let coders = result.data.coders
    return ReportTable(
      words.word("Koderne to og to", "Coders two by two"),
      columns: [
        ReportColumn(words.word("Koder", "Coder"), width: 20), ReportColumn(words.word("og", "and"), width: 20),
        number(words.units), number(words.word("Overensstemmelse", "Agreement")),
        number(words.word("Cohens κ", "Cohen’s κ")),
      ],
      rows: result.pairs.map { pair in
        [
          .label(coders[pair.first]), .label(coders[pair.second]), .integer(pair.units),
          pair.agreement.map { .share($0) } ?? .empty, pair.kappa.map { .decimal($0) } ?? .empty,
        ]
      })
  }

  private var disagreements: ReportTable {
    let coders = result.data.coders
    func names(_ numbers: [Int]) -> ReportCell { .label(numbers.map { coders[$0] }.joined(separator: ", ")) }
    var table = ReportTable(
      words.word("Uenigheder", "Disagreements"),
      columns: [
        ReportColumn(words.source, width: 28), ReportColumn(words.unit, width: 24), ReportColumn(words.code, width: 24),
        ReportColumn(words.word("Givet af", "Given by"), width: 16),
        ReportColumn(words.word("Ikke givet af", "Not given by"), width: 16), ReportColumn(words.text, width: 80),
      ],
      rows: result.disagreements.map { disagreement in
        [
          .label(result.data.sources[disagreement.item.source]), .label(disagreement.item.id),
          .label(disagreement.code), names(disagreement.given), names(disagreement.withheld),
          result.text(of: disagreement.item).map { .text($0) } ?? .empty,
        ]
      })
    table.isFiltered = table.count > 10
    return table
  }

  private static func cell(_ count: Int?) -> ReportCell { count.map { .integer($0) } ?? .empty }
}
