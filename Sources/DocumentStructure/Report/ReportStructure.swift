internal import CorpusModel
internal import UnicodeText

/// The sections, paragraphs and quotations of a report.
struct ReportStructure {
  private let verbatim: UTF8Text
  private let report: ReportRoles
  private let isWord: (String) -> Bool
  private let given: SourceText

  /// - Parameter lines: The lines of the text, cut to blocks where the format gives none.
  init(_ text: SourceText, lines: [Line], isWord: @escaping (String) -> Bool) {
    given = text
    verbatim = text.verbatim
    self.isWord = isWord
    let cut = ReportText(text, lines: lines)
    report = ReportRoles(blocks: cut.blocks, contents: cut.contents, verbatim: text.verbatim, given: cut.given)
  }

  /// Whether the text has what reports have: pages, contents, headings or quotations.
  var isReport: Bool {
    let headings = report.blocks.indices.count { report.isHeading($0) }
    let pages = report.blocks.count { $0.furniture?.isPage ?? false }
    return headings >= 2 || pages >= 2 || report.roles.contains(.quotation) || report.roles.contains(.statement)
      || report.roles.contains(.furniture(.tableOfContents))
  }

  /// Canonical text and structure.
  func build() -> (text: UTF8Text, map: TextMap, structure: Structure) {
    var writer = CanonicalWriter(verbatim: verbatim)
    var structure = Structure()
    structure.furniture = furniture()
    let marks = InlineMarks(plainMarks: report.plainMarks)
    var written: [WrittenParagraph] = []
    var emphasis: [TextRange] = []
    for group in ParagraphJoins(report).groups() {
      let lines = group.blocks.flatMap { report.blocks[$0].lines }
      let lifted = liftedMarks(in: lines, marks)
      let pieces = LinePieces(lines, without: lifted, in: verbatim, isWord: isWord)
      structure.furniture += lifted + pieces.hyphens
      let stars = lifted.filter { $0.kind == .emphasisMark }.map(\.verbatim)
      for number in stride(from: 0, to: stars.count - 1, by: 2) {
        emphasis.append(TextRange(stars[number].end, stars[number + 1].start))
      }
      writer.beginParagraph(at: lines[0].start)
      written.append(WrittenParagraph(blocks: group.blocks, role: group.role, range: writer.write(pieces.pieces)))
    }
    let (text, map) = writer.finish()
    structure.furniture.sort { $0.verbatim < $1.verbatim }
    structure.pages = given.pages.isEmpty ? report.pages : given.pages
    structure.sections = sections(of: written, end: text.count)
    addParagraphs(written, text: text, to: &structure)
    let speech = ReportSpeech(written, text: text, sections: structure.paragraphs.map(\.section), report: report)
    structure.quotations = speech.quotations
    let set = emphasis.compactMap { stretch -> QuotedTerm? in
      let places = map.canonical(of: stretch)
      return places.count == 1 ? QuotedTerm(range: places[0], kind: .emphasis) : nil
    }
    structure.terms = (speech.terms + set).sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    return (text, map, structure)
  }

  /// The marks in the lines of a paragraph: what the format gives, and what is found beside it.
  private func liftedMarks(in lines: [TextRange], _ marks: InlineMarks) -> [Furniture] {
    let found = marks.marks(in: lines, of: verbatim)
    if given.marks.isEmpty { return found }
    let known = lines.flatMap { line in
      given.marks[given.marks.partitionPoint { $0.verbatim.end <= line.start }...].prefix {
        $0.verbatim.end <= line.end
      }
    }
    return (known + found.filter { mark in !known.contains { $0.verbatim.overlaps(mark.verbatim) } })
      .sorted { $0.verbatim < $1.verbatim }
  }

  private func furniture() -> [Furniture] {
    var result: [Furniture] = []
    for (index, block) in report.blocks.enumerated() {
      if case .furniture(let kind) = report.roles[index] {
        result += stretches(of: block).map { Furniture(verbatim: $0, kind: kind) }
      } else {
        if let marker = block.marker {
          result.append(Furniture(verbatim: marker, kind: block.hashes > 0 ? .emphasisMark : .listMarker))
        }
        result += block.lifted.map { Furniture(verbatim: $0.range, kind: $0.kind) }
      }
    }
    return result
  }

  /// The bytes of a block: one range, or several where its lines stood beside another column.
  private func stretches(of block: Block) -> [TextRange] {
    var result = [TextRange(block.start, block.lines[0].end)]
    for line in block.lines.dropFirst() {
      let last = result[result.count - 1]
      if line.start >= last.end, verbatim.trimmed(TextRange(last.end, line.start)).isEmpty {
        result[result.count - 1] = TextRange(last.start, line.end)
      } else {
        result.append(line)
      }
    }
    return result
  }

  private func sections(of written: [WrittenParagraph], end: Int) -> [Section] {
    var headings: [(range: TextRange, level: Int)] = []
    for paragraph in written {
      if case .heading(let level) = paragraph.role { headings.append((paragraph.range, level)) }
    }
    var open: [Int] = []
    return headings.indices.map { index in
      let (range, level) = headings[index]
      while let last = open.last, headings[last].level >= level { open.removeLast() }
      let next = headings.dropFirst(index + 1).first { $0.level <= level }
      // The title stands above everything but is no section that others lie in.
      let parent = open.last { headings[$0].level > 0 }
      open.append(index)
      return Section(
        heading: range, range: TextRange(range.start, next?.range.start ?? end), level: level, parent: parent)
    }
  }

  private func addParagraphs(_ written: [WrittenParagraph], text: UTF8Text, to structure: inout Structure) {
    var section: Int?
    var sectionCount = 0
    for (index, paragraph) in written.enumerated() {
      var kind = Paragraph.Kind.body
      switch paragraph.role {
      case .heading(let level):
        kind = .heading
        section = level == 0 ? nil : sectionCount
        sectionCount += 1
      case .attribution: kind = .attribution
      case .quotation: kind = .quotation
      case .item: kind = .listItem
      case .box: kind = .box
      default:
        let isBeforeList = index + 1 < written.count && written[index + 1].role == .item
        kind = isBeforeList && text.string(in: paragraph.range).hasSuffix(":") ? .leadIn : .body
      }
      let block = report.blocks[paragraph.blocks[0]]
      let marker = block.hashes > 0 ? nil : block.marker.map { verbatim.string(in: $0) }
      let own = kind == .heading ? sectionCount - 1 : section
      structure.paragraphs.append(Paragraph(range: paragraph.range, kind: kind, section: own, marker: marker))
    }
  }
}

/// A paragraph of canonical text and the blocks that it was written from.
struct WrittenParagraph {
  let blocks: [Int]
  let role: ReportRoles.Role
  let range: TextRange
}
