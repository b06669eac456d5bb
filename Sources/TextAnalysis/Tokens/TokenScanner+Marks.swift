internal import CorpusModel
internal import UnicodeText

/// What starts with neither letter nor digit.
extension TokenScanner {
  /// Appends what starts with a mark at `start`; returns its end.
  mutating func mark(from start: Int, _ character: CharacterClass, _ width: Int) -> Int {
    let next = start + width
    switch character {
    case .open:
      if let close = bracketedBeginningEnd(from: start) {
        var content = Content.letter
        let run = close..<runEnd(from: close, &content)
        return word(from: start, run: run, content)
      }
    case .hyphen:
      if isSuffixHyphen(start, next) || isMinus(start, next) {
        var content = Content()
        let run = next..<runEnd(from: next, &content)
        return word(from: start, run: run, content)
      }
    case .apostrophe:
      if let run = shortYear(next) { return word(from: start, run: run, .digit) }
      if isSingleQuoteOpen { isSingleQuoteOpen = false } else { isSingleQuoteOpen = classAt(next) != .space }
    case .mark where scalar(at: start).value >= 0x2190:
      return pictographs(from: start)
    default: break
    }
    let end = joinersEnd(from: repetitionEnd(from: start, next))
    append(start..<end, .punctuation)
    return end
  }

  /// The two digits of a year whose century an apostrophe stands for: `'98`, `'80'erne`; `nil` inside a quotation, or when
  /// the digits are one.
  private func shortYear(_ start: Int) -> Range<Int>? {
    var content = Content()
    let run = start..<runEnd(from: start, &content)
    guard content == .digit, letters(run) == 2, !isSingleQuoteOpen else { return nil }
    guard classAt(run.upperBound) == .apostrophe else { return run }
    return classAt(run.upperBound + character(at: run.upperBound).width).isLetter ? run : nil
  }

  /// `...`, `--`, `?!`, `***`, `====` are one token each.
  private func repetitionEnd(from start: Int, _ next: Int) -> Int {
    let first = bytes[start]
    var end = next
    switch first {
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "_"):
      while end < self.end && bytes[end] == first { end += 1 }
    case UInt8(ascii: "?"), UInt8(ascii: "!"):
      while end < self.end && (bytes[end] == UInt8(ascii: "?") || bytes[end] == UInt8(ascii: "!")) { end += 1 }
    default: break
    }
    return end
  }

  private func joinersEnd(from offset: Int) -> Int {
    var offset = offset
    while offset < end {
      let (character, width) = character(at: offset)
      if character != .joiner { break }
      offset += width
    }
    return offset
  }

  /// Appends a run of pictographs and other symbols from U+2190 on as ICU cuts it.
  private mutating func pictographs(from start: Int) -> Int {
    var end = start
    var count = 0
    while end < self.end {
      let (character, width) = character(at: end)
      guard character == .joiner || (character == .mark && scalar(at: end).value >= 0x2190) else { break }
      end += width
      count += 1
    }
    if count == 1 { append(start..<end, .punctuation) } else { appendByBreaks(start..<end, .punctuation) }
    return end
  }

  /// The hyphen of a word that shares its beginning with the one before: `datakultur og -mindset`, `elev/-er`.
  private func isSuffixHyphen(_ start: Int, _ next: Int) -> Bool {
    guard classAt(next).isLetter, let last = lastToken else { return false }
    if last.range.end == start { return string(last.range.bytes) == "/" }
    guard classBefore(start) == .space else { return false }
    if ClosedWords.coordinators.contains(last.range.bytes, in: bytes) { return true }
    return bytes[last.start] == UInt8(ascii: ",") && isRowOfSuffixes(from: next)
  }

  /// The words of a row that `isRowOfSuffixes` follows at most.
  private static let longestRow = 8

  /// Whether the word at an offset, after a hyphen, stands in a row that goes on with further hyphens up to one after `og`,
  /// `eller` or `samt`: `arbejdsgange, -delinger og -processer`, and not `fortsatte han, -derfor`.
  private func isRowOfSuffixes(from offset: Int) -> Bool {
    var offset = offset
    for _ in 0..<Self.longestRow {
      var content = Content()
      offset = runEnd(from: offset, &content)
      let isAfterComma = offset < end && bytes[offset] == UInt8(ascii: ",")
      if isAfterComma { offset += 1 }
      var place = skippingSpace(from: offset)
      guard place > offset, place < end else { return false }
      let word = place..<runEnd(from: place, &content)
      let isLast = ClosedWords.coordinators.contains(word, in: bytes)
      if isLast { place = skippingSpace(from: word.upperBound) }
      guard isLast || isAfterComma, classAt(place) == .hyphen else { return false }
      offset = place + character(at: place).width
      guard classAt(offset).isLetter else { return false }
      if isLast { return true }
    }
    return false
  }

  /// A minus sign: `-1` after a space, a bracket or a quotation mark, not at the start of the text and not between numbers.
  private func isMinus(_ start: Int, _ next: Int) -> Bool {
    guard classAt(next) == .digit, let last = lastToken, last.kind != .number else { return false }
    if [UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(bytes[last.range.end - 1]) { return false }
    return last.range.end < start || last.kind == .punctuation && classBefore(start) != .hyphen
  }
}
