internal import CorpusModel
internal import UnicodeText

/// A time stamp as transcribers and their programs write it: `#00:12:31-4#`, `(12:31)`, `[1:02:03]`, `{00:12:31}`,
/// `[0:00:03.2 - 0:00:07.9]`.
struct Timestamp {
  /// Bytes of the verbatim text, marks included.
  let range: TextRange
  /// Seconds from the beginning of the recording.
  let seconds: Double
  /// Seconds at which what is stamped ends, where the stamp is a span.
  let end: Double?

  init(range: TextRange, seconds: Double, end: Double? = nil) {
    self.range = range
    self.seconds = seconds
    self.end = end
  }

  /// Whether it is written `#00:12:31-4#`, with a dash before the fraction.
  func isTenthsBehindDash(in text: UTF8Text) -> Bool {
    let fraction = text.bytes[range.bytes].reversed().prefix { $0 != 0x3A }
    return text.bytes[range.start] == 0x23 && fraction.contains(0x2D)
  }

  /// The time stamps in a range of text, in order. O(n).
  static func all(in text: UTF8Text, range: TextRange) -> [Timestamp] {
    var result: [Timestamp] = []
    let bytes = text.bytes.span
    // Most lines have none of the marks.
    let marks = bytes.extracting(range.bytes).count {
      ($0 == 0x23 ? 1 : 0) | ($0 == 0x28 ? 1 : 0) | ($0 | 0x20 == 0x7B ? 1 : 0)
    }
    if marks == 0 { return result }
    var offset = range.start
    while offset < range.end {
      if let close = closing(bytes[offset]), let stamp = read(text, at: offset, before: range.end, close: close) {
        result.append(stamp)
        offset = stamp.range.end
      } else {
        offset += 1
      }
    }
    return result
  }

  /// The time stamp that a range begins with, if any.
  static func leading(in text: UTF8Text, range: TextRange) -> Timestamp? {
    guard !range.isEmpty, let close = closing(text.bytes[range.start]) else { return nil }
    return read(text, at: range.start, before: range.end, close: close)
  }

  /// The time without marks that a range begins with and that white space follows: `00:12:31 I: Ja`. `12:31 kom han` is
  /// one too, so what follows must be looked at.
  static func bareLeading(in text: UTF8Text, range: TextRange) -> Timestamp? {
    guard let span = Span(text, at: range.start, before: range.end), span.offset < range.end else { return nil }
    let next = text.bytes[span.offset]
    guard next == 0x20 || next == 0x09 || next == 0xC2 && text.bytes[span.offset + 1] == 0xA0 else { return nil }
    return Timestamp(range: TextRange(range.start, span.offset), seconds: span.start, end: span.end)
  }

  /// What ends a stamp that begins with `#`, `(`, `[` or `{`; `nil` for all other bytes.
  @inline(__always)
  private static func closing(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x23: 0x23
    case 0x28: 0x29
    case 0x5B: 0x5D
    case 0x7B: 0x7D
    default: nil
    }
  }

  private static func read(_ text: UTF8Text, at start: Int, before end: Int, close: UInt8) -> Timestamp? {
    guard let span = Span(text, at: start + 1, before: end), span.offset < end, text.bytes[span.offset] == close else {
      return nil
    }
    return Timestamp(range: TextRange(start, span.offset + 1), seconds: span.start, end: span.end)
  }

  /// A time, or two with a dash between them.
  private struct Span {
    let start: Double
    var end: Double?
    /// Behind the last digit.
    var offset: Int

    init?(_ text: UTF8Text, at place: Int, before limit: Int) {
      guard let (seconds, next) = ClockTime.read(text.bytes[..<limit], at: place) else { return nil }
      start = seconds
      offset = next
      var second = next
      func skip(_ bytes: Set<UInt8>) -> Bool {
        let before = second
        while second < limit, bytes.contains(text.bytes[second]) { second += 1 }
        return second > before
      }
      _ = skip([0x20])
      // `-`, `–` and `-->`.
      guard skip([0x2D, 0x3E, 0xE2, 0x80, 0x93]) else { return }
      _ = skip([0x20])
      if let (later, behind) = ClockTime.read(text.bytes[..<limit], at: second), later >= seconds {
        (end, offset) = (later, behind)
      }
    }
  }
}

/// Reads times of a recording: `12:31`, `1:02:03`, `00:12:31-4`, `00:12:31,250`.
package enum ClockTime {
  /// The seconds of a time at an offset, and the offset behind it; `nil` when none stands there.
  ///
  /// Two or three fields, minutes and seconds below 60, with up to three digits of a fraction behind `-`, `.` or `,`.
  package static func read(_ bytes: ArraySlice<UInt8>, at start: Int) -> (seconds: Double, offset: Int)? {
    var offset = start
    func number(_ mostDigits: Int) -> (value: Int, digits: Int)? {
      let first = offset
      var value = 0
      while offset < bytes.endIndex, (0x30...0x39).contains(bytes[offset]) {
        value = value * 10 + Int(bytes[offset] - 0x30)
        offset += 1
        if offset - first > mostDigits { return nil }
      }
      return offset == first ? nil : (value, offset - first)
    }
    guard start >= bytes.startIndex, let first = number(3) else { return nil }
    var fields = [first.value]
    while fields.count < 3, offset < bytes.endIndex, bytes[offset] == 0x3A {
      offset += 1
      guard let field = number(2), field.digits == 2, field.value < 60 else { return nil }
      fields.append(field.value)
    }
    guard fields.count > 1 else { return nil }
    var seconds = Double(fields.reduce(0) { $0 * 60 + $1 })
    if offset + 1 < bytes.endIndex, [0x2D, 0x2E, 0x2C].contains(bytes[offset]) {
      let mark = offset
      offset += 1
      let isEnd: (Int) -> Bool = { $0 == bytes.endIndex || bytes[$0] != 0x3A }
      if let fraction = number(3), isEnd(offset) {
        seconds += Double(fraction.value) / [10, 100, 1000][fraction.digits - 1]
      } else {
        // A dash before a second time, or the full stop of a sentence.
        offset = mark
      }
    }
    return (seconds, offset)
  }
}
