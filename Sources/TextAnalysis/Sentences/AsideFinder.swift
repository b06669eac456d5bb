package import CorpusModel
internal import UnicodeText

/// Finds what stands in a turn without having been said: a transcriber's comments and an editor's marks.
package struct AsideFinder: Sendable {
  package init() {}

  /// The asides of a turn or paragraph in order, brackets included: `(griner)`, `[uforståeligt 00:12:31]`, `(3 sek.)`, `(?)`,
  /// `xxx`, `[navn]`, `(...)`, `[…]`, `(red. …)`. Ordinary parentheses and parts of words (`(team)ledere`, `[N]etop`) are none.
  ///
  /// A bracket is an aside when nothing but words of the table `AsideWords` stands in it, with numbers, times and one name
  /// or label, or several before the comment (`[C og D griner]`); so are stars (`*griner*`). In square brackets also when a verb and its complement stand there
  /// (`[tager telefonen]`). `//S02: ja//` is an aside too, because another speaker said it.
  /// - Parameter range: Bytes of `text`; both ends are scalar boundaries.
  /// - Complexity: O(n).
  package func asides(in text: UTF8Text, range: TextRange) -> [TextRange] {
    guard Self.mayHold(text.bytes.span.extracting(range.bytes)) else { return [] }
    let tokens = Tokenizer().tokens(in: text, range: range)
    var result: [TextRange] = []
    var index = 0
    while index < tokens.count {
      if let end = asideEnd(tokens, index, text) {
        result.append(TextRange(tokens[index].range.start, tokens[end - 1].range.end))
        index = end
      } else {
        index += 1
      }
    }
    return result
  }

  /// Whether a text has a mark that asides begin with, or the letters of `xxx`. Most paragraphs have neither, and their
  /// tokens are not looked at. O(n).
  private static func mayHold(_ bytes: Span<UInt8>) -> Bool {
    // Most paragraphs have none of the letters at all.
    let marks = bytes.count {
      ($0 == UInt8(ascii: "(") ? 1 : 0) | ($0 == UInt8(ascii: "[") ? 1 : 0) | ($0 == UInt8(ascii: "*") ? 1 : 0)
        | ($0 == UInt8(ascii: "/") ? 1 : 0) | ($0 | 0x20 == UInt8(ascii: "x") ? 1 : 0)
    }
    if marks == 0 { return false }
    var before: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "*"): return true
      case UInt8(ascii: "/") where before == byte: return true
      case UInt8(ascii: "x") where before | 0x20 == byte: return true
      default: before = byte
      }
    }
    return false
  }

  /// The index after the aside that starts at a token, or `nil`.
  private func asideEnd(_ tokens: [Token], _ index: Int, _ text: UTF8Text) -> Int? {
    let token = tokens[index]
    if token.kind == .word { return isInaudible(token, text) ? index + 1 : nil }
    let open = text.bytes[token.range.start]
    if open == UInt8(ascii: "*") { return starredEnd(tokens, index, text) }
    if open == UInt8(ascii: "/") { return overlapEnd(tokens, index, text) }
    guard token.kind == .punctuation, open == UInt8(ascii: "(") || open == UInt8(ascii: "[") else { return nil }
    let close = TokenScanner.partner(of: open)
    var depth = 0
    for end in index..<min(tokens.count, index + 24) where tokens[end].kind == .punctuation {
      let byte = text.bytes[tokens[end].range.start]
      if byte == open { depth += 1 }
      if byte == close { depth -= 1 }
      if depth == 0 {
        let content = tokens[(index + 1)..<end]
        return isAside(content, isSquare: open == UInt8(ascii: "["), text) ? end + 1 : nil
      }
    }
    return nil
  }

  /// `xxx` for words that nobody could hear; `XXX` is a number.
  private func isInaudible(_ token: Token, _ text: UTF8Text) -> Bool {
    token.range.count >= 3 && text.bytes[token.end - 1] == UInt8(ascii: "x")
      && text.bytes[token.range.bytes].allSatisfy { $0 | 0x20 == UInt8(ascii: "x") }
  }

  /// `*griner*`: a comment between two stars.
  private func starredEnd(_ tokens: [Token], _ index: Int, _ text: UTF8Text) -> Int? {
    guard tokens[index].range.count == 1 else { return nil }
    for end in index + 1..<min(tokens.count, index + 24) {
      let isStar = tokens[end].kind == .punctuation && text.bytes[tokens[end].start] == UInt8(ascii: "*")
      if isStar { return isAside(tokens[(index + 1)..<end], isSquare: false, text) ? end + 1 : nil }
    }
    return nil
  }

  /// The tokens of what another speaker said at the same time, at most.
  private static let longestOverlap = 120

  /// `//S02: ja, netop//`: what another speaker said at the same time, between two slashes each, with a label.
  ///
  /// - Source: noScribe's transcripts.
  private func overlapEnd(_ tokens: [Token], _ index: Int, _ text: UTF8Text) -> Int? {
    func isDouble(_ index: Int) -> Bool {
      guard index + 1 < tokens.count, tokens[index].end == tokens[index + 1].start else { return false }
      return [index, index + 1].allSatisfy { text.bytes[tokens[$0].start] == UInt8(ascii: "/") }
    }
    guard isDouble(index), index + 3 < tokens.count, tokens[index + 2].start == tokens[index + 1].end,
      tokens[index + 2].kind == .word, text.bytes[tokens[index + 3].start] == UInt8(ascii: ":")
    else { return nil }
    for end in index + 4..<min(tokens.count, index + Self.longestOverlap) where isDouble(end) { return end + 2 }
    return nil
  }

  /// Names and labels before what they do, at most: `[C og D griner]`, `(Mette Hansen og Lars griner)`.
  private static let mostSpeakers = 4

  private func isAside(_ content: ArraySlice<Token>, isSquare: Bool, _ text: UTF8Text) -> Bool {
    let words = content.filter { $0.kind == .word }.map { LetterCase.lowercased(text.string(in: $0.range)) }
    let numbers = content.filter { $0.kind == .number }
    if words.isEmpty { return isMark(content, numbers, text) }
    if words.first == "red." || words.last == "red." { return true }
    var headCount = 0
    var unknown = 0
    var speakers = 0
    for (word, token) in zip(words, content.filter { $0.kind == .word }) {
      if AsideWords.heads.contains(word) || isSquare && AsideWords.anonymous.contains(word) || isInaudible(token, text)
      {
        headCount += 1
      } else if !AsideWords.modifiers.contains(word) {
        let first = text.string(in: token.range).unicodeScalars.first
        let isName = first.map { CharacterClass(of: $0) == .upper } ?? false
        unknown += isName ? 1 : 2
        if isName && headCount == 0 { speakers += 1 }
      }
    }
    let isOfSpeakers = unknown == speakers && speakers <= Self.mostSpeakers
    if headCount > 0 && (unknown <= 1 || isOfSpeakers) { return true }
    let startsWithNumber = content.first?.kind == .number || words[0] == "ca." || words[0] == "cirka"
    if !numbers.isEmpty && startsWithNumber && words.allSatisfy({ AsideWords.durations.contains($0) }) { return true }
    return isSquare && words.count > 1 && words[0].hasSuffix("r") && AsideWords.complements.contains(words[1])
      && !AsideWords.auxiliaries.contains(words[0])
  }

  /// Brackets without a word: `(...)`, `(?)`, `(.)`, `[00:12:31]`, but no `(12)` and no empty ones.
  private func isMark(_ content: ArraySlice<Token>, _ numbers: [Token], _ text: UTF8Text) -> Bool {
    guard !content.isEmpty else { return false }
    if numbers.isEmpty {
      return content.allSatisfy { token in
        text.string(in: token.range).unicodeScalars.allSatisfy { ".…?!-–/ ()".unicodeScalars.contains($0) }
      }
    }
    return numbers.allSatisfy { text.string(in: $0.range).utf8.contains(UInt8(ascii: ":")) }
  }
}
