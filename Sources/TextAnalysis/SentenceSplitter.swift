package import CorpusModel

/// Finds the sentences of a paragraph or turn.
package struct SentenceSplitter: Sendable {
  package init() {}

  /// The sentences, as ranges of indices of `tokens`, in order and without gaps.
  ///
  /// - Parameter tokens: The tokens of one paragraph or turn; sentences never cross its ends.
  /// - Complexity: O(tokens).
  package func sentences(of tokens: [Token], in text: UTF8Text) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for (index, token) in tokens.enumerated() where ".?!".contains(text.string(in: token.range)) {
      result.append(start..<index + 1)
      start = index + 1
    }
    if start < tokens.count { result.append(start..<tokens.count) }
    return result
  }
}
