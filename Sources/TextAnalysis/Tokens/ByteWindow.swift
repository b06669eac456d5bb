internal import CTextTables

/// The words, numbers and marks among 64 bytes of a text that no rule needs to see: what stands before a space, or before
/// a mark and a space. Bit n stands for byte n.
struct ByteWindow {
  static let width = 64

  private let bytes: citat_byte_window
  /// Letters and digits. A run that starts with one of ASCII or from U+00C0 to U+00FF holds only these: the first byte of
  /// any other character ends it.
  private let words: UInt64
  /// Marks after a word and before a space.
  private var marks: UInt64
  /// The bytes before this place are seen to; the token that starts here needs the rules, or goes on after the window.
  private(set) var cut: Int
  /// Whether the window ends inside the token at `cut`, or nothing is left.
  private(set) var isOpen: Bool

  /// Looks at the bytes from an offset on; those from `end` on are taken for spaces.
  ///
  /// - Parameter isFullWord: Whether the period after a run of letters, before a space, is surely no part of it.
  @inline(__always)
  init(_ text: RawSpan, at offset: Int, end: Int, isFullWord: (Range<Int>) -> Bool) {
    precondition(offset >= 0 && offset < end && end <= text.byteCount, "the window lies in the text")
    // SAFETY: the span owns the bytes and outlives the closure; those from the offset to the end lie in it.
    bytes = text.withUnsafeBytes { buffer in
      citat_look_at_bytes(
        buffer.assumingMemoryBound(to: UInt8.self).baseAddress?.advanced(by: offset), Int64(end &- offset))
    }
    words = bytes.letters | bytes.digits
    let isMixed = bytes.letters & (bytes.digits &<< 1 | bytes.digits &>> 1)
    let afterWord = words &<< 1 & bytes.spaces &>> 1
    // After a number a period may make it an ordinal.
    var periods = bytes.periods & afterWord & ~(bytes.digits &<< 1)
    marks = bytes.marks & afterWord | periods
    let needsRules = ~(words | bytes.spaces | marks) | isMixed
    let place = needsRules.trailingZeroBitCount
    cut = Self.runStart(words, before: place)
    isOpen = place >= Self.width - 1
    while periods != 0 {
      let period = periods.trailingZeroBitCount
      if period >= cut { break }
      let start = Self.runStart(words, before: period)
      if !isFullWord(offset &+ start..<offset &+ period) {
        cut = start
        isOpen = false
        break
      }
      periods &= periods &- 1
    }
  }

  /// The start of the run of letters and digits that ends at a place; the place itself when none does.
  @inline(__always)
  private static func runStart(_ words: UInt64, before place: Int) -> Int {
    64 &- (~words & below(place)).leadingZeroBitCount
  }

  /// The bits below a place, of which there are 64.
  @inline(__always)
  private static func below(_ place: Int) -> UInt64 { place < 64 ? (1 &<< UInt64(place)) &- 1 : .max }

  /// The first bytes of the tokens before `cut`.
  private var starts: UInt64 { (words & ~(words &<< 1) | marks) & Self.below(cut) }

  /// Appends the tokens before `cut`; the window starts at an offset.
  @inline(__always)
  func append(to tokens: inout [Token], at offset: Int) {
    var starts = starts
    // A token ends where no token goes on: after a word a mark may follow at once.
    var ends = ~words & words &<< 1 | marks &<< 1
    tokens.append(addingCapacity: Self.width) { output in
      while starts != 0 {
        let start = UInt64(starts.trailingZeroBitCount)
        let end = ends.trailingZeroBitCount
        let kind: Token.Kind =
          marks &>> start & 1 != 0 ? .punctuation : bytes.digits &>> start & 1 != 0 ? .number : .word
        output.append(Token(offset &+ Int(start), offset &+ end, kind))
        starts &= starts &- 1
        ends &= ends &- 1
      }
    }
  }

  /// Appends the candidates among the tokens before `cut`.
  ///
  /// - Parameters:
  ///   - count: The tokens before the window.
  ///   - mayStart: Whether the word between two bytes of the window may start a sentence without a period before it.
  @inline(__always)
  func append(to candidates: inout [SentenceCandidate], after count: Int, mayStart: (Int, Int) -> Bool) {
    let starts = starts
    // A word after a mark does not start a sentence by itself.
    let capitals = starts & bytes.letters & ~bytes.lower & ~(marks &<< 2)
    let periods = marks & bytes.periods
    // What follows is a letter or digit for certain: `×`, of two bytes, is neither followed by a word's byte nor by a space.
    let beforeWord = bytes.spaces &>> 1 & words &>> 2 & (words | bytes.spaces) &>> 3
    var places = capitals | starts & (periods | bytes.strong_marks)
    while places != 0 {
      let place = places.trailingZeroBitCount
      let bit = places & (0 &- places)
      places &= places &- 1
      if bit & capitals != 0 {
        let end = (~words & ~(bit &- 1)).trailingZeroBitCount
        if !mayStart(place, end) { continue }
      }
      let token = count &+ (starts & (bit &- 1)).nonzeroBitCount
      candidates.append(SentenceCandidate(token, isFullStop: bit & periods & beforeWord != 0))
    }
  }
}
