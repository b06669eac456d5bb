internal import CorpusModel

/// Builds an index, source by source.
package struct PositionalIndexBuilder {
  private var sources: [PositionalIndex.Source] = []
  private var formNumbers: [TermTable.Form: Int32] = [:]
  private var forms: [TermTable.Form] = []
  private var formAtPosition: [Int32] = []
  private var ranges: [TextRange] = []
  private var ellipses: [PositionalIndex.Ellipsis] = []
  private var segments: [SegmentKind: [Range<Int>]] = [:]
  private var attributes: [AttributeKind: [AttributeRun]] = [:]

  package init() {}

  /// Adds a source; its positions follow those of the sources before.
  ///
  /// - Complexity: O(words + segments × log words).
  package mutating func add(_ source: IndexableSource) {
    let base = formAtPosition.count
    for (number, text) in source.forms.enumerated() {
      let form = TermTable.Form(text: text, reading: source.readings.isEmpty ? nil : source.readings[number])
      if let number = formNumbers[form] {
        formAtPosition.append(number)
      } else {
        let number = Int32(forms.count)
        formNumbers[form] = number
        forms.append(form)
        formAtPosition.append(number)
      }
    }
    ranges += source.words
    ellipses += source.ellipses.map { ellipsis in
      let span = base + ellipsis.words.lowerBound..<base + ellipsis.words.upperBound
      return PositionalIndex.Ellipsis(position: base + ellipsis.word, span: span, form: ellipsis.form)
    }
    let end = formAtPosition.count
    sources.append(PositionalIndex.Source(name: source.name, positions: base..<end))
    func positions(of range: TextRange) -> Range<Int> {
      let low = source.words.partitionPoint { $0.start < range.start }
      let high = source.words.partitionPoint { $0.start < range.end }
      return (base + low)..<(base + max(low, high))
    }
    for (kind, ranges) in source.segments {
      segments[kind, default: []] += ranges.map(positions).filter { !$0.isEmpty }
    }
    for (kind, runs) in source.attributes {
      attributes[kind, default: []] += runs.map { AttributeRun(positions: positions(of: $0.range), value: $0.value) }
        .filter { !$0.positions.isEmpty }
    }
    segments[.source, default: []] += base < end ? [base..<end] : []
  }

  /// The index.
  ///
  /// - Parameter analyse: The analysis of a word form; called once for each distinct form.
  /// - Complexity: O(words + forms × log forms).
  package consuming func finish(analyse: (String) -> TermAnalysis) -> PositionalIndex {
    let (words, termOfForm) = TermTable.table(of: forms, analyse: analyse)
    let (ellipticWords, termOfEllipsis) = TermTable.table(
      of: ellipses.map { TermTable.Form(text: $0.form, reading: nil) }, analyse: analyse)
    return PositionalIndex(
      sources: sources, words: words, termAtPosition: formAtPosition.map { termOfForm[Int($0)] }, ranges: ranges,
      ellipticWords: ellipticWords, ellipses: ellipses, termOfEllipsis: termOfEllipsis, segments: segments,
      attributes: attributes)
  }
}
