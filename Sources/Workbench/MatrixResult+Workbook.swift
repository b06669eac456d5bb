internal import CorpusIndex
internal import CorpusModel
package import Interchange
internal import QualitativeCoding
internal import UnicodeText

extension MatrixResult {
  /// Writes the matrix as an xlsx workbook: counts by source and by role, every unit with its themes, the codebook with
  /// counts, and what the run was made with.
  ///
  /// - Parameters:
  ///   - grouping: A sheet of counts by this alone, before the others, or `nil` for those by source and by role.
  ///   - includingUncoded: Whether units without a code have a row.
  /// - Returns: How many texts were longer than a cell may be, and were cut.
  /// - Throws: `InterchangeError.unwritable`.
  /// - Complexity: O(rows × themes); memory does not grow with the rows.
  package func writeWorkbook(
    to file: String, by grouping: Grouping?, includingUncoded: Bool, cells: Cells, words: ReportWords, run: RunRecord
  ) throws(InterchangeError) -> Int {
    let book = try SpreadsheetWriter(file: file, title: codebook.name, created: run.time)
    for shown in grouping.map({ [$0] }) ?? [.source, .role] where shown != .role || !roles.isEmpty {
      try writeCounts(by: shown, to: book, words: words)
    }
    if grouping == nil { try writeUnits(to: book, includingUncoded: includingUncoded, cells: cells, words: words) }
    try writeCodebook(to: book, words: words)
    try writeRun(to: book, words: words, run: run)
    try book.finish()
    return book.cutCells
  }

  private func writeCounts(by grouping: Grouping, to book: SpreadsheetWriter, words: ReportWords)
    throws(InterchangeError)
  {
    let names: [Grouping: String] = [.source: words.sources, .role: words.roles, .speaker: words.speaker]
    let themes = codebook.themes
    try book.beginSheet(
      named: names[grouping] ?? words.overview,
      columns: [SpreadsheetColumn(words.name(of: grouping), width: 34)]
        + themes.map { SpreadsheetColumn($0.name, width: 18, color: $0.color) }
        + [SpreadsheetColumn(words.codedUnits, width: 12), SpreadsheetColumn(words.units, width: 12)],
      frozenColumns: 1)
    let lines = counts(by: grouping)
    let sizes = unitCounts(by: grouping)
    for line in lines {
      let size = sizes[line.group] ?? (0, 0)
      try book.append(
        [.label(line.group)] + line.counts.map { .integer($0) } + [.integer(size.coded), .integer(size.all)])
    }
    let sums = themes.indices.map { theme in lines.reduce(0) { $0 + $1.counts[theme] } }
    let coded = lines.reduce(0) { $0 + (sizes[$1.group]?.coded ?? 0) }
    let all = lines.reduce(0) { $0 + (sizes[$1.group]?.all ?? 0) }
    try book.append(
      [.label(words.total)] + sums.map { .integer($0) } + [.integer(coded), .integer(all)], isTotal: true)
    try book.heat(columns: 1..<1 + themes.count, totals: 1)
    try book.endSheet()
  }

  private func writeUnits(
    to book: SpreadsheetWriter, includingUncoded: Bool, cells: Cells, words: ReportWords
  ) throws(InterchangeError) {
    let themes = codebook.themes
    let rows = rows(includingUncoded: includingUncoded)
    let hasPages = rows.contains { document(of: $0).page(of: $0.unit.range) != nil }
    let hasTimes = rows.contains { $0.unit.time != nil }
    let hasSpeakers = rows.contains { $0.unit.speaker != nil }
    let hasRoles = rows.contains { $0.unit.role != nil }
    var columns = [SpreadsheetColumn(words.source, width: 26), SpreadsheetColumn(words.unit, width: 14)]
    if hasTimes { columns.append(SpreadsheetColumn(words.time, width: 9)) }
    if hasPages { columns.append(SpreadsheetColumn(words.page, width: 7)) }
    if hasSpeakers { columns.append(SpreadsheetColumn(words.speaker, width: 14)) }
    if hasRoles { columns.append(SpreadsheetColumn(words.role, width: 22)) }
    columns.append(SpreadsheetColumn(words.section, width: 26))
    columns.append(SpreadsheetColumn(words.text, width: 80))
    columns.append(SpreadsheetColumn(words.themes, width: 28))
    columns += themes.map { SpreadsheetColumn($0.name, width: 20, color: $0.color) }
    try book.beginSheet(named: words.quotations, columns: columns, frozenColumns: 2)
    for row in rows {
      let document = document(of: row)
      var line: [SpreadsheetCell] = [
        .text(row.source), .text("\(words.name(of: row.unit.kind)) \(row.unit.number)"),
      ]
      if hasTimes { line.append(SpreadsheetCell(row.unit.time.map { Clock.text($0) })) }
      if hasPages { line.append(SpreadsheetCell(document.page(of: row.unit.range))) }
      if hasSpeakers { line.append(speaker(of: row).map { .text($0) } ?? .empty) }
      if hasRoles { line.append(role(of: row).map { .text($0) } ?? .empty) }
      let section = document.headings(of: row.unit.section).joined(separator: " > ")
      line.append(section.isEmpty ? .empty : .text(section))
      line.append(.marked(runs(of: row)))
      line.append(row.codings.isEmpty ? .empty : .text(codeNames(of: row)))
      for theme in themes.indices {
        let codings = row.codings.filter { self.theme(of: $0.code) == theme }
        switch cells {
        case .binary: line.append(.integer(codings.isEmpty ? 0 : 1))
        case .words: line.append(codings.isEmpty ? .empty : .text(Self.words(of: codings)))
        }
      }
      try book.append(line)
    }
    try book.endSheet(isFiltered: true, printed: columns.count - themes.count)
  }

