internal import CorpusModel

/// Writes what lies on a document's text, its map and its structure, as the bytes that README describes.
struct LayoutWriter {
  private var bytes: [UInt8] = []

  /// The bytes of a document's map and structure. O(pieces + segments).
  static func bytes(of document: Document) -> [UInt8] {
    var writer = LayoutWriter()
    writer.bytes.append(Layout.version)
    writer.section(.map) { $0.map(document.map) }
    let structure = document.structure
    writer.list(.sections, structure.sections) { writer, section in
      writer.range(section.heading)
      writer.range(section.range)
      writer.number(section.level)
      writer.optional(section.parent)
    }
    writer.list(.paragraphs, structure.paragraphs) { writer, paragraph in
      writer.range(paragraph.range)
      writer.string(paragraph.kind.rawValue)
      writer.optional(paragraph.section)
      writer.optional(paragraph.marker)
    }
    writer.list(.speakers, structure.speakers) { writer, speaker in
      writer.string(speaker.label)
      writer.optional(speaker.role)
      writer.number(speaker.isInterviewer ? 1 : 0)
      writer.number(speaker.isGuess ? 1 : 0)
      writer.optional(speaker.person)
      writer.optional(speaker.name)
      writer.optional(speaker.caseName)
    }
    writer.list(.turns, structure.turns) { writer, turn in
      writer.range(turn.range)
      writer.number(turn.speaker)
      writer.optional(turn.start)
      writer.optional(turn.end)
      writer.optional(turn.section)
    }
    writer.list(.quotations, structure.quotations) { writer, quotation in
      writer.range(quotation.range)
      writer.string(quotation.kind.rawValue)
      writer.optional(quotation.role)
      writer.optional(quotation.section)
    }
    writer.list(.asides, structure.asides) { writer, aside in
      writer.range(aside.range)
      writer.string(aside.kind.rawValue)
    }
    writer.list(.furniture, structure.furniture) { writer, furniture in
      writer.range(furniture.verbatim)
      writer.string(furniture.kind.rawValue)
    }
    writer.list(.pages, structure.pages) { writer, page in
      writer.number(page.verbatim)
      writer.string(page.label)
    }
    writer.list(.cases, structure.cases) { writer, stretch in
      writer.string(stretch.name)
      writer.range(stretch.range)
      writer.number(stretch.variables.count)
      for variable in stretch.variables {
        writer.string(variable.name)
        writer.string(variable.value)
        writer.optional(variable.number)
      }
    }
    writer.list(.terms, structure.terms) { writer, term in
      writer.range(term.range)
      writer.string(term.kind.rawValue)
    }
    return writer.bytes
  }

  private mutating func section(_ tag: Layout.Tag, _ write: (inout LayoutWriter) -> Void) {
    var inner = LayoutWriter()
    write(&inner)
    bytes.append(tag.rawValue)
    number(inner.bytes.count)
    bytes += inner.bytes
  }

  private mutating func list<Item>(_ tag: Layout.Tag, _ items: [Item], _ write: (inout LayoutWriter, Item) -> Void) {
    section(tag) { writer in
      writer.number(items.count)
      for item in items { write(&writer, item) }
    }
  }

  private mutating func map(_ map: TextMap) {
    number(map.pieces.count)
    var last = 0
    for piece in map.pieces {
      number(piece.canonical.count << 1 | (piece.isCopy ? 1 : 0))
      // Most pieces follow the one before: a step of 0.
      let step = piece.verbatim.start - last
      number(step < 0 ? (-step << 1) - 1 : step << 1)
      if !piece.isCopy { number(piece.verbatim.count) }
      last = piece.verbatim.end
    }
  }

  private mutating func number(_ value: Int) {
    var rest = UInt64(value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func range(_ range: TextRange) {
    number(range.start)
    number(range.count)
  }

  private mutating func string(_ text: String) {
    number(text.utf8.count)
    bytes += text.utf8
  }

  private mutating func optional(_ value: Int?) { number(value.map { $0 + 1 } ?? 0) }

  private mutating func optional(_ value: String?) {
    number(value == nil ? 0 : 1)
    if let value { string(value) }
  }

  private mutating func optional(_ value: Double?) {
    number(value == nil ? 0 : 1)
    guard let value else { return }
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
    }
  }
}

/// The byte format of maps and structures.
enum Layout {
  static let version: UInt8 = 1

  /// What a part holds; the parts stand in this order.
  enum Tag: UInt8, CaseIterable {
    case map = 1
    case sections
    case paragraphs
    case speakers
    case turns
    case quotations
    case asides
    case furniture
    case pages
    case cases
    case terms
  }
}
