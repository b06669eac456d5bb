internal import CorpusModel
package import Interchange
internal import UnicodeText

/// How often words stand in a corpus that is not at hand.
package struct ReferenceList: Sendable {
  /// The file.
  package let name: String
  /// By item, case and accents ignored.
  let counts: [String: Int]
  /// Words of the corpus.
  package let size: Int

  /// Reads a csv whose first column is the word and whose column `count` says how often it stands, as `citat frequencies`
  /// writes it.
  ///
  /// - Parameter size: Words of the corpus; `nil` for the sum of the list.
  /// - Throws: `InterchangeError` with the line that is wrong.
  package init(at file: String, size: Int?) throws(InterchangeError) {
    let text = try VerbatimReader.text(try VerbatimReader.bytes(of: file), file: file).text
    let table = try DelimitedReader(text, file: file)
    guard let word = table.columns.first, table.columns.contains("count") else {
      throw .delimited(file: file, line: 1, problem: "there is no column 'count' beside the words")
    }
    var counts: [String: Int] = [:]
    for row in table.rows {
      guard let item = table.value(word, in: row), let count = table.value("count", in: row).flatMap({ Int($0) }),
        count >= 0
      else { throw .delimited(file: file, line: row.line, problem: "expected a word and a whole number") }
      counts[LetterCase.folded(item), default: 0] += count
    }
    let sum = counts.values.reduce(0, +)
    if sum == 0 { throw .delimited(file: file, line: 1, problem: "the list counts no words") }
    if let size, size < sum {
      throw .delimited(file: file, line: 1, problem: "the list counts \(sum) words, more than --reference-size")
    }
    name = file.fileName
    self.counts = counts
    self.size = size ?? sum
  }
}
