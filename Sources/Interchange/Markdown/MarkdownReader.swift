internal import CorpusModel

/// Reads Markdown, tolerantly. The verbatim text is the file's own; what marks headings, items and quotations is no
/// word of it. Emphasis stays for those who look for bold names.
enum MarkdownReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool {
    guard input.text != nil else { return false }
    if ["md", "markdown"].contains(input.file.fileEnding) { return true }
    let lines = Array(input.head.utf8).split { $0 == 0x0A || $0 == 0x0D }
    return lines.count { MarkdownLine.heading($0) != nil } >= 2
  }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    guard let reading = input.text else { throw input.refusal }
    var blocks = MarkdownBlocks(reading.text)
    let source = blocks.read()
    return SourceReading(text: source, report: ImportReport(format: .markdown, encoding: reading.encoding))
  }
}
