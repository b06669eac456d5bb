package import CorpusModel
internal import UnicodeText

extension DocumentReader {
  /// The document of a text that others have coded: structure is laid on top, and the text is not reflowed.
  ///
  /// Canonical text is the verbatim text without its byte order mark, in normal form C, with line ends LF. What `reading`
  /// finds lies where its words are; what it would lift out, join or move stays where it is, as paragraphs.
  ///
  /// - Parameter times: Moments of a recording, in seconds, and the bytes of the verbatim text that they are at; the turn
  ///   that begins there gets its time.
  /// - Complexity: O(n log n) in the length of the text.
  package func unchangedReading(
    source: String, verbatim: UTF8Text, times: [(offset: Int, seconds: Double)] = []
  ) -> Document {
    let found = document(source: source, verbatim: verbatim)
    let (text, map) = Self.unchanged(verbatim)
    let overlay = StructureOverlay(from: found, to: text, map)
    var structure = overlay.structure() ?? Structure()
    structure.paragraphs = overlay.filled(structure.paragraphs)
    if verbatim.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      structure.furniture = [Furniture(verbatim: TextRange(0, 3), kind: .byteOrderMark)]
    }
    if !times.isEmpty {
      let moments = times.compactMap { time in
        overlay.place(TextRange(time.offset, min(time.offset + 1, verbatim.count)), isVerbatim: true)
          .map { (offset: $0.start, seconds: time.seconds) }
      }
      structure.turns = structure.turns.map { Self.timed($0, in: structure, by: moments) }
    }
    return Document(
      source: source, kind: structure.paragraphs.isEmpty ? .text : found.kind, verbatim: verbatim, canonical: text,
      map: map, structure: structure)
  }

  /// The turn with the time of the moment that its label or its words begin with, where it has none of its own.
  private static func timed(
    _ turn: Turn, in structure: Structure, by moments: [(offset: Int, seconds: Double)]
  ) -> Turn {
    if turn.start != nil { return turn }
    let front = structure.paragraphs.partitionPoint { $0.range.end <= turn.range.start }
    let start = front < structure.paragraphs.count ? min(structure.paragraphs[front].range.start, turn.range.start) : 0
    guard let moment = moments.first(where: { $0.offset >= start && $0.offset < turn.range.end }),
      moment.offset <= turn.range.start
    else { return turn }
    return Turn(
      range: turn.range, speaker: turn.speaker, start: moment.seconds, end: turn.end, section: turn.section)
  }

  private static func unchanged(_ verbatim: UTF8Text) -> (text: UTF8Text, map: TextMap) {
    let bytes = verbatim.bytes
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var writer = CanonicalWriter(verbatim: verbatim)
    while let end = bytes[start...].firstIndex(of: 0x0D) {
      writer.copy(TextRange(start, end))
      let next = end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
      writer.endLine(TextRange(end, next))
      start = next
    }
    writer.copy(TextRange(start, bytes.count))
    return writer.finish()
  }
}

/// Lays the structure of a document on another canonical text of the same verbatim text.
private struct StructureOverlay {
  private let found: Document
  private let text: UTF8Text
  private let map: TextMap

  init(from found: Document, to text: UTF8Text, _ map: TextMap) {
    self.found = found
    self.text = text
    self.map = map
  }

  /// Where a range went, from its first byte to its last; `nil` when nothing of it is there.
  func place(_ range: TextRange, isVerbatim: Bool = false) -> TextRange? {
    let places = isVerbatim ? [range] : found.map.verbatim(of: range)
    guard let first = places.map(\.start).min(), let last = places.map(\.end).max() else { return nil }
    let here = map.canonical(of: TextRange(first, last))
    guard let low = here.first?.start, let high = here.last?.end, low < high else { return nil }
    return TextRange(low, high)
  }

  /// The structure; `nil` where layout had moved text, so that it does not lie in order here.
  func structure() -> Structure? {
    var structure = Structure()
    let paragraphs = found.structure.paragraphs.compactMap { paragraph in
      place(paragraph.range).map {
        Paragraph(range: $0, kind: paragraph.kind, section: paragraph.section, marker: paragraph.marker)
      }
    }
    guard Self.areInOrder(paragraphs.map(\.range)) else { return nil }
    structure.paragraphs = paragraphs
    structure.sections = found.structure.sections.compactMap { section in
      guard let heading = place(section.heading), let range = place(section.range) else { return nil }
      return Section(heading: heading, range: range, level: section.level, parent: section.parent)
    }
    guard structure.sections.count == found.structure.sections.count else { return nil }
    structure.speakers = found.structure.speakers
    structure.turns = found.structure.turns.compactMap { turn in
      place(turn.range).map {
        Turn(range: $0, speaker: turn.speaker, start: turn.start, end: turn.end, section: turn.section)
      }
    }
    structure.quotations = found.structure.quotations.compactMap { quotation in
      place(quotation.range).map {
        Quotation(range: $0, kind: quotation.kind, role: quotation.role, section: quotation.section)
      }
    }
    guard Self.areInOrder(structure.turns.map(\.range)), Self.areInOrder(structure.quotations.map(\.range)) else {
      return nil
    }
    structure.terms = found.structure.terms.compactMap { term in
      place(term.range).map { QuotedTerm(range: $0, kind: term.kind) }
    }.sorted { $0.range < $1.range }
    structure.asides = found.structure.asides.compactMap { aside in
      place(aside.range).map { Aside(range: $0, kind: aside.kind) }
    }.sorted { $0.range < $1.range }
    structure.pages = found.structure.pages
    return structure
  }

  private static func areInOrder(_ ranges: [TextRange]) -> Bool {
    zip(ranges, ranges.dropFirst()).allSatisfy { $0.end <= $1.start }
  }

  /// Paragraphs with one more for each line that none of them touches, so that all words are in one.
  func filled(_ paragraphs: [Paragraph]) -> [Paragraph] {
    var result: [Paragraph] = []
    var next = 0
    for line in Line.lines(of: text) where !line.isBlank {
      while next < paragraphs.count, paragraphs[next].range.end <= line.range.start {
        result.append(paragraphs[next])
        next += 1
      }
      if next < paragraphs.count, paragraphs[next].range.overlaps(line.range) { continue }
      let section = result.last?.section
      result.append(Paragraph(range: line.range, kind: .body, section: section))
    }
    return result + paragraphs[next...]
  }
}
