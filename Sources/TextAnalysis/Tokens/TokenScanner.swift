internal import CTextTables
internal import CorpusModel
internal import UnicodeText

/// Walks over the bytes of a text once and collects tokens.
///
/// Most words are found by `citat_cut_words`, which looks at 64 bytes at a time; the rules of words, periods and addresses, in
/// the extensions, see only the rest.
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
  /// What is scanned: nothing outside is looked at.
  private(set) var range: Range<Int>
  var tokens: [Token]
  /// Room for candidates, and how many of it are those of the tokens; none when nobody wants them.
  var candidates: [SentenceCandidate] = []
  var candidateCount = 0
  private let notesCandidates: Bool
  /// Tokens before this index are those of other ranges.
  private(set) var firstToken: Int
  /// Whether a quotation in single marks is open, so that an apostrophe at the end of a word may close it.
  var isSingleQuoteOpen = false

  private let tables: ScannerTables
  private let kept: ScannerTables.Traits
  private lazy var breaks = Breaks(.word)

  /// A scanner that appends to tokens of other ranges.
  init(bytes: [UInt8], range: Range<Int>, tokens: consuming [Token], notesCandidates: Bool) {
    self.bytes = bytes
    self.range = range
    firstToken = tokens.count
    self.tokens = tokens
    self.notesCandidates = notesCandidates
    tables = .shared
    kept = tables.keptPeriods
  }

  var end: Int { range.upperBound }
  var abbreviations: AbbreviationTable { tables.abbreviations }
  /// The token before the place that is looked at.
  var lastToken: Token? { tokens.count > firstToken ? tokens.last : nil }

  /// Collects the tokens of another range behind those that there are.
  mutating func scan(_ range: Range<Int>) {
    self.range = range
    firstToken = tokens.count
    isSingleQuoteOpen = false
    scan()
  }

  /// Collects the tokens.
  mutating func scan() {
    var offset = range.lowerBound
    Self.reserve(range.count / 5, in: &tokens)
    while offset < end {
      let cut = cutWords(from: offset)
      offset = Int(cut.offset)
      if cut.needs_rules != 0 { offset = next(from: offset) }
    }
  }

  /// The places that one look at the text may fill.
  private static let window = 64

  /// Appends the tokens from an offset on that no rule needs to see.
  private mutating func cutWords(from offset: Int) -> citat_cut {
    Self.reserve(Self.window, in: &tokens)
    let room = tokens.capacity - tokens.count
    guard notesCandidates else { return cutWords(from: offset, room, candidates: nil) }
    makeRoom(forCandidates: room)
    var noted = exchange(&candidates, with: [])
    let cut = noted.withUnsafeMutableBufferPointer { buffer in
      // SAFETY: a candidate is one number of four bytes, and there is room for `room` behind those that there are.
      let places = UnsafeMutableRawPointer(buffer.baseAddress! + candidateCount).assumingMemoryBound(to: UInt32.self)
      return cutWords(from: offset, room, candidates: places)
    }
    swap(&candidates, &noted)
    candidateCount += Int(cut.candidates)
    return cut
  }

  /// Appends to the tokens alone; there is room for so many in both places.
  @inline(__always)
  private mutating func cutWords(
    from offset: Int, _ room: Int, candidates: UnsafeMutablePointer<UInt32>?
  ) -> citat_cut {
    let (end, first, kept) = (end, UInt32(truncatingIfNeeded: tokens.count), kept)
    var tokens = exchange(&tokens, with: [])
    let cut = bytes.withUnsafeBufferPointer { text in
      var cut = citat_cut()
      tokens.append(addingCapacity: room) { output in
        output.withUnsafeMutableBufferPointer { buffer, count in
          // SAFETY: the text is read below its end alone. A token is laid out like a span: four bytes for its start and four
          // for its length and kind, as `Token` says.
          let spans = UnsafeMutableRawPointer(buffer.baseAddress! + count).assumingMemoryBound(to: citat_text_span.self)
          cut = citat_cut_words(
            text.baseAddress, Int64(offset), Int64(end), kept.bits, spans, candidates, Int64(room), first)
          count += Int(cut.spans)
        }
      }
      return cut
    }
    swap(&self.tokens, &tokens)
    return cut
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
    if byte < 0x80 { return (tables.known[Int(byte)], 1) }
    return CharacterClass.character(in: bytes, at: offset, tables.known)
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

  /// Makes room for as many more, and at least twice the room there was when it has to be made.
  @inline(__always)
  private static func reserve<Element>(_ count: Int, in array: inout [Element]) {
    if array.capacity - array.count < count { array.reserveCapacity(max(2 * array.count, array.count + count)) }
  }

  /// Makes room for as many more candidates.
  private mutating func makeRoom(forCandidates count: Int) {
    let missing = candidateCount + count - candidates.count
    if missing > 0 {
      candidates.append(
        contentsOf: repeatElement(SentenceCandidate(0, isFullStop: false), count: max(missing, candidates.count)))
    }
  }

  @inline(__always)
  mutating func append(_ range: Range<Int>, _ kind: Token.Kind) {
    if notesCandidates && SentenceCandidate.isNeeded(for: kind, range, in: bytes) {
      makeRoom(forCandidates: 1)
      candidates[candidateCount] = SentenceCandidate(tokens.count, isFullStop: false)
      candidateCount += 1
    }
    tokens.append(Token(range.lowerBound, range.upperBound, kind))
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
