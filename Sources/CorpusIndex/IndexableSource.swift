package import CorpusModel

/// A word's bytes of canonical text. Eight bytes, because a corpus holds millions.
package struct WordRange: Sendable, Equatable {
  package let start: UInt32
  package let end: UInt32

  package init(_ start: UInt32, _ end: UInt32) {
    precondition(start <= end, "a range runs forward")
    self.start = start
    self.end = end
  }
}

/// A source's words and segments, ready to be indexed.
package struct IndexableSource: Sendable {
  package let name: String
  /// Canonical text, as UTF-8.
  package let text: [UInt8]
  /// Each word's bytes of the text, in order, not overlapping.
  package let words: [WordRange]
  /// The lemma that context gave a word, in the order of the words; homographs only.
  package let readings: [(word: Int, lemma: String)]
  /// Words that are meant and not written, in text order: the index of the word where it is meant, those of the words that
  /// stand for it, and its form.
  package let ellipses: [(word: Int, words: Range<Int>, form: String)]
  /// Segments of each kind in text order, as bytes of canonical text; those of one kind do not overlap. A source's own
  /// segment need not be named.
  package let segments: KeyValuePairs<SegmentKind, [TextRange]>
  /// The terms of the words in the index that the source was taken from; none for a source that is new.
  let terms: [UInt32]
  /// Values that hold for stretches of text, in text order, not overlapping. Without a value for `source` it is the name.
  package private(set) var attributes: [(kind: AttributeKind, runs: [(range: TextRange, value: String)])]

  package init(
    name: String, text: [UInt8], words: [WordRange], readings: [(word: Int, lemma: String)] = [],
    ellipses: [(word: Int, words: Range<Int>, form: String)] = [], segments: KeyValuePairs<SegmentKind, [TextRange]>,
    attributes: KeyValuePairs<AttributeKind, [(range: TextRange, value: String)]>
  ) {
    self.init(
      name: name, text: text, words: words, readings: readings, ellipses: ellipses, segments: segments,
      attributes: attributes, terms: [])
  }

  init(
    name: String, text: [UInt8], words: [WordRange], readings: [(word: Int, lemma: String)],
    ellipses: [(word: Int, words: Range<Int>, form: String)], segments: KeyValuePairs<SegmentKind, [TextRange]>,
    attributes: KeyValuePairs<AttributeKind, [(range: TextRange, value: String)]>, terms: [UInt32]
  ) {
    precondition(words.last.map { Int($0.end) <= text.count } ?? true, "words stand in the text")
    self.name = name
    self.text = text
    self.words = words
    self.readings = readings
    self.ellipses = ellipses
    self.segments = segments
    self.attributes = attributes.map { ($0.key, $0.value) }
    self.terms = terms
  }

  /// Adds values that hold for the whole source, where it has none of that kind.
  package mutating func add(_ values: [(kind: AttributeKind, value: String)]) {
    for (kind, value) in values {
      let runs = [(range: TextRange(0, text.count), value: value)]
      if let known = attributes.firstIndex(where: { $0.kind == kind }) {
        if attributes[known].runs.isEmpty { attributes[known].runs = runs }
      } else {
        attributes.append((kind, runs))
      }
    }
  }
}
