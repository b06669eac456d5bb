internal import CorpusModel

/// Takes sources out of an index, to be added to another as they are: without their files, and without a new analysis of
/// their words.
package struct SourceCopies: Sendable {
  private let index: PositionalIndex
  /// The lemma of each term that is a reading of a homograph.
  private let readings: [Int: String]
  /// Whether a term is one, by term.
  private let areReadings: [Bool]

  /// - Parameter index: Verified: what is damaged would be copied.
  package init(_ index: PositionalIndex) {
    self.index = index
    readings = Dictionary(
      index.words.homographs.compactMap { term in index.words.reading(of: term).map { (term, $0) } },
      uniquingKeysWith: { first, _ in first })
    var areReadings = [Bool](repeating: false, count: index.words.count)
    for term in readings.keys { areReadings[term] = true }
    self.areReadings = areReadings
  }

  /// A source as it was added: what a builder makes of it is the same.
  ///
  /// - Complexity: O(words + segments).
  package func source(_ number: Int) -> IndexableSource {
    let source = index.sources[number]
    let positions = source.positions
    var words: [WordRange] = []
    words.reserveCapacity(positions.count)
    index.places.append(positions, from: source.text.lowerBound, to: &words)
    var terms: [UInt32] = []
    terms.reserveCapacity(positions.count)
    var lemmas: [(word: Int, lemma: String)] = []
    index.terms.forEachRank(in: positions) { rank in
      let term = index.terms.term(ofRank: rank)
      terms.append(UInt32(clamping: term))
      if term < areReadings.count, areReadings[term], let lemma = readings[term] {
        lemmas.append((terms.count - 1, lemma))
      }
    }
    let base = positions.lowerBound
    let ellipses = index.ellipses.numbers(at: positions).map { index.ellipses.ellipsis($0) }.map { ellipsis in
      (
        word: ellipsis.position - base, words: ellipsis.span.lowerBound - base..<ellipsis.span.upperBound - base,
        form: ellipsis.form
      )
    }
    /// From the first word to the last: a builder finds the same positions in it.
    func range(_ segment: Range<Int>) -> TextRange {
      let own = segment.clamped(to: positions)
      guard !own.isEmpty else { return TextRange(0, 0) }
      return TextRange(Int(words[own.lowerBound - base].start), Int(words[own.upperBound - 1 - base].end))
    }
    func segments(_ kind: SegmentKind) -> [TextRange] {
      let list = index.segments(kind)
      return list.numbers(meeting: positions).map { range(list[$0]) }
    }
    func runs(_ kind: AttributeKind) -> [(range: TextRange, value: String)] {
      let runs = index.runs(kind)
      return runs.segments.numbers(meeting: positions).map { (range(runs.segments[$0]), runs[$0].value) }
    }
    return IndexableSource(
      name: source.name, text: index.text(ofSource: number), words: words, readings: lemmas, ellipses: ellipses,
      segments: [
        .sentence: segments(.sentence), .turn: segments(.turn), .paragraph: segments(.paragraph),
        .quotation: segments(.quotation), .section: segments(.section),
      ],
      attributes: [
        .speaker: runs(.speaker), .role: runs(.role), .source: runs(.source), .section: runs(.section),
        .kind: runs(.kind), .date: runs(.date),
      ], terms: terms)
  }
}
