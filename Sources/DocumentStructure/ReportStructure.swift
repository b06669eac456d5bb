internal import CorpusModel
internal import UnicodeText

/// The sections, paragraphs and quotations of a report.
struct ReportStructure {
  private let verbatim: UTF8Text
  private let roles: ReportRoles
  private let isWord: (String) -> Bool
  private let marks: InlineMarks
  private let given: SourceText

  private var blocks: [Block] { roles.blocks }

  /// - Parameter lines: The lines of the text, cut to blocks where the format gives none.
  init(_ text: SourceText, lines: [Line], isWord: @escaping (String) -> Bool) {
    given = text
    let verbatim = text.verbatim
    self.verbatim = verbatim
    self.isWord = isWord
    let (blocks, known) =
      text.blocks.isEmpty ? (Block.blocks(of: lines, in: verbatim), nil) : Block.given(text)
    let contents = Contents(in: blocks) { block in
      var column = 0
      var offset = block.start
      while offset > 0, verbatim.bytes[offset - 1] == 0x20 || verbatim.bytes[offset - 1] == 0x09 {
        offset -= 1
        column += 1
      }
      return column
    }
    roles = ReportRoles(blocks: blocks, contents: contents, given: known)
    marks = InlineMarks(plainLabels: roles.plainFootnotes)
  }

  /// Whether the text has what reports have: pages, contents, headings or quotations.
  var isReport: Bool {
    let headings = roles.roles.count { if case .heading = $0 { true } else { false } }
    let pages = roles.roles.count { $0 == .furniture(.pageMarker) || $0 == .furniture(.pageNumber) }
    return headings >= 2 || pages >= 2 || roles.roles.contains(.quotation)
      || roles.roles.contains(.furniture(.tableOfContents))
  }

  /// One or more blocks that are one paragraph of canonical text.
  private struct Group {
    var blocks: [Int]
    let role: ReportRoles.Role
  }

  /// Canonical text and structure.
  func build() -> (text: UTF8Text, map: TextMap, structure: Structure) {
    var writer = CanonicalWriter(verbatim: verbatim)
    var structure = Structure()
    structure.furniture = furniture()
    let groups = groups()
    var written: [(group: Group, range: TextRange)] = []
    for group in groups {
      let lines = group.blocks.flatMap { blocks[$0].lines }
      let lifted = liftedMarks(in: lines)
      let (pieces, hyphens) = pieces(of: lines, without: lifted)
      structure.furniture += lifted + hyphens
      writer.beginParagraph(at: lines[0].start)
      written.append((group, writer.write(pieces)))
    }
    let (text, map) = writer.finish()
    structure.furniture.sort { $0.verbatim < $1.verbatim }
    structure.pages =
      !given.pages.isEmpty
      ? given.pages
      : roles.pages.keys.sorted().map { index in
        PageStart(verbatim: blocks[index].range.end, label: roles.pages[index] ?? "")
      }
    structure.sections = sections(of: written, end: text.count)
    addParagraphs(written, text: text, to: &structure)
    return (text, map, structure)
  }

  /// The marks in the lines of a paragraph: what the format gives, and what is found beside it.
  private func liftedMarks(in lines: [TextRange]) -> [Furniture] {
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
    for (index, block) in blocks.enumerated() {
      if case .furniture(let kind) = roles.roles[index] {
        result.append(Furniture(verbatim: block.range, kind: kind))
      } else if let marker = block.marker {
        result.append(Furniture(verbatim: marker, kind: .listMarker))
      }
    }
    return result
  }

  // MARK: Paragraphs

  /// Blocks joined where layout cut a paragraph: a block that ends in the middle of a sentence goes on in the next one
  /// that is running text, over furniture and quotations.
  private func groups() -> [Group] {
    var result: [Group] = []
    var taken = Set<Int>()
    for index in blocks.indices where !roles.isFurniture(index) && !taken.contains(index) {
      guard let role = roles.roles[index] else { continue }
      var group = Group(blocks: [index], role: role)
      var last = index
      while let next = continuation(of: last, role: role) {
        group.blocks.append(next)
        taken.insert(next)
        last = next
      }
      result.append(group)
    }
    return result
  }

  private func continuation(of index: Int, role: ReportRoles.Role) -> Int? {
    if role == .quotation {
      guard blocks[index].marker == nil, QuotedBlock.opens(blocks[index].text), QuotedBlock(blocks[index].text) == nil
      else { return nil }
      return roles.next(after: index).flatMap { roles.roles[$0] == .quotation ? $0 : nil }
    }
    guard role == .body || role == .item, !ReportRoles.isComplete(blocks[index].text) else { return nil }
    var candidate = roles.next(after: index)
    var isOverQuotation = false
    while let place = candidate, roles.roles[place] == .attribution || roles.roles[place] == .quotation {
      isOverQuotation = true
      candidate = roles.next(after: place)
    }
    guard let next = candidate, roles.roles[next] == .body, let first = blocks[next].text.unicodeScalars.first else {
      return nil
    }
    if ScalarClass.isLowercase(first) || first == "(" { return role == .body && isListLine(index, next) ? nil : next }
    return blocks[index].text.utf8.count > 60 && role == .body && !isOverQuotation ? next : nil
  }