  private func writeCodebook(to book: SpreadsheetWriter, words: ReportWords) throws(InterchangeError) {
    try book.beginSheet(
      named: words.codebook,
      columns: [
        SpreadsheetColumn(words.theme, width: 30), SpreadsheetColumn(words.code, width: 20),
        SpreadsheetColumn(words.name, width: 30), SpreadsheetColumn(words.definition, width: 60),
        SpreadsheetColumn(words.inclusion, width: 60), SpreadsheetColumn(words.exclusion, width: 60),
        SpreadsheetColumn(words.rules, width: 8), SpreadsheetColumn(words.units, width: 10),
        SpreadsheetColumn(words.sources, width: 10),
      ], frozenColumns: 2)
    for theme in codebook.themes {
      for code in theme.selfAndBelow {
        let own = Set(code.selfAndBelow.map(\.id))
        let coded = matrix.rows.filter { $0.codings.contains { own.contains($0.code) } }
        try book.append([
          .text(theme.name), .label(code.id), .text(code.name), code.definition.map { .text($0) } ?? .empty,
          .text(code.inclusion.map { "– \($0)" }.joined(separator: "\n")),
          .text(code.exclusion.map { "– \($0)" }.joined(separator: "\n")), .integer(code.rules.count),
          .integer(coded.count), .integer(Set(coded.map(\.source)).count),
        ])
      }
    }
    try book.endSheet(isFiltered: true)
  }

  private func writeRun(to book: SpreadsheetWriter, words: ReportWords, run: RunRecord) throws(InterchangeError) {
    try book.beginSheet(
      named: words.about, columns: [SpreadsheetColumn("", width: 22), SpreadsheetColumn("", width: 90)],
      frozenColumns: 0)
    for (name, value) in runLines(words: words, run: run) { try book.append([.label(name), .text(value)]) }
    try book.endSheet()
  }

  /// What the run was made with, a line each.
  func runLines(words: ReportWords, run: RunRecord) -> [(name: String, value: String)] {
    [
      (words.status, words.basis(basis)),
      (words.codebook, "\(codebook.name) (\(codebook.files.joined(separator: ", ")))"),
      (words.rules, String(codebook.codes.reduce(0) { $0 + $1.rules.count })),
      (words.sources, String(corpus.sources.count)),
      (words.words, String(corpus.index.wordCount)),
      (words.units, String(matrix.rows.count)),
      (words.codedUnits, String(matrix.rows.count { !$0.codings.isEmpty })),
      (
        words.filter,
        (run.units + [run.includesInterviewer ? words.interviewerIn : words.interviewerLeftOut]).joined(separator: ", ")
      ),
      (words.files, corpus.sources.map(\.document.source).joined(separator: "\n")),
      (words.program, RunRecord.program), (words.made, run.date),
    ]
  }

  /// Units of a group, all and with a code.
  private func unitCounts(by grouping: Grouping) -> [String: (coded: Int, all: Int)] {
    var result: [String: (coded: Int, all: Int)] = [:]
    for row in matrix.rows {
      guard let group = group(of: row, by: grouping) else { continue }
      result[group, default: (0, 0)].all += 1
      if !row.codings.isEmpty { result[group, default: (0, 0)].coded += 1 }
    }
    return result
  }

  /// The text of a row, the words that made rules hit marked.
  private func runs(of row: Matrix.Row) -> [SpreadsheetCell.Run] {
    let document = document(of: row)
    var runs: [SpreadsheetCell.Run] = []
    var offset = row.unit.range.start
    for range in Self.matchedRanges(of: row.codings) where range.start >= offset {
      runs.append(SpreadsheetCell.Run(document.text(in: TextRange(offset, range.start))))
      runs.append(SpreadsheetCell.Run(document.text(in: range), isMarked: true))
      offset = range.end
    }
    return runs + [SpreadsheetCell.Run(document.text(in: TextRange(offset, row.unit.range.end)))]
  }
}
