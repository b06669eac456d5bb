internal import CorpusModel
internal import UnicodeText

/// Walks over the bytes of a text once and collects tokens.
///
/// Most bytes pass `runEnd(from:)`, which asks a table; the rules of words, periods and addresses, in the extensions, look
/// only at what follows such a run without white space.
struct TokenScanner {
  /// What a run of letters and digits holds.
  struct Content: OptionSet {
    let rawValue: UInt8
    static let letter = Content(rawValue: 1)
    static let digit = Content(rawValue: 2)
    /// A letter of another script than Latin.
    static let foreign = Content(rawValue: 4)
    /// An upper-case letter.
    static let upper = Content(rawValue: 8)
    /// A lower-case letter.
    static let lower = Content(rawValue: 16)
  }

  let bytes: [UInt8]
  let range: Range<Int>
  var tokens: [Token] = []
  /// Whether a quotation in single marks is open, so that an apostrophe at the end of a word may close it.
  var isSingleQuoteOpen = false

  private let known = CharacterClass.known
  private lazy var breaks = Breaks(.word)

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    tokens.reserveCapacity(range.count / 5)
  }

  var end: Int { range.upperBound }

  /// Collects the tokens. Words between spaces and commas are done here, all else by `next(from:)`.
  mutating func scan() {
    let bytes = bytes
    let text = bytes.span
    let contents = CharacterClass.runContent
    let content = contents.span
    let end = end
    var offset = range.lowerBound
    while offset < end {
      if text[offset] == 0x20 {
        offset += 1
        continue
      }
      var run = offset
      var found: UInt8 = 0
      while run < end {
        let byte = text[run]
        if byte < 0x80 {
          let added = content[Int(byte)]
          if added == 0 { break }
          found |= added
          run += 1
        } else {
          // Well-formed UTF-8 has a second byte after 0xC3, below 0xC0.
          guard byte == 0xC3 else { break }
          let added = content[Int(text[run + 1])]
          if added == 0 { break }
          found |= added
          run += 2
        }
      }
      let kind: Token.Kind = found & Content.letter.rawValue != 0 ? .word : .number
      let isMixed = found & Content.letter.rawValue != 0 && found & Content.digit.rawValue != 0
      if run == offset || isMixed {
        offset = next(from: offset)
      } else if run == end || text[run] == 0x20 {
        append(offset..<run, kind)
        offset = run + 1
      } else if text[run] == 0x2C && run + 1 < end && text[run + 1] == 0x20 {
        append(offset..<run, kind)
        append(run..<run + 1, .punctuation)
        offset = run + 2
      } else {
        offset = next(from: offset)
      }
    }
  }

  /// Appends what starts at an offset, unless white space does; returns where to go on.
  private mutating func next(from offset: Int) -> Int {
    let (character, width) = character(at: offset)
    switch character {
    case .lower, .upper, .letter, .digit: return word(from: offset)
    case .space: return offset + width
    default: return mark(from: offset, character, width)
    }
  }

  // MARK: Reading

  /// The class and the width in bytes of the scalar at an offset before the end. The text is well-formed UTF-8.
  @inline(__always)
  func character(at offset: Int) -> (class: CharacterClass, width: Int) {
    let byte = bytes[offset]
    if byte < 0x80 { return (known[Int(byte)], 1) }
    return CharacterClass.character(in: bytes, at: offset)
  }

  /// The class of the scalar at an offset; white space at the end of the range and after it.
  @inline(__always)
  func classAt(_ offset: Int) -> CharacterClass { offset < end ? character(at: offset).class : .space }

  /// The value and the width of the scalar at an offset before the end.
  @inline(__always)
  func scalar(at offset: Int) -> (value: UInt32, width: Int) { CharacterClass.scalar(in: bytes, at: offset) }

  /// The class of the scalar that ends at an offset after the start; white space at the start.
  func classBefore(_ offset: Int) -> CharacterClass {
    guard offset > range.lowerBound else { return .space }
    var start = offset - 1
    while start > range.lowerBound && bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return character(at: start).class
  }

  /// The end of the letters, digits and joiners from an offset on.
  @inline(__always)
  func runEnd(from offset: Int, _ content: inout Content) -> Int {
    var offset = offset
    while offset < end {
      let (character, width) = character(at: offset)
      switch character {
      case .lower: content.formUnion([.letter, .lower])
      case .upper: content.formUnion([.letter, .upper])
      case .letter: content.insert(.letter)
      case .digit: content.insert(.digit)
      case .joiner: break
      default: return offset
      }
      if width > 1 && isForeign(at: offset) { content.insert(.foreign) }
      offset += width
    }
    return offset
  }

  func isForeign(at offset: Int) -> Bool {
    let value = scalar(at: offset).value
    guard value >= CharacterClass.latinEnd, let scalar = Unicode.Scalar(value) else { return false }
    return !ScalarClass.isLatinOrCommon(scalar)
  }

  /// The first offset from `offset` on that holds no white space, or the end.
  func skippingSpace(from offset: Int) -> Int {
    var offset = offset
    while offset < end {
      let (character, width) = character(at: offset)
      if character != .space { break }
      offset += width
    }
    return offset
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Whether the word that starts at an offset is in a table.
  func isWord(at offset: Int, in table: WordTable) -> Bool {
    var content = Content()
    return table.contains(offset..<runEnd(from: offset, &content), in: bytes)
  }

  // MARK: Writing

  @inline(__always)
  mutating func append(_ range: Range<Int>, _ kind: Token.Kind) {
    tokens.append(Token(range: TextRange(range.lowerBound, range.upperBound), kind: kind))
  }

  /// Appends what ICU's word breaks make of a range that holds other scripts or pictographs.
  ///
  /// - Parameter kind: The kind of every piece; by ICU's status when `nil`.
  mutating func appendByBreaks(_ range: Range<Int>, _ kind: Token.Kind?) {
    var start = range.lowerBound
    for (boundary, status) in breaks.segments(in: Array(bytes[range])) {
      let next = range.lowerBound + boundary
      append(start..<next, kind ?? (status >= 200 ? .word : status >= 100 ? .number : .punctuation))
      start = next
    }
  }
}
