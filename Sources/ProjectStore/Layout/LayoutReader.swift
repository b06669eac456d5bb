internal import CorpusModel

/// Reads what `LayoutWriter` wrote, and checks every number against the texts.
struct LayoutReader {
  /// That the bytes are none that the writer writes for these texts.
  struct Corrupt: Error {}

  private let bytes: ArraySlice<UInt8>
  private var offset: Int
  private let canonical: UTF8Text
  private let verbatim: UTF8Text

  /// The map and structure that bytes describe.
  ///
  /// - Throws: `Corrupt` when they are cut off, name a place outside the texts, or split a scalar. O(bytes).
  static func read(
    _ bytes: [UInt8], canonical: UTF8Text, verbatim: UTF8Text
  ) throws(Corrupt) -> (map: TextMap, structure: Structure) {
    guard bytes.first == Layout.version else { throw Corrupt() }
    var reader = LayoutReader(bytes: bytes[...], canonical: canonical, verbatim: verbatim)
    reader.offset = 1
    var parts: [LayoutReader] = []
    for tag in Layout.Tag.allCases {
      guard try reader.byte() == tag.rawValue else { throw Corrupt() }
      let count = try reader.number()
      guard count <= reader.bytes.endIndex - reader.offset else { throw Corrupt() }
      let slice = reader.bytes[reader.offset..<reader.offset + count]
      parts.append(LayoutReader(bytes: slice, canonical: canonical, verbatim: verbatim))
      reader.offset += count
    }
    guard reader.offset == bytes.count else { throw Corrupt() }
    let map = try parts[0].map()
    return (map, try structure(&parts))
  }

  private init(bytes: ArraySlice<UInt8>, canonical: UTF8Text, verbatim: UTF8Text) {
    self.bytes = bytes
    offset = bytes.startIndex
    self.canonical = canonical
    self.verbatim = verbatim
  }

  private static func structure(_ parts: inout [LayoutReader]) throws(Corrupt) -> Structure {
    var structure = Structure()
    structure.sections = try parts[1].list { (reader) throws(Corrupt) in
      Section(
        heading: try reader.range(), range: try reader.range(), level: try reader.number(),
        parent: try reader.optionalNumber())
    }
    let sections = structure.sections.count
    func section(_ index: Int?) throws(Corrupt) -> Int? {
      if let index, index >= sections { throw Corrupt() }
      return index
    }
    for (index, own) in structure.sections.enumerated() where own.parent ?? -1 >= index { throw Corrupt() }
    structure.paragraphs = try parts[2].list { (reader) throws(Corrupt) in
      Paragraph(
        range: try reader.range(), kind: try reader.kind(), section: try section(try reader.optionalNumber()),
        marker: try reader.optionalString())
    }
    structure.speakers = try parts[3].list { (reader) throws(Corrupt) in
      Speaker(
        label: try reader.string(), role: try reader.optionalString(), isInterviewer: try reader.flag(),
        isGuess: try reader.flag(), person: try reader.optionalString(), name: try reader.optionalString(),
        caseName: try reader.optionalString())
    }
    let speakers = structure.speakers.count
    structure.turns = try parts[4].list { (reader) throws(Corrupt) in
      let range = try reader.range()
      let speaker = try reader.number()
      guard speaker < speakers else { throw Corrupt() }
      return Turn(
        range: range, speaker: speaker, start: try reader.optionalDouble(), end: try reader.optionalDouble(),
        section: try section(try reader.optionalNumber()))
    }
    structure.quotations = try parts[5].list { (reader) throws(Corrupt) in
      Quotation(
        range: try reader.range(), kind: try reader.kind(), role: try reader.optionalString(),
        section: try section(try reader.optionalNumber()))
    }
    structure.asides = try parts[6].list { (reader) throws(Corrupt) in
      Aside(range: try reader.range(), kind: try reader.kind())
    }
    structure.furniture = try parts[7].list { (reader) throws(Corrupt) in
      Furniture(verbatim: try reader.range(in: reader.verbatim), kind: try reader.kind())
    }
    structure.pages = try parts[8].list { (reader) throws(Corrupt) in
      let place = try reader.number()
      guard reader.verbatim.isScalarBoundary(place) else { throw Corrupt() }
      return PageStart(verbatim: place, label: try reader.string())
    }
    structure.cases = try parts[9].list { (reader) throws(Corrupt) in
      let name = try reader.string()
      let range = try reader.range()
      let count = try reader.number()
      guard count <= reader.bytes.endIndex - reader.offset else { throw Corrupt() }
      var variables: [CaseStretch.Variable] = []
      for _ in 0..<count {
        variables.append(
          CaseStretch.Variable(
            name: try reader.string(), value: try reader.string(), number: try reader.optionalDouble()))
      }
      return CaseStretch(name: name, range: range, variables: variables)
    }
    structure.terms = try parts[10].list { (reader) throws(Corrupt) in
      QuotedTerm(range: try reader.range(), kind: try reader.kind())
    }
    return structure
  }

