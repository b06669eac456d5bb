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
    return try reader.read(input)
  }
}
