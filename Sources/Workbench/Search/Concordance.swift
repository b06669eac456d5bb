internal import CorpusIndex
package import CorpusModel
package import CorpusQuery
internal import Synchronization
internal import UnicodeText

/// A hit with where it stands, for a concordance.
package struct ConcordanceLine: Sendable {
  /// A word that made the hit.
  package struct Word: Sendable {
    /// Its bytes; for a word that is meant and not written, those of the words that stand for it.
    package let range: TextRange
    /// The part of a compound that was asked for.
    package let part: TextRange?
    package let kind: MatchKind
    /// The word that is meant, where it is not written.
    package let expands: String?
  }

  let place: Concordance.Place
  /// None for a unit that fields alone chose.
  package let words: [Word]
  package let kind: MatchKind

  /// The index of the source.
  package var source: Int { place.source }
  /// The positions of the hit's words.
  package var positions: Range<Int> { place.positions }
  /// The hit's bytes of canonical text.
  package var range: TextRange { place.range }
  /// The turn or paragraph that it begins in: what its context is taken from.
  package var unit: Unit { place.unit }
}

/// The hits of a query, each made a line when it is asked for.
package struct Concordance: Sendable, RandomAccessCollection {
  package let corpus: Corpus
  /// All hits, in the order of the texts.
  package let hits: Hits
  /// The numbers of the hits that are shown, in their order; `nil` for all in the order of the texts.
  private let chosen: [Int]?
  private let contexts: ContextCache

  /// All hits in the order of the texts.
  package init(corpus: Corpus, hits: Hits) {
    self.init(corpus: corpus, hits: hits, chosen: nil, contexts: ContextCache())
  }

  private init(corpus: Corpus, hits: Hits, chosen: [Int]?, contexts: ContextCache) {
    self.corpus = corpus
    self.hits = hits
    self.chosen = chosen
    self.contexts = contexts
  }

  /// The concordance with other lines shown.
  func showing(_ numbers: [Int]) -> Concordance {
    Concordance(corpus: corpus, hits: hits, chosen: numbers, contexts: contexts)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { chosen?.count ?? hits.count }
  /// The numbers of the hits that are shown, in their order.
  var shown: [Int] { chosen ?? Array(hits.indices) }

  /// A line. O(log units + words of the hit).
  package subscript(number: Int) -> ConcordanceLine {
    let hit = hits[hitNumber(number)]
    let place = place(of: hit)
    let words = hit.matches.map { match in
      ConcordanceLine.Word(
        range: range(of: match, in: hit, at: place), part: part(match, in: hit, at: place), kind: match.kind,
        expands: match.ellipsis?.form)
    }
    return ConcordanceLine(place: place, words: words, kind: hit.kind)
  }

  /// The number of the hit that a line shows.
  func hitNumber(_ line: Int) -> Int { chosen?[line] ?? line }

  /// Where a hit stands.
  struct Place: Sendable {
    let source: Int
    /// Where its source stands in the index.
    let extent: SourceList.Extent
    let positions: Range<Int>
    /// The bytes of canonical text, with all that stands for a word that is meant, and for a unit with the marks round its
    /// sentences.
    let range: TextRange
    /// The turn or paragraph that it begins in.
    let unit: Unit
  }

  /// Where a hit stands. O(log units).
  func place(of hit: Hit) -> Place {
    let index = corpus.index
    let source = index.source(of: hit.positions.lowerBound)
    let extent = index.sources.extent(of: source)
    let range = index.range(of: hit.positions, from: extent.text.lowerBound)
    return Place(
      source: source, extent: extent, positions: hit.positions, range: whole(range, hit, in: source),
      unit: unit(of: range, in: source, extent))
  }

  private func whole(_ range: TextRange, _ hit: Hit, in source: Int) -> TextRange {
    if hit.matches.isEmpty {
      let sentences = corpus.sources[source].sentences(in: range)
      return TextRange(
        Swift.min(range.start, sentences.first?.range.start ?? range.start),
        Swift.max(range.end, sentences.last?.range.end ?? range.end))
    }
    // Words that are written lie in the hit.
    var end = range.end
    for match in hit.matches {
      if let ellipsis = match.ellipsis { end = Swift.max(end, corpus.place(of: ellipsis.span).range.end) }
    }
    return TextRange(range.start, end)
  }

  /// The turn or paragraph that a range begins in.
  func unit(of range: TextRange, in source: Int) -> Unit {
    unit(of: range, in: source, corpus.index.sources.extent(of: source))
  }

  private func unit(of range: TextRange, in source: Int, _ extent: SourceList.Extent) -> Unit {
    if let unit = corpus.sources.onlyUnit(of: source, extent) { return unit }
    let units = contexts.units(of: source, in: corpus)
    let number = units.partitionPoint { $0.range.end <= range.start }
    if number < units.count { return units[number] }
    return Unit(kind: .paragraph, number: 1, range: range, speaker: nil, role: nil, section: nil, time: nil)
  }

  /// The bytes of a word that made a hit; of one that is meant and not written, those of the words that stand for it.
  private func range(of match: Hit.Match, in hit: Hit, at place: Place) -> TextRange {
    if let ellipsis = match.ellipsis { return corpus.place(of: ellipsis.span).range }
    if hit.positions == match.position..<match.position + 1 { return place.range }
    return corpus.index.range(at: match.position)
  }

  /// The bytes of the part of a compound that was asked for. They differ from its term's where an accent was folded.
  func part(_ match: Hit.Match, in hit: Hit, at place: Place) -> TextRange? {
    guard let part = match.part else { return nil }
    let word = range(of: match, in: hit, at: place)
    let text = UTF8Text(corpus.text(in: word, ofSource: place.source))
    /// The end of the longest beginning of the word whose term has no more bytes than that.
    func end(ofTermBytes count: Int) -> Int {
      var result = word.start
      for offset in 0...text.count where text.isScalarBoundary(offset) {
        if LetterCase.folded(text.string(in: TextRange(0, offset))).utf8.count > count { break }
        result = word.start + offset
      }
      return result
    }
    let range = TextRange(end(ofTermBytes: part.lowerBound), end(ofTermBytes: part.upperBound))
    return range.isEmpty ? nil : range
  }

  /// The turns and paragraphs of sources, each source's once.
  private final class ContextCache: Sendable {
    private let known = Mutex<[Int: [Unit]]>([:])

    func units(of source: Int, in corpus: Corpus) -> [Unit] {
      if let units = known.withLock({ $0[source] }) { return units }
      let units = corpus.sources.document(source).contexts()
      known.withLock { $0[source] = units }
      return units
    }
  }
}

extension Corpus {
  /// A query's concordance, by source and place.
  ///
  /// - Parameters:
  ///   - foldsAa: Whether aa and å find each other.
  ///   - allReadings: Whether a homograph is found under any lemma that it may have.
  ///   - annotations: What `theme:` and `code:` ask.
  /// - Complexity: O(the query's own), when somebody asks for a hit.
  package func concordance(
    of query: Query, compounds: Vocabulary.Compounds, foldsAa: Bool = false, allReadings: Bool = false,
    annotations: AnnotationSet? = nil
  ) -> Concordance {
    let evaluator = evaluator(
      for: query, compounds: compounds, foldsAa: foldsAa, allReadings: allReadings, annotations: annotations)
    return Concordance(corpus: self, hits: evaluator.deferredHits(of: query))
  }
}

extension Document {
  /// Turns, and paragraphs outside of them, in text order: one of them holds every word.
  func contexts() -> [Unit] {
    let turns = units(.turn, includesInterviewer: true, sentences: [])
    let paragraphs = structure.paragraphs.enumerated().filter { $1.kind != .turn }.map { number, paragraph in
      let next = structure.quotations.partitionPoint { $0.range.end <= paragraph.range.start }
      let quotation = structure.quotations.dropFirst(next).first.flatMap {
        paragraph.range.contains($0.range) ? $0 : nil
      }
      return Unit(
        kind: .paragraph, number: number + 1, range: paragraph.range, speaker: nil, role: quotation?.role,
        section: paragraph.section, time: nil)
    }
    return (turns + paragraphs).sorted { $0.range < $1.range }
  }
}
