package import CorpusModel
package import Interchange
internal import QualitativeCoding
internal import TextStatistics

/// Summaries of themes as a report.
package struct SummaryReport: Sendable {
  /// Two groups of units that are compared.
  package struct Comparison: Sendable {
    package let first: (name: String, result: MatrixResult)
    package let second: (name: String, result: MatrixResult)

    package init(first: (name: String, result: MatrixResult), second: (name: String, result: MatrixResult)) {
      self.first = first
      self.second = second
    }
  }

  private let desk: SummaryDesk
  private let summaries: [ThemeSummary]
  private let comparison: Comparison?
  private let limit: Int
  private let words: ReportWords
  private let run: RunRecord
  private var result: MatrixResult { desk.result }

  /// - Parameters:
  ///   - themes: Ids of codes; empty for all themes.
  ///   - limit: How many quotations a theme has at most.
  /// - Throws: `WorkbenchError.unknownCode`, with the nearest id.
  package init(
    of themes: [String], in result: MatrixResult, quotations limit: Int, comparing comparison: Comparison? = nil,
    language: ReportLanguage, run: RunRecord
  ) throws(WorkbenchError) {
    desk = SummaryDesk(result)
    var summaries: [ThemeSummary] = []
    for id in themes.isEmpty ? result.codebook.themes.map(\.id) : themes {
      summaries.append(try desk.summary(of: id, quotations: limit))
    }
    self.summaries = summaries
    self.comparison = comparison
    self.limit = limit
    self.run = run
    words = ReportWords(language)
  }

  /// Whether no unit carries any of the themes.
  package var isEmpty: Bool { summaries.allSatisfy(\.isEmpty) }

  /// - Complexity: O(summaries × rows).
  package var report: Report {
    let provenance = result.provenance(words, run)
    let isOne = summaries.count == 1
    var parts: [Report.Part] = []
    switch result.basis {
    case .proposals: parts.append(.notice(words.proposalsOnly))
    case .both: parts.append(.notice(words.proposalsToo))
    case .decided: break
    }
    if !isOne { parts.append(.picture(overview)) }
    for summary in summaries {
      if !isOne { parts.append(.heading(summary.theme.name, level: 2)) }
      parts += self.parts(of: summary, level: isOne ? 2 : 3)
    }
    return Report(
      title: isOne ? summaries[0].theme.name : result.codebook.name, language: words.language,
      recordTitle: words.about, record: provenance.lines, provenance: provenance.line, parts: parts)
  }

  private var overview: Picture {
    BarChart(
      title: words.unitsByTheme,
      bars: summaries.map { BarChart.Bar($0.theme.name, Double($0.rows.count), String($0.rows.count)) }
    ).picture
  }

  private func parts(of summary: ThemeSummary, level: Int) -> [Report.Part] {
    var parts: [Report.Part] = summary.theme.definition.map { [.paragraph($0)] } ?? []
    let sources = summary.bySource.count { $0.coded > 0 }
    let all = result.corpus.sources.count
    parts.append(
      .paragraph(
        "\(summary.rows.count) \(words.unitCount(summary.rows.count)) \(words.word("i", "in")) \(sources) "
          + "\(words.word("af", "of")) \(all) \(words.sourceCount(all))."))
    if summary.isEmpty { return parts + [.paragraph(words.noUnitsOfTheme)] }
    parts += [.heading(words.whereTitle, level: level), .table(table(words.source, summary.bySource))]
    if !summary.byRole.isEmpty {
      parts += [.heading(words.whoTitle, level: level), .table(table(words.role, summary.byRole))]
      parts.append(
        .picture(
          BarChart(
            title: words.shareByRole,
            bars: summary.byRole.map {
              BarChart.Bar($0.group, $0.share ?? 0, "\($0.coded) / \($0.units)")
            }
          ).picture))
    }
    if !summary.quotations.isEmpty {
      parts.append(.heading(words.quotations, level: level))
      parts += summary.quotations.map { .quotation(quotation($0)) }
    }
    if let comparison { parts += compared(summary, comparison, level: level) }
    if !summary.companions.isEmpty {
      parts += [.heading(words.companionsTitle, level: level), .table(companions(summary))]
    }
    if !summary.words.isEmpty {
      parts += [.heading(words.typicalTitle, level: level), .table(typical(summary.words))]
    }
    parts += negative(summary, level: level)
    if !summary.memos.isEmpty {
      parts.append(.heading(words.memosTitle, level: level))
      parts += summary.memos.map { .paragraph($0) }
    }
    return parts
  }

  /// Coded units and all units by group.
  private func table(_ title: String, _ shares: [ThemeSummary.Share]) -> ReportTable {
    ReportTable(
      "",
      columns: [
        ReportColumn(title, width: 34), ReportColumn(words.codedTitle, width: 10, isNumeric: true),
        ReportColumn(words.units, width: 10, isNumeric: true),
        ReportColumn(words.shareTitle, width: 10, isNumeric: true),
      ],
      rows: shares.map {
        [.label($0.group), .integer($0.coded), .integer($0.units), $0.share.map { .share($0) } ?? .empty]
      })
  }

  private func quotation(_ row: Matrix.Row) -> Report.Quotation {
    Report.Quotation(result.runs(of: row), source: provenance(of: row))
  }

  /// Who says it and where: role, source, unit, time or page.
  private func provenance(of row: Matrix.Row) -> String {
    let document = result.document(of: row)
    var parts = [row.unit.role ?? result.speaker(of: row), row.source].compactMap(\.self)
    parts.append("\(words.name(of: row.unit.kind)) \(row.unit.number)")
    if let time = row.unit.time { parts.append(Clock.text(time)) }
    if let page = document.page(of: row.unit.range) { parts.append("\(words.pageMark) \(page)") }
    if let heading = document.headings(of: row.unit.section).last { parts.append("»\(heading)«") }
    if result.basis == .both, row.codings.allSatisfy({ $0.origin == .proposal }) { parts.append(words.proposal) }
    return parts.joined(separator: ", ")
  }

  private func companions(_ summary: ThemeSummary) -> ReportTable {
    ReportTable(
      "",
      columns: [ReportColumn(words.theme, width: 34)]
        + [words.together, words.expected, words.jaccard].map { ReportColumn($0, width: 12, isNumeric: true) },
      rows: summary.companions.prefix(8).map {
        [.label($0.theme.name), .integer($0.pair.both), .decimal($0.pair.expected), .decimal($0.pair.jaccard)]
      })
  }

  private func typical(_ typical: [ThemeSummary.TypicalWord]) -> ReportTable {
    ReportTable(
      "",
      columns: [ReportColumn(words.lemmaTitle, width: 24)]
        + [words.inTheme, words.inRest, "G²", words.logRatioTitle].map {
          ReportColumn($0, width: 12, isNumeric: true)
        },
      rows: typical.map {
        [
          .label($0.lemma), .integer($0.keyness.target), .integer($0.keyness.reference),
          .decimal($0.keyness.logLikelihood), .decimal($0.keyness.logRatio.value),
        ]
      })
  }

  /// Where the theme is not: sources without it, and what a person said no to.
  private func negative(_ summary: ThemeSummary, level: Int) -> [Report.Part] {
    if summary.absent.isEmpty, summary.rejected.isEmpty { return [] }
    var parts: [Report.Part] = [.heading(words.negativeTitle, level: level)]
    if !summary.absent.isEmpty { parts += [.paragraph(words.absentTitle), .list(summary.absent)] }
    if !summary.rejected.isEmpty {
      parts.append(.paragraph(words.rejectedTitle))
      let shown = QuotationChoice(result).chosen(3, of: summary.rejected, for: [])
      parts += shown.map { .quotation(quotation($0)) }
    }
    return parts
  }

  /// How two groups speak of the theme.
  private func compared(_ summary: ThemeSummary, _ comparison: Comparison, level: Int) -> [Report.Part] {
    let own = Set(summary.theme.selfAndBelow.map(\.id))
    func rows(_ result: MatrixResult) -> [Matrix.Row] {
      result.matrix.rows.filter { $0.codings.contains { own.contains($0.code) } }
    }
    let groups = [comparison.first, comparison.second]
    let coded = groups.map { rows($0.result) }
    let shares = zip(groups, coded).map {
      ThemeSummary.Share(group: $0.name, coded: $1.count, units: $0.result.matrix.rows.count)
    }
    var parts: [Report.Part] = [
      .heading(words.comparedTitle, level: level), .table(table(words.group, shares)),
    ]
    for number in groups.indices {
      parts.append(.heading(groups[number].name, level: level + 1))
      let typical = desk.words(of: coded[number], against: coded[1 - number])
      if !typical.isEmpty { parts.append(.table(self.typical(typical))) }
      parts += QuotationChoice(result).chosen(max(1, limit / 2), of: coded[number], for: own).map {
        .quotation(quotation($0))
      }
      if coded[number].isEmpty { parts.append(.paragraph(words.noUnitsOfTheme)) }
    }
    return parts
  }

  // MARK: JSON

  /// One object a theme.
  package var jsonRows: [JSONValue] {
    summaries.map { summary in
      func shares(_ shares: [ThemeSummary.Share]) -> JSONValue {
        .array(
          shares.map {
            .object([
              ("group", .string($0.group)), ("coded", .integer($0.coded)), ("units", .integer($0.units)),
              ("share", $0.share.map { .number($0) } ?? .null),
            ])
          })
      }
      return .object([
        ("id", .string(summary.theme.id)), ("name", .string(summary.theme.name)),
        ("definition", JSONValue(summary.theme.definition)), ("units", .integer(summary.rows.count)),
        ("by_source", shares(summary.bySource)), ("by_role", shares(summary.byRole)),
        ("quotations", .array(summary.quotations.map { result.json($0) })),
        (
          "cooccurrence",
          .array(
            summary.companions.map {
              .object([
                ("theme", .string($0.theme.id)), ("count", .integer($0.pair.both)),
                ("expected", .number($0.pair.expected)), ("jaccard", .number($0.pair.jaccard)),
              ])
            })
        ),
        (
          "words",
          .array(
            summary.words.map {
              .object([
                ("lemma", .string($0.lemma)), ("count", .integer($0.keyness.target)),
                ("reference_count", .integer($0.keyness.reference)),
                ("log_likelihood", .number($0.keyness.logLikelihood)),
                ("log_ratio", .number($0.keyness.logRatio.value)),
              ])
            })
        ),
        ("absent", .array(summary.absent.map { .string($0) })),
        ("rejected", .array(summary.rejected.map { result.json($0) })),
        ("memos", .array(summary.memos.map { .string($0) })),
      ])
    }
  }

  /// What the summaries were made from and with.
  package var provenance: Provenance { result.provenance(words, run) }
}
