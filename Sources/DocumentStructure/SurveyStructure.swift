internal import CorpusModel

/// The answers of a survey: a section for each case, a quotation for each open answer below its question.
struct SurveyStructure {
  let text: SourceText

  /// Canonical text and structure.
  func build() -> (text: UTF8Text, map: TextMap, structure: Structure) {
    var writer = CanonicalWriter(verbatim: text.verbatim)
    var structure = Structure()
    var headings: [TextRange] = []
    var caseRanges: [(start: Int, end: Int)] = []
    for block in text.blocks {
      writer.beginParagraph(at: block.range.start)
      let lines = Line.lines(of: text.verbatim, in: block.range).filter { !$0.isBlank }
      let range = writer.write(lines.map { CanonicalWriter.Piece($0.range) })
      let kind: Paragraph.Kind =
        switch block.kind {
        case .heading: .heading
        case .quotation: .quotation
        default: .attribution
        }
      if kind == .heading { headings.append(range) }
      let section = headings.isEmpty ? nil : headings.count - 1
      structure.paragraphs.append(Paragraph(range: range, kind: kind, section: section))
      if kind == .quotation {
        structure.quotations.append(Quotation(range: range, kind: .surveyAnswer, role: nil, section: section))
      }
      let owner = text.cases.partitionPoint { $0.range.end <= block.range.start }
      if owner < text.cases.count, text.cases[owner].range.contains(block.range) {
        if caseRanges.count == owner { caseRanges.append((range.start, range.end)) }
        caseRanges[owner].end = range.end
      }
    }
    let (canonical, map) = writer.finish()
    structure.sections = headings.indices.map { index in
      let end = index + 1 < headings.count ? headings[index + 1].start : canonical.count
      return Section(heading: headings[index], range: TextRange(headings[index].start, end), level: 1, parent: nil)
    }
    structure.cases = zip(text.cases, caseRanges).map { given, range in
      CaseStretch(name: given.name, range: TextRange(range.start, range.end), variables: given.variables)
    }
    return (canonical, map, structure)
  }
}
