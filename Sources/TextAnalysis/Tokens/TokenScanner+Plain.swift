/// Words and numbers that no rule needs to see: those before a space, or before a mark and a space.
extension TokenScanner {
  /// Appends the plain words and numbers from an offset on and the marks after them.
  ///
  /// - Parameter start: The offset of the window's first byte.
  /// - Returns: The first offset that was not seen to; negative when the window ends inside the run that starts there.
  @inline(__always)
  mutating func appendPlain(from offset: Int, _ window: ByteWindow, at start: Int, _ text: RawSpan) -> Int {
    reserve(ByteWindow.width)
    let words = window.letters | window.digits
    let end = end
    let limit = min(ByteWindow.width, end &- start)
    let abbreviations = abbreviations
    var place = offset &- start
    var isCut = false
    tokens.append(addingCapacity: ByteWindow.width) { output in
      // Sums of offsets do not overflow: a text has at most 4 GB.
      while place < limit {
        let length = (~(words &>> UInt64(place))).trailingZeroBitCount
        let stop = place &+ length
        if length == 0 { break }
        if stop >= ByteWindow.width {
          isCut = place > 0
          break
        }
        let run = ((1 &<< UInt64(length)) &- 1) &<< UInt64(place)
        let hasDigits = window.digits & run != 0
        if hasDigits && window.letters & run != 0 { break }
        let from = start &+ place
        let to = start &+ stop
        let kind: Token.Kind = hasDigits ? .number : .word
        let isPlain = hasDigits || Self.isLower(Self.byte(text, from))
        let mark = to < end ? Self.byte(text, to) : 0x20
        if mark == 0x20 {
          output.append(Token(from, to, kind, isPlain: isPlain))
          place = stop &+ 1
          continue
        }
        guard to &+ 1 == end || Self.byte(text, to &+ 1) == 0x20 else { break }
        switch mark {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "!"),
          UInt8(ascii: ")"), UInt8(ascii: "\""):
          break
        case UInt8(ascii: ".") where !hasDigits && Self.isFullWord(from..<to, text, abbreviations):
          break
        default: return
        }
        output.append(Token(from, to, kind, isPlain: isPlain))
        output.append(Token(to, to &+ 1, .punctuation, isPlain: Self.isPlain(mark)))
        place = stop &+ 2
      }
    }
    return isCut ? -(start &+ place) : min(end, start &+ place)
  }

  /// Whether the period after a run of letters, before white space, is surely no part of it: the run is no abbreviation of
  /// the table, has two letters at least, and a vowel or more than five letters.
  @inline(__always)
  private static func isFullWord(_ run: Range<Int>, _ text: RawSpan, _ abbreviations: AbbreviationTable) -> Bool {
    let first = byte(text, run.lowerBound)
    let last = byte(text, run.upperBound - 1)
    guard run.count > 2, !abbreviations.mayHold(first: first, last: last, count: run.count) else { return false }
    if run.count > 10 { return true }
    for offset in run {
      switch byte(text, offset) | 0x20 {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
        UInt8(ascii: "y"):
        return true
      default: break
      }
    }
    return false
  }

  /// The byte at an offset below the end of the range, which lies in the text: not checked again.
  @inline(__always)
  private static func byte(_ text: RawSpan, _ offset: Int) -> UInt8 {
    text.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
  }

  /// Whether a word that starts with a byte starts with a small letter; some small letters are left out.
  @inline(__always)
  static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  /// Whether a mark that starts with a byte has no say in where sentences end.
  @inline(__always)
  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "("), UInt8(ascii: "["), 0xE2: false
    default: true
    }
  }
}
