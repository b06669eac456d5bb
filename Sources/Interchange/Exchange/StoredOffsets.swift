internal import CorpusModel

/// The offsets of a file's passages and the texts that they lead into, read by one convention for the whole file.
///
/// What the words say that many programs store beside the offsets decides; where there are none, the convention by which
/// most passages begin and end at the edges of words, and among those the one that the program is known for.
struct StoredOffsets {
  /// A passage as it is stored.
  struct Passage {
    let start: Int
    let end: Int
    /// What the program calls it: often its words.
    let name: String?
  }

  /// The passages of each text that has some.
  private var passages: [(text: UTF8Text, passages: [Passage])] = []

  mutating func add(_ some: [Passage], on text: UTF8Text) {
    if !some.isEmpty { passages.append((text, some)) }
  }

  /// What a convention makes of the passages.
  struct Reading: Equatable {
    let convention: OffsetConvention
    /// Passages whose stored words are the words there.
    var sameWords = 0
    /// Those of them that are the same to the byte, white space included.
    var sameBytes = 0
    /// Passages that lie in their text and split no character.
    var placed = 0
    /// Passages that begin and end where words do.
    var atWordEdges = 0
    /// Passages that have a name.
    var named = 0
    var count = 0
  }

  /// The convention that explains most.
  ///
  /// - Parameter origin: The program that wrote the file.
  /// - Complexity: O(bytes × conventions that differ on these texts).
  func best(origin: String?) -> Reading {
    var readings = conventions.map { reading(by: $0) }
    let fallback = Reading(convention: OffsetConvention(unit: .codePoints))
    guard let mostWords = readings.map(\.sameWords).max() else { return fallback }
    readings = readings.filter { $0.sameWords == mostWords }
    let mostPlaced = readings.map(\.placed).max() ?? 0
    readings = readings.filter { $0.placed == mostPlaced }
    // Two ways of counting may differ by a blank at an end only.
    let mostBytes = readings.map(\.sameBytes).max() ?? 0
    readings = readings.filter { $0.sameBytes == mostBytes }
    // Edges are a matter of shares: by chance a wrong reading may have a few more.
    let mostEdges = readings.map(\.atWordEdges).max() ?? 0
    let near = readings.filter { $0.atWordEdges + max(1, $0.count / 20) >= mostEdges }
    return near.first { Self.isKnown($0.convention, of: origin) } ?? near.max { $0.atWordEdges < $1.atWordEdges }
      ?? fallback
  }

  /// The conventions that differ on these texts, the likeliest first.
  private var conventions: [OffsetConvention] {
    let texts = passages.map(\.text.bytes)
    let hasMark = texts.contains { $0.starts(with: [0xEF, 0xBB, 0xBF]) }
    let hasReturn = texts.contains { $0.contains(0x0D) }
    let hasAstral = texts.contains { $0.contains { $0 >= 0xF0 } }
    let hasAccent = texts.contains { $0.contains { $0 >= 0x80 } }
    return OffsetConvention.all.filter { convention in
      (hasMark || !convention.countsMark) && (hasReturn || !convention.joinsLineEnds)
        && (convention.unit != .utf16 || hasAstral) && (convention.unit != .bytes || hasAccent)
    }
  }

  /// Whether a program is known to count so.
  ///
  /// - Source: NVivo by its files of Windows 12.6 and Mac 12.7; the others count code points, as the standard has it.
  private static func isKnown(_ convention: OffsetConvention, of origin: String?) -> Bool {
    guard let origin else { return false }
    let unit: OffsetConvention.Unit = origin.hasPrefix("NVivo") ? .utf16 : .codePoints
    return convention == OffsetConvention(unit: unit)
  }

  private func reading(by convention: OffsetConvention) -> Reading {
    var reading = Reading(convention: convention)
    for (text, passages) in passages {
      let ranges = Self.ranges(of: passages, by: convention, in: text)
      for (passage, range) in zip(passages, ranges) {
        reading.count += 1
        let name = passage.name ?? ""
        if !name.isEmpty { reading.named += 1 }
        guard let range else { continue }
        reading.placed += 1
        if !name.isEmpty, Self.isName(name, of: text, range) {
          reading.sameWords += 1
          if text.bytes[range.start..<range.end].elementsEqual(name.utf8) { reading.sameBytes += 1 }
        }
        if Self.isWordEdge(range.start, in: text.bytes), Self.isWordEdge(range.end, in: text.bytes) {
          reading.atWordEdges += 1
        }
      }
    }
    return reading
  }

  /// Where passages lie by a convention; `nil` for those that do not lie in the text or hold nothing.
  static func ranges(of passages: [Passage], by convention: OffsetConvention, in text: UTF8Text) -> [TextRange?] {
    let sorted = Set(passages.flatMap { [$0.start, $0.end] }).sorted()
    let bytes = Dictionary(uniqueKeysWithValues: zip(sorted, convention.bytes(of: sorted, in: text)))
    return passages.map { passage in
      guard passage.start < passage.end, let start = bytes[passage.start] ?? nil, let end = bytes[passage.end] ?? nil
      else { return nil }
      return TextRange(start, end)
    }
  }

  /// Whether a name is the words of a range: all of them, or their front where it was cut. Blanks and line ends do not
  /// matter.
  static func isName(_ name: String, of text: UTF8Text, _ range: TextRange) -> Bool {
    let whole = words(Array(name.utf8)[...])
    if whole.isEmpty { return false }
    // A passage may be a chapter: no more of it is looked at than the name could be.
    let front = text.bytes[range.start..<min(range.end, range.start + whole.count * 2 + 64)]
    let there = words(front)
    if there == whole { return front.count == range.count }
    var cut = whole
    for end in ["…", "..."] where name.hasSuffix(end) {
      cut.removeLast(end.utf8.count)
      while cut.last == 0x20 { cut.removeLast() }
      return !cut.isEmpty && there.starts(with: cut)
    }
    return whole.count >= 60 && there.starts(with: whole)
  }

  /// The bytes with one blank for every stretch of white space, none at the ends.
  private static func words(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte <= 0x20 {
        if let last = result.last, last != 0x20 { result.append(0x20) }
      } else {
        result.append(byte)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }

  /// Whether words end or begin at a byte: not both sides are letters or digits.
  private static func isWordEdge(_ offset: Int, in bytes: [UInt8]) -> Bool {
    if offset == 0 || offset == bytes.count { return true }
    var before = offset - 1
    while before > 0, bytes[before] & 0xC0 == 0x80 { before -= 1 }
    func isWord(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...0xCA: true
      default: false
      }
    }
    return !(isWord(bytes[before]) && isWord(bytes[offset]))
  }
}
