internal import CorpusIndex
package import CorpusModel

/// How much of the text stands round a hit.
package enum ConcordanceContext: Sendable, Equatable {
  /// So many words on each side, inside the turn or paragraph.
  case words(Int)
  case sentence
  /// The turn, or the paragraph outside of turns.
  case turn
  case paragraph
}

extension Concordance {
  /// The bytes of canonical text round a line's hit, the hit's own among them.
  ///
  /// - Complexity: O(log units + words of the context).
  package func context(_ context: ConcordanceContext, of line: ConcordanceLine) -> TextRange {
    self.context(context, of: line.place)
  }

  func context(_ context: ConcordanceContext, of line: Place) -> TextRange {
    let range: TextRange
    switch context {
    case .turn: range = line.unit.range
    case .sentence:
      let sentences = corpus.sources[line.source].sentences(in: line.range)
      range = TextRange(sentences.first?.range.start ?? line.range.start, sentences.last?.range.end ?? line.range.end)
    case .paragraph:
      let paragraphs = corpus.sources.document(line.source).structure.paragraphs
      let low = paragraphs.partitionPoint { $0.range.end <= line.range.start }
      let high = paragraphs.partitionPoint { $0.range.start < line.range.end }
      // The label of the speaker, who is named beside the line, is left out.
      let start =
        low < paragraphs.count ? Swift.max(paragraphs[low].range.start, line.unit.range.start) : line.range.start
      range = TextRange(
        Swift.min(start, line.range.start), high > low ? paragraphs[high - 1].range.end : line.range.end)
    case .words(let count):
      let own = line.extent.positions
      let low = Swift.max(line.positions.lowerBound - count, own.lowerBound, 0)
      let high = Swift.min(line.positions.upperBound + count, own.upperBound, corpus.index.wordCount)
      let words = corpus.index.range(of: low..<Swift.max(low + 1, high), from: line.extent.text.lowerBound)
      // A damaged index may say anything here; whoever answers from it asks `DamageWatch` first.
      let first = Swift.max(words.start, line.unit.range.start)
      range = TextRange(first, Swift.max(first, line.range.end, Swift.min(words.end, line.unit.range.end)))
    }
    return TextRange(Swift.min(range.start, line.range.start), Swift.max(range.end, line.range.end))
  }
}
