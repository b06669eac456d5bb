package import CorpusModel
internal import UnicodeText

/// Finds the sentences of a paragraph or turn. The rules are in this target's README.
package struct SentenceSplitter: Sendable {
  package init() {}

  /// The sentences, as ranges of indices of `tokens`, in order and without gaps.
  ///
  /// - Parameter tokens: The tokens of one paragraph or turn; sentences never cross its ends.
  /// - Complexity: O(tokens).
  package func sentences(of tokens: [Token], in text: UTF8Text) -> [Range<Int>] {
    sentences(of: tokens, candidates: SentenceCandidate.all(in: tokens, of: text.bytes), in: text)
  }

  /// The same from candidates that were chosen otherwise. O(candidates).
  func sentences(of tokens: [Token], candidates: [SentenceCandidate], in text: UTF8Text) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var scanner = SentenceScanner(tokens: tokens, candidates: candidates, bytes: text.bytes)
    scanner.append(to: &sentences)
    return sentences
  }
}
