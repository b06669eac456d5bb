import CorpusModel
import UnicodeText

@testable import TextAnalysis

/// The token rules once more, slowly: over an array of scalars, each classed by ICU. It shares the tables of words with the
/// program and nothing else; the program's scanner must give the same tokens.
struct ReferenceScanner {
  struct Piece: Equatable {
    var range: Range<Int>
    var kind: Token.Kind
  }

  let text: [Unicode.Scalar]
  let classes: [CharacterClass]
  var pieces: [Piece] = []
  var quoteOpen = false

  init(_ string: String) {
    text = Array(string.unicodeScalars)
    classes = text.map { CharacterClass(of: $0) }
  }

  /// Tokens as byte ranges with kinds.
  static func tokens(_ string: String) -> [Token] {
    var scanner = ReferenceScanner(string)
    scanner.scan()
    var offsets = [0]
    for scalar in scanner.text { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
    return scanner.pieces.map {
      Token(range: .init(offsets[$0.range.lowerBound], offsets[$0.range.upperBound]), kind: $0.kind)
    }
  }

  // MARK: Looking

  func kind(_ index: Int) -> CharacterClass { index >= 0 && index < text.count ? classes[index] : .space }
  func `is`(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
    index >= 0 && index < text.count && text[index] == scalar
  }
  func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(text[range])) }
  func bytes(_ range: Range<Int>) -> Int { string(range).utf8.count }
  func alnum(_ index: Int) -> Bool { kind(index).isLetterOrDigit }
  func run(_ start: Int) -> Range<Int> {
    var end = start
    while end < text.count && kind(end).isWordlike { end += 1 }
    return start..<end
  }
  func has(_ range: Range<Int>, _ test: (CharacterClass) -> Bool) -> Bool { range.contains { test(classes[$0]) } }
  func isForeign(_ range: Range<Int>) -> Bool {
    range.contains { kind($0).isWordlike && text[$0].value >= 0x250 && !ScalarClass.isLatinOrCommon(text[$0]) }
  }
  func isCaseless(_ index: Int) -> Bool { classes[index] == .letter }
  /// Latin script; joiners and letters without case aside, only classes of the list, and the first of it at least once.
  func only(_ range: Range<Int>, _ allowed: [CharacterClass]) -> Bool {
    range.allSatisfy {
      allowed.contains(classes[$0]) || classes[$0] == .joiner || isCaseless($0) && allowed != [.digit]
    }
      && allowed.allSatisfy { wanted in range.contains { classes[$0] == wanted } }
      && !isForeign(range)
  }
  func skip(_ start: Int) -> Int {
    var index = start
    while index < text.count && kind(index) == .space { index += 1 }
    return index
  }
  func entry(_ range: Range<Int>) -> AbbreviationTable.Entry? {
    let bytes = Array(string(range).utf8)
    return AbbreviationTable.shared.entry(in: bytes, 0..<bytes.count)
  }

  // MARK: Scanning

  mutating func scan() {
    var index = 0
    while index < text.count {
      let end: Int
      if kind(index) == .space {
        end = index + 1
      } else if alnum(index) {
        if let mark = noteMark(run(index)) {
          pieces.append(Piece(range: index..<mark, kind: .word))
          pieces.append(Piece(range: mark..<run(index).upperBound, kind: .number))
          end = run(index).upperBound
        } else if let address = address(index) {
          pieces.append(Piece(range: index..<address, kind: .address))
          end = address
        } else {
          end = word(index, run(index), letters: has(run(index)) { $0.isLetter }, foreign: isForeign(run(index)))
        }
      } else {
        end = other(index)
      }
      index = end
    }
  }

  mutating func emit(_ range: Range<Int>, _ kind: Token.Kind?, foreign: Bool) {
    guard foreign else {
      pieces.append(Piece(range: range, kind: kind ?? .punctuation))
      return
    }
    var start = range.lowerBound
    for segment in Breaks(.word).segments(in: Array(string(range).utf8)) {
      var end = range.lowerBound
      while bytes(range.lowerBound..<end) < segment.end { end += 1 }
      let status: Token.Kind = segment.status >= 200 ? .word : segment.status >= 100 ? .number : .punctuation
      pieces.append(Piece(range: start..<end, kind: kind ?? status))
      start = end
    }
  }

  mutating func other(_ start: Int) -> Int {
    if kind(start) == .open {
      let inner = run(start + 1)
      let close: Unicode.Scalar = text[start] == "(" ? ")" : "]"
      if has(inner, { $0.isLetter }) && !has(inner, { $0 == .digit }) && !isForeign(inner)
        && self.is(inner.upperBound, close)
        && kind(inner.upperBound + 1) == .lower
      {
        let rest = run(inner.upperBound + 1)
        return word(start, rest, letters: true, foreign: isForeign(rest))
      }
    }
    if kind(start) == .hyphen, let last = pieces.last {
      let touches = last.range.upperBound == start
      let isSuffix =
        touches
        ? string(last.range) == "/"
        : kind(start - 1) == .space
          && (ClosedWords.coordinators.contains(string(last.range))
            || self.is(last.range.lowerBound, ",") && isRowOfSuffixes(start + 1, 8))
      let endsSentence = [".", "?", "!"].contains(text[last.range.upperBound - 1])
      let isMinus =
        last.kind != .number && !endsSentence
        && (!touches || last.kind == .punctuation && kind(start - 1) != .hyphen)
      if kind(start + 1).isLetter && isSuffix || kind(start + 1) == .digit && isMinus {
        let rest = run(start + 1)
        return word(start, rest, letters: has(rest) { $0.isLetter }, foreign: isForeign(rest))
      }
    }
    let year = run(start + 1)
    let isYear = year.count == 2 && only(year, [.digit])
    let closes = kind(year.upperBound) == .apostrophe && !kind(year.upperBound + 1).isLetter
    if kind(start) == .apostrophe && isYear && !closes && !quoteOpen {
      return word(start, year, letters: false, foreign: isForeign(year))
    }
    if kind(start) == .apostrophe { quoteOpen = !quoteOpen && kind(start + 1) != .space }
    func isPictograph(_ index: Int) -> Bool { kind(index) == .mark && text[index].value >= 0x2190 }
    if isPictograph(start) {
      var end = start
      while end < text.count && (kind(end) == .joiner || isPictograph(end)) { end += 1 }
      emit(start..<end, .punctuation, foreign: end - start > 1)
      return end
    }
    var end = start + 1
    if [".", "-", "*", "=", "_"].contains(text[start]) {
      while self.is(end, text[start]) { end += 1 }
    } else if ["?", "!"].contains(text[start]) {
      while self.is(end, "?") || self.is(end, "!") { end += 1 }
    }
    while end < text.count && kind(end) == .joiner { end += 1 }
    emit(start..<end, .punctuation, foreign: false)
    return end
  }

  /// The rest of `-delinger, -former og -processer` from a word on.
  func isRowOfSuffixes(_ start: Int, _ words: Int) -> Bool {
    if words == 0 { return false }
    let comma = run(start).upperBound
    let gap = self.is(comma, ",") ? comma + 1 : comma
    let word = run(skip(gap))
    if skip(gap) == gap || skip(gap) == text.count { return false }
    let isLast = ClosedWords.coordinators.contains(string(word))
    let hyphen = isLast ? skip(word.upperBound) : skip(gap)
    guard isLast || gap > comma, kind(hyphen) == .hyphen, kind(hyphen + 1).isLetter else { return false }
    return isLast || isRowOfSuffixes(hyphen + 1, words - 1)
  }

  func noteMark(_ run: Range<Int>) -> Int? {
    let word = run.prefix { kind($0) == .lower || kind($0) == .upper && $0 == run.lowerBound }
    let digits = run.dropFirst(word.count)
    let isNote = digits.allSatisfy { ("0"..."9").contains(text[$0]) } && (1...2).contains(digits.count)
    return isNote && word.count >= 8 && !isForeign(run) ? run.lowerBound + word.count : nil
  }

  // MARK: Words

  mutating func word(_ start: Int, _ first: Range<Int>, letters startsWithLetters: Bool, foreign startsForeign: Bool)
    -> Int
  {
    var letters = startsWithLetters
    var foreign = startsForeign
    var last = first
    func done(_ end: Int) -> (Int, Bool, Bool) { (end, letters, foreign) }
    func end() -> (Int, Bool, Bool) {
      while true {
        let mark = last.upperBound
        let next = mark + 1
        var joins = false
        switch kind(mark) {
        case .hyphen where mark < text.count:
          joins = alnum(next)
          if !joins && kind(next) != .hyphen { return done(next) }
        case .apostrophe:
          joins = alnum(next)
          let isClosing = quoteOpen && !ClosedWords.reduced.contains(string(last))
          if !joins && kind(next) != .apostrophe && kind(mark - 1).isLetter && !isClosing { return done(next) }
        case .period:
          guard let period = period(start, last, letters) else { return done(mark) }
          letters = letters || has(mark..<period.end) { $0.isLetter }
          foreign = foreign || isForeign(mark..<period.end)
          if period.stops { return done(period.end) }
          last = alnum(period.end) ? run(period.end) : period.end..<period.end
          letters = letters || has(last) { $0.isLetter }
          foreign = foreign || isForeign(last)
          continue
        case .comma, .colon:
          joins = kind(mark - 1) == .digit && kind(next) == .digit
        case .mark where text[mark] == "–":
          joins = kind(mark - 1) == .digit && kind(next) == .digit
        case .slash:
          joins = slash(last, next)
        case .ampersand:
          joins = kind(mark - 1) == .upper && kind(next) == .upper
        case .underscore:
          joins = alnum(next)
        case .open:
          let inner = run(kind(next) == .hyphen ? next + 1 : next)
          if letters && only(inner, [.lower]) && !isForeign(inner)
            && self.is(inner.upperBound, text[mark] == "(" ? ")" : "]")
          {
            last = run(inner.upperBound + 1)
            letters = true
            foreign = foreign || isForeign(last)
            continue
          }
        default: break
        }
        if !joins { return done(mark) }
        last = run(next)
        letters = letters || has(last) { $0.isLetter }
        foreign = foreign || isForeign(last)
      }
    }
    let (stop, hasLetters, needsBreaks) = end()
    emit(start..<stop, needsBreaks ? nil : hasLetters ? .word : .number, foreign: needsBreaks)
    return stop
  }

  func slash(_ last: Range<Int>, _ next: Int) -> Bool {
    guard alnum(next), !last.isEmpty else { return false }
    let before = kind(last.upperBound - 1)
    if before == .digit && kind(next) == .digit { return true }
    let other = run(next)
    if last.count <= 2 && other.count <= 2 && before.isLetter && kind(next).isLetter { return true }
    return ClosedWords.coordinators.contains(string(last)) && ClosedWords.coordinators.contains(string(other))
  }

  // MARK: Periods

  func period(_ start: Int, _ last: Range<Int>, _ hasLetters: Bool) -> (end: Int, stops: Bool)? {
    let next = last.upperBound + 1
    if last.isEmpty { return nil }
    if kind(next) == .period {
      let isAbbreviation = entry(last).map { !$0.isAlsoWord } ?? false
      return isAbbreviation && last.count > 1 && kind(next + 1) != .period ? (next, true) : nil
    }
    switch kind(last.upperBound - 1) {
    case .digit:
      if kind(next) == .digit { return (next, false) }
      return hasLetters ? nil : ordinal(start, last, next)
    case .lower, .upper, .letter: return abbreviation(start, last, next)
    default: return nil
    }
  }

  func ordinal(_ start: Int, _ last: Range<Int>, _ next: Int) -> (end: Int, stops: Bool)? {
    if kind(next) == .hyphen {
      return alnum(next + 1) || [.space, .comma].contains(kind(next + 1)) ? (next, false) : nil
    }
    if kind(next).isLetter {
      let word = run(next)
      if word.count == 1 && kind(next) == .lower && !isForeign(word) { return (next, false) }
      return kind(next) == .lower ? (next, true) : nil
    }
    if last.count > 3 { return nil }
    if start < last.lowerBound && kind(last.lowerBound - 1) != .hyphen {
      let parts = string(start..<last.upperBound).split(separator: ".", omittingEmptySubsequences: false)
      let isDate = parts.count == 2 && parts.allSatisfy { $0.utf8.count <= 2 } && (Int(parts[1]) ?? 99) <= 12
      if !isDate { return nil }
    }
    let isDash = next < text.count && text[next] == "–"
    if [.comma, .colon, .slash].contains(kind(next)) || isDash || self.is(next, ";") { return (next, true) }
    guard next < text.count, kind(next) == .space else { return nil }
    let place = skip(next)
    guard place < text.count else { return nil }
    let word = run(place)
    switch kind(place) {
    case .lower: return (next, true)
    case .upper: return ClosedWords.months.contains(string(word)) ? (next, true) : nil
    case .digit:
      guard bytes(last) <= 2, only(word, [.digit]) else { return nil }
      if bytes(word) == 4, let day = pieces.last, day.kind == .number, text[day.range.upperBound - 1] == "." {
        return (Int(string(last)) ?? 99) <= 12 ? (next, true) : nil
      }
      let isMonth = bytes(word) <= 2 && kind(word.upperBound) == .period && (Int(string(word)) ?? 99) <= 12
      return isMonth ? (next, true) : nil
    case .hyphen: return kind(skip(place + 1)) == .digit ? (next, true) : nil
    case .mark where text[place] == "–": return kind(skip(place + 1)) == .digit ? (next, true) : nil
    default: return nil
    }
  }

  func abbreviation(_ start: Int, _ last: Range<Int>, _ next: Int) -> (end: Int, stops: Bool)? {
    if start < last.lowerBound && text[last.lowerBound - 1] == "/" { return nil }
    if kind(next).isLetter, let dotted = dotted(last) { return dotted }
    var entry = entry(last)
    let isCapital = last.count == 1 && kind(last.lowerBound) == .upper
    if isCapital && entry?.isCapital != true && kind(skip(next)) != .digit { entry = nil }
    if kind(next).isLetter {
      guard let entry, !entry.isAlsoWord else { return initial(last, next) }
      var end = next
      while entry.isTitle && kind(end) == .lower && self.is(run(end).upperBound, ".") && run(end).count <= 8 {
        end = run(end).upperBound + 1
      }
      if end > next { return (end, true) }
      return (self.is(next, "s") && run(next).count == 1 ? next + 1 : next, true)
    }
    if [.hyphen, .apostrophe].contains(kind(next)) && kind(next + 1).isLetter && (entry != nil || last.count <= 4) {
      return (next, false)
    }
    if [.comma, .colon].contains(kind(next)) || self.is(next, ";") { return last.count <= 8 ? (next, true) : nil }
    let place = skip(next)
    let ahead = kind(place)
    if let entry {
      let before = pieces.last
      let opens: [Unicode.Scalar] = [".", "?", "!", "…", "\"", "-", "–"]
      let isFirst = before.map { $0.kind == .punctuation && opens.contains(text[$0.range.lowerBound]) } ?? true
      if entry.isAlsoWord && ahead != .digit && isFirst { return nil }
      if last.count == 1 && place == text.count { return nil }
      let isShouted = last.count > 1 && only(last, [.upper])
      if (isShouted || entry.isAlsoWord) && ahead != .lower && ahead != .digit { return nil }
      return (next, true)
    }
    if last.count == 1 { return initial(last, next) }
    if start == last.lowerBound, isDegree(last), followsTitle(pieces.count) { return (next, true) }
    let vowels = "aeiouyæøåéüöä".unicodeScalars
    let hasVowel = LetterCase.lowercased(string(last)).unicodeScalars.contains { vowels.contains($0) }
    if place == next || last.count > 5 || hasVowel || ClosedWords.fillers.contains(string(run(start))) { return nil }
    return ahead == .lower || ahead == .upper && only(last, [.upper, .lower]) ? (next, true) : nil
  }

  func isDegree(_ word: Range<Int>) -> Bool {
    kind(word.lowerBound) == .lower && ClosedWords.degrees.contains(string(word))
  }

  /// Whether the pieces before an index are a title and degrees of it.
  func followsTitle(_ index: Int) -> Bool {
    guard index > 0, pieces[index - 1].kind == .word, text[pieces[index - 1].range.upperBound - 1] == "." else {
      return false
    }
    let word = pieces[index - 1].range.dropLast()
    return entry(word)?.isTitle ?? false || isDegree(word) && followsTitle(index - 1)
  }

  func dotted(_ first: Range<Int>) -> (end: Int, stops: Bool)? {
    var runs = [first]
    while runs.count < 6, self.is(runs[runs.count - 1].upperBound, "."),
      kind(runs[runs.count - 1].upperBound + 1).isLetter
    {
      runs.append(run(runs[runs.count - 1].upperBound + 1))
    }
    func close(_ end: Int) -> (end: Int, stops: Bool) {
      guard self.is(end, "."), kind(end + 1) != .period || kind(end + 2) != .period else { return (end, false) }
      return (end + 1, ![.hyphen, .apostrophe].contains(kind(end + 1)))
    }
    for count in (1..<runs.count).reversed() where entry(first.lowerBound..<runs[count].upperBound) != nil {
      return close(runs[count].upperBound)
    }
    let singles = runs.prefix { $0.count == 1 }.count
    if singles < 2 { return nil }
    if singles == runs.count { return close(runs[singles - 1].upperBound) }
    return singles == runs.count - 1 ? (runs[singles].upperBound, false) : nil
  }

  func initial(_ last: Range<Int>, _ next: Int) -> (end: Int, stops: Bool)? {
    guard last.count == 1, kind(last.lowerBound) == .upper else { return nil }
    let place = skip(next)
    let isName = kind(place) == .upper && !ClosedWords.openers.contains(string(run(place)))
    return [.lower, .comma].contains(kind(place)) || isName ? (next, true) : nil
  }

  // MARK: Addresses

  func address(_ start: Int) -> Int? {
    let head = run(start)
    let mark = head.upperBound
    guard mark < text.count, [":", ".", "@", "-", "_", "+"].contains(text[mark]) else { return nil }
    guard kind(mark + 1).isWordlike || self.is(mark + 1, "/") else { return nil }
    if let scheme = ["www", "http", "https", "ftp"].firstIndex(of: asciiLowercased(string(head))) {
      let separator = Array((scheme == 0 ? "." : "://").unicodeScalars)
      let host = mark + separator.count
      if host < text.count && Array(text[mark..<host]) == separator && alnum(host) { return urlEnd(start, mark) }
    }
    var index = start
    while index < text.count, bytes(start..<index) < 64 {
      if text[index] == "@" {
        if let host = host(index + 1) { return host.end }
        break
      }
      let isLocal =
        kind(index).isWordlike || [.period, .hyphen, .underscore].contains(kind(index)) || text[index] == "+"
      if !isLocal { break }
      index += 1
    }
    guard let host = host(start), ClosedWords.domains.contains(host.last) else { return nil }
    return self.is(host.end, "/") ? urlEnd(start, host.end) : host.end
  }

  func asciiLowercased(_ word: String) -> String {
    String(
      String.UnicodeScalarView(
        word.unicodeScalars.map { ("A"..."Z").contains($0) ? Unicode.Scalar($0.value + 32)! : $0 }))
  }

  func urlEnd(_ start: Int, _ from: Int) -> Int {
    let stops: [Unicode.Scalar] = ["\"", "<", ">", "|", "«", "»", "“", "”", "„"]
    var end = from
    while end < text.count && kind(end) != .space && !stops.contains(text[end]) { end += 1 }
    while end > start {
      let inside = text[start..<end]
      if [".", ",", ";", ":", "!", "?", "'", "]"].contains(text[end - 1]) {
        end -= 1
      } else if text[end - 1] == ")" && inside.count(where: { $0 == ")" }) > inside.count(where: { $0 == "(" }) {
        end -= 1
      } else {
        break
      }
    }
    return end
  }

  func host(_ start: Int) -> (end: Int, last: String)? {
    func isIn(_ index: Int) -> Bool { index < text.count && bytes(start..<index) < 255 }
    var names: [Range<Int>] = []
    var index = start
    while true {
      let from = index
      while isIn(index) && (kind(index).isWordlike || kind(index) == .hyphen && index > from) { index += 1 }
      if index == from { break }
      names.append(from..<index)
      guard isIn(index), text[index] == ".", isIn(index + 1), alnum(index + 1) else { break }
      index += 1
    }
    guard names.count > 1 else { return nil }
    return (names[names.count - 1].upperBound, string(names[names.count - 1]))
  }
}
