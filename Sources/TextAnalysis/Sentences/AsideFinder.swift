package import CorpusModel
internal import UnicodeText

/// Finds what stands in a turn without having been said: a transcriber's comments and an editor's marks.
package struct AsideFinder: Sendable {
  package init() {}

  /// The asides of a turn or paragraph in order, brackets included: `(griner)`, `[uforståeligt 00:12:31]`, `(3 sek.)`, `(?)`,
  /// `xxx`, `[navn]`, `(...)`, `[…]`, `(red. …)`. Ordinary parentheses and parts of words (`(team)ledere`, `[N]etop`) are none.
  ///
  /// A bracket is an aside when nothing but words of the table `AsideWords` stands in it, with numbers, times and at most
  /// one name or label; in square brackets also when a verb and its complement stand there (`[tager telefonen]`).
  /// - Parameter range: Bytes of `text`; both ends are scalar boundaries.
  /// - Complexity: O(n).
  package func asides(in text: UTF8Text, range: TextRange) -> [TextRange] {
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

  /// The index after the aside that starts at a token, or `nil`.
  private func asideEnd(_ tokens: [Token], _ index: Int, _ text: UTF8Text) -> Int? {
    let token = tokens[index]
    if token.kind == .word { return isInaudible(token, text) ? index + 1 : nil }
    let open = text.bytes[token.range.start]
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

  /// `xxx` for words that nobody could hear.
  private func isInaudible(_ token: Token, _ text: UTF8Text) -> Bool {
    token.range.count >= 3 && text.bytes[token.range.bytes].allSatisfy { $0 | 0x20 == UInt8(ascii: "x") }
  }

  private func isAside(_ content: ArraySlice<Token>, isSquare: Bool, _ text: UTF8Text) -> Bool {
    let words = content.filter { $0.kind == .word }.map { LetterCase.lowercased(text.string(in: $0.range)) }
    let numbers = content.filter { $0.kind == .number }
    if words.isEmpty { return isMark(content, numbers, text) }
    if words.first == "red." || words.last == "red." { return true }
    var headCount = 0
    var unknown = 0
    for (word, token) in zip(words, content.filter { $0.kind == .word }) {
      if AsideWords.heads.contains(word) || isSquare && AsideWords.anonymous.contains(word) || isInaudible(token, text)
      {
        headCount += 1
      } else if !AsideWords.modifiers.contains(word) {
        let first = text.string(in: token.range).unicodeScalars.first
        let isName = first.map { CharacterClass(of: $0) == .upper } ?? false
        unknown += isName ? 1 : 2
      }
    }
    if headCount > 0 && unknown <= 1 { return true }
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
