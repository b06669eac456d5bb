package import CorpusModel
package import Interchange
internal import QualitativeCoding

/// A codebook with what was found by it, as an appendix to a report.
package struct CodebookReport: Sendable {
  private let result: MatrixResult
  private let words: ReportWords
  private let run: RunRecord

  package init(_ result: MatrixResult, language: ReportLanguage, run: RunRecord) {
    self.result = result
    self.run = run
    words = ReportWords(language)
  }

  /// - Parameter isTable: Whether a code is a row, as a sheet has it, and not a part of a text.
  package func report(isTable: Bool) -> Report {
    let provenance = result.provenance(words, run)
    let appendix = CodebookAppendix(result, words: words)
    return Report(
      title: "\(words.codebook): \(result.codebook.name)", language: words.language, recordTitle: words.about,
      record: provenance.lines, provenance: provenance.line,
      parts: isTable ? [.table(appendix.table)] : appendix.parts(level: 2))
  }
}
