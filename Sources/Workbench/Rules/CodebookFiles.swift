internal import CorpusModel
package import Interchange
package import QualitativeCoding
internal import UnicodeText

/// Files of codebooks: ours (`.yaml`) and the tables of spreadsheets (`.csv`, `.tsv`).
package enum CodebookFiles {
  /// What names of codebooks of ours end in.
  package static let endings = ["yaml", "yml", "csv", "tsv"]

  /// The codebook of a file. A table is named after its file.
  ///
  /// - Throws: `InterchangeError`, also for a codebook of REFI-QDA, which has no rules.
  package static func codebook(at file: String) throws(InterchangeError) -> Codebook {
    switch file.fileEnding {
    case "csv", "tsv":
      try CodebookTable.codebook(of: file, name: String(file.fileName.dropLast(file.fileEnding.count + 1)))
    case "qdc": throw .codebookWithoutRules(file)
    default: try CodebookReader().codebook(at: file)
    }
  }

  /// Whether a file that is named for a project is a codebook and no text: YAML with a field of codebooks at the start of a
  /// line, or a table of names or ids with definitions or rules.
  ///
  /// - Complexity: O(bytes) for files of these endings, O(1) for others.
  package static func isCodebook(_ file: String) -> Bool {
    guard endings.contains(file.fileEnding), let bytes = try? VerbatimReader.bytes(of: file),
      let text = try? VerbatimReader.text(bytes, file: file).text
    else { return false }
    if file.fileEnding.hasSuffix("ml") {
      return text.bytes.split(separator: 0x0A).contains { line in
        ["codes:", "uses:", "words:"].contains { line.starts(with: $0.utf8) }
      }
    }
    guard let columns = try? DelimitedReader(text, file: file).columns else { return false }
    return (columns.contains("name") || columns.contains("id"))
      && (columns.contains("definition") || columns.contains("rules")) && !columns.contains("text")
  }
}
