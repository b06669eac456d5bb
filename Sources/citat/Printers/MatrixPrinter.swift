internal import CorpusModel
internal import QualitativeCoding
internal import Workbench

/// A matrix for a terminal: counts first, then one block a row.
struct MatrixPrinter {
  let terminal: Terminal
  let result: MatrixResult

  func text(_ options: MatrixOptions) -> String {
    var text = terminal.styled(result.codebook.name, .bold) + " · \(result.basis.english)\n\n" + counts(options)
    if options.view == .counts { return text }
    for row in result.rows(includingUncoded: options.includesUncoded) { text += "\n" + block(row, options) }
    return text
  }

  private func block(_ row: Matrix.Row, _ options: MatrixOptions) -> String {
    var place = StyledText()
    place.append(result.place(of: row), .bold)
    var text = place.lines(width: terminal.columns, indent: "", on: terminal)
    let document = result.document(of: row)
    let section = document.headings(of: row.unit.section)
    if !section.isEmpty {
      text += "  " + terminal.styled(section.joined(separator: " › ").truncated(to: terminal.columns - 2), .dim) + "\n"
    }
    if !row.codings.isEmpty {
      let codes = result.codes(of: row).map { code, isProposed in
        let color = result.theme(of: code).flatMap { result.codebook.themes[$0].color }
        return (color.map { terminal.styled(code, .color($0)) } ?? code) + (isProposed ? "?" : "")
      }
      text += "  " + codes.joined(separator: ", ") + "\n"
    }
    if options.showsQuestions, let question = result.question(before: row) {
      var styled = StyledText()
      styled.append(question, .dim)
      text += styled.lines(width: min(terminal.columns, 100), indent: "    ", on: terminal)
    }
    return text + words(of: row, in: document)
  }

  /// The sentences with matched words; the others are cut to `[…]`. A short unit, one without a code, and a quotation, in
  /// which such marks are the author's own, are shown whole.
  private func words(of row: Matrix.Row, in document: Document) -> String {
    let ranges = MatrixResult.markedRanges(of: row)
    var sentences = result.source(of: row).sentences(in: row.unit.range).map(\.range)
    if sentences.isEmpty { sentences = [row.unit.range] }
    let isShort = row.unit.range.count <= 400 || row.unit.kind == .quotation
    let shown = sentences.filter { sentence in isShort || ranges.isEmpty || ranges.contains { $0.overlaps(sentence) } }
    var styled = StyledText()
    var last = row.unit.range.start
    for sentence in shown {
      let start = max(sentence.start, row.unit.range.start)
      let end = min(sentence.end, row.unit.range.end)
      appendGap(TextRange(last, max(last, start)), sentences, document, to: &styled)
      append(TextRange(start, end), ranges, document, to: &styled)
      last = end
    }
    appendGap(TextRange(last, max(last, row.unit.range.end)), sentences, document, to: &styled)
    return styled.lines(width: min(terminal.columns, 100), indent: "    ", on: terminal)
  }

  /// What lies between two sentences that are shown: `[…]` for sentences, and what a transcriber put there as it is.
  private func appendGap(_ gap: TextRange, _ sentences: [TextRange], _ document: Document, to text: inout StyledText) {
    // A sentence that begins or ends outside of the unit leaves no gap.
    if gap.isEmpty { return }
    if sentences.contains(where: { $0.overlaps(gap) }) {
      text.append(" […] ", .dim)
    } else {
      text.append(document.text(in: gap), .dim)
    }
  }

  private func append(_ range: TextRange, _ marked: [TextRange], _ document: Document, to text: inout StyledText) {
    var offset = range.start
    for mark in marked {
      guard let part = mark.intersection(range), part.start >= offset else { continue }
      text.append(document.text(in: TextRange(offset, part.start)))
      text.append(document.text(in: part), .hit)
      offset = part.end
    }
    text.append(document.text(in: TextRange(offset, range.end)))
  }
}
