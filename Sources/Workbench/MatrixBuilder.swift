internal import CorpusIndex
package import CorpusModel
internal import CorpusQuery
package import QualitativeCoding

/// Applies the rules of a codebook to the units of a corpus.
package struct MatrixBuilder: Sendable {
  private let corpus: Corpus
  private let compiled: CompiledCodebook
  private let vocabulary: Vocabulary

  package init(corpus: Corpus, codebook: CompiledCodebook) {
    self.corpus = corpus
    vocabulary = Vocabulary(index: corpus.index, analyzer: corpus.analyzer)
    compiled = codebook
  }

  /// The units of a corpus with the codes that rules propose for them.
  ///
  /// - Parameters:
  ///   - kinds: The units; empty for each source's own.
  ///   - includesInterviewer: Whether the interviewer's words are coded.
  /// - Returns: A row for every unit, coded or not, by source and place.
  /// - Complexity: O(rules × hits + units).
  package func matrix(kinds: [UnitKind], includesInterviewer: Bool) -> Matrix {
    var rows: [[(unit: Unit, codings: [Coding])]] = Array(repeating: [], count: corpus.sources.count)
    let wanted = kinds.isEmpty ? UnitKind.allCases : kinds
    for kind in wanted {
      // Each source's units of this kind, one after another: position ranges are in order over the whole corpus.
      var units: [(source: Int, unit: Unit)] = []
      for (number, source) in corpus.sources.enumerated() where !kinds.isEmpty || source.defaultUnitKind == kind {
        units += source.units(kind, includesInterviewer: includesInterviewer).map { (number, $0) }
      }
      let codings = proposals(for: units)
      for (index, unit) in units.enumerated() { rows[unit.source].append((unit.unit, codings[index])) }
    }
    let order = Dictionary(uniqueKeysWithValues: UnitKind.allCases.enumerated().map { ($1, $0) })
    let matrixRows = rows.enumerated().flatMap { number, rows in
      // By place; the larger first where one lies in the other.
      rows.sorted { a, b in
        (a.unit.range.start, b.unit.range.end, order[a.unit.kind] ?? 0)
          < (b.unit.range.start, a.unit.range.end, order[b.unit.kind] ?? 0)
      }
      .map { Matrix.Row(source: corpus.sources[number].document.source, unit: $0.unit, codings: $0.codings) }
    }
    return Matrix(themes: compiled.codebook.themes, rows: matrixRows)
  }

  private func proposals(for units: [(source: Int, unit: Unit)]) -> [[Coding]] {
    let positions = units.map { corpus.positions(of: $0.unit.range, in: $0.source) }
    var result: [[Coding]] = Array(repeating: [], count: units.count)
    let evaluator = Evaluator(
      index: corpus.index, vocabulary: vocabulary, units: SegmentList(positions.filter { !$0.isEmpty }),
      tags: corpus.positionTags)
    for (code, rules) in zip(compiled.codebook.codes, compiled.rules) {
      var weights: [Int: Double] = [:]
      var matches: [Int: [RuleMatch]] = [:]
      for rule in rules {
        for (unit, hits) in hits(of: rule, in: positions, evaluator: evaluator) {
          weights[unit, default: 0] += rule.rule.weight
          matches[unit, default: []] += hits.map { match(of: $0, rule: rule.rule.id, source: units[unit].source) }
        }
      }
      for (unit, weight) in weights where weight >= code.threshold - 1e-9 {
        let sorted = (matches[unit] ?? []).sorted { a, b in
          (a.ranges.first ?? TextRange(0, 0), a.rule) < (b.ranges.first ?? TextRange(0, 0), b.rule)
        }
        result[unit].append(Coding(code: code.id, origin: .proposal, matches: sorted))
      }
    }
    return result
  }

  /// The hits of a rule by unit, in units where it fires.
  private func hits(
    of rule: CompiledCodebook.CompiledRule, in positions: [Range<Int>], evaluator: Evaluator
  ) -> [Int: [Hit]] {
    var judge = evaluator
    var query = rule.query
    if let kind = rule.rule.unit, let segment = SegmentKind(rawValue: kind.rawValue) {
      judge = Evaluator(
        index: corpus.index, vocabulary: vocabulary, units: corpus.index.segments(segment), tags: corpus.positionTags)
      // A pair that stands in two sentences is a hit in neither.
      query = .and([query], within: segment)
    }
    if let unless = rule.unless { query = .not(query, unless, within: nil) }
    var result: [Int: [Hit]] = [:]
    for hit in judge.hits(of: query) {
      let unit = positions.partitionPoint { $0.upperBound <= hit.positions.lowerBound }
      guard unit < positions.count, positions[unit].lowerBound <= hit.positions.lowerBound,
        hit.positions.upperBound <= positions[unit].upperBound
      else { continue }
      result[unit, default: []].append(hit)
    }
    return result
  }

  private func match(of hit: Hit, rule: String, source: Int) -> RuleMatch {
    // A unit that fields alone chose was found as a whole.
    let ranges =
      hit.matches.isEmpty
      ? [corpus.place(of: hit.positions).range]
      : hit.matches.map { match in
        match.ellipsis.map { corpus.place(of: $0.span).range } ?? corpus.index.range(at: match.position)
      }
    let document = corpus.sources[source].document
    var text = document.text(in: ranges[0])
    for number in ranges.indices.dropFirst() {
      let (start, end) = (ranges[number - 1].end, ranges[number].start)
      let isNext = hit.matches[number].position == hit.matches[number - 1].position + 1
      text += isNext && start <= end ? document.text(in: TextRange(start, end)) : " … "
      text += document.text(in: ranges[number])
    }
    let expanded = hit.matches.compactMap { $0.ellipsis?.form }
    return RuleMatch(
      rule: rule, text: text, ranges: ranges, expands: expanded.isEmpty ? nil : expanded.joined(separator: "; "))
  }
}
