/// A half-open range of UTF-8 bytes. Without another word the bytes are those of a document's canonical text.
package struct TextRange: Sendable, Hashable, Comparable {
  /// The first byte.
  package let start: Int
  /// The byte after the last.
  package let end: Int

  /// A range from `start` up to, but not including, `end`; `end` must not be less than `start`.
  package init(_ start: Int, _ end: Int) {
    precondition(start >= 0 && start <= end, "a range runs forward from 0 or later")
    self.start = start
    self.end = end
  }

  /// Bytes in the range.
  package var count: Int { end - start }
  package var isEmpty: Bool { start == end }
  /// The range as Swift's own, to index bytes with.
  package var bytes: Range<Int> { start..<end }

  /// Whether the two share at least one byte.
  package func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }
  /// Whether every byte of `other` lies in this range.
  package func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
  /// Whether the byte at `offset` lies in this range.
  package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// What both have in common; `nil` when that is no byte.
  package func intersection(_ other: TextRange) -> TextRange? {
    let low = max(start, other.start)
    let high = min(end, other.end)
    return low < high ? TextRange(low, high) : nil
  }

  /// By start, then by end.
  package static func < (a: TextRange, b: TextRange) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// Written as `[start, end]`.
extension TextRange: Codable {
  /// - Throws: `DecodingError` for anything but two numbers in order.
  package init(from decoder: any Decoder) throws {
    var numbers = try decoder.unkeyedContainer()
    let start = try numbers.decode(Int.self)
    let end = try numbers.decode(Int.self)
    guard start >= 0, start <= end else {
      throw DecodingError.dataCorruptedError(in: numbers, debugDescription: "a range runs forward from 0 or later")
    }
    self.init(start, end)
  }

  /// Writes the two numbers.
  package func encode(to encoder: any Encoder) throws {
    var numbers = encoder.unkeyedContainer()
    try numbers.encode(start)
    try numbers.encode(end)
  }
}

/// A half-open range of Unicode scalars of a verbatim text: the unit of REFI-QDA and of `original` in JSON. A byte order
/// mark counts as one scalar, CRLF as two.
package struct ScalarRange: Sendable, Hashable, Comparable {
  package let start: Int
  package let end: Int

  package init(_ start: Int, _ end: Int) {
    precondition(start >= 0 && start <= end, "a range runs forward from 0 or later")
    self.start = start
    self.end = end
  }

  package var count: Int { end - start }
  /// Whether the two share at least one scalar.
  package func overlaps(_ other: ScalarRange) -> Bool { start < other.end && other.start < end }

  package static func < (a: ScalarRange, b: ScalarRange) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
