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
    var sentences: [Range<Int>] = []
    append(
      sentencesOf: tokens, candidates: SentenceCandidate.all(in: tokens, of: text.bytes), in: text, to: &sentences)
    return sentences
  }

  /// Appends the sentences of a paragraph or turn, as `sentences(of:in:)` gives them, to those of others.
  ///
  /// - Parameters:
  ///   - tokens: The tokens of one paragraph or turn.
  ///   - candidates: What the tokenizer noted of these very tokens.
  /// - Complexity: O(candidates).
  package func append(
    sentencesOf tokens: [Token], candidates: [SentenceCandidate], in text: UTF8Text, to sentences: inout [Range<Int>]
  ) {
    var scanner = SentenceScanner(tokens: tokens, candidates: candidates, bytes: text.bytes)
    scanner.append(to: &sentences)
  }
}
