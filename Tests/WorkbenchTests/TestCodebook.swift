import CorpusModel
import Interchange
import QualitativeCoding

@testable import Workbench

/// The codebook of a YAML text, in a file `bog.yaml`.
func codebook(_ yaml: String) throws -> CompiledCodebook {
  let reader = CodebookReader { _ in Array(yaml.utf8) }
  return try CompiledCodebook(try reader.codebook(at: "bog.yaml"))
}

/// A codebook of one code `k` with rules, one a line: `query: hus, weight: 0.5`.
func rules(_ rules: String, threshold: Double = 1) throws -> CompiledCodebook {
  let items = rules.split(separator: "\n").map { "      - {\($0)}\n" }.joined()
  return try codebook("codes:\n  - id: k\n    threshold: \(threshold)\n    rules:\n\(items)")
}

func result(
  _ codebook: CompiledCodebook, _ documents: [Document], kinds: [UnitKind] = [], includesInterviewer: Bool = false
) -> MatrixResult {
  let corpus = Corpus(documents: documents)
  return MatrixResult(
    corpus: corpus, codebook: codebook.codebook,
    matrix: MatrixBuilder(corpus: corpus, codebook: codebook)
      .matrix(kinds: kinds, includesInterviewer: includesInterviewer))
}

/// A summary of a theme in Danish Markdown.
func summaryText(of id: String, in result: MatrixResult, quotations: Int = 5) throws -> String {
  try SummaryReport(of: [id], in: result, quotations: quotations, language: .danish, run: RunRecord(time: 0))
    .report.markdown
}

/// The units of a matrix, coded or not, as a page in Danish.
func page(_ result: MatrixResult) -> String {
  var options = MatrixOptions()
  options.includesUncoded = true
  return MatrixReport(result, options: options, language: .danish, run: RunRecord(time: 0)).report(for: .page).page
}

/// The counts of a matrix as Danish Markdown.
func markdown(_ result: MatrixResult, by grouping: Grouping) -> String {
  var options = MatrixOptions()
  options.view = .counts
  options.grouping = grouping
  return MatrixReport(result, options: options, language: .danish, run: RunRecord(time: 0))
    .report(for: .markdown).markdown
}

extension JSONValue {
  var keys: [String] { if case .object(let fields) = self { fields.map(\.0) } else { [] } }
  var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var integer: Int? { if case .integer(let number) = self { number } else { nil } }

  subscript(_ key: String) -> JSONValue {
    if case .object(let fields) = self, let field = fields.first(where: { $0.0 == key }) { field.1 } else { .null }
  }

  /// `[start, end]`.
  var range: TextRange? {
    let numbers = items.compactMap(\.integer)
    return numbers.count == 2 ? TextRange(numbers[0], numbers[1]) : nil
  }

  /// The words that `original` points to.
  func original(in verbatim: UTF8Text) -> String {
    items.compactMap(\.range).map { verbatim.string(in: verbatim.bytes(of: ScalarRange($0.start, $0.end))) }.joined()
  }
}
