package import CorpusModel

/// Cuts the paragraphs of a text into tokens and sentences, one after another, and keeps what it has found.
///
/// The same as `Tokenizer` and `SentenceSplitter`, with nothing made anew for each paragraph.
package struct TextCutter: ~Copyable {
  private let text: UTF8Text
  private var scanner: TokenScanner
  private var sentenceScanner: SentenceScanner
  /// Ranges of indices of `tokens`, in order; together they hold all tokens.
  package private(set) var sentences: [Range<Int>] = []

  /// A cutter of a text of at most 4 GB.
  package init(_ text: UTF8Text) {
    precondition(text.count <= Token.longestText, "a text has at most 4 GB")
    self.text = text
    scanner = TokenScanner(bytes: text.bytes, range: 0..<0, tokens: [], notesCandidates: true)
    sentenceScanner = SentenceScanner(bytes: text.bytes)
  }

  /// The tokens of all paragraphs so far. To hold them while more are appended costs a copy.
  package var tokens: [Token] { scanner.tokens }
  /// How many tokens there are so far. O(1).
  package var tokenCount: Int { scanner.tokens.count }

  /// Appends the tokens and sentences of a paragraph or turn.
  ///
  /// - Parameter range: Bytes of the text; both ends are scalar boundaries.
  /// - Complexity: O(n) in the length of the range.
  package mutating func appendParagraph(_ range: TextRange) {
    let first = begin()
    scan(range)
    end(first)
  }

  /// Appends the tokens and sentences of a paragraph that is cut by what is no word of it.
  ///
  /// - Parameter stretches: Ranges as for one, in order; tokens do not look over their ends, sentences do.
  package mutating func appendParagraph(_ stretches: [TextRange]) {
    let first = begin()
    for stretch in stretches { scan(stretch) }
    end(first)
  }

  /// Forgets what was found; room that was made for it is kept.
  package mutating func removeAll() {
    scanner.tokens.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
  }

  /// Bytes of the text from the first token of a sentence to its last; sentences are never empty.
  package func range(of sentence: Range<Int>) -> TextRange {
    TextRange(scanner.tokens[sentence.lowerBound].start, scanner.tokens[sentence.upperBound - 1].end)
  }

  private mutating func begin() -> Int {
    scanner.candidateCount = 0
    return scanner.tokens.count
  }

  private mutating func scan(_ range: TextRange) {
    precondition(range.end <= text.count, "the range lies in the text")
    scanner.scan(range.bytes)
  }

  private mutating func end(_ first: Int) {
    // They change hands: a copy would be one more reference to count in every paragraph.
    swap(&scanner.tokens, &sentenceScanner.tokens)
    swap(&scanner.candidates, &sentenceScanner.candidates)
    sentenceScanner.first = first
    sentenceScanner.candidateCount = scanner.candidateCount
    sentenceScanner.append(to: &sentences)
    swap(&scanner.tokens, &sentenceScanner.tokens)
    swap(&scanner.candidates, &sentenceScanner.candidates)
  }
}
