internal import CorpusModel
internal import UnicodeText

/// Periods that belong to a word or number: abbreviations, initials, ordinals, decimals.
extension TokenScanner {
  /// What becomes of a period after a run.
  struct Period {
    /// The end of what the period takes in.
    let end: Int
    /// Whether the token ends there; otherwise the word goes on.
    let isLast: Bool
    /// What the letters between the periods are.
    var content: Content = []
  }

  /// The period at `run.upperBound`, or `nil` when it is a mark of its own.
  func period(in start: Int, _ run: Range<Int>, _ content: Content) -> Period? {
    let next = run.upperBound + 1
    let follower = classAt(next)
    if run.isEmpty { return nil }
    if follower == .period { return isDoubled(run, next) ? Period(end: next, isLast: true) : nil }
    let last = classBefore(run.upperBound)
    if last == .digit {
      if follower == .digit { return Period(end: next, isLast: false) }
      return content.contains(.letter) ? nil : ordinal(start, run, next, follower)
    }
    guard last.isLetter else { return nil }
    return abbreviation(start, run, next, follower)
  }

  /// Whether two periods, and no `...`, follow an abbreviation: its own and that of the sentence.
  private func isDoubled(_ run: Range<Int>, _ next: Int) -> Bool {
    guard classAt(next + 1) != .period, letters(run) > 1 else { return false }
    return abbreviations.entry(in: bytes, run).map { !$0.isAlsoWord } ?? false
  }

  // MARK: Numbers

  private func ordinal(_ start: Int, _ run: Range<Int>, _ next: Int, _ follower: CharacterClass) -> Period? {
    let ordinal = Period(end: next, isLast: true)
    if follower == .hyphen {
      // `1.-3.`, `2.-årig`, and `1.-` before `og 2.-årig`.
      let after = classAt(next + character(at: next).width)
      return after.isLetterOrDigit || after == .space || after == .comma ? Period(end: next, isLast: false) : nil
    }
    if follower.isLetter {
      var content = Content()
      let word = next..<runEnd(from: next, &content)
      if letters(word) == 1 && content == [.letter, .lower] { return Period(end: next, isLast: false) }
      return follower == .lower ? ordinal : nil
    }
    guard letters(run) <= 3 else { return nil }
    let decimals = start < run.lowerBound && classBefore(run.lowerBound) != .hyphen && !isDate(start..<run.upperBound)
    if decimals { return nil }
    switch follower {
    case .comma, .colon, .slash: return ordinal
    case .space: break
    case .mark where scalar(at: next).value == 0x2013: return ordinal
    case .mark where bytes[next] == UInt8(ascii: ";"): return ordinal
    default: return nil
    }
    let place = skippingSpace(from: next)
    guard place < end else { return nil }
    switch classAt(place) {
    case .lower: return ordinal
    case .upper: return isWord(at: place, in: ClosedWords.months) ? ordinal : nil
    case .digit: return isDayBeforeMonth(run, place) ? ordinal : nil
    case .hyphen: return isDayBeforeDash(place + character(at: place).width) ? ordinal : nil
    case .mark where scalar(at: place).value == 0x2013: return isDayBeforeDash(place + 3) ? ordinal : nil
    default: return nil
    }
  }

  /// `27.3` and `27.3.98`: numbers of at most two digits joined by periods.
  private func isDate(_ range: Range<Int>) -> Bool {
    let parts = bytes[range].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { $0.count <= 2 } && (Int(string(parts[1].indices)) ?? 99) <= 12
  }

  /// The day in `27. 3.`, and the month in `27. 3. 1998`.
  private func isDayBeforeMonth(_ run: Range<Int>, _ place: Int) -> Bool {
    var content = Content()
    let month = place..<runEnd(from: place, &content)
    guard run.count <= 2, content == .digit else { return false }
    if month.count == 4, let day = lastToken, day.kind == .number, bytes[day.range.end - 1] == UInt8(ascii: ".") {
      return (Int(string(run)) ?? 99) <= 12
    }
    guard month.count <= 2 else { return false }
    return classAt(month.upperBound) == .period && (Int(string(month)) ?? 99) <= 12
  }

  /// `15. - 17. juni`
  private func isDayBeforeDash(_ afterDash: Int) -> Bool { classAt(skippingSpace(from: afterDash)) == .digit }

  // MARK: Words

  private func abbreviation(_ start: Int, _ run: Range<Int>, _ next: Int, _ follower: CharacterClass) -> Period? {
    if start < run.lowerBound && bytes[run.lowerBound - 1] == UInt8(ascii: "/") { return nil }
    if follower.isLetter, let dotted = dotted(run) { return dotted }
    var entry = abbreviations.entry(in: bytes, run)
    if letters(run) == 1 && classAt(run.lowerBound) == .upper && entry?.isCapital != true
      && classAt(skippingSpace(from: next)) != .digit
    {
      entry = nil
    }
    if follower.isLetter {
      guard let entry, !entry.isAlsoWord else { return initial(run, next) }
      if entry.isTitle, let title = title(from: next) { return title }
      var content = Content()
      let genitive = next..<runEnd(from: next, &content)
      let isGenitive = genitive.count == 1 && bytes[next] == UInt8(ascii: "s")
      return Period(end: isGenitive ? genitive.upperBound : next, isLast: true)
    }
    if follower == .hyphen || follower == .apostrophe {
      let joins = classAt(next + character(at: next).width).isLetter && (entry != nil || letters(run) <= 4)
      if joins { return Period(end: next, isLast: false) }
    }
    let place = skippingSpace(from: next)
    let ahead = classAt(place)
    let continues = place < end && (ahead == .lower || ahead == .digit)
    var content = Content()
    _ = runEnd(from: run.lowerBound, &content)
    if follower == .comma || follower == .colon || follower == .mark && bytes[next] == UInt8(ascii: ";") {
      return letters(run) <= 8 ? Period(end: next, isLast: true) : nil
    }
    if let entry {
      if entry.isAlsoWord && ahead != .digit && isAtSentenceStart(start) { return nil }
      let isShouted = content == [.letter, .upper] && letters(run) > 1
      if letters(run) == 1 && place == end { return nil }
      if isShouted || entry.isAlsoWord { return continues ? Period(end: next, isLast: true) : nil }
      return Period(end: next, isLast: true)
    }
    if letters(run) == 1 { return initial(run, next) }
    if start == run.lowerBound, followsTitle(run) { return Period(end: next, isLast: true) }
    guard place > next, letters(run) <= 5, !hasVowel(run), !isWord(at: start, in: ClosedWords.fillers)
    else {
      return nil
    }
    let isName = ahead == .upper && content == [.letter, .upper, .lower]
    return ahead == .lower || isName ? Period(end: next, isLast: true) : nil
  }

