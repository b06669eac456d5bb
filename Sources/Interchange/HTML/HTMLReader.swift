internal import CorpusModel
internal import UnicodeText

/// Reads web pages, what word processors save as HTML, and transcripts by noScribe.
enum HTMLReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool {
    guard input.text != nil else { return false }
    let head = LetterCase.lowercased(String(input.head.drop { $0.isWhitespace }.prefix(2048)))
    if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") { return true }
    // A comment or an XML declaration may stand before it.
    return head.hasPrefix("<") && (head.contains("<html") || head.contains("<body"))
  }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    guard let reading = input.text else { throw input.refusal }
    // What the page says of its letters is often wrong, and Danish ones are told apart without it.
    let bytes = reading.text.bytes
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    var body = HTMLBody(file: input.file)
    try MarkupParser(file: input.file).html(text) { event throws(InterchangeError) in try body.take(event) }
    let isTimed = body.isTimed
    let source = try body.finish(file: input.file)
    return SourceReading(
      text: source, report: ImportReport(format: isTimed ? .noScribe : .html, encoding: reading.encoding))
  }
}
