import CorpusModel
import UnicodeText

/// What holds of every document, whatever its text. Each method gives what is broken, empty when nothing is.
struct DocumentInvariants {
  let document: Document

  private var structure: Structure { document.structure }
  private var canonical: UTF8Text { document.canonical }

  /// All that is broken.
  var violations: [String] {
    text + paragraphs + sections + turns + quotations + asides + furniture + coverage + words + places
  }

  private var text: [String] {
    NormalForm.isComposed(canonical.bytes) ? [] : ["canonical text is not in normal form C"]
  }

  /// Ranges stand in order, inside the text, and at scalar boundaries.
  private func places(_ ranges: [TextRange], _ name: String, in text: UTF8Text) -> [String] {
    var broken: [String] = []
    for range in ranges {
      if !text.range.contains(range) {
        broken.append("\(name) \(range) lies outside the text")
      } else if !text.isScalarBoundary(range.start) || !text.isScalarBoundary(range.end) {
        broken.append("\(name) \(range) cuts a scalar")
      }
    }
    for (a, b) in zip(ranges, ranges.dropFirst()) where a.end > b.start {
      broken.append("\(name) \(b) does not stand behind \(a)")
    }
    return broken
  }

  private var paragraphs: [String] {
    let ranges = structure.paragraphs.map(\.range)
    var broken = places(ranges, "paragraph", in: canonical)
    var end = -1
    for paragraph in structure.paragraphs {
      if paragraph.range.isEmpty { broken.append("a paragraph is empty") }
      if paragraph.range.start != end + 1 { broken.append("paragraph \(paragraph.range) does not follow \(end)") }
      if paragraph.range.start > 0, canonical.bytes[paragraph.range.start - 1] != 0x0A {
        broken.append("no line end stands before paragraph \(paragraph.range)")
      }
      if canonical.bytes[paragraph.range.bytes].contains(0x0A) { broken.append("a line end stands in a paragraph") }
      if isPadded(paragraph.range) { broken.append("white space stands at an end of a paragraph") }
      if let section = paragraph.section, !structure.sections[section].range.contains(paragraph.range) {
        broken.append("a paragraph stands outside its section")
      }
      end = paragraph.range.end
    }
    if end != canonical.count, !(end == -1 && canonical.count == 0) { broken.append("text stands in no paragraph") }
    return broken
  }

  private var sections: [String] {
    var broken = places(structure.sections.map(\.heading), "heading", in: canonical)
    let headings = structure.paragraphs.filter { $0.kind == .heading }.map(\.range)
    if headings != structure.sections.map(\.heading) { broken.append("headings and sections differ") }
    for (index, section) in structure.sections.enumerated() {
      if section.range.start != section.heading.start || !section.range.contains(section.heading) {
        broken.append("section \(section.range) does not begin with its heading")
      }
      if let parent = section.parent {
        if parent >= index || structure.sections[parent].level >= section.level
          || !structure.sections[parent].range.contains(section.range)
        {
          broken.append("section \(section.range) does not lie in its parent")
        }
      }
    }
    return broken
  }

  private var turns: [String] {
    let turns = structure.turns
    var broken = places(turns.map(\.range), "turn", in: canonical)
    for turn in turns {
      let speaker = structure.speakers[turn.speaker]
      if document.text(in: turn.range).hasPrefix(speaker.label + ": ") { broken.append("a turn begins with its label") }
      if isPadded(turn.range) { broken.append("white space stands at an end of a turn") }
      let labels = structure.asides.filter { $0.kind == .speakerLabel }
      if labels.contains(where: { $0.range.overlaps(turn.range) }) { broken.append("a turn holds a label") }
    }
    if Set(structure.speakers.map(\.label)).count != structure.speakers.count {
      broken.append("a speaker is there twice")
    }
    for (index, speaker) in structure.speakers.enumerated() {
      if !turns.contains(where: { $0.speaker == index }) { broken.append("a speaker says nothing") }
      if speaker.label.isEmpty || !NormalForm.isComposed(speaker.label.utf8) {
        broken.append("a label is not composed")
      }
    }
    return broken
  }

