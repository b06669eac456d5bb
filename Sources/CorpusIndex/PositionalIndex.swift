package import CorpusModel

/// Which words stand where in a corpus, and under which lemmas and constituents they are found. In memory, immutable.
///
/// Positions are the ordinals of words, over all sources, in the order in which the sources were added. Terms are folded
/// word forms, numbered in the order of their bytes.
package struct PositionalIndex: Sendable {
  /// A source and its positions.
  package struct Source: Sendable {
    package let name: String
    package let positions: Range<Int>
  }

  /// A term that holds a lemma as constituent.
  package struct Compound: Sendable {
    package let term: Int
    /// Bytes of the term.
    package let range: Range<Int>
    package let isHead: Bool
  }

  package let sources: [Source]
  /// Sorted by their bytes.
  package let terms: [String]
  /// The term at each position.
  package let termAtPosition: [Int32]
  /// The bytes of canonical text at each position.
  package let ranges: [TextRange]
  private let postingOffsets: [Int]
  private let postingPositions: [Int32]
  private let termsOfLemma: [String: [Int]]
  private let compoundsOfLemma: [String: [Compound]]
  private let segments: [SegmentKind: [Range<Int>]]
  private let attributes: [AttributeKind: [AttributeRun]]

  init(
    sources: [Source], terms: [String], termAtPosition: [Int32], ranges: [TextRange], termsOfLemma: [String: [Int]],
    compoundsOfLemma: [String: [Compound]], segments: [SegmentKind: [Range<Int>]],
    attributes: [AttributeKind: [AttributeRun]]
  ) {
    self.sources = sources
    self.terms = terms
    self.termAtPosition = termAtPosition
    self.ranges = ranges
    self.termsOfLemma = termsOfLemma
    self.compoundsOfLemma = compoundsOfLemma
    self.segments = segments
    self.attributes = attributes
    // Postings by counting sort.
    var offsets = [Int](repeating: 0, count: terms.count + 1)
    for term in termAtPosition { offsets[Int(term) + 1] += 1 }
    for term in 0..<terms.count { offsets[term + 1] += offsets[term] }
    var next = offsets
    var positions = [Int32](repeating: 0, count: termAtPosition.count)
    for (position, term) in termAtPosition.enumerated() {
      positions[next[Int(term)]] = Int32(position)
      next[Int(term)] += 1
    }
    postingOffsets = offsets
    postingPositions = positions
  }

  /// Words in the corpus.
  package var wordCount: Int { termAtPosition.count }

  /// The positions at which a term stands, in order. O(1).
  package func postings(of term: Int) -> ArraySlice<Int32> {
    postingPositions[postingOffsets[term]..<postingOffsets[term + 1]]
  }

  /// The number of a folded form, or `nil` when the corpus does not hold it. O(log terms).
  package func term(_ folded: String) -> Int? {
    let bytes = folded.utf8
    let index = terms.partitionPoint { $0.utf8.lexicographicallyPrecedes(bytes) }
    return index < terms.count && terms[index] == folded ? index : nil
  }

  /// The terms that begin with a folded prefix. O(log terms).
  package func terms(withPrefix prefix: String) -> Range<Int> {
    let bytes = Array(prefix.utf8)
    let low = terms.partitionPoint { $0.utf8.lexicographicallyPrecedes(bytes) }
    let high = terms[low...].partitionPoint { $0.utf8.starts(with: bytes) }
    return low..<high
  }

  /// The terms whose likeliest lemma it is, in order. O(1).
  package func terms(ofLemma lemma: String) -> [Int] { termsOfLemma[lemma] ?? [] }

  /// The compounds that hold a lemma, by term. O(1).
  package func compounds(withConstituent lemma: String) -> [Compound] { compoundsOfLemma[lemma] ?? [] }

  /// The lemmas that words of the corpus have.
  package var lemmas: some Collection<String> { termsOfLemma.keys }

  /// The segments of a kind as positions, in order, not overlapping, none empty.
  package func segments(_ kind: SegmentKind) -> [Range<Int>] { segments[kind] ?? [] }

  /// The runs over which an attribute has a value, in order.
  package func runs(_ attribute: AttributeKind) -> [AttributeRun] { attributes[attribute] ?? [] }

  /// The index of the source that a position lies in. O(log sources).
  package func source(of position: Int) -> Int {
    sources.partitionPoint { $0.positions.upperBound <= position }
  }
}
