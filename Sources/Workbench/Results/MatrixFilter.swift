internal import CorpusIndex
internal import CorpusModel
package import CorpusQuery
internal import QualitativeCoding

extension MatrixResult {
  /// The matrix of the units that hold a hit of a query, or a word where its fields hold.
  ///
  /// The query may ask `theme:`, `code:`, `coder:` and `case:` of the units' own codings.
  ///
  /// - Throws: `QueryError`; `ResultError.nothingMatches`.
  /// - Complexity: O(units + codings + hits).
  package func filtered(by text: String, compounds: Vocabulary.Compounds = .any) throws -> MatrixResult {
    let query = try QueryParser.query(text)
    let positions = matrix.rows.map { corpus.positions(of: $0.unit.range, in: sourceNumber(of: $0)) }
    let evaluator = corpus.evaluator(
      for: query, compounds: compounds, annotations: query.asksAnnotations ? annotations(positions) : nil)
    let hits = evaluator.hits(of: query)
    let places = CountScope.merged(
      hits.indices.map { hits.positions(of: $0) }.sorted { $0.lowerBound < $1.lowerBound })
    let rows = zip(matrix.rows, positions).filter { _, unit in
      let next = places.partitionPoint { $0.upperBound <= unit.lowerBound }
      return next < places.count && places[next].lowerBound < unit.upperBound
    }.map(\.0)
    if rows.isEmpty { throw ResultError.nothingMatches(text) }
    return with(rows: rows)
  }

  /// The matrix without the units of another.
  package func without(_ other: MatrixResult) -> MatrixResult {
    let ids = Set(other.matrix.rows.map { $0.unit.identifier(in: $0.source) })
    return with(rows: matrix.rows.filter { !ids.contains($0.unit.identifier(in: $0.source)) })
  }

  /// The codings of the rows, and the cases of the texts, for queries.
  private func annotations(_ positions: [Range<Int>]) -> AnnotationSet {
    var result = corpus.caseAnnotations
    for (row, unit) in zip(matrix.rows, positions) {
      for coding in row.codings {
        let theme = codebook.theme(of: coding.code)
        result.append(
          AnnotationSet.Annotation(
            positions: unit,
            values: [
              .theme: [theme?.id, theme?.name].compactMap(\.self),
              .code: [coding.code, codebook.code(coding.code)?.name].compactMap(\.self),
              .coder: [coding.coder].compactMap(\.self),
            ]))
      }
    }
    return AnnotationSet(result, fields: [.theme, .code, .coder, .case])
  }
}

extension Query {
  /// Whether the query asks for codings or cases.
  var asksAnnotations: Bool { fields.contains { $0.attribute == nil } }
}
