package import CorpusModel

/// Reads the files of one format.
package protocol SourceReader: Sendable {
  /// Whether the contents are of this format. Asked in the order of `SourceFormats.readers`; the name decides nothing that
  /// contents can tell.
  static func recognises(_ input: SourceInput) -> Bool

  /// The text and what the format says of it.
  ///
  /// - Throws: `InterchangeError` that names the file and never its words, when the contents are damaged or past a limit.
  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading
}

/// A source as it was read.
package struct SourceReading: Sendable, Equatable {
  package let text: SourceText
  package let report: ImportReport

  package init(text: SourceText, report: ImportReport) {
    self.text = text
    self.report = report
  }
}

/// All formats that can be read.
package enum SourceFormats {
  /// In the order in which they are asked; the last takes any text.
  static let readers: [any SourceReader.Type] = [
    DocxReader.self, OdtReader.self, SpreadsheetReader.self, PDFReader.self, RTFReader.self, WebVTTReader.self,
    SubRipReader.self, OTranscribeReader.self, SegmentsReader.self, ElanReader.self, HTMLReader.self,
    DelimitedTableReader.self, MarkdownReader.self, PlainTextReader.self,
  ]

  /// The source that a file holds.
  ///
  /// - Throws: `InterchangeError` when no reader takes the contents, or the one that does cannot read them.
  package static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    guard let reader = readers.first(where: { $0.recognises(input) }) else { throw input.refusal }
    let reading = try reader.read(input)
    if let number = longParagraph(in: reading.text) {
      throw .paragraphLimit(input.file, paragraph: number, megabytes: longestParagraph >> 20)
    }
    return reading
  }

  /// The most bytes of a paragraph: the whole Bible in one. A paragraph is what is cut, searched and shown as one.
  static let longestParagraph = 4 << 20

  /// The number from 1 of the first paragraph that is longer: a block, or a line where the format gives no blocks. O(n).
  private static func longParagraph(in text: SourceText) -> Int? {
    let bytes = text.verbatim.bytes
    if bytes.count <= longestParagraph { return nil }
    if !text.blocks.isEmpty {
      return text.blocks.firstIndex { $0.range.count > longestParagraph }.map { $0 + 1 }
    }
    var number = 0
    return bytes.split(omittingEmptySubsequences: true, whereSeparator: { (0x0A...0x0D).contains($0) }).first { line in
      number += 1
      return line.count > longestParagraph
    }.map { _ in number }
  }
}
