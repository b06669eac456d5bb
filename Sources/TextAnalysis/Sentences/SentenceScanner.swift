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

  /// What is looked at: the tokens from `first` on, and so many of their candidates. Set before `append`.
  var tokens: [Token]
  var first: Int
  var candidates: [SentenceCandidate]
  var candidateCount: Int
  let bytes: [UInt8]
  private let tables = ScannerTables.shared
  /// For every candidate the token that closes the bracket it is, or -1; empty until the first bracket is met.
  private var closing: [Int32] = []
  /// The brackets that are open while `closing` is filled.
  private var open: [Int] = []
  /// For every straight mark that closes a quotation the one that opens it; `nil` until one is asked for.
  private var openings: [Int32: Int32]?

  init(tokens: [Token] = [], candidates: [SentenceCandidate] = [], bytes: [UInt8]) {
    self.tokens = tokens
    first = 0
    self.candidates = candidates
    candidateCount = candidates.count
    self.bytes = bytes
  }

  mutating func append(to result: inout [Range<Int>]) {
    closing.removeAll(keepingCapacity: true)
    openings = nil
    var start = first
    var bracketEnd = first
    /// Where the tokens go on after the last terminator and its closing marks.
    var resumption = first
    for slot in 0..<candidateCount {
      let candidate = candidates[slot]
      let index = candidate.token
      if index < resumption { continue }
      if candidate.isFullStop {
        // What most sentences end with, ahead of the rules, which say the same.
        resumption = index + 1
        if resumption >= bracketEnd {
          result.append(start..<resumption)
          start = resumption
        }
        continue
      }
      let token = tokens[index]
      if token.kind == .word && bytes[token.end - 1] != UInt8(ascii: ".") {
        if index != resumption && index >= bracketEnd && startsWithoutPeriod(at: index, from: start) {
          result.append(start..<index)
          start = index
        }
        continue
      }
      if isBracket(index) {
        let close = closing(of: slot)
        if close > bracketEnd && index > start { bracketEnd = close + 1 }
      }
      guard let terminator = terminator(at: index) else { continue }
      if index + 1 >= bracketEnd, closesEarlier(index + 1, than: start) {
        result.append(start..<index + 1)
        start = index + 1
        resumption = index + 2
        continue
      }
      let next = closersEnd(from: index + 1, slot + 1)
      if next >= bracketEnd && next < tokens.count && ends(terminator, before: next, hasClosers: next > index + 1) {
        result.append(start..<next)
        start = next
      }
      resumption = next
    }
    if start < tokens.count { result.append(start..<tokens.count) }
  }

  // MARK: Brackets

  private func isBracket(_ index: Int) -> Bool {
    tokens[index].kind == .punctuation && (first(index) == UInt8(ascii: "(") || first(index) == UInt8(ascii: "["))
  }

  /// The index of the token that closes the bracket a candidate is, or -1.
  private mutating func closing(of slot: Int) -> Int {
    if closing.isEmpty { findClosing(from: slot) }
    return Int(closing[slot])
  }

  /// Fills `closing`; no bracket opens before a candidate.
  private mutating func findClosing(from slot: Int) {
    closing.append(contentsOf: repeatElement(-1, count: candidateCount))
    open.removeAll(keepingCapacity: true)
    for slot in slot..<candidateCount where tokens[candidates[slot].token].kind == .punctuation {
      switch first(candidates[slot].token) {
      case UInt8(ascii: "("), UInt8(ascii: "["): open.append(slot)
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        if let start = open.popLast() { closing[start] = Int32(candidates[slot].token) }
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
    CharacterClass.character(in: bytes, at: tokens[index].start, tables.known).class
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
      let entry = tables.abbreviations.entry(in: bytes, token.start..<token.end - 1)
      if let entry, entry.isUnit, index > first, tokens[index - 1].kind == .number { return .unit }
      return .abbreviation(mayEnd: entry?.mayEndSentence ?? false)
    case .number, .address:
      return nil
    }
  }

  /// The index after the marks that close what the terminator at `index - 1` ended: quotation marks and brackets without
  /// white space before them, and an omission (`[...]`). The next candidate is in a slot or a later one.
  private mutating func closersEnd(from index: Int, _ slot: Int) -> Int {
    var index = index
    while index < tokens.count, tokens[index].kind == .punctuation {
      if isAdjacent(index) && isCloser(index) {
        index += 1
      } else if let end = omissionEnd(at: index, slot) {
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

  /// The index after `(...)`, `[...]` or `[…]` at an index, whose candidate is in a slot or a later one.
  private mutating func omissionEnd(at index: Int, _ slot: Int) -> Int? {
    guard isBracket(index), index + 2 < tokens.count, case .ellipsis? = terminator(at: index + 1) else { return nil }
    var slot = slot
    while candidates[slot].token < index { slot += 1 }
    return closing(of: slot) == index + 2 ? index + 3 : nil
  }

  // MARK: Quotations of several sentences

  /// Whether a straight mark right behind the end of a sentence closes a quotation that an earlier sentence opened, and a new
  /// sentence follows: the treebank lets the mark begin that one. Typographic marks show which side they belong to.
  private mutating func closesEarlier(_ index: Int, than start: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index].kind == .punctuation, first(index) == UInt8(ascii: "\""),
      isAdjacent(index), !isAdjacent(index + 1), tokens[index + 1].kind != .punctuation,
      firstClass(index + 1) == .upper
    else { return false }
    if openings == nil { openings = findOpenings() }
    return openings?[Int32(index)].map { $0 < Int32(start) } ?? false
  }

  /// The straight mark that opens what each closes; none where they do not open and close by turns, because then nobody
  /// knows which of them opens: in sentences of many texts behind each other.
  private func findOpenings() -> [Int32: Int32] {
    var result: [Int32: Int32] = [:]
    var open: Int?
    for index in first..<tokens.count where tokens[index].kind == .punctuation && first(index) == UInt8(ascii: "\"") {
      let isBehind = index > first && isAdjacent(index) && tokens[index - 1].kind != .punctuation
      let isBefore = index + 1 < tokens.count && isAdjacent(index + 1) && tokens[index + 1].kind != .punctuation
      if let start = open {
        if isBefore, !isBehind { return [:] }
        result[Int32(index)] = Int32(start)
        open = nil
      } else {
        if isBehind, !isBefore { return [:] }
        open = index
      }
    }
    return open == nil ? result : [:]
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
      mayStart(range),
      tokens[index - 1].kind != .punctuation, tokens[index + 1].kind == .word, !isAdjacent(index),
      firstClass(index) == .upper, firstClass(index + 1) == .lower
    else { return false }
    if isOpener(index, ClosedWords.runOnOpeners) { return !isShouted(index) }
    return isOpener(index, ClosedWords.neuterPronouns) && isOpener(index + 1, ClosedWords.auxiliaries)
  }

  /// Whether a token is a word in capitals: `PPR`.
  private func isShouted(_ index: Int) -> Bool {
    let range = tokens[index].range
    let word = String(decoding: bytes[range.bytes], as: UTF8.self).unicodeScalars
    return word.count > 1 && word.allSatisfy { CharacterClass(of: $0) == .upper }
  }

  /// Whether a word may be one that starts a sentence without a period before it; `false` is certain.
  @inline(__always)
  private func mayStart(_ range: Range<Int>) -> Bool {
    tables.runOnStarters.mayHold(range, in: bytes)
  }

  private func isOpener(_ index: Int, _ words: WordTable) -> Bool {
    words.contains(tokens[index].range.bytes, in: bytes)
  }

  /// Whether the token before an index is single letters with periods, that no table knows.
  private func isInitial(before index: Int) -> Bool {
    let range = tokens[index - 1].range
    return !tables.abbreviations.holds(range.start..<range.end - 1, in: bytes)
  }
}
