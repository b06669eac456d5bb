package import CorpusModel

/// Which words stand where in a corpus, and under which lemmas and constituents they are found. Immutable; the same bytes in
/// memory and in a file. The format is described in README.md.
///
/// Positions are the ordinals of words, over all sources, in the order in which the sources were added. What a coordination
/// leaves out (*børneområdet* in `børne- og ungeområdet`) lies over the positions and is never counted as a word.
///
/// What a damaged file holds is read as zeros or nothing; whoever uses an index from a file calls `checkDamage` before the
/// answers are believed.
///
/// A class, because it is asked millions of times and holds a hundred references: handing it on costs one.
package final class PositionalIndex: Sendable {
  /// A source and its positions.
  package struct Source: Sendable {
    package let name: String
    package let positions: Range<Int>
    /// Where its canonical text stands in the text column.
    package let text: Range<Int>
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

  package let sources: SourceList
  /// The words of the corpus.
  package let words: TermTable
  /// The words that are meant and not written.
  package let ellipticWords: TermTable
  private let storage: IndexStorage
  private let path: String
  private let manifestView: ByteView
  private let fingerprintView: ByteView
  private let text: ByteView
  let terms: TermColumn
  let places: PlaceColumn
  let ellipses: EllipsisTable
  private let segments: [SegmentList]
  /// Those of them that are asked for each line of a result.
  private let paragraphs: SegmentList
  private let attributes: [AttributeRuns]

  /// An index of bytes that this process made.
  convenience init(trusting bytes: [UInt8]) {
    do {
      try self.init(IndexStorage(bytes), path: "")
    } catch {
      preconditionFailure("what was just written can be read")
    }
  }

  /// Opens a file. Looks at its header; blocks are verified when first read.
  ///
  /// - Throws: `IndexError`.
  /// - Complexity: O(1), but for the list of checksums.
  package static func opening(_ path: String) throws(IndexError) -> PositionalIndex {
    try PositionalIndex(IndexStorage.mapping(path), path: path)
  }

  init(_ storage: IndexStorage, path: String) throws(IndexError) {
    let header = try IndexHeader(storage, path: path, sectionCount: IndexSection.allCases.count)
    func view(_ section: IndexSection) -> ByteView { ByteView(storage, header.sections[section.rawValue]) }
    self.storage = storage
    self.path = path
    manifestView = view(.manifest)
    fingerprintView = view(.fingerprint)
    sources = SourceList(view(.sources))
    text = view(.text)
    terms = TermColumn(
      codes: view(.termCodes), tails: view(.termTails), checkpoints: view(.termCheckpoints),
      termOfRank: PackedColumn(view(.termRanks)))
    places = PlaceColumn(
      codes: view(.placeCodes), checkpoints: view(.placeCheckpoints), exceptions: view(.placeExceptions))
    words = TermTable(view(.words), lists: view(.postings))
    ellipticWords = TermTable(view(.ellipticWords), lists: .empty)
    ellipses = EllipsisTable(view(.ellipses))
    let kinds = SegmentKind.allCases.count + 1
    let lists = SectionParts.views(view(.segments), count: 2 * kinds)
    segments = (0..<kinds).map { SegmentList(starts: lists[2 * $0], ends: lists[2 * $0 + 1]) }
    paragraphs = segments[SegmentKind.paragraph.number]
    let runCount = AttributeRuns.partCount
    let runs = SectionParts.views(view(.attributes), count: runCount * AttributeKind.allCases.count)
    attributes = AttributeKind.allCases.indices.map { AttributeRuns(runs[runCount * $0..<runCount * ($0 + 1)]) }
  }

  // MARK: The file

  /// What the index was made from, as its writer noted it.
  package var manifest: [UInt8] { manifestView.bytes(0..<manifestView.count) }

  /// What a file was made from that cannot be opened: one of another format, or a damaged one. `nil` where it does not say so.
  package static func manifest(ofUnusable path: String) -> [UInt8]? {
    (try? IndexStorage.mapping(path)).flatMap { IndexHeader.manifest(in: $0) }
  }

  /// The analysis and the Unicode version that the index rests on.
  package var fingerprint: String {
    String(decoding: fingerprintView.bytes(0..<fingerprintView.count), as: UTF8.self)
  }

  /// Bytes of the index, and of the text in it.
  package var size: (all: Int, text: Int) { (storage.count, text.count) }

  /// Whether all that was read so far is what was written. O(1).
  ///
  /// - Throws: `IndexError.damaged`.
  package func checkDamage() throws(IndexError) {
    if let offset = storage.damage { throw .damaged(path, "its bytes from \(offset) on are not what was written") }
  }

  /// Blocks of the file that were read so far, of 4096 bytes each: what a query costs where nothing is in memory yet. O(blocks).
  package var blocksRead: Int { storage.blocksRead }

  /// Reads all of the file and checks it. O(bytes).
  ///
  /// - Throws: `IndexError.damaged`.
  package func verify() throws(IndexError) {
    storage.verifyAll()
    try checkDamage()
  }

  // MARK: Words

  /// Words in the corpus.
  package var wordCount: Int { terms.count }

  /// The term of `words` at a position. O(1).
  @inline(__always)
  package func term(at position: Int) -> Int { terms[position] }

  /// Hands out the terms of `words` at some positions, in order. O(positions).
  package func forEachTerm(at positions: Range<Int>, _ body: (Int) -> Void) {
    terms.forEachRank(in: positions) { body(terms.term(ofRank: $0)) }
  }

  /// How often each term of `words` stands at some positions. O(positions + terms).
  package func termCounts(in ranges: [Range<Int>]) -> [Int] { terms.counts(in: ranges) }

  /// The bytes of its source's canonical text at a position. O(log sources).
  package func range(at position: Int) -> TextRange {
    range(of: position..<position + 1, in: source(of: position))
  }

  /// The bytes of a source's canonical text from the first to the last of some positions, one or more. O(1).
  package func range(of positions: Range<Int>, in source: Int) -> TextRange {
    range(of: positions, from: sources.textStart(of: source))
  }

  /// The same where it is known at which byte of the text column the source begins. O(1).
  package func range(of positions: Range<Int>, from base: Int) -> TextRange {
    let start = places.range(at: positions.lowerBound)
    let end = positions.count == 1 ? start : places.range(at: positions.upperBound - 1)
    let low = max(0, start.lowerBound - base)
    return TextRange(low, max(low, end.upperBound - base))
  }

  /// The positions of the words that begin in a range of a source's canonical text. O(log words).
  package func positions(of range: TextRange, in source: Int) -> Range<Int> {
    let own = sources.positions(of: source)
    let base = sources.textStart(of: source)
    let low = places.position(startingBy: base + range.start, in: own)
    return low..<max(low, places.position(startingBy: base + range.end, in: own))
  }

  /// The words from one position up to another, as they stand in the text. O(bytes).
  package func text(at positions: Range<Int>) -> String {
    guard !positions.isEmpty else { return "" }
    return text.string(textRange(of: positions))
  }

  /// Bytes of the text column from the first to the last of some positions, one or more. O(1).
  package func textRange(of positions: Range<Int>) -> Range<Int> {
    let start = places.range(at: positions.lowerBound).lowerBound
    return start..<max(start, places.range(at: positions.upperBound - 1).upperBound)
  }

  /// Hands out bytes of the text column; none when they cannot be read.
  package func withText<Result>(_ range: Range<Int>, _ body: (Span<UInt8>) -> Result) -> Result {
    text.withBytes(range) { bytes in body(Span(_bytes: bytes)) }
  }

  /// The text in a range of a source's canonical text. O(bytes).
  package func text(in range: TextRange, ofSource source: Int) -> String {
    let start = sources.textStart(of: source)
    return text.string(start + range.start..<start + range.end)
  }

  /// Appends bytes of the text column; none when they cannot be read. O(bytes).
  package func appendText(_ range: Range<Int>, to bytes: inout [UInt8]) { text.append(range, to: &bytes) }

  /// Whether the canonical text of a source, whose lines are paragraphs, is one line.
  ///
  /// - Complexity: O(log paragraphs), or O(1) where each source so far has one; O(bytes) where no paragraph holds all words.
  package func isOneLine(source number: Int, _ extent: SourceList.Extent) -> Bool {
    let (own, bytes) = (extent.positions, extent.text)
    guard !own.isEmpty, paragraphs.isHeld(own, guess: number) else { return !text.contains(0x0A, in: bytes) }
    // Lines without a word stand before the first or behind the last.
    let words = textRange(of: own)
    let (low, high) = (max(bytes.lowerBound, words.lowerBound), min(bytes.upperBound, words.upperBound))
    return !text.contains(0x0A, in: bytes.lowerBound..<max(bytes.lowerBound, low))
      && !text.contains(0x0A, in: min(high, bytes.upperBound)..<bytes.upperBound)
  }

  /// The canonical text of a source. O(bytes).
  package func text(ofSource source: Int) -> [UInt8] { text.bytes(sources[source].text) }

  /// How often a term of `words` stands in the corpus. O(1).
  package func count(of term: Int) -> Int { words.occurrences(of: term) }

  /// How many sources hold a term of `words`, and how many of `defaultUnits`; `nil` for a term that stands less than a thousand
  /// times or so. O(log frequent terms).
  package func holders(of term: Int) -> (sources: Int, units: Int)? { words.holders.counts(of: term) }

  /// The positions at which a term of `words` stands, in order. O(1).
  package func postings(of term: Int) -> PostingList { words.list(of: term) }

  /// The places at which a term of `ellipticWords` is meant, in order. O(places).
  package func ellipses(of term: Int) -> [Ellipsis] { ellipses.numbers(of: term).map { ellipses.ellipsis($0) } }

  // MARK: Structure

  /// The segments of a kind as positions, in order, not overlapping, none empty.
  package func segments(_ kind: SegmentKind) -> SegmentList { segments[kind.number] }

  /// Turns, and paragraphs outside of them: the units where nothing else is said.
  package var defaultUnits: SegmentList { segments[segments.count - 1] }

  /// The runs over which an attribute has a value, in order.
  package func runs(_ attribute: AttributeKind) -> AttributeRuns { attributes[attribute.number] }

  /// The index of the source that a position lies in. O(log sources).
  package func source(of position: Int) -> Int { sources.number(of: position) }
}
