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

  /// The index of the source.
  package let source: Int
  /// The positions of the hit's words.
  package let positions: Range<Int>
  /// The hit's bytes of canonical text.
  package let range: TextRange
  /// None for a unit that fields alone chose.
  package let words: [Word]
  /// The turn or paragraph that it begins in: what its context is taken from.
  package let unit: Unit
  package let kind: MatchKind
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
    let hit = hits[chosen?[number] ?? number]
    let (source, range) = corpus.place(of: hit.positions)
    let words = hit.matches.map { match in
      let isAll = match.ellipsis == nil && hit.positions == match.position..<match.position + 1
      let word =
        isAll ? range : match.ellipsis.map { corpus.place(of: $0.span).range } ?? corpus.index.range(at: match.position)
      return ConcordanceLine.Word(
        range: word, part: part(match.part, of: word, in: source), kind: match.kind, expands: match.ellipsis?.form)
    }
    return ConcordanceLine(
      source: source, positions: hit.positions, range: whole(range, words, in: source), words: words,
      unit: unit(of: range, in: source), kind: hit.kind)
  }

  /// A hit's range with all that stands for a word that is meant, and that of a unit with the marks round its sentences.
  private func whole(_ range: TextRange, _ words: [ConcordanceLine.Word], in source: Int) -> TextRange {
    guard words.isEmpty else {
      return TextRange(range.start, Swift.max(range.end, words.map(\.range.end).max() ?? range.end))
    }
    let sentences = corpus.sources[source].sentences(in: range)
    return TextRange(
      Swift.min(range.start, sentences.first?.range.start ?? range.start),
      Swift.max(range.end, sentences.last?.range.end ?? range.end))
  }

  /// The turn or paragraph that a range begins in.
  func unit(of range: TextRange, in source: Int) -> Unit {
    if let unit = corpus.sources.onlyUnit(of: source) { return unit }
    let units = contexts.units(of: source, in: corpus)
    let number = units.partitionPoint { $0.range.end <= range.start }
    if number < units.count { return units[number] }
    return Unit(kind: .paragraph, number: 1, range: range, speaker: nil, role: nil, section: nil, time: nil)
  }

  /// The bytes of a word that a part of its term stands for. They differ where an accent was folded.
  private func part(_ part: Range<Int>?, of word: TextRange, in source: Int) -> TextRange? {
    guard let part else { return nil }
    let text = UTF8Text(corpus.text(in: word, ofSource: source))
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
