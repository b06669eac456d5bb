internal import CorpusModel
internal import Interchange
internal import QualitativeCoding

/// Units with their themes for readers.
struct UnitTable {
  private let result: MatrixResult
  private let options: MatrixOptions
  private let words: ReportWords
  private let rows: [Matrix.Row]

  init(_ report: MatrixReport) {
    result = report.result
    options = report.options
    words = report.words
    rows = result.rows(includingUncoded: options.includesUncoded)
  }

  /// Place, codes and text: what fits a page.
  var narrow: ReportTable {
    let (result, options, words, rows) = (result, options, words, rows)
    var columns = [ReportColumn(words.place, width: 24), ReportColumn(words.codes, width: 24)]
    if options.showsQuestions { columns.append(ReportColumn(words.question, width: 30)) }
    columns.append(ReportColumn(words.text, width: 80))
    var table = ReportTable("", columns: columns, count: rows.count) { number in
      let row = rows[number]
      var line: [ReportCell] = [.text(result.place(of: row, words)), .text(result.codeNames(of: row, words))]
      if options.showsQuestions { line.append(result.question(before: row).map { .text($0) } ?? .empty) }
      return line + [.marked(result.runs(of: row))]
    }
    table.isFiltered = true
    return table
  }

  var quotations: [Report.Part] { rows.map { .quotation(quotation(of: $0, withCodes: true)) } }

  func quotation(of row: Matrix.Row, withCodes: Bool) -> Report.Quotation {
    var source = result.place(of: row, words)
    if withCodes, !row.codings.isEmpty {
      source += " — " + result.codeNames(of: row, words)
    } else if result.isProposedOnly(row) {
      source += " [\(words.proposal)]"
    }
    return Report.Quotation(
      question: options.showsQuestions ? result.question(before: row) : nil, result.runs(of: row), source: source)
  }

  /// Every column, for a sheet.
  var wide: ReportTable {
    let (result, options, words, rows) = (result, options, words, rows)
    let hasPages = rows.contains { result.document(of: $0).page(of: $0.unit.range) != nil }
    let hasTimes = rows.contains { $0.unit.time != nil }
    let hasSpeakers = rows.contains { $0.unit.speaker != nil }
    let hasRoles = rows.contains { $0.unit.role != nil }
    let hasCases = rows.contains { result.document(of: $0).caseName(of: $0.unit) != nil }
    let variables = hasCases ? result.variables.variables : []
    var columns = [ReportColumn(words.source, width: 26), ReportColumn(words.unit, width: 14)]
    if hasTimes { columns.append(ReportColumn(words.time, width: 9)) }
    if hasPages { columns.append(ReportColumn(words.page, width: 7)) }
    if hasSpeakers { columns.append(ReportColumn(words.speaker, width: 14)) }
    if hasRoles { columns.append(ReportColumn(words.role, width: 22)) }
    if hasCases { columns.append(ReportColumn(words.caseName, width: 18)) }
    columns += variables.map { ReportColumn($0.name, width: 16) }
    columns.append(ReportColumn(words.section, width: 26))
    if options.showsQuestions { columns.append(ReportColumn(words.question, width: 40)) }
    columns.append(ReportColumn(words.text, width: 80))
    columns.append(ReportColumn(words.themes, width: 28))
    if result.basis == .both { columns.append(ReportColumn(words.ofWhichProposed, width: 28)) }
    let printed = columns.count
    columns += result.columns.map {
      ReportColumn($0.name, width: 20, color: $0.color, isNumeric: options.cells == .binary)
    }
    var table = ReportTable(words.quotations, columns: columns, count: rows.count) { [columns = columns.count] number in
      let row = rows[number]
      let document = result.document(of: row)
      var line: [ReportCell] = [
        .text(row.source), .text("\(words.name(of: row.unit.kind)) \(row.unit.number)"),
      ]
      if hasTimes { line.append(ReportCell(row.unit.time.map { Clock.text($0) })) }
      if hasPages { line.append(ReportCell(document.page(of: row.unit.range))) }
      if hasSpeakers { line.append(result.speaker(of: row).map { .text($0) } ?? .empty) }
      if hasRoles { line.append(result.role(of: row).map { .text($0) } ?? .empty) }
      let name = document.caseName(of: row.unit)
      if hasCases { line.append(name.map { .text($0) } ?? .empty) }
      if !variables.isEmpty { line += result.variables.cells(ofCase: name, in: row.source).map { ReportCell($0) } }
      let section = document.headings(of: row.unit.section).joined(separator: " > ")
      line.append(section.isEmpty ? .empty : .text(section))
      if options.showsQuestions { line.append(result.question(before: row).map { .text($0) } ?? .empty) }
      line.append(.marked(result.runs(of: row)))
      line.append(row.codings.isEmpty ? .empty : .text(result.codeNames(of: row, words)))
      if result.basis == .both {
        let proposed = result.proposedColumns(of: row).map { result.columns[$0].name }
        line.append(proposed.isEmpty ? .empty : .text(proposed.joined(separator: ", ")))
      }
      line.reserveCapacity(columns)
      for cell in result.cells(of: row, options.cells) {
        if case .text(let text) = cell { line.append(.text(text)) } else { line.append(ReportCell(cell)) }
      }
      return line
    }
    table.isFiltered = true
    table.frozenColumns = 2
    table.printedColumns = printed
    return table
  }
}
