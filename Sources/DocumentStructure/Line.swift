internal import CorpusModel
internal import UnicodeText

/// A line of verbatim text, without the white space at its ends.
struct Line: Sendable {
  /// Bytes of the verbatim text, white space at both ends left out.
  let range: TextRange
  /// The words.
  let text: String
  /// Whether a form feed stands before it: a page begins here.
  let startsPage: Bool
  /// Where the bold words at its front end, where the format says so.
  var boldEnd: Int?
  /// Whether the format makes its whole paragraph bold.
  var isBold = false
  /// Whether the format says that it is a heading.
  var isHeading = false

  var isBlank: Bool { range.isEmpty }
  var end: Int { range.end }

  /// The lines of a text. Line ends are LF, CR, CR LF, form feed, a manual line break (U+000B), and
  /// U+2028 and U+2029. O(n).
  static func lines(of text: UTF8Text) -> [Line] {
    lines(of: text, in: TextRange(text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0, text.count))
  }

  /// The lines of a stretch of text. O(length of the range).
  static func lines(of text: UTF8Text, in range: TextRange) -> [Line] {
    var result: [Line] = []
    let bytes = text.bytes
    var startsPage = false
    var offset = range.start
    var start = offset
    func close(_ end: Int) {
      result.append(Line(trimming: TextRange(start, end), in: text, startsPage: startsPage))
      startsPage = false
    }
    while offset < range.end {
      var length = 0
      switch bytes[offset] {
      case 0x0A, 0x0B, 0x0C: length = 1
      case 0x0D: length = offset + 1 < range.end && bytes[offset + 1] == 0x0A ? 2 : 1
      case 0xE2:
        // U+2028 is E2 80 A8, U+2029 is E2 80 A9.
        let isSeparator = offset + 2 < range.end && bytes[offset + 1] == 0x80 && bytes[offset + 2] | 1 == 0xA9
        length = isSeparator ? 3 : 0
      default: break
      }
      if length == 0 {
        offset += 1
        continue
      }
      close(offset)
      if bytes[offset] == 0x0C { startsPage = true }
      offset += length
      start = offset
    }
    if start < range.end { close(range.end) }
    return result
  }

  /// The line without what stands before an offset.
  func from(_ offset: Int, in text: UTF8Text) -> Line {
    Line(trimming: TextRange(offset, range.end), in: text, startsPage: startsPage)
  }

  /// A stretch of a text as a line.
  init(_ range: TextRange, in text: UTF8Text) { self.init(trimming: range, in: text, startsPage: false) }

  /// The end of a paragraph.
  init(blankAt offset: Int, in text: UTF8Text) {
    self.init(trimming: TextRange(offset, offset), in: text, startsPage: false)
  }

  private init(trimming range: TextRange, in text: UTF8Text, startsPage: Bool) {
    let trimmed = text.trimmed(range)
    self.range = trimmed
    self.text = text.string(in: trimmed)
    self.startsPage = startsPage
  }
}

extension UTF8Text {
  /// The range without the white space at its ends.
  func trimmed(_ range: TextRange) -> TextRange {
    var start = range.start
    var end = range.end
    while start < end, let width = whiteSpaceWidth(at: start, before: end) { start += width }
    while end > start {
      var scalarStart = end - 1
      while scalarStart > start, bytes[scalarStart] & 0xC0 == 0x80 { scalarStart -= 1 }
      guard let width = whiteSpaceWidth(at: scalarStart, before: end), scalarStart + width == end else { break }
      end = scalarStart
    }
    return TextRange(start, end)
  }

  /// The bytes of the white space scalar at an offset, zero-width ones included; `nil` when something else stands there.
  private func whiteSpaceWidth(at offset: Int, before end: Int) -> Int? {
    let byte = bytes[offset]
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { return 1 }
    if byte < 0x80 { return nil }
    let width = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard offset + width <= end, let scalar = string(in: TextRange(offset, offset + width)).unicodeScalars.first else {
      return nil
    }
    return ScalarClass.isWhiteSpace(scalar) || scalar == "\u{200B}" || scalar == "\u{FEFF}" ? width : nil
  }
}
