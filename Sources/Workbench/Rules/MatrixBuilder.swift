package import CorpusModel
package import QualitativeCoding

/// Applies the rules of a codebook to the units of a corpus.
package struct MatrixBuilder: Sendable {
  private let corpus: Corpus
  private let scanner: RuleScanner

  package init(corpus: Corpus, codebook: CompiledCodebook) {
    self.corpus = corpus
    scanner = RuleScanner(corpus: corpus, codebook: codebook)
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
      let codings = scanner.scan(scanner.places(of: units, kind: kind)).proposals()
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
    return Matrix(themes: scanner.codebook.codebook.themes, rows: matrixRows)
  }
}
