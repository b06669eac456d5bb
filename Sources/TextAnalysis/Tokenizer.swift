package import CorpusModel
internal import UnicodeText

/// Cuts Danish text into tokens.
package struct Tokenizer: Sendable {
  package init() {}

  /// The tokens of a stretch of text, in order. Every character that is not white space stands in exactly one token.
  ///
  /// - Parameter range: Bytes of `text`; both ends are scalar boundaries.
  /// - Complexity: O(n).
  package func tokens(in text: UTF8Text, range: TextRange) -> [Token] {
    var tokens: [Token] = []
    var start = range.start
    var kind: Token.Kind?
    func close(_ end: Int) {
      if let kind, end > start { tokens.append(Token(range: TextRange(start, end), kind: kind)) }
    }
    var offset = range.start
    for scalar in text.string(in: range).unicodeScalars {
      let next: Token.Kind?
      if ScalarClass.isLetter(scalar) || scalar == "-" && kind == .word {
        next = .word
      } else if ScalarClass.isDigit(scalar) {
        next = kind == .word ? .word : .number
      } else if ScalarClass.isWhiteSpace(scalar) {
        next = nil
      } else {
        next = .punctuation
      }
      if next != kind || next == .punctuation {
        close(offset)
        start = offset
        kind = next
      }
      offset += UTF8.width(scalar)
    }
    close(range.end)
    return tokens
  }
}
