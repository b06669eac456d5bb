internal import CorpusIndex
internal import CorpusModel
internal import QualitativeCoding

/// Units of one kind, and where in the corpus rules look for each of them.
struct UnitPlaces: Sendable {
  let kind: UnitKind
  /// The positions of each unit's words, in order over the whole corpus.
  let positions: [Range<Int>]
  /// Given, or made when somebody looks at them.
  private let given: [(source: Int, unit: Unit)]?
  private let corpus: Corpus
  private let headings: HeadingTexts?
  /// The same positions, to look hits up in.
  let segments: SegmentList

  /// - Parameters:
  ///   - units: In the order of the corpus.
  ///   - headings: Needed where rules look at headings.
  init(_ units: [(source: Int, unit: Unit)], kind: UnitKind, corpus: Corpus, headings: HeadingTexts?) {
    self.kind = kind
    given = units
    self.corpus = corpus
    self.headings = headings
    positions = units.map { corpus.positions(of: $0.unit.range, in: $0.source) }
    segments = SegmentList(positions)
  }

  /// Segments of the index as units.
  init(_ segments: SegmentList, kind: UnitKind, corpus: Corpus, headings: HeadingTexts?) {
    self.kind = kind
    given = nil
    self.corpus = corpus
    self.headings = headings
    positions = Array(segments)
    self.segments = segments
  }

  var count: Int { positions.count }

  /// A unit, with the number of its source. O(1); O(log sections) for a segment of the index, whose source is looked at.
  func unit(_ number: Int) -> (source: Int, unit: Unit) {
    if let given { return given[number] }
    let (source, range) = corpus.place(of: positions[number])
    let sections = corpus.sources[source].document.structure.sections
    let section = sections.lastIndex { $0.range.start <= range.start }
    return (
      source,
      Unit(kind: kind, number: number + 1, range: range, speaker: nil, role: nil, section: section, time: nil)
    )
  }

  /// The stretches of positions that a context other than the unit itself stands for: of the headings' corpus for `heading`,
  /// else of the corpus itself. O(units).
  func stretches(_ context: RuleContext) -> UnitStretches {
    switch context {
    case .unit: UnitStretches(units: count) { $1(positions[$0]) }
    case .heading:
      UnitStretches(units: count) { number, append in
        let (source, unit) = unit(number)
        for range in headings?.ranges(above: unit.section, in: source) ?? [] { append(range) }
      }
    case .question:
      corpus.sources.areLinesOfTable ? none : earlier { source, unit in source.question(before: unit.range) }
    case .before:
      corpus.sources.areLinesOfTable && kind == .turn
        ? none
        : earlier { source, unit in
          let all = source.units(kind, includesInterviewer: true)
          let number = all.partitionPoint { $0.range.start < unit.range.start }
          return number > 0 ? all[number - 1].range : nil
        }
    case .around:
      withSources { own, source in
        max(
          source.lowerBound, own.lowerBound - RuleContext.reach)..<min(
            source.upperBound, own.upperBound + RuleContext.reach)
      }
    case .source: withSources { _, source in source }
    }
  }

  private var none: UnitStretches { UnitStretches(units: count) { _, _ in } }

  /// A stretch for each unit, from its positions and those of its source.
  private func withSources(_ stretch: (_ own: Range<Int>, _ source: Range<Int>) -> Range<Int>) -> UnitStretches {
    // Units of one source follow each other.
    var source = 0..<0
    return UnitStretches(units: count) { number, append in
      let own = positions[number]
      if !source.contains(own.lowerBound) {
        source = corpus.index.sources[corpus.index.source(of: own.lowerBound)].positions
      }
      append(stretch(own, source))
    }
  }

  /// The positions of what stands before each unit.
  private func earlier(_ range: (AnalyzedSource, Unit) -> TextRange?) -> UnitStretches {
    UnitStretches(units: count) { number, append in
      let (source, unit) = unit(number)
      if let range = range(corpus.sources[source], unit) { append(corpus.positions(of: range, in: source)) }
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
