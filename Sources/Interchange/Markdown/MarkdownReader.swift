internal import CorpusModel

/// Reads Markdown, tolerantly. The verbatim text is the file's own; what marks headings, items, quotations and links is no
/// word of it. Emphasis stays for those who look for bold names.
enum MarkdownReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool {
    guard input.text != nil else { return false }
    if ["md", "markdown"].contains(input.file.fileEnding) { return true }
    let lines = input.head.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    return lines.count { MarkdownLine.heading(Array($0.utf8)[...]) != nil } >= 2
  }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    guard let reading = input.text else { throw input.refusal }
    var blocks = MarkdownBlocks(reading.text)
    let source = blocks.read()
    return SourceReading(text: source, report: ImportReport(format: .markdown, encoding: reading.encoding))
  }
}