  private var quotations: [String] {
    var broken = places(structure.quotations.map(\.range), "quotation", in: canonical)
    for quotation in structure.quotations {
      if quotation.range.isEmpty { broken.append("a quotation is empty") }
      if !structure.paragraphs.contains(where: {
        ($0.kind == .quotation || $0.isBody) && $0.range.contains(quotation.range)
      }) {
        broken.append("quotation \(quotation.range) stands in no paragraph of text")
      }
      if let role = quotation.role, role.isEmpty { broken.append("a role is empty") }
      if isPadded(quotation.range) { broken.append("white space stands at an end of a quotation") }
    }
    for term in structure.terms {
      if term.range.isEmpty || !canonical.range.contains(term.range) { broken.append("a term is empty or outside") }
      if !canonical.isScalarBoundary(term.range.start) || !canonical.isScalarBoundary(term.range.end) {
        broken.append("term \(term.range) cuts a scalar")
      }
    }
    return broken
  }

  /// Every place of canonical text leads to verbatim text that leads back to it, lists and joined lines included. Only
  /// blanks that stand for a page, a footnote or a figure come from nowhere. Asked at both ends of every piece of the map
  /// and at every thirtieth scalar between.
  private var places: [String] {
    let ends = Set(document.map.pieces.flatMap { [$0.canonical.start, $0.canonical.end] })
    var broken: [String] = []
    var byte = 0
    for (number, scalar) in canonical.string.unicodeScalars.enumerated() {
      let range = TextRange(byte, byte + UTF8.width(scalar))
      byte = range.end
      guard number % 30 == 0 || ends.contains(range.start) || ends.contains(range.end) else { continue }
      let places = document.map.verbatim(of: range)
      if places.isEmpty, !Self.isBlank(scalar) {
        broken.append("'\(scalar)' at byte \(range.start) comes from nowhere")
      }
      for place in places where !document.map.canonical(of: place).contains(where: { $0.contains(range) }) {
        broken.append("'\(scalar)' at byte \(range.start) does not lead back")
      }
    }
    return broken
  }

  private var asides: [String] {
    let ranges = structure.asides.map(\.range)
    return places(ranges, "aside", in: canonical) + ranges.filter(\.isEmpty).map { _ in "an aside is empty" }
  }

  private var furniture: [String] {
    let ranges = structure.furniture.map(\.verbatim)
    var broken = places(ranges, "furniture", in: document.verbatim)
    if ranges.contains(where: \.isEmpty) { broken.append("furniture is empty") }
    let pages = structure.pages.map(\.verbatim)
    if pages != pages.sorted() || pages.contains(where: { $0 > document.verbatim.count }) {
      broken.append("pages are out of order")
    }
    return broken
  }

  /// Every character that is seen is either in canonical text or furniture, once.
  private var coverage: [String] {
    var uses = [Int](repeating: 0, count: document.verbatim.count)
    for piece in document.map.pieces { for byte in piece.verbatim.bytes { uses[byte] += 1 } }
    for furniture in structure.furniture where document.verbatim.range.contains(furniture.verbatim) {
      for byte in furniture.verbatim.bytes { uses[byte] += 1 }
    }
    var broken: [String] = []
    var byte = 0
    for scalar in document.verbatim.string.unicodeScalars {
      let end = byte + UTF8.width(scalar)
      let isSeen = !Self.isBlank(scalar)
      for use in uses[byte..<end] {
        if use > 1 { broken.append("'\(scalar)' at byte \(byte) is there twice") }
        if use == 0, isSeen { broken.append("'\(scalar)' at byte \(byte) is lost") }
      }
      byte = end
    }
    return broken
  }

  /// Where text came from holds the same words.
  private var words: [String] {
    let marks = structure.furniture.filter(\.kind.isInline).map(\.verbatim)
    let ranges = structure.paragraphs.map(\.range) + structure.turns.map(\.range) + structure.quotations.map(\.range)
    return ranges.filter { range in
      var bytes: [UInt8] = []
      for place in document.original(of: range) {
        for byte in document.verbatim.bytes(of: place).bytes where !marks.contains(where: { $0.contains(byte) }) {
          bytes.append(document.verbatim.bytes[byte])
        }
      }
      let there = Self.letters(NormalForm.composed(bytes))
      return there != Self.letters(Array(canonical.bytes[range.bytes]))
    }.map { "the original of \($0) has other words" }
  }

  private static func letters(_ bytes: [UInt8]) -> [Unicode.Scalar] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { !isBlank($0) }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    ScalarClass.isWhiteSpace(scalar) || scalar == "\u{200B}" || scalar == "\u{FEFF}"
  }

  private func isPadded(_ range: TextRange) -> Bool {
    let scalars = document.text(in: range).unicodeScalars
    return scalars.first.map(Self.isBlank) ?? false || scalars.last.map(Self.isBlank) ?? false
  }
}
