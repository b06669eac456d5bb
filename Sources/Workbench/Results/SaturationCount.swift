package import CorpusModel
internal import QualitativeCoding

/// How many codes each source brings that none before it had.
///
/// - Source: Guest, Namey and Chen (2020), A simple method to assess and report thematic saturation in qualitative research,
///   for counting new codes by interview.
package struct SaturationCount: Sendable {
  package struct Row: Sendable, Equatable {
    package let source: String
    /// Codes on units of the source.
    package let codings: Int
    package let codes: Int
    /// Ids of codes that no source before has, as the codebook orders them.
    package let new: [String]
    /// Codes in this source and all before.
    package let soFar: Int
  }

  package let rows: [Row]

  /// The sources in their order; themes where they are rolled up, else codes. O(codings).
  package init(_ result: MatrixResult) {
    var seen = Set<Int>()
    let bySource = Dictionary(grouping: result.matrix.rows, by: \.source)
    rows = result.corpus.sources.map(\.document.source).map { source in
      let own = (bySource[source] ?? []).map { row in Set(row.codings.compactMap { result.column(of: $0.code) }) }
      let here = own.reduce(into: Set<Int>()) { $0.formUnion($1) }
      let new = here.subtracting(seen).sorted()
      seen.formUnion(here)
      return Row(
        source: source, codings: own.reduce(0) { $0 + $1.count }, codes: here.count,
        new: new.map { result.columns[$0].id }, soFar: seen.count)
    }
  }

  /// A source a row.
  ///
  /// - Parameter provenance: What the last column says in every row; `nil` for no such column.
  package func table(provenance: String? = nil) -> Table {
    var table = Table(
      columns: [Table.Column("source")]
        + ["codings", "codes", "new_codes", "codes_so_far"].map { Table.Column($0, isNumeric: true) }
        + [Table.Column("which")] + (provenance == nil ? [] : [Table.Column("provenance")]))
    for row in rows {
      table.append(
        [
          .text(row.source), .integer(row.codings), .integer(row.codes), .integer(row.new.count),
          .integer(row.soFar), .text(row.new.joined(separator: "; ")),
        ] + (provenance.map { [.text($0)] } ?? []))
    }
    return table
  }
}
