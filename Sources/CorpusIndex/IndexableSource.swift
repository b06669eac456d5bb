package import CorpusModel

/// A source's words and segments, ready to be indexed.
package struct IndexableSource: Sendable {
  package let name: String
  /// Each word's bytes of canonical text, in order.
  package let words: [TextRange]
  /// Each word as it is written.
  package let forms: [String]
  /// The lemma that context gave a word; `nil` for a word that is no homograph. Empty when none is one.
  package let readings: [String?]
  /// Words that are meant and not written, in text order: the index of the word where it is meant, those of the words that
  /// stand for it, and its form.
  package let ellipses: [(word: Int, words: Range<Int>, form: String)]
  /// Segments of each kind in text order, as bytes of canonical text; those of one kind do not overlap.
  package let segments: [SegmentKind: [TextRange]]
  /// Values that hold for stretches of text, in text order.
  package let attributes: [AttributeKind: [(range: TextRange, value: String)]]

  package init(
    name: String, words: [TextRange], forms: [String], readings: [String?] = [],
    ellipses: [(word: Int, words: Range<Int>, form: String)] = [],
    segments: [SegmentKind: [TextRange]],
    attributes: [AttributeKind: [(range: TextRange, value: String)]]
  ) {
    precondition(words.count == forms.count, "every word has a form")
    precondition(readings.isEmpty || readings.count == forms.count, "every word has a reading or none has")
    self.name = name
    self.words = words
    self.forms = forms
    self.readings = readings
    self.ellipses = ellipses
    self.segments = segments
    self.attributes = attributes
  }
}
