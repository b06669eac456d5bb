package import CorpusIndex
package import CorpusModel

extension IndexableSource {
  /// A source whose text is its words with a blank after each.
  ///
  /// - Parameter words: Where the forms stand in that text.
  package init(
    name: String, words: [TextRange], forms: [String], readings: [String?] = [],
    ellipses: [(word: Int, words: Range<Int>, form: String)] = [],
    segments: KeyValuePairs<SegmentKind, [TextRange]>,
    attributes: KeyValuePairs<AttributeKind, [(range: TextRange, value: String)]>
  ) {
    self.init(
      name: name, text: Array(forms.map { $0 + " " }.joined().utf8),
      words: words.map { WordRange(UInt32($0.start), UInt32($0.end)) },
      readings: readings.enumerated().compactMap { number, lemma in lemma.map { (number, $0) } }, ellipses: ellipses,
      segments: segments, attributes: attributes)
  }
}
