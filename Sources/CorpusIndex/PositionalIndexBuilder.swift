internal import CorpusModel
internal import UnicodeText

/// Builds an index, source by source.
package struct PositionalIndexBuilder {
  private var sources: [PositionalIndex.Source] = []
  private var formNumbers: [String: Int32] = [:]
  private var forms: [String] = []
  private var formAtPosition: [Int32] = []
  private var ranges: [TextRange] = []
  private var segments: [SegmentKind: [Range<Int>]] = [:]
  private var attributes: [AttributeKind: [AttributeRun]] = [:]

  package init() {}

  /// Adds a source; its positions follow those of the sources before.
  ///
  /// - Complexity: O(words + segments × log words).
  package mutating func add(_ source: IndexableSource) {
    let base = formAtPosition.count
    for form in source.forms {
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
    let folded = forms.map { LetterCase.folded($0) }
    let terms = Set(folded).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var numbers: [String: Int32] = [:]
    numbers.reserveCapacity(terms.count)
    for (number, term) in terms.enumerated() { numbers[term] = Int32(number) }
    let termOfForm = folded.map { numbers[$0] ?? 0 }
    var lemmas: [String: Set<Int>] = [:]
    var compounds: [String: [Int: PositionalIndex.Compound]] = [:]
    for (form, term) in zip(forms, termOfForm) {
      let analysis = analyse(form)
      if let lemma = analysis.lemmas.first { lemmas[LetterCase.folded(lemma), default: []].insert(Int(term)) }
      for constituent in analysis.constituents {
        let key = LetterCase.folded(constituent.lemma)
        let compound = PositionalIndex.Compound(
          term: Int(term), range: Self.termBytes(constituent.range, of: form), isHead: constituent.isHead)
        // A lemma that stands twice in a compound counts once, as head where it is one, else where it stands first.
        if let known = compounds[key]?[Int(term)], Self.rank(known) <= Self.rank(compound) { continue }
        compounds[key, default: [:]][Int(term)] = compound
      }
    }
    return PositionalIndex(
      sources: sources, terms: terms, termAtPosition: formAtPosition.map { termOfForm[Int($0)] }, ranges: ranges,
      termsOfLemma: lemmas.mapValues { $0.sorted() },
      compoundsOfLemma: compounds.mapValues { $0.values.sorted { $0.term < $1.term } }, segments: segments,
      attributes: attributes)
  }

  /// The bytes of a form's term that some of the form's bytes fold to.
  private static func termBytes(_ range: Range<Int>, of form: String) -> Range<Int> {
    func folded(_ end: Int) -> Int {
      LetterCase.folded(String(decoding: form.utf8.prefix(end), as: UTF8.self)).utf8.count
    }
    return folded(range.lowerBound)..<folded(range.upperBound)
  }

  private static func rank(_ compound: PositionalIndex.Compound) -> (Int, Int, Int) {
    (compound.isHead ? 0 : 1, compound.range.lowerBound, compound.range.upperBound)
  }
}
