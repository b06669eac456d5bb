package import CorpusModel
package import Interchange
internal import QualitativeCoding

/// A matrix as a report: the same parts for every format, each as its readers need them.
package struct MatrixReport: Sendable {
  /// What the report is read as.
  package enum Shape: Sendable {
    /// A page that is scrolled, sorted and filtered.
    case page
    /// Pages of paper: Word.
    case document
    /// Text with marks.
    case markdown
    /// Sheets.
    case workbook
  }

  let result: MatrixResult
  let options: MatrixOptions
  let words: ReportWords
  private let run: RunRecord

  package init(_ result: MatrixResult, options: MatrixOptions, language: ReportLanguage, run: RunRecord) {
    self.result = result
    self.options = options
    self.run = run
    words = ReportWords(language)
  }

  /// What the matrix was made from and with.
  package var provenance: Provenance { result.provenance(words, run) }

  /// - Complexity: O(rows × themes), the rows of the units' table apart, which are made when they are written.
  package func report(for shape: Shape) -> Report {
    let provenance = provenance
    return Report(
      title: result.codebook.name, language: words.language, recordTitle: words.about, record: provenance.lines,
      provenance: provenance.line, parts: notices + parts(for: shape))
  }

  /// What a reader must not miss.
  var notices: [Report.Part] {
    switch result.basis {
    case .proposals: [.notice(words.proposalsOnly)]
    case .both: [.notice(words.proposalsToo)]
    case .decided: []
    }
  }

  private func parts(for shape: Shape) -> [Report.Part] {
    switch options.view {
    case .counts: return countParts(by: options.grouping ?? .source, for: shape) + codebookSheet(for: shape)
    case .cooccurrence:
      guard let count = try? CooccurrenceCount(result, proximity: options.proximity) else { return [] }
      return CooccurrenceReport(count, words: words).parts(for: shape)
    case .framework: return frameworkParts(for: shape)
    case .saturation: return saturationParts(for: shape)
    case .units: return unitParts(for: shape)
    }
  }

  // MARK: Counts

  private func countParts(by grouping: Grouping, for shape: Shape) -> [Report.Part] {
    let cross = CrossTable(
      result, by: grouping, measure: options.measure, percent: options.percent, order: options.order)
    let table = CrossTableView(cross, words: words)
    switch shape {
    case .workbook, .markdown: return [.table(table.table(isTransposed: false))]
    case .page, .document: return [.table(table.fittingTable)] + (table.picture.map { [.picture($0)] } ?? [])
    }
  }

  private func unitParts(for shape: Shape) -> [Report.Part] {
    var parts: [Report.Part] = []
    if shape != .workbook { parts.append(.heading(words.overview, level: 2)) }
    parts += countParts(by: .source, for: shape)
    if !result.roles.isEmpty { parts += countParts(by: .role, for: shape).prefix(1) }
    if shape == .page || shape == .document {
      let cross = CrossTable(result, by: .source, order: options.order)
      let bars = zip(cross.themes, cross.total.values).map { BarChart.Bar($0.name, $1, String(Int($1))) }
      parts.append(.picture(BarChart(title: words.unitsByTheme, bars: bars).picture))
      parts += strips
    }
    if shape != .workbook { parts.append(.heading(words.quotations, level: 2)) }
    let table = UnitTable(self)
    switch shape {
    case .markdown: parts += table.quotations
    case .page, .document: parts.append(.table(table.narrow))
    case .workbook: parts.append(.table(table.wide))
    }
    if shape == .document {
      parts += [.heading(words.codebook, level: 2)] + CodebookAppendix(result, words: words).parts(level: 3)
    }
    return parts + codebookSheet(for: shape)
  }

  private func codebookSheet(for shape: Shape) -> [Report.Part] {
    shape == .workbook ? [.table(CodebookAppendix(result, words: words).table)] : []
  }

  /// The themes along each transcript that carries any.
  private var strips: [Report.Part] {
    let bySource = Dictionary(grouping: result.matrix.rows, by: \.source)
    return result.corpus.sources.enumerated().compactMap { number, source in
      let name = source.document.source
      let whole = result.corpus.positions(of: source.document.canonical.range, in: number)
      guard source.document.kind == .transcript, !whole.isEmpty else { return nil }
      var marks = [[ClosedRange<Double>]](repeating: [], count: result.columns.count)
      for row in bySource[name] ?? [] {
        let own = result.corpus.positions(of: row.unit.range, in: number)
        if own.isEmpty { continue }
        let start = Double(own.lowerBound - whole.lowerBound) / Double(whole.count)
        let end = Double(own.upperBound - whole.lowerBound) / Double(whole.count)
        for column in Set(row.codings.compactMap { result.column(of: $0.code) }) { marks[column].append(start...end) }
      }
      let strips = result.columns.indices.filter { !marks[$0].isEmpty }.map {
        StripChart.Strip(result.columns[$0].name, marks: marks[$0], text: String(marks[$0].count))
      }
      if strips.isEmpty { return nil }
      return .picture(StripChart(title: words.themesAlong(name), strips: strips, language: words.language).picture)
    }
  }

  // MARK: Framework and saturation

  private func frameworkParts(for shape: Shape) -> [Report.Part] {
    let framework = FrameworkMatrix(result)
    let head = framework.isBySource ? words.source : words.caseName
    func text(_ cell: FrameworkMatrix.Cell) -> String {
      let quotations = cell.rows.map { row in
        "»\(result.document(of: row).text(in: row.unit.range))« (\(result.place(of: row, words)))"
          + (result.isProposedOnly(row) ? " [\(words.proposal)]" : "")
      }
      return (cell.summaries.map { "\(words.summary): \($0)" } + quotations).joined(separator: "\n\n")
    }
    if shape == .workbook || shape == .page {
      let rows = zip(framework.cases, framework.cells).map { name, line -> [ReportCell] in
        [.text(name)] + line.map { $0.rows.isEmpty && $0.summaries.isEmpty ? .empty : .text(text($0)) }
      }
      var table = ReportTable(
        words.framework,
        columns: [ReportColumn(head, width: 24)]
          + framework.themes.map { ReportColumn($0.name, width: 50, color: $0.color) }, rows: rows)
      table.isFiltered = true
      return [.table(table)]
    }
    // On paper a cell of quotations needs the whole width: a heading a case, a part a theme.
    var parts: [Report.Part] = []
    for (name, line) in zip(framework.cases, framework.cells) {
      parts.append(.heading(name, level: 2))
      for (theme, cell) in zip(framework.themes, line) where !cell.rows.isEmpty || !cell.summaries.isEmpty {
        parts.append(.heading(theme.name, level: 3))
        parts += cell.summaries.map { .paragraph($0) }
        parts += cell.rows.map { .quotation(UnitTable(self).quotation(of: $0, withCodes: false)) }
      }
    }
    return parts
  }

  private func saturationParts(for shape: Shape) -> [Report.Part] {
    let count = SaturationCount(result)
    let names = Dictionary(result.columns.map { ($0.id, $0.name) }) { first, _ in first }
    let table = ReportTable(
      words.saturation,
      columns: [
        ReportColumn(words.source, width: 34), ReportColumn(words.codings, width: 12, isNumeric: true),
        ReportColumn(words.codes, width: 10, isNumeric: true), ReportColumn(words.newCodes, width: 12, isNumeric: true),
        ReportColumn(words.codesSoFar, width: 14, isNumeric: true), ReportColumn(words.whichCodes, width: 60),
      ],
      rows: count.rows.map { row in
        [
          .label(row.source), .integer(row.codings), .integer(row.codes), .integer(row.new.count), .integer(row.soFar),
          .text(row.new.map { names[$0] ?? $0 }.joined(separator: ", ")),
        ]
      })
    if shape == .workbook || shape == .markdown { return [.table(table)] }
    let curve = CurveChart.Curve(
      words.codesSoFar,
      points: count.rows.enumerated().map { Picture.Point(Double($0 + 1), Double($1.soFar)) })
    return [
      .table(table),
      .picture(
        CurveChart(title: words.saturation, curves: [curve], xTitle: words.sources, yTitle: words.codesSoFar).picture),
    ]
  }
}