  private mutating func list<Item>(
    _ read: (inout LayoutReader) throws(Corrupt) -> Item
  ) throws(Corrupt) -> [Item] {
    let count = try number()
    // Every item takes a byte or more.
    guard count <= bytes.endIndex - offset else { throw Corrupt() }
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try read(&self)) }
    guard offset == bytes.endIndex else { throw Corrupt() }
    return items
  }

  private mutating func map() throws(Corrupt) -> TextMap {
    var canonicalEnd = 0
    var last = 0
    let pieces = try list { (reader) throws(Corrupt) in
      let head = try reader.number()
      let code = try reader.number()
      let (start, overflow) = last.addingReportingOverflow(code & 1 == 1 ? -((code >> 1) + 1) : code >> 1)
      let isCopy = head & 1 == 1
      let count = isCopy ? head >> 1 : try reader.number()
      guard !overflow, start >= 0, start <= reader.verbatim.count, count <= reader.verbatim.count - start,
        head >> 1 <= reader.canonical.count - canonicalEnd
      else { throw Corrupt() }
      let piece = TextMap.Piece(
        canonical: TextRange(canonicalEnd, canonicalEnd + head >> 1), verbatim: TextRange(start, start + count),
        isCopy: isCopy)
      guard reader.canonical.isScalarBoundary(piece.canonical.end), reader.verbatim.isScalarBoundary(start),
        reader.verbatim.isScalarBoundary(start + count)
      else { throw Corrupt() }
      canonicalEnd = piece.canonical.end
      last = piece.verbatim.end
      return piece
    }
    guard canonicalEnd == canonical.count else { throw Corrupt() }
    return TextMap(pieces: pieces)
  }

  private mutating func byte() throws(Corrupt) -> UInt8 {
    guard offset < bytes.endIndex else { throw Corrupt() }
    offset += 1
    return bytes[offset - 1]
  }

  private mutating func number() throws(Corrupt) -> Int {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 56, by: 7) {
      let byte = try byte()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
    }
    throw Corrupt()
  }

  private mutating func flag() throws(Corrupt) -> Bool {
    let value = try number()
    guard value < 2 else { throw Corrupt() }
    return value == 1
  }

  private mutating func range() throws(Corrupt) -> TextRange { try range(in: canonical) }

  private mutating func range(in text: UTF8Text) throws(Corrupt) -> TextRange {
    let start = try number()
    let count = try number()
    guard start <= text.count, count <= text.count - start, text.isScalarBoundary(start),
      text.isScalarBoundary(start + count)
    else { throw Corrupt() }
    return TextRange(start, start + count)
  }

  private mutating func string() throws(Corrupt) -> String {
    let count = try number()
    guard count <= bytes.endIndex - offset,
      let text = String(validating: bytes[offset..<offset + count], as: UTF8.self)
    else { throw Corrupt() }
    offset += count
    return text
  }

  private mutating func kind<Kind: RawRepresentable<String>>() throws(Corrupt) -> Kind {
    guard let kind = Kind(rawValue: try string()) else { throw Corrupt() }
    return kind
  }

  private mutating func optionalNumber() throws(Corrupt) -> Int? {
    let value = try number()
    return value == 0 ? nil : value - 1
  }

  private mutating func optionalString() throws(Corrupt) -> String? { try flag() ? try string() : nil }

  private mutating func optionalDouble() throws(Corrupt) -> Double? {
    guard try flag() else { return nil }
    var bits: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bits |= UInt64(try byte()) << shift }
    return Double(bitPattern: bits)
  }
}
