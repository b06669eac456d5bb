package import CorpusModel

/// Makes a document of verbatim text.
package struct DocumentReader: Sendable {
  private let isWord: @Sendable (String) -> Bool

  /// - Parameter isWord: Whether a word form in lower case is known; asked where a line ends in a hyphen, and of labels.
  package init(isWord: @escaping @Sendable (String) -> Bool) { self.isWord = isWord }

  /// The document of a source. Never fails: text without any structure is paragraphs.
  ///
  /// - Complexity: O(n log n) in the length of the text.
  package func document(source: String, verbatim: UTF8Text) -> Document {
    let lines = Line.lines(of: verbatim)
    if let transcript = TranscriptStructure(verbatim: verbatim, lines: lines, isWord: isWord) {
      return document(source, .transcript, verbatim, transcript.build())
    }
    let report = ReportStructure(verbatim: verbatim, lines: lines, isWord: isWord)
    return document(source, report.isReport ? .report : .text, verbatim, report.build())
  }

  /// The document of plain text: every line that is not blank is a paragraph, and nothing is lifted out.
  package func plainDocument(source: String, verbatim: UTF8Text) -> Document {
    var writer = CanonicalWriter(verbatim: verbatim)
    var paragraphs: [Paragraph] = []
    for line in Line.lines(of: verbatim) where !line.isBlank {
      writer.beginParagraph(at: line.range.start)
      paragraphs.append(Paragraph(range: writer.write([CanonicalWriter.Piece(line.range)]), kind: .body, section: nil))
    }
    let (text, map) = writer.finish()
    var structure = Structure()
    structure.paragraphs = paragraphs
    return document(source, .text, verbatim, (text, map, structure))
  }

  private func document(
    _ source: String, _ kind: Document.Kind, _ verbatim: UTF8Text,
    _ built: (text: UTF8Text, map: TextMap, structure: Structure)
  ) -> Document {
    var structure = built.structure
    if verbatim.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      structure.furniture.insert(Furniture(verbatim: TextRange(0, 3), kind: .byteOrderMark), at: 0)
    }
    return Document(
      source: source, kind: kind, verbatim: verbatim, canonical: built.text, map: built.map, structure: structure)
  }
}
