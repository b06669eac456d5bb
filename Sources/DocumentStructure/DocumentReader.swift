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
    reading(source: source, verbatim: verbatim).document
  }

  /// The document of a source, and what was not sure about it, in the order of the text.
  ///
  /// - Complexity: O(n log n) in the length of the text.
  package func reading(source: String, verbatim: UTF8Text) -> (document: Document, doubts: [ReadingDoubt]) {
    reading(source: source, text: SourceText(verbatim: verbatim))
  }

  /// The document of a source with what its format says of it, and what was not sure, in the order of the text.
  ///
  /// Who speaks is what the format says; else what labels say; else the source is a report or text.
  ///
  /// - Complexity: O(n log n) in the length of the text.
  package func reading(source: String, text: SourceText) -> (document: Document, doubts: [ReadingDoubt]) {
    let text = TableTurns.spoken(text)
    let verbatim = text.verbatim
    if !text.cases.isEmpty { return (document(source, .report, verbatim, SurveyStructure(text: text).build()), []) }
    if let given = GivenTurns(text) {
      return (document(source, .transcript, verbatim, given.build(pages: text.pages, isWord: isWord)), [])
    }
    let (lines, furniture) = Self.lines(of: text)
    if let transcript = TranscriptStructure(verbatim: verbatim, lines: lines, isWord: isWord) {
      let doubts =
        (transcript.isUnconfirmed ? [ReadingDoubt.unconfirmedLayout] : [])
        + Self.lineNumbers(of: transcript.unusedLabels, in: verbatim).map { .unusedLabel(line: $0) }
      var built = transcript.build()
      built.structure.furniture = (built.structure.furniture + furniture).sorted { $0.verbatim < $1.verbatim }
      if !text.pages.isEmpty { built.structure.pages = text.pages }
      return (document(source, .transcript, verbatim, built), doubts)
    }
    let report = ReportStructure(text, lines: lines, isWord: isWord)
    let document = document(source, report.isReport ? .report : .text, verbatim, report.build())
    // Where no blank lines stand between them, paragraphs are lines.
    let paragraphs = document.structure.paragraphs.map { document.text(in: $0.range) }
    let isInterview = Self.areQuestions(paragraphs) || Self.areQuestions(lines.filter { !$0.isBlank }.map(\.text))
    return (document, isInterview ? [.looksLikeInterview] : [])
  }

  /// The lines that may be somebody's words, and what the format says is none. The cells of a row are one line.
  private static func lines(of text: SourceText) -> (lines: [Line], furniture: [Furniture]) {
    if text.blocks.isEmpty { return (Line.lines(of: text.verbatim), []) }
    var lines: [Line] = []
    var furniture: [Furniture] = []
    var row: (table: Int, row: Int, range: TextRange)?
    func close() {
      if let row { add(Line.lines(of: text.verbatim, in: row.range)) }
      row = nil
    }
    func add(_ own: [Line]) {
      lines += own
      lines.append(Line(blankAt: own.last?.range.end ?? lines.last?.end ?? 0, in: text.verbatim))
    }
    for block in text.blocks {
      if case .cell(let table, let number, _) = block.kind {
        if let open = row, open.table == table, open.row == number {
          row?.range = TextRange(open.range.start, block.range.end)
        } else {
          close()
          row = (table, number, block.range)
        }
        continue
      }
      close()
      if case .furniture(let kind) = block.kind {
        furniture.append(Furniture(verbatim: block.range, kind: kind))
        continue
      }
      var range = block.range
      if let marker = block.marker {
        // A turn that a list numbers is a turn; a question of the guide keeps its number. A heading's marker is a sign.
        let words = TextRange(marker.end, range.end)
        var isHeading = false
        if case .heading = block.kind { isHeading = true }
        if isHeading || SpeakerLabel(line: Line(words, in: text.verbatim), in: text.verbatim) != nil {
          furniture.append(Furniture(verbatim: marker, kind: .listMarker))
          range = words
        }
      }
      var own = Line.lines(of: text.verbatim, in: range)
      if case .heading = block.kind { for index in own.indices { own[index].isHeading = true } }
      if block.isBold { for index in own.indices { own[index].isBold = true } }
      if let label = block.label, let first = own.first, first.range.contains(label) { own[0].boldEnd = label.end }
      add(own)
    }
    close()
    return (lines, furniture)
  }

  /// Whether a third of the paragraphs or more, and at least six, end in a question mark.
  private static func areQuestions(_ paragraphs: [String]) -> Bool {
    let questions = paragraphs.count { $0.utf8.last == 0x3F }
    return questions >= 6 && questions * 3 >= paragraphs.count
  }

  /// The lines that offsets stand in, from 1. Line ends are LF, CR and CR LF. O(n).
  private static func lineNumbers(of offsets: [Int], in verbatim: UTF8Text) -> [Int] {
    var line = 1
    var start = 0
    return offsets.map { offset in
      for index in start..<offset {
        let byte = verbatim.bytes[index]
        if byte == 0x0A || byte == 0x0D && verbatim.bytes[index + 1] != 0x0A { line += 1 }
      }
      start = offset
      return line
    }
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
