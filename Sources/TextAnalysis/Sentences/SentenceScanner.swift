internal import CorpusModel
internal import UnicodeText

/// Decides at every period, question mark, exclamation mark and ellipsis whether a sentence ends.
struct SentenceScanner {
  /// What may end a sentence.
  private enum Terminator {
    case period, question, ellipsis
    /// The period of an abbreviation, and whether a capital after it is decisive.
    case abbreviation(mayEnd: Bool)
    /// The period of a unit after a number: a number after it starts a sentence too.
    case unit
  }

  /// How many marks may stand between the end of a sentence and the first word of the next.
  private static let lookahead = 8
  /// Tokens in a short sentence; room is made for so many sentences.
  private static let commonLength = 12

  let tokens: [Token]
  let bytes: [UInt8]
  private let known = CharacterClass.known
  private let runOnOpeners = ClosedWords.runOnOpeners
  private let neuterPronouns = ClosedWords.neuterPronouns
  private let abbreviations = AbbreviationTable.shared
  /// For every token the index of the bracket that closes it, or -1; empty until the first bracket is met.
  private var closing: [Int] = []

  init(tokens: [Token], bytes: [UInt8]) {
    self.tokens = tokens
    self.bytes = bytes
  }

  mutating func sentences() -> [Range<Int>] {
    var result: [Range<Int>] = []
    result.reserveCapacity(tokens.count / Self.commonLength + 1)
    var start = 0
    var bracketEnd = 0
    var index = 0
    /// Whether the token before `index` is no terminator.
    var isInside = false
    while index < tokens.count {
      if tokens[index].isPlain {
        index += 1
        isInside = true
        continue
      }
      if isPeriodBeforeWord(index) {
        // What most sentences end with, ahead of the rules, which say the same.
        isInside = false
        index += 1
        if index >= bracketEnd {
          result.append(start..<index)
          start = index
        }
        continue
      }
      if isInside && index >= bracketEnd && startsWithoutPeriod(at: index, from: start) {
        result.append(start..<index)
        start = index
      }
      if isBracket(index) {
        let close = closing(of: index)
        if close > bracketEnd && index > start { bracketEnd = close + 1 }
      }
      guard let terminator = terminator(at: index) else {
        index += 1
        isInside = true
        continue
      }
      let next = closersEnd(from: index + 1)
      if next >= bracketEnd && next < tokens.count && ends(terminator, before: next, hasClosers: next > index + 1) {
        result.append(start..<next)
        start = next
      }
      isInside = false
      index = max(next, index + 1)
    }
    if start < tokens.count { result.append(start..<tokens.count) }
    return result
  }

  @inline(__always)
  private func isPeriodBeforeWord(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .punctuation && first(index) == UInt8(ascii: ".") && token.end - token.start == 1
      && index + 1 < tokens.count && tokens[index + 1].kind != .punctuation
  }

  // MARK: Brackets

  private func isBracket(_ index: Int) -> Bool {
    tokens[index].kind == .punctuation && (first(index) == UInt8(ascii: "(") || first(index) == UInt8(ascii: "["))
  }

  /// The index of the bracket that closes the one at an index, or -1.
  private mutating func closing(of index: Int) -> Int {
    if closing.isEmpty { findClosing(from: index) }
    return closing[index]
  }

  /// Fills `closing`; no bracket opens before an index.
  private mutating func findClosing(from index: Int) {
    closing = [Int](repeating: -1, count: tokens.count)
    var open: [Int] = []
    for index in index..<tokens.count where tokens[index].kind == .punctuation {
      switch first(index) {
      case UInt8(ascii: "("), UInt8(ascii: "["): open.append(index)
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        if let start = open.popLast() { closing[start] = index }
      default: break
      }
    }
  }

  // MARK: Marks

  private func first(_ index: Int) -> UInt8 { bytes[tokens[index].start] }

  private func scalar(_ index: Int) -> Unicode.Scalar {
    Unicode.Scalar(CharacterClass.scalar(in: bytes, at: tokens[index].start).value) ?? " "
  }

  private func firstClass(_ index: Int) -> CharacterClass {
    CharacterClass.character(in: bytes, at: tokens[index].start, known).class
  }

  private func isAdjacent(_ index: Int) -> Bool { tokens[index - 1].end == tokens[index].start }

  private func terminator(at index: Int) -> Terminator? {
    let token = tokens[index]
    switch token.kind {
    case .punctuation:
      switch first(index) {
      case UInt8(ascii: "."): return token.end - token.start > 1 ? .ellipsis : .period
      case UInt8(ascii: "?"), UInt8(ascii: "!"): return .question
      case 0xE2 where scalar(index) == "…": return .ellipsis
      default: return nil
      }
    case .word:
      guard bytes[token.end - 1] == UInt8(ascii: ".") else { return nil }
      let entry = abbreviations.entry(in: bytes, token.start..<token.end - 1)
      if let entry, entry.isUnit, index > 0, tokens[index - 1].kind == .number { return .unit }
      return .abbreviation(mayEnd: entry?.mayEndSentence ?? false)
    case .number, .address:
      return nil
    }
  }

