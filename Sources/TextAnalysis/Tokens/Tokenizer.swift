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
    var scanner = scanner(of: range, of: text, exchange(&tokens, with: []), candidates: nil)
    scanner.scan()
    swap(&tokens, &scanner.tokens)
  }

  /// Appends the tokens of a stretch of text to those of other stretches, and what `SentenceSplitter` needs to know of them.
  ///
  /// - Parameter candidates: The candidates of all of `tokens`.
  package func append(
    tokensIn range: TextRange, of text: UTF8Text, to tokens: inout [Token], candidates: inout [SentenceCandidate]
  ) {
    var scanner = scanner(
      of: range, of: text, exchange(&tokens, with: []), candidates: exchange(&candidates, with: []))
    scanner.scan()
    swap(&tokens, &scanner.tokens)
    swap(&candidates, &scanner.candidates)
  }

  @inline(__always)
  private func scanner(
    of range: TextRange, of text: UTF8Text, _ tokens: consuming [Token], candidates: consuming [SentenceCandidate]?
  ) -> TokenScanner {
    precondition(range.end <= text.count, "the range lies in the text")
    precondition(range.end <= Token.longestText, "a text has at most 4 GB")
    return TokenScanner(bytes: text.bytes, range: range.bytes, tokens: tokens, candidates: candidates)
  }
}
