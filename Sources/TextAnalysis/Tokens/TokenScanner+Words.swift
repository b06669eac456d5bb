internal import CorpusModel
internal import UnicodeText

/// Words and numbers: runs of letters and digits, and the marks that join them.
extension TokenScanner {
  /// Appends the word or number that starts with a letter or digit at `start`; returns its end.
  mutating func word(from start: Int) -> Int {
    var content = Content()
    let end = runEnd(from: start, &content)
    if content.contains([.letter, .digit]), let mark = noteMark(start..<end) {
      append(start..<mark, .word)
      append(mark..<end, .number)
      return end
    }
    if end == self.end || classAt(end) == .space { return finish(start..<end, content) }
    if let address = addressEnd(from: start, run: end) {
      append(start..<address, .address)
      return address
    }
    return word(from: start, run: start..<end, content)
  }

  /// The letters before the number of a note, at least.
  private static let shortestNotedWord = 8

  /// Where the number of a note starts that was raised in print and is glued to its word in the text: one or two digits
  /// after at least eight lower-case letters, the first of which may be a capital (`socialområdet1`).
  private func noteMark(_ run: Range<Int>) -> Int? {
    var mark = run.upperBound
    while mark > run.lowerBound && bytes[mark - 1] >= 0x30 && bytes[mark - 1] <= 0x39 { mark -= 1 }
    guard (1...2).contains(run.upperBound - mark), letters(run.lowerBound..<mark) >= Self.shortestNotedWord else {
      return nil
    }
    var offset = run.lowerBound
    while offset < mark {
      let (character, width) = character(at: offset)
      guard character == .lower || character == .upper && offset == run.lowerBound, !isForeign(at: offset) else {
        return nil
      }
      offset += width
    }
    return mark
  }

  /// Goes on from the first run of a word: from `run.upperBound`, where no letter or digit stands.
  mutating func word(from start: Int, run: Range<Int>, _ content: Content) -> Int {
    var content = content
    var run = run
    while true {
      let offset = run.upperBound
      guard offset < end else { break }
      let (character, width) = character(at: offset)
      let next = offset + width
      let follower = classAt(next)
      var joined = false
      switch character {
      case .hyphen:
        joined = follower.isLetterOrDigit
        if !joined && follower != .hyphen { return finish(start..<next, content) }
      case .apostrophe:
        joined = follower.isLetterOrDigit
        if !joined && follower != .apostrophe && takesApostrophe(run) { return finish(start..<next, content) }
      case .period:
        guard let period = period(in: start, run, content) else { return finish(start..<offset, content) }
        content.formUnion(period.content)
        if period.isLast { return finish(start..<period.end, content) }
        run = period.end..<period.end
        if classAt(period.end).isLetterOrDigit { run = period.end..<runEnd(from: period.end, &content) }
        continue
      case .comma, .colon:
        joined = follower == .digit && classBefore(offset) == .digit
      case .mark where scalar(at: offset).value == 0x2013:
        joined = follower == .digit && classBefore(offset) == .digit
      case .slash:
        joined = joinsAcrossSlash(run, next)
      case .ampersand:
        joined = follower == .upper && classBefore(offset) == .upper
      case .underscore:
        joined = follower.isLetterOrDigit
      case .open:
        if let close = optionalPartEnd(from: offset), content.contains(.letter) {
          content.insert(.letter)
          run = close..<runEnd(from: close, &content)
          continue
        }
      default: break
      }
      if !joined { break }
      run = next..<runEnd(from: next, &content)
    }
    return finish(start..<run.upperBound, content)
  }

  private mutating func finish(_ range: Range<Int>, _ content: Content) -> Int {
    let kind: Token.Kind = content.contains(.letter) ? .word : .number
    if content.contains(.foreign) { appendByBreaks(range, nil) } else { append(range, kind) }
    return range.upperBound
  }

  /// Whether the apostrophe after a run belongs to the word: `ikk'`, `Paris'`, but not the end of a quotation.
  private func takesApostrophe(_ run: Range<Int>) -> Bool {
    guard classBefore(run.upperBound).isLetter else { return false }
    return !isSingleQuoteOpen || ClosedWords.reduced.contains(run, in: bytes)
  }

  /// `50/50`, `og/eller`, and two abbreviations of at most two letters each: `A/S`, `km/t`. Other words are alternatives
  /// and stand alone: `barnet/den unge`.
  private func joinsAcrossSlash(_ run: Range<Int>, _ next: Int) -> Bool {
    let follower = classAt(next)
    guard follower.isLetterOrDigit, !run.isEmpty else { return false }
    if follower == .digit && classBefore(run.upperBound) == .digit { return true }
    var content = Content()
    let other = next..<runEnd(from: next, &content)
    if letters(run) <= 2 && letters(other) <= 2 && follower.isLetter && classBefore(run.upperBound).isLetter {
      return true
    }
    return ClosedWords.coordinators.contains(run, in: bytes)
      && ClosedWords.coordinators.contains(other, in: bytes)
  }

  /// Scalars in a range.
  func letters(_ range: Range<Int>) -> Int { range.count { bytes[$0] & 0xC0 != 0x80 } }

  /// The end of a bracket that holds lower-case letters only, an optional part of a word: `elev(er)`, `elev(-er)`.
  private func optionalPartEnd(from open: Int) -> Int? {
    var start = open + 1
    if classAt(start) == .hyphen { start += character(at: start).width }
    var content = Content()
    let close = runEnd(from: start, &content)
    guard close > start, content == [.letter, .lower], close < end else { return nil }
    return bytes[close] == Self.partner(of: bytes[open]) ? close + 1 : nil
  }

  /// The end of a bracket of letters with the rest of a word behind it, `(del)målgrupper` and `[N]etop`, else `nil`.
  func bracketedBeginningEnd(from open: Int) -> Int? {
    var content = Content()
    let close = runEnd(from: open + 1, &content)
    guard close > open + 1, content.contains(.letter), content.isDisjoint(with: [.digit, .foreign]), close < end,
      bytes[close] == Self.partner(of: bytes[open]), classAt(close + 1) == .lower
    else { return nil }
    return close + 1
  }

  static func partner(of open: UInt8) -> UInt8 { open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]") }
}
