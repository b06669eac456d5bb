internal import CorpusIndex
internal import CorpusModel
internal import UnicodeText

/// Finds where fields have values.
struct FieldEvaluator {
  private let index: PositionalIndex
  private let annotations: AnnotationSet

  init(index: PositionalIndex, annotations: AnnotationSet) {
    self.index = index
    self.annotations = annotations
  }

  /// Which spans restrictions let through.
  ///
  /// A span lies whole where a field of the index has the value, or, negated, whole elsewhere. Of annotations it must share
  /// a word with one that has the values of all fields that are asked for, and, negated, with none that has the value.
  ///
  /// - Complexity: O(runs + annotations) to begin with, then O(log runs) a span.
  func filter(_ restrictions: [Restriction]) -> (Range<Int>) -> Bool {
    var filters: [(Range<Int>) -> Bool] = []
    var conditions: [(field: Field, pattern: WildcardPattern)] = []
    for restriction in restrictions {
      let pattern = WildcardPattern(restriction.pattern)
      if let attribute = restriction.field.attribute {
        let spans = Spans(positions(attribute, pattern))
        filters.append(restriction.isNegated ? { !spans.overlap($0) } : { spans.holds($0) })
      } else if restriction.isNegated {
        let spans = Spans(annotations.positions(where: [(restriction.field, pattern)]))
        filters.append { !spans.overlap($0) }
      } else {
        conditions.append((restriction.field, pattern))
      }
    }
    if !conditions.isEmpty {
      let spans = Spans(annotations.positions(where: conditions))
      filters.append { spans.overlap($0) }
    }
    return { span in filters.allSatisfy { $0(span) } }
  }

  /// The positions at which an attribute's value matches, joined where they touch.
  private func positions(_ attribute: AttributeKind, _ pattern: WildcardPattern) -> [Range<Int>] {
    let runs = index.runs(attribute)
    let holds = (0..<runs.valueCount).map { pattern.matches(LetterCase.folded(runs.value($0))) }
    if !holds.contains(true) { return [] }
    var result = Windows()
    for run in 0..<runs.count where holds[runs.valueNumber(of: run)] { result.append(runs.segments[run]) }
    return Array(result.ranges)
  }
}
