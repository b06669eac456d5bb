package import CorpusModel
internal import Interchange
package import QualitativeCoding

extension MatrixResult {
  /// Source, unit, time or page, and who speaks, in English for a terminal, where the section has a line of its own.
  package func place(of row: Matrix.Row) -> String { place(of: row, ReportWords(.english), withSection: false) }

  /// Source, unit, time or page, in a report the section, and who speaks.
  func place(of row: Matrix.Row, _ words: ReportWords, withSection: Bool = true) -> String {
    var parts = [row.source, "\(words.name(of: row.unit.kind)) \(row.unit.number)"]
    if let time = row.unit.time { parts.append(Clock.text(time)) }
    if let page = document(of: row).page(of: row.unit.range) { parts.append(words.pageMark + " \(page)") }
    let headings = document(of: row).headings(of: row.unit.section)
    if withSection, document(of: row).kind == .report, !headings.isEmpty {
      parts.append(headings.joined(separator: " › "))
    }
    let speaker = speaker(of: row)
    if let speaker { parts.append(speaker) }
    if let role = row.unit.role, role != speaker { parts.append(role) }
    return parts.joined(separator: " · ")
  }

  /// The names of a row's codes, proposals marked where decided codings stand beside them.
  func codeNames(of row: Matrix.Row, _ words: ReportWords) -> String {
    codes(of: row).map { code, isProposed in
      (codebook.code(code)?.name ?? code) + (isProposed ? " (\(words.proposal))" : "")
    }.joined(separator: ", ")
  }

  /// Whether nobody has decided on any of a row's codings, where others are decided.
  func isProposedOnly(_ row: Matrix.Row) -> Bool {
    basis == .both && !row.codings.isEmpty && row.codings.allSatisfy { $0.origin == .proposal }
  }

  /// The ids of a row's codes, each once, and whether nobody has decided on it beside others that were decided.
  package func codes(of row: Matrix.Row) -> [(id: String, isProposed: Bool)] {
    var order: [String] = []
    var decided = Set<String>()
    for coding in row.codings {
      if !order.contains(coding.code) { order.append(coding.code) }
      if coding.origin != .proposal { decided.insert(coding.code) }
    }
    return order.map { ($0, basis == .both && !decided.contains($0)) }
  }

  /// The text of a row, the words that made rules hit marked, and those that a person marked in a longer unit.
  func runs(of row: Matrix.Row) -> [ReportCell.Run] {
    let document = document(of: row)
    var runs: [ReportCell.Run] = []
    var offset = row.unit.range.start
    for range in Self.markedRanges(of: row) where range.start >= offset && range.end <= row.unit.range.end {
      runs.append(ReportCell.Run(document.text(in: TextRange(offset, range.start))))
      runs.append(ReportCell.Run(document.text(in: range), isMarked: true))
      offset = range.end
    }
    runs.append(ReportCell.Run(document.text(in: TextRange(offset, row.unit.range.end))))
    return runs.filter { !$0.text.isEmpty }
  }

  /// The words that carry the codings, in order, each once: of each code those of its rules that weigh at least half as much as
  /// the heaviest that hit. Words that only tip the balance (*han*, *mødet*) would light up whole turns. Of codings without
  /// rules what a person marked, where that is less than the unit.
  package static func markedRanges(of row: Matrix.Row) -> [TextRange] {
    let marked = row.codings.filter(\.matches.isEmpty).compactMap(\.range).filter { $0 != row.unit.range }
    let carrying = row.codings.flatMap { coding in
      let matches = coding.matches.filter { $0.context == nil }
      let heaviest = matches.compactMap(\.weight).max() ?? 0
      return matches.filter { ($0.weight ?? heaviest) * 2 >= heaviest }.flatMap(\.ranges)
    }
    return Array(Set(carrying + marked)).sorted()
  }
}
