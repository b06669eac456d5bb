package import CorpusModel
internal import UnicodeText

/// Reads `speakers.csv`: a line for each speaker, with the columns `label`, `name`, `role`, `case` and `source`.
///
/// The columns may stand in any order, have Danish names, and be parted by commas, semicolons or tabs; only `label` must be
/// there. Lines that begin with `#` are comments. Rows that say nothing of their speaker are passed over and kept count of.
package enum SpeakerTableReader {
  private static let columns: [(key: String, names: Set<String>)] = [
    ("label", ["label", "etiket", "taler", "speaker"]), ("name", ["name", "navn", "vist navn"]),
    ("role", ["role", "rolle"]), ("case", ["case", "sag"]), ("source", ["source", "kilde", "fil", "file"]),
  ]

  /// The table that a file holds.
  ///
  /// - Throws: `InterchangeError` with the line that is wrong. Labels and names never stand in it.
  package static func read(_ bytes: [UInt8], file: String) throws(InterchangeError) -> SpeakerTable {
    let reading = try VerbatimReader.text(bytes, file: file)
    let table = try DelimitedReader(reading.text, file: file)
    let keys = try keys(of: table.columns, file: file)
    var entries: [SpeakerTable.Entry] = []
    var unfilled: [Int] = []
    var lines: [String: Int] = [:]
    for row in table.rows {
      func cell(_ key: String) -> String? {
        let words = keys[key].flatMap { table.value($0, in: row) }.map(SegmentWriter.folded) ?? ""
        return words.isEmpty ? nil : words
      }
      if cell("label")?.hasPrefix("#") ?? false { continue }
      // A spreadsheet writes empty rows as delimiters.
      let isSaid = cell("name") != nil || cell("role") != nil || cell("case") != nil
      if !isSaid, cell("label") == nil { continue }
      guard let label = cell("label") else {
        throw .speakers(
          file, line: row.line, problem: "there is no label", help: "write the speaker's label, or * for all speakers")
      }
      if !isSaid {
        unfilled.append(row.line)
        continue
      }
      let source = cell("source")
      let lower = LetterCase.lowercased(composed(label.hasSuffix(":") ? String(label.dropLast()) : label))
      if let earlier = lines.updateValue(row.line, forKey: "\(source ?? "")\n\(lower)") {
        throw .speakers(
          file, line: row.line, problem: "the same speaker stands in line \(earlier) too", help: "keep one of the lines"
        )
      }
      entries.append(
        SpeakerTable.Entry(
          line: row.line, source: source, label: lower == "*" ? nil : lower, name: cell("name"), role: cell("role"),
          caseName: cell("case")))
    }
    return SpeakerTable(file: file, entries: entries, unfilled: unfilled)
  }

  /// What the file calls each column.
  private static func keys(of names: [String], file: String) throws(InterchangeError) -> [String: String] {
    var keys: [String: String] = [:]
    for (number, name) in names.enumerated() {
      guard let key = columns.first(where: { $0.names.contains(LetterCase.lowercased(name)) })?.key else {
        throw .speakers(
          file, line: 1, problem: "column \(number + 1) has no name that is known",
          help: "columns: \(columns.map(\.key).joined(separator: ", "))")
      }
      if keys.updateValue(name, forKey: key) != nil {
        throw .speakers(file, line: 1, problem: "two columns are '\(key)'", help: "keep one of them")
      }
    }
    if keys["label"] == nil {
      throw .speakers(
        file, line: 1, problem: "no column is called 'label'", help: "begin the file with: label,name,role,case,source")
    }
    return keys
  }

  private static func composed(_ text: String) -> String {
    String(decoding: NormalForm.composed(Array(text.utf8)), as: UTF8.self)
  }
}
