internal import CorpusIndex
internal import CorpusModel
internal import QualitativeCoding

/// Units of one kind, and where in the corpus rules look for each of them.
struct UnitPlaces {
  let kind: UnitKind
  let units: [(source: Int, unit: Unit)]
  /// The positions of each unit's words, in order over the whole corpus.
  let positions: [Range<Int>]
  private let corpus: Corpus
  private let headings: HeadingTexts?

  /// - Parameters:
  ///   - units: In the order of the corpus.
  ///   - headings: Needed where rules look at headings.
  init(_ units: [(source: Int, unit: Unit)], kind: UnitKind, corpus: Corpus, headings: HeadingTexts?) {
    self.kind = kind
    self.units = units
    self.corpus = corpus
    self.headings = headings
    positions = units.map { corpus.positions(of: $0.unit.range, in: $0.source) }
  }

  /// For each unit the stretches of positions that a context stands for: of the headings' corpus for `heading`, else of the
  /// corpus itself. O(units).
  func stretches(_ context: RuleContext) -> [[Range<Int>]] {
    switch context {
    case .unit: positions.map { [$0] }
    case .heading:
      units.map { unit in headings?.ranges(above: unit.unit.section, in: unit.source) ?? [] }
    case .question: earlier { source, unit in source.question(before: unit.range) }
    case .before:
      earlier { source, unit in
        let all = source.units(kind, includesInterviewer: true)
        let number = all.partitionPoint { $0.range.start < unit.range.start }
        return number > 0 ? all[number - 1].range : nil
      }
    case .around:
      zip(units, positions).map { unit, own in
        let all = corpus.index.sources[unit.source].positions
        return [
          max(
            all.lowerBound, own.lowerBound - RuleContext.reach)..<min(
              all.upperBound, own.upperBound + RuleContext.reach)
        ]
      }
    case .source: units.map { [corpus.index.sources[$0.source].positions] }
    }
  }

  /// The positions of what stands before each unit.
  private func earlier(_ range: (AnalyzedSource, Unit) -> TextRange?) -> [[Range<Int>]] {
    units.map { source, unit in
      range(corpus.sources[source], unit).map { [corpus.positions(of: $0, in: source)] } ?? []
    }
  }
}

extension AnalyzedSource {
  /// The last turn of the interviewer before a place; `nil` where nobody asks. O(turns between).
  fileprivate func question(before range: TextRange) -> TextRange? {
    let structure = document.structure
    let number = structure.turns.partitionPoint { $0.range.start < range.start }
    return structure.turns[..<number].last { structure.speakers[$0.speaker].isInterviewer }?.range
  }
}
