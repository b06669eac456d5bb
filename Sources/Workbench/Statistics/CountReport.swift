package import CorpusModel
package import Interchange

/// A table of counts as a report, its columns named in the report's language.
package struct CountReport: Sendable {
  private let words: ReportWords
  private let provenance: Provenance

  /// - Parameter run: With the query in whose hits alone words were counted, as its filter.
  package init(_ corpus: Corpus, language: ReportLanguage, run: RunRecord) {
    words = ReportWords(language)
    provenance = corpus.provenance(words, run)
  }

  /// - Parameters:
  ///   - title: Danish and English.
  ///   - tables: Each with what stands above it.
  package func report(
    _ title: (danish: String, english: String), _ tables: [(title: String, table: Table)], pictures: [Picture] = []
  ) -> Report {
    Report(
      title: words.word(title.danish, title.english), language: words.language, recordTitle: words.about,
      record: provenance.lines, provenance: provenance.line,
      parts: pictures.map { .picture($0) } + tables.map { .table(view($0.title, $0.table)) })
  }

  /// What a further table is called, by its name in JSON.
  package static func title(of key: String, in language: ReportLanguage) -> String {
    language.choose(key == "measures" ? "Mål for spredning" : key, key == "measures" ? "Measures of dispersion" : key)
  }

  /// What stands beside rows in JSON.
  package var json: JSONValue { provenance.json }

  private func view(_ title: String, _ table: Table) -> ReportTable {
    let columns = table.columns.map { column in
      let name = words.language == .danish ? CountColumns.danish[column.key] ?? column.title : column.title
      return Table.Column(column.key, title: name, isNumeric: column.isNumeric)
    }
    var named = Table(columns: columns)
    for row in table.rows { named.append(row) }
    var view = ReportTable(title, named)
    view.isFiltered = table.rows.count > 10
    return view
  }
}