  /// The index after the marks that close what the terminator at `index - 1` ended: quotation marks and brackets without
  /// white space before them, and an omission (`[...]`).
  private mutating func closersEnd(from index: Int) -> Int {
    var index = index
    while index < tokens.count, tokens[index].kind == .punctuation {
      if isAdjacent(index) && isCloser(index) {
        index += 1
      } else if let end = omissionEnd(at: index) {
        index = end
      } else {
        break
      }
    }
    return index
  }

  private func isCloser(_ index: Int) -> Bool {
    switch scalar(index) {
    case ")", "]", "”", "“", "’", "‘", "»", "«", "›", "‹", "'", "?", "!", ".", "…": return true
    case "\"":
      let isLast = index + 1 == tokens.count
      return isLast || !isAdjacent(index + 1) || tokens[index + 1].kind == .punctuation
    default: return false
    }
  }

  /// The index after `(...)`, `[...]` or `[…]` at an index.
  private mutating func omissionEnd(at index: Int) -> Int? {
    guard isBracket(index), closing(of: index) == index + 2, case .ellipsis? = terminator(at: index + 1) else {
      return nil
    }
    return index + 3
  }

  // MARK: Decisions

  private func ends(_ terminator: Terminator, before next: Int, hasClosers: Bool) -> Bool {
    var place = next
    let mark = tokens[next].kind == .punctuation ? scalar(next) : nil
    if let mark, !isOpening(mark, at: next) { return false }
    while place < min(tokens.count - 1, next + Self.lookahead) && tokens[place].kind == .punctuation { place += 1 }
    let following = firstClass(place)
    switch terminator {
    case .period:
      return following != .lower || !hasClosers
    case .question, .ellipsis:
      return following == .upper || following == .digit && mark == nil
    case .unit:
      return following == .upper || following == .digit && mark == nil
    case .abbreviation(let mayEnd):
      guard following == .upper else { return false }
      return mayEnd
        || mark == nil && isOpener(place, isInitial(before: next) ? ClosedWords.openers : ClosedWords.clauseOpeners)
    }
  }

  /// Whether a mark may begin a sentence: an opening quotation mark or bracket, a dash, a bullet, `§`.
  private func isOpening(_ mark: Unicode.Scalar, at index: Int) -> Bool {
    switch mark {
    case ",", ";", ":", "/", ")", "]", "?", "!", "%", "=": false
    case ".", "…": !isAdjacent(index) && tokens[index].range.count > 1
    default: !isAdjacent(index) || mark != "\""
    }
  }

  /// Whether a sentence starts at an index though the one before has no period: a headline, or text that lost its line
  /// ends. It starts with a function word in capital that is no name, after a word.
  @inline(__always)
  private func startsWithoutPeriod(at index: Int, from start: Int) -> Bool {
    let range = tokens[index].start..<tokens[index].end
    guard index > start, index + 1 < tokens.count, tokens[index].kind == .word,
      mayHold(runOnOpeners, range) || mayHold(neuterPronouns, range),
      tokens[index - 1].kind != .punctuation, tokens[index + 1].kind == .word, !isAdjacent(index),
      firstClass(index) == .upper, firstClass(index + 1) == .lower
    else { return false }
    if isOpener(index, runOnOpeners) { return !isShouted(index) }
    return isOpener(index, neuterPronouns) && isOpener(index + 1, ClosedWords.auxiliaries)
  }

  /// Whether a token is a word in capitals: `PPR`.
  private func isShouted(_ index: Int) -> Bool {
    let range = tokens[index].range
    let word = String(decoding: bytes[range.bytes], as: UTF8.self).unicodeScalars
    return word.count > 1 && word.allSatisfy { CharacterClass(of: $0) == .upper }
  }

  @inline(__always)
  private func mayHold(_ words: WordTable, _ range: Range<Int>) -> Bool {
    words.mayHold(first: bytes[range.lowerBound], last: bytes[range.upperBound - 1], count: range.count)
  }

  private func isOpener(_ index: Int, _ words: WordTable) -> Bool {
    words.contains(tokens[index].range.bytes, in: bytes)
  }

  /// Whether the token before an index is single letters with periods, that no table knows.
  private func isInitial(before index: Int) -> Bool {
    let range = tokens[index - 1].range
    return !abbreviations.holds(range.start..<range.end - 1, in: bytes)
  }
}
