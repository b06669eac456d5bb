package import CorpusModel

/// Cuts Danish text into tokens. The rules are in this target's README.
package struct Tokenizer: Sendable {
  package init() {}

  /// The tokens of a stretch of text, in order. Every character that is not white space stands in exactly one token.
  ///
  /// - Parameter range: Bytes of `text`; both ends are scalar boundaries. Nothing outside it is looked at.
  /// - Complexity: O(n).
  package func tokens(in text: UTF8Text, range: TextRange) -> [Token] {
    var tokens: [Token] = []
    append(tokensIn: range, of: text, to: &tokens)
    return tokens
  }

  /// Appends the tokens of a stretch of text, as `tokens(in:range:)` gives them, to those of other stretches.
  package func append(tokensIn range: TextRange, of text: UTF8Text, to tokens: inout [Token]) {
    precondition(range.end <= text.count, "the range lies in the text")
    precondition(range.end <= Token.longestText, "a text has at most 4 GB")
    var scanner = TokenScanner(
      bytes: text.bytes, range: range.bytes, tokens: exchange(&tokens, with: []), notesCandidates: false)
    scanner.scan()
    swap(&tokens, &scanner.tokens)
  }
}
