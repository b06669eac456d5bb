internal import CorpusIndex
package import CorpusModel
package import CorpusQuery
internal import UnicodeText

/// A hit with where it stands, for a concordance.
package struct ConcordanceLine: Sendable {
  /// The index of the source.
  package let source: Int
  /// The hit's bytes of canonical text.
  package let range: TextRange
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

  package let words: [Word]
  /// The turn or paragraph that it stands in: what its context is taken from.
  package let unit: Unit

  /// As what the hit was found: the least of its words.
  package var kind: MatchKind {
    let order = MatchKind.allCases
    return words.map(\.kind).max { (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0) } ?? .word
  }
}

extension Corpus {
  /// The lines of a query's concordance, by source and place.
  ///
  /// - Parameter foldsAa: Whether aa and å find each other.
  /// - Complexity: O(hits × log units + the query's own).
  package func concordance(
    of query: Query, compounds: Vocabulary.Compounds, foldsAa: Bool = false
  ) -> [ConcordanceLine] {
    let evaluator = evaluator(for: query, compounds: compounds, foldsAa: foldsAa)
    var contexts: [Int: [Unit]] = [:]
    return evaluator.hits(of: query).compactMap { hit in
      let (source, range) = place(of: hit.positions)
      let units = contexts[source] ?? sources[source].contexts()
      contexts[source] = units
      let number = units.partitionPoint { $0.range.end <= range.start }
      guard number < units.count else { return nil }
      let words = hit.matches.map { match in
        let word = match.ellipsis.map { place(of: $0.span).range } ?? index.range(at: match.position)
        return ConcordanceLine.Word(
          range: word, part: part(match.part, of: word, in: source), kind: match.kind, expands: match.ellipsis?.form)
      }
      // What stands for a word that is meant is shown whole.
      let end = max(range.end, words.map(\.range.end).max() ?? range.end)
      return ConcordanceLine(
        source: source, range: TextRange(range.start, end), words: words, unit: units[number])
    }
  }

  /// The bytes of a word that a part of its term stands for. They differ where an accent was folded.
  private func part(_ part: Range<Int>?, of word: TextRange, in source: Int) -> TextRange? {
    guard let part else { return nil }
    let text = sources[source].document.canonical
    /// The end of the longest beginning of the word whose term has no more bytes than that.
    func end(ofTermBytes count: Int) -> Int {
      var result = word.start
      for offset in word.start...word.end where text.isScalarBoundary(offset) {
        if LetterCase.folded(text.string(in: TextRange(word.start, offset))).utf8.count > count { break }
        result = offset
      }
      return result
    }
    let range = TextRange(end(ofTermBytes: part.lowerBound), end(ofTermBytes: part.upperBound))
    return range.isEmpty ? nil : range
  }
}

extension AnalyzedSource {
  /// Turns, and paragraphs outside of them, in text order: one of them holds every word.
  func contexts() -> [Unit] {
    let turns = units(.turn, includesInterviewer: true)
    let structure = document.structure
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
