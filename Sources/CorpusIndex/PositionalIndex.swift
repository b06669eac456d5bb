package import CorpusModel

/// Which words stand where in a corpus, and under which lemmas and constituents they are found. In memory, immutable.
///
/// Positions are the ordinals of words, over all sources, in the order in which the sources were added. What a coordination
/// leaves out (*børneområdet* in `børne- og ungeområdet`) lies over the positions and is never counted as a word.
package struct PositionalIndex: Sendable {
  /// A source and its positions.
  package struct Source: Sendable {
    package let name: String
    package let positions: Range<Int>
  }

  /// A word that is meant where another stands.
  package struct Ellipsis: Sendable, Equatable {
    /// Where it is meant: the first of the words that stand for it.
    package let position: Int
    /// The words that stand for it.
    package let span: Range<Int>
    /// As it would be written.
    package let form: String
  }

  package let sources: [Source]
  /// The words of the corpus.
  package let words: TermTable
  private let termAtPosition: [Int32]
  private let ranges: [TextRange]
  /// The words that are meant and not written.
  package let ellipticWords: TermTable
  private let ellipses: [Ellipsis]
  private let postings: Postings
  private let ellipticPostings: Postings
  private let segments: [SegmentKind: [Range<Int>]]
  private let attributes: [AttributeKind: [AttributeRun]]

  init(
    sources: [Source], words: TermTable, termAtPosition: [Int32], ranges: [TextRange], ellipticWords: TermTable,
    ellipses: [Ellipsis], termOfEllipsis: [Int32], segments: [SegmentKind: [Range<Int>]],
    attributes: [AttributeKind: [AttributeRun]]
  ) {
    self.sources = sources
    self.words = words
    self.termAtPosition = termAtPosition
    self.ranges = ranges
    self.ellipticWords = ellipticWords
    self.ellipses = ellipses
    self.segments = segments
    self.attributes = attributes
    postings = Postings(of: termAtPosition, count: words.count)
    ellipticPostings = Postings(of: termOfEllipsis, count: ellipticWords.count)
  }

  /// Words in the corpus.
  package var wordCount: Int { termAtPosition.count }

  /// The term of `words` at a position. O(1).
  package func term(at position: Int) -> Int { Int(termAtPosition[position]) }

  /// The bytes of its source's canonical text at a position. O(1).
  package func range(at position: Int) -> TextRange { ranges[position] }

  /// How often a term of `words` stands in the corpus. O(1).
  package func count(of term: Int) -> Int { postings[term].count }

  /// The positions at which a term of `words` stands, in order. O(1).
  package func postings(of term: Int) -> PostingList { PostingList(places: postings[term]) }

  /// The places at which a term of `ellipticWords` is meant, in order. O(places).
  package func ellipses(of term: Int) -> [Ellipsis] { ellipticPostings[term].map { ellipses[Int($0)] } }

  /// The segments of a kind as positions, in order, not overlapping, none empty.
  package func segments(_ kind: SegmentKind) -> SegmentList { SegmentList(segments[kind] ?? []) }

  /// The runs over which an attribute has a value, in order.
  package func runs(_ attribute: AttributeKind) -> AttributeRuns { AttributeRuns(runs: attributes[attribute] ?? []) }

  /// The index of the source that a position lies in. O(log sources).
  package func source(of position: Int) -> Int {
    sources.partitionPoint { $0.positions.upperBound <= position }
  }
}
