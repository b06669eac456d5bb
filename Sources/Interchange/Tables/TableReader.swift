internal import CorpusModel

/// Reads tables of turns and of answers, whatever file they came in.
enum TableReader {
  /// The source that rows are.
  ///
  /// - Throws: `InterchangeError` when they are neither turns nor answers.
  static func read(
    _ rows: [[String]], file: String, report: ImportReport
  ) throws(InterchangeError) -> SourceReading {
    var report = report
    report.isUnconfirmed = true
    let rows = rows.map { $0.map(SegmentWriter.folded) }
    if let table = TranscriptTable(rows) {
      let (segments, isMilliseconds) = table.segments
      if table.isGuess {
        report.notes.append(ImportNote(.guess, "the columns are speakers and what they say; no heading names them"))
      }
      if isMilliseconds { report.notes.append(ImportNote(.guess, "times are milliseconds")) }
      return SourceReading(text: try SegmentWriter.text(of: segments, file: file), report: report)
    }
    guard let survey = SurveyTable(rows) else {
      throw .noTranscript(file, what: "a table in which neither turns nor open answers were found")
    }
    let (open, closed) = survey.counts
    let questions = "\(open) open question\(open == 1 ? "" : "s"), \(closed) variable\(closed == 1 ? "" : "s")"
    report.notes.append(ImportNote(.guess, "a table of answers: \(questions), a row each case"))
    return SourceReading(text: try survey.text(file: file), report: report)
  }
}

/// Reads csv and tsv: named so and an even table, or any text whose first line names speakers and words.
enum DelimitedTableReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool {
    guard let reading = input.text else { return false }
    if ["csv", "tsv", "tab"].contains(input.file.fileEnding) { return DelimitedText(reading.text) != nil }
    let isLineEnd: (UInt8) -> Bool = { (0x0A...0x0D).contains($0) }
    let first = Array(input.head.utf8.drop(while: isLineEnd).prefix { !isLineEnd($0) })
    // Two columns at least are named.
    let isNamed = DelimitedText.delimiters.contains { delimiter in
      guard first.contains(delimiter) else { return false }
      let head = DelimitedText(first[...], delimiter: delimiter, firstLine: 1).rows.first?.cells ?? []
      return TranscriptTable.isNamed(head)
    }
    return isNamed && DelimitedText(reading.text) != nil
  }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    guard let reading = input.text, let table = DelimitedText(reading.text) else { throw input.refusal }
    if let line = table.openQuote {
      throw .delimited(file: input.file, line: line, problem: "nothing closes the quotation mark")
    }
    return try TableReader.read(
      table.rows.map(\.cells), file: input.file, report: ImportReport(format: .delimited, encoding: reading.encoding))
  }
}