  /// Whether a word is a degree in small letters behind a title, or behind another degree of it: `dr. med.`, `lic. scient. soc.`
  private func followsTitle(_ run: Range<Int>) -> Bool {
    guard isDegree(run) else { return false }
    var place = tokens.count
    while place > firstToken {
      place -= 1
      let token = tokens[place]
      guard token.kind == .word, bytes[token.end - 1] == UInt8(ascii: ".") else { return false }
      let word = token.start..<token.end - 1
      if abbreviations.entry(in: bytes, word).map({ $0.isTitle }) ?? false { return true }
      guard isDegree(word) else { return false }
    }
    return false
  }

  private func isDegree(_ run: Range<Int>) -> Bool {
    classAt(run.lowerBound) == .lower && ClosedWords.degrees.contains(run, in: bytes)
  }

  /// The rest of a title after its first part: `scient.pol.` after `dr.`.
  private func title(from offset: Int) -> Period? {
    var end = offset
    var content = Content()
    while classAt(end) == .lower {
      let run = end..<runEnd(from: end, &content)
      guard run.upperBound < self.end, bytes[run.upperBound] == UInt8(ascii: "."), letters(run) <= 8 else { break }
      end = run.upperBound + 1
    }
    return end > offset ? Period(end: end, isLast: true, content: content) : nil
  }

  /// `f.eks.`, `H.C.`, `B.T.s`: several runs with a period between each two, the longest that the table knows or that are
  /// single letters.
  private func dotted(_ first: Range<Int>) -> Period? {
    var content = Content()
    var end = first.upperBound
    var count = 1
    var singles = letters(first) == 1 ? 1 : 0
    var known: (end: Int, content: Content)?
    while count < 6, end < self.end, bytes[end] == UInt8(ascii: "."), classAt(end + 1).isLetter {
      let run = end + 1..<runEnd(from: end + 1, &content)
      end = run.upperBound
      if singles == count && letters(run) == 1 { singles += 1 }
      count += 1
      if abbreviations.holds(first.lowerBound..<end, in: bytes) { known = (end, content) }
    }
    if let known { return closing(first.lowerBound..<known.end, known.content) }
    guard singles > 1 else { return nil }
    if singles == count { return closing(first.lowerBound..<end, content) }
    return singles == count - 1 ? Period(end: end, isLast: false, content: content) : nil
  }

  /// Takes in the last period of an abbreviation, if it is there and no `...`.
  private func closing(_ range: Range<Int>, _ content: Content) -> Period {
    let offset = range.upperBound
    guard offset < end, bytes[offset] == UInt8(ascii: "."),
      classAt(offset + 1) != .period || classAt(offset + 2) != .period
    else {
      return Period(end: offset, isLast: false, content: content)
    }
    let follower = classAt(offset + 1)
    let goesOn = follower == .hyphen || follower == .apostrophe
    return Period(end: offset + 1, isLast: !goesOn, content: content)
  }

  /// A single capital before a name: `H. Hansen`, `H.Hansen`; not before a word that opens sentences: `plan B. Det`.
  private func initial(_ run: Range<Int>, _ next: Int) -> Period? {
    guard letters(run) == 1, classAt(run.lowerBound) == .upper else { return nil }
    let place = skippingSpace(from: next)
    guard place < end else { return nil }
    switch classAt(place) {
    case .lower, .comma: break
    case .upper where !isWord(at: place, in: ClosedWords.openers): break
    default: return nil
    }
    return Period(end: next, isLast: true)
  }

  /// Whether nothing stands before the word, or what ends a sentence: `Mm. Det` is no *med mere*.
  private func isAtSentenceStart(_ start: Int) -> Bool {
    guard let last = lastToken else { return true }
    return last.kind == .punctuation
      && ".?!\u{2026}\"-\u{2013}".unicodeScalars.contains { $0.value == scalar(at: last.range.start).value }
  }

  private func hasVowel(_ run: Range<Int>) -> Bool {
    hasCommonVowel(run)
      || LetterCase.lowercased(string(run)).unicodeScalars.contains { "aeiouyæøåéüöä".unicodeScalars.contains($0) }
  }

  /// Whether a run of letters has a vowel of ASCII or one of `æøåéüöä`, in either case.
  private func hasCommonVowel(_ run: Range<Int>) -> Bool {
    var before: UInt8 = 0
    for offset in run {
      let byte = bytes[offset]
      switch byte | 0x20 {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
        UInt8(ascii: "y"):
        return true
      case 0xA4, 0xA5, 0xA6, 0xA9, 0xB6, 0xB8, 0xBC:
        if before == 0xC3 { return true }
      default: break
      }
      before = byte
    }
    return false
  }
}