  /// Whether two short lines that both begin small are items of a list that lost its bullets.
  private func isListLine(_ index: Int, _ next: Int) -> Bool {
    guard let first = blocks[index].text.unicodeScalars.first, ScalarClass.isLowercase(first) else { return false }
    return blocks[index].text.utf8.count < 100 && blocks[next].text.utf8.count < 100
  }

  /// The lines cut at lifted marks and joined at their ends, and the hyphens that fell away there.
  private func pieces(
    of lines: [TextRange], without lifted: [Furniture]
  ) -> (pieces: [CanonicalWriter.Piece], hyphens: [Furniture]) {
    var result: [CanonicalWriter.Piece] = []
    var hyphens: [Furniture] = []
    var joint = CanonicalWriter.Piece.Joint.blank
    for (index, line) in lines.enumerated() {
      var end = line.end
      var nextJoint = CanonicalWriter.Piece.Joint.blank
      if index + 1 < lines.count, let hyphen = hyphen(at: end, of: line, before: lines[index + 1]) {
        nextJoint = .none
        if hyphen.isLineBreak {
          end -= hyphen.width
          hyphens.append(Furniture(verbatim: TextRange(end, line.end), kind: .lineEndHyphen))
        }
      }
      var start = line.start
      for mark in lifted where line.contains(mark.verbatim) {
        if mark.verbatim.start > start {
          result.append(CanonicalWriter.Piece(TextRange(start, mark.verbatim.start), joint: joint))
          joint = .none
        }
        start = mark.verbatim.end
      }
      if start < end {
        result.append(CanonicalWriter.Piece(TextRange(start, end), joint: joint))
      }
      joint = nextJoint
    }
    return (result, hyphens)
  }

  /// A hyphen at the end of a line whose word goes on in the next; `isLineBreak` when the word is written without it.
  private func hyphen(at end: Int, of line: TextRange, before next: TextRange) -> (isLineBreak: Bool, width: Int)? {
    let text = verbatim.string(in: line)
    let head = verbatim.string(in: next).prefix { !$0.isWhitespace && !$0.isPunctuation }
    if text.hasSuffix("\u{AD}") { return (true, 2) }
    guard text.hasSuffix("-"), let first = head.unicodeScalars.first, ScalarClass.isLowercase(first) else { return nil }
    if ["og", "eller", "samt"].contains(String(head)) { return nil }
    let stem = text.dropLast().reversed().prefix { $0.isLetter }.reversed()
    guard !stem.isEmpty else { return nil }
    return (isWord(LetterCase.lowercased(String(stem) + head)), 1)
  }

  // MARK: Structure

  private func sections(of written: [(group: Group, range: TextRange)], end: Int) -> [Section] {
    var headings: [(range: TextRange, level: Int)] = []
    for (group, range) in written { if case .heading(let level) = group.role { headings.append((range, level)) } }
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

  private func addParagraphs(
    _ written: [(group: Group, range: TextRange)], text: UTF8Text, to structure: inout Structure
  ) {
    var section: Int?
    var sectionCount = 0
    for (index, (group, range)) in written.enumerated() {
      var kind = Paragraph.Kind.body
      switch group.role {
      case .heading(let level):
        kind = .heading
        section = level == 0 ? nil : sectionCount
        sectionCount += 1
      case .attribution: kind = .attribution
      case .quotation:
        kind = .quotation
        if let quotation = quotation(in: range, of: text, at: index, in: written, section: section) {
          structure.quotations.append(quotation)
        }
      case .item: kind = .listItem
      default:
        let isBeforeList = index + 1 < written.count && written[index + 1].group.role == .item
        kind = isBeforeList && text.string(in: range).hasSuffix(":") ? .leadIn : .body
      }
      let marker = blocks[group.blocks[0]].marker.map { verbatim.string(in: $0) }
      let own = kind == .heading ? sectionCount - 1 : section
      structure.paragraphs.append(Paragraph(range: range, kind: kind, section: own, marker: marker))
    }
  }

  private func quotation(
    in range: TextRange, of text: UTF8Text, at index: Int, in written: [(group: Group, range: TextRange)], section: Int?
  ) -> Quotation? {
    let words = text.string(in: range)
    if let statement = PressStatement(words), blocks[written[index].group.blocks[0]].marker != nil {
      let place = TextRange(range.start, range.start + statement.words.upperBound)
      return Quotation(range: place, kind: .pressStatement, role: statement.role, section: section)
    }
    guard let quoted = QuotedBlock(words) else { return nil }
    let place = TextRange(range.start + quoted.words.lowerBound, range.start + quoted.words.upperBound)
    let before = index > 0 ? written[index - 1] : nil
    let after = index + 1 < written.count ? written[index + 1] : nil
    var role = quoted.role
    if role == nil, let before, before.group.role == .attribution { role = text.string(in: before.range) }
    if role == nil, let after, after.group.role == .attribution, blocks[after.group.blocks[0]].marker != nil {
      role = text.string(in: after.range)
    }
    return Quotation(range: place, kind: role == nil ? .surveyAnswer : .informant, role: role, section: section)
  }
}
