package import CorpusModel
internal import UnicodeText

/// How a user names a place in a source.
package enum CodingPlace: Sendable, Equatable {
  /// Words as they stand; line ends, blanks, case and the marks around them do not matter.
  case quote(String)
  /// Bytes of canonical text.
  case range(TextRange)
  /// A unit by its number, from 1.
  case unit(UnitKind, Int)
  /// All of the source.
  case whole

  /// The range in a document, snapped outwards to graphemes; `nil` for the whole source.
  ///
  /// - Throws: `StudyError` when the place is not there, or words stand there more than once.
  /// - Complexity: O(bytes) for words; O(bytes) with the text cut into sentences for one of those; else O(structure).
  package func range(in document: Document) throws(StudyError) -> TextRange? {
    func units(_ kind: UnitKind) -> [Unit] {
      document.units(kind, includesInterviewer: true, sentences: AnalyzedSource(document).sentences)
    }
    switch self {
    case .whole: return nil
    case .range(let range):
      guard range.end <= document.canonical.count, !range.isEmpty else {
        throw .rangeOutside(source: document.source, count: document.canonical.count)
      }
      return Self.snapped(range, in: document.canonical)
    case .unit(let kind, let number):
      let units = units(kind)
      guard let unit = units.first(where: { $0.number == number }) else {
        throw .noUnit(kind, number, source: document.source, count: units.last?.number ?? 0)
      }
      return unit.range
    case .quote(let words):
      let found = Self.places(of: words, in: document.canonical)
      guard let first = found.first else { throw .quoteMissing(document.source) }
      if found.count > 1 {
        let units = units(document.defaultUnitKind)
        throw .quoteRepeated(
          source: document.source,
          units: found.prefix(10).map { place in
            units.first { $0.range.overlaps(place) }.map { "\($0.kind.rawValue) \($0.number)" }
              ?? "\(place.start)-\(place.end)"
          })
      }
      return Self.snapped(first, in: document.canonical)
    }
  }

  /// `120-180`.
  package static func range(of text: String) throws(StudyError) -> CodingPlace {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = Int(parts[0]), let end = Int(parts[1]), start >= 0, start < end else {
      throw .badRange(text)
    }
    return .range(TextRange(start, end))
  }

  /// The range without splitting what a reader sees as one character.
  static func snapped(_ range: TextRange, in text: UTF8Text) -> TextRange {
    if isPlainEdge(range.start, in: text.bytes), isPlainEdge(range.end, in: text.bytes) { return range }
    // A cluster of more than 64 bytes is no letter of any language.
    var low = max(0, range.start - 64)
    while !text.isScalarBoundary(low) { low -= 1 }
    var high = min(text.count, range.end + 64)
    while !text.isScalarBoundary(high) { high += 1 }
    let edges = [low] + Breaks(.grapheme).boundaries(in: Array(text.bytes[low..<high])).map { low + $0 } + [high]
    let start = edges.last { $0 <= range.start } ?? range.start
    let end = edges.first { $0 >= range.end } ?? range.end
    return TextRange(start, end)
  }

  /// Whether both sides of a byte are letters of the Latin alphabet, digits or signs, none of which joins with another.
  private static func isPlainEdge(_ offset: Int, in bytes: [UInt8]) -> Bool {
    // From U+0300 on marks begin, written with a first byte of CC.
    if offset == 0 || offset == bytes.count { return true }
    var before = offset - 1
    while before > 0, bytes[before] & 0xC0 == 0x80 { before -= 1 }
    return bytes[before] < 0xCC && bytes[offset] < 0xCC && bytes[offset] & 0xC0 != 0x80
      && !(bytes[before] == 0x0D && bytes[offset] == 0x0A)
  }

  /// Where words stand: byte for byte, else word by word whatever their case and the marks at both ends.
  private static func places(of quote: String, in text: UTF8Text) -> [TextRange] {
    let pattern = NormalForm.composed(Array(quote.utf8))
    if pattern.isEmpty { return [] }
    var exact: [TextRange] = []
    var start = 0
    while start + pattern.count <= text.count {
      guard let next = text.bytes[start...].firstIndex(of: pattern[0]), next + pattern.count <= text.count else {
        break
      }
      if text.bytes[next..<next + pattern.count].elementsEqual(pattern), text.isScalarBoundary(next + pattern.count) {
        exact.append(TextRange(next, next + pattern.count))
      }
      start = next + 1
    }
    if !exact.isEmpty { return exact }
    let wanted = words(of: UTF8Text(String(decoding: pattern, as: UTF8.self)))
    let there = words(of: text)
    guard !wanted.isEmpty, wanted.count <= there.count else { return [] }
    return (0...there.count - wanted.count).compactMap { first in
      for (offset, word) in wanted.enumerated() where there[first + offset].folded != word.folded { return nil }
      return TextRange(there[first].range.start, there[first + wanted.count - 1].range.end)
    }
  }

  /// Words between blanks, without the marks at their ends.
  private static func words(of text: UTF8Text) -> [(range: TextRange, folded: String)] {
    var words: [(TextRange, String)] = []
    var start = 0
    let bytes = text.bytes
    while start < bytes.count {
      var end = start
      while end < bytes.count, !(bytes[end] == 0x20 || bytes[end] >= 0x09 && bytes[end] <= 0x0D) { end += 1 }
      let scalars = Array(text.string(in: TextRange(start, end)).unicodeScalars)
      func isMark(_ scalar: Unicode.Scalar) -> Bool {
        !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      }
      let front = scalars.prefix { isMark($0) }
      let back = scalars.dropFirst(front.count).reversed().prefix { isMark($0) }
      if front.count < scalars.count {
        let range = TextRange(
          start + front.reduce(0) { $0 + UTF8.width($1) }, end - back.reduce(0) { $0 + UTF8.width($1) })
        words.append((range, LetterCase.folded(text.string(in: range))))
      }
      start = max(end + 1, start + 1)
    }
    return words
  }
}
