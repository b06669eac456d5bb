internal import CorpusIndex
package import CorpusModel

/// What stands at a place, from the index: no source is read for it.
extension Corpus {
  /// The words in a range of a source.
  package func text(in range: TextRange, ofSource number: Int) -> String {
    index.text(in: range, ofSource: number)
  }

  /// Who speaks in a unit of a source, as results say it; `nil` outside of turns. A source is read where it may say that a
  /// label is a person's name.
  package func speaker(of unit: Unit, inSource number: Int) -> String? {
    guard unit.speaker != nil else { return nil }
    if !sources.areLinesOfTable { return speaker(of: unit, in: sources.document(number)) }
    return speakerOfLine(number, from: index.sources.positions(of: number).lowerBound).map {
      index.runs(.speaker).value($0)
    }
  }

  /// The number of the value that says who speaks in a line of a table, which begins at a position.
  func speakerOfLine(_ number: Int, from position: Int) -> Int? {
    let speakers = index.runs(.speaker)
    return speakers.number(at: position, guess: number).map { speakers.valueNumber(of: $0) }
  }

  /// The case that a unit belongs to. A line of a table belongs to none.
  func caseName(of unit: Unit, inSource number: Int) -> String? {
    sources.areLinesOfTable ? nil : sources.document(number).caseName(of: unit)
  }
}
