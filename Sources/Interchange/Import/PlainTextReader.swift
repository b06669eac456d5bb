internal import CorpusModel

/// Takes any text as it is.
enum PlainTextReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool { input.text != nil }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    guard let reading = input.text else { throw input.refusal }
    return SourceReading(
      text: SourceText(verbatim: reading.text), report: ImportReport(format: .plainText, encoding: reading.encoding))
  }
}
