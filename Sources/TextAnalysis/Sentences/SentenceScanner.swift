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

  let tokens: [Token]
  let bytes: [UInt8]
  /// For every token the index of the bracket that closes it, or -1; empty when none has.
  private let closing: [Int]

  init(tokens: [Token], bytes: [UInt8]) {
    self.tokens = tokens
    self.bytes = bytes
    var closing: [Int] = []
    var open: [Int] = []
    for index in tokens.indices where tokens[index].kind == .punctuation {
      switch bytes[tokens[index].range.start] {
      case UInt8(ascii: "("), UInt8(ascii: "["):
        if closing.isEmpty { closing = [Int](repeating: -1, count: tokens.count) }
        open.append(index)
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        if let start = open.popLast() { closing[start] = index }
      default: break
      }
    }
    self.closing = closing
  }

  func sentences() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var bracketEnd = 0
    var index = 0
    while index < tokens.count {
      if isListNumber(index) {
        index += 2
        continue
      }
      if !closing.isEmpty && closing[index] > bracketEnd && index > start { bracketEnd = closing[index] + 1 }
      guard let terminator = terminator(at: index) else {
        index += 1
        if index < tokens.count && index >= bracketEnd && startsWithoutPeriod(at: index, from: start) {
          result.append(start..<index)
          start = index
        }
        continue
      }
      let next = closersEnd(from: index + 1)
      if next >= bracketEnd && next < tokens.count && ends(terminator, before: next, hasClosers: next > index + 1) {
        result.append(start..<next)
        start = next
      }
      index = max(next, index + 1)
    }
    if start < tokens.count { result.append(start..<tokens.count) }
    return result
  }

  // MARK: Marks

  private func first(_ index: Int) -> UInt8 { bytes[tokens[index].range.start] }

  private func scalar(_ index: Int) -> Unicode.Scalar {
    Unicode.Scalar(CharacterClass.scalar(in: bytes, at: tokens[index].range.start).value) ?? " "
  }

  private func firstClass(_ index: Int) -> CharacterClass {
    CharacterClass.character(in: bytes, at: tokens[index].range.start).class
  }

  private func isAdjacent(_ index: Int) -> Bool { tokens[index - 1].range.end == tokens[index].range.start }

  private func terminator(at index: Int) -> Terminator? {
    let token = tokens[index]
    switch token.kind {
    case .punctuation:
      switch first(index) {
      case UInt8(ascii: "."): return token.range.count > 1 ? .ellipsis : .period
      case UInt8(ascii: "?"), UInt8(ascii: "!"): return .question
      case 0xE2 where scalar(index) == "…": return .ellipsis
      default: return nil
      }
    case .word:
      guard bytes[token.range.end - 1] == UInt8(ascii: ".") else { return nil }
      let entry = AbbreviationTable.shared.entry(in: bytes, token.range.start..<token.range.end - 1)
      if let entry, entry.isUnit, index > 0, tokens[index - 1].kind == .number { return .unit }
      return .abbreviation(mayEnd: entry?.mayEndSentence ?? false)
    case .number, .address:
      return nil
    }
  }

  /// Whether a list number and its period start the paragraph: `1. Medlemsstaterne …`
  private func isListNumber(_ index: Int) -> Bool {
    guard index == 0, tokens.count > 2, tokens[0].kind == .number, tokens[0].range.count <= 3 else { return false }
    return isAdjacent(1) && first(1) == UInt8(ascii: ".") && tokens[1].range.count == 1 && !isAdjacent(2)
  }

  /// The index after the marks that close what the terminator at `index - 1` ended: quotation marks and brackets without
  /// white space before them, and an omission (`[...]`).
  private func closersEnd(from index: Int) -> Int {
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
  private func omissionEnd(at index: Int) -> Int? {
    guard !closing.isEmpty, closing[index] == index + 2, case .ellipsis? = terminator(at: index + 1) else { return nil }
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
  private func startsWithoutPeriod(at index: Int, from start: Int) -> Bool {
    let byte = first(index)
    guard byte >= 0x41 && byte <= 0x5A || byte >= 0x80, index > start, index + 1 < tokens.count,
      tokens[index - 1].kind != .punctuation, !isAdjacent(index)
    else {
      return false
    }
    guard tokens[index].kind == .word, firstClass(index) == .upper else { return false }
    if tokens[index + 1].kind == .word && firstClass(index + 1) == .lower {
      if isOpener(index, ClosedWords.runOnOpeners) { return !isShouted(index) }
      if isOpener(index, ClosedWords.neuterPronouns) { return isOpener(index + 1, ClosedWords.auxiliaries) }
    }
    return false
  }

  /// Whether a token is a word in capitals: `PPR`.
  private func isShouted(_ index: Int) -> Bool {
    let range = tokens[index].range
    let word = String(decoding: bytes[range.bytes], as: UTF8.self).unicodeScalars
    return word.count > 1 && word.allSatisfy { CharacterClass(of: $0) == .upper }
  }

  private func isOpener(_ index: Int, _ words: WordTable) -> Bool {
    words.contains(tokens[index].range.bytes, in: bytes)
  }

  /// Whether the token before an index is single letters with periods, that no table knows.
  private func isInitial(before index: Int) -> Bool {
    let range = tokens[index - 1].range
    return AbbreviationTable.shared.entry(in: bytes, range.start..<range.end - 1) == nil
  }
}
