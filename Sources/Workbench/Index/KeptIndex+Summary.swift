package import CorpusModel

extension KeptIndex {
  /// The files that it was made from.
  package var files: [String] { manifest.files.map(\.state.path) }
  /// What was guessed while reading.
  package var notes: [String] { manifest.notes }
  /// Files and lines that could not be read.
  package var failures: [ErrorReport] { manifest.failureReports }

  /// What it holds, one row.
  package var table: Table {
    let contents = contents
    var table = Table(
      columns: [Table.Column("path")]
        + ["sources", "words", "types", "text_bytes", "index_bytes", "age_seconds"].map {
          Table.Column($0, isNumeric: true)
        })
    table.append([
      .text(Self.path(of: argument)), .integer(contents.sources), .integer(contents.words), .integer(contents.types),
      .integer(contents.textBytes), .integer(contents.indexBytes), .integer(max(0, RunRecord.now - contents.made)),
    ])
    return table
  }

  /// What it holds, in words.
  package var summary: String {
    let contents = contents
    func megabytes(_ bytes: Int) -> String {
      "\((bytes + 99_999) / 100_000 / 10).\((bytes + 99_999) / 100_000 % 10) MB"
    }
    let age = max(0, RunRecord.now - contents.made)
    let old =
      age < 120
      ? "just made"
      : age < 7200
        ? "made \(age / 60) minutes ago"
        : age < 172_800 ? "made \(age / 3600) hours ago" : "made \(age / 86_400) days ago"
    return """
      \(Self.path(of: argument)), \(old)
        sources  \(contents.sources)
        words    \(contents.words), \(contents.types) different
        size     \(megabytes(contents.textBytes)) of text, \(megabytes(contents.indexBytes)) of index
      """
  }
}
