/// Reads RTF, by Word, LibreOffice, f4 and others.
enum RTFReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool { input.bytes.starts(with: "{\\rtf".utf8) }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    var body = RTFBody(file: input.file)
    for token in RTFTokenizer(input.bytes) { try body.take(token) }
    var report = ImportReport(format: .rtf)
    let text = try body.finish()
    if body.deletions > 0 { report.notes.append(ImportNote(.warning, "tracked deletions were left out")) }
    if body.hasHidden { report.notes.append(.hiddenText) }
    report.notes += [ImportNote.leftOut(body.comments, "comment")].compactMap(\.self)
    return SourceReading(text: text, report: report)
  }
}
