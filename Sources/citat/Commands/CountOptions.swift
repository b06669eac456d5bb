internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import TextStatistics
internal import Workbench

/// What the statistics commands have in common.
struct CountOptions: ParsableArguments {
  @Option(help: "What is counted: words, lemmas or constituents.")
  var of: ItemKind?

  @Option(
    name: .customLong("in"), help: "Count only there: fields, as in 'role:leder', or the turns with a hit of a query.")
  var within: String?

  @Option(help: "Leave these words out of the rows: 'da' for Citat's list, or a file.")
  var stopWords: String?

  @Option(
    name: .customLong("min"),
    help: "Leave out rows that are rarer; without it 2 for ngrams, 3 for collocates, 5 for keyness.")
  var minimum: Int?

  @Option(help: "Rows at most; 0 for all. In text 50, else all.")
  var limit: Int?

  @Option(help: "The language of files for readers (md, html, xlsx, docx): da or en.")
  var language: ReportLanguage = .danish

  @OptionGroup var output: OutputOptions

  /// The formats of rows.
  static let formats: [RowFormat] = [.text, .csv, .tsv, .json, .jsonl, .md, .html, .xlsx, .docx]

  func validate() throws {
    if let minimum, minimum < 1 { throw ValidationError("--min must be at least 1.") }
    if let limit, limit < 0 { throw ValidationError("--limit must not be negative.") }
  }

  /// Rows at most, in a format.
  func rows(in format: RowFormat) -> Int? {
    if let limit { return limit == 0 ? nil : limit }
    return format == .text ? 50 : nil
  }

  func stopList() throws -> StopWords { try stopWords.map { try StopWords(named: $0) } ?? .none }

  /// Writes a table in a format; `text` is what a terminal shows.
  ///
  /// - Parameters:
  ///   - title: Danish and English.
  ///   - pictures: What stands above the table where pictures can.
  ///   - more: Further tables for readers, and what they are called beside the rows of JSON.
  func write(
    _ table: Table, _ format: RowFormat, of corpus: Corpus, title: (danish: String, english: String),
    pictures: [Picture] = [], more: [(key: String, table: Table)] = [], madeFrom others: [String] = [],
    text: () -> String
  ) throws {
    let run = RunRecord(filter: within)
    let counts = CountReport(corpus, language: language, run: run)
    let sources = corpus.files + others
    switch format {
    case .text: try output.write(text(), madeFrom: sources)
    case .csv, .tsv: try output.write(output.delimited(table, format), madeFrom: sources)
    case .json, .jsonl:
      let beside = more.map { ($0.key, JSONValue.array($0.table.jsonRows)) } + [("provenance", counts.json)]
      try output.write(output.json(table.jsonRows, format, beside: beside), madeFrom: sources)
    case .svg:
      guard let picture = pictures.first else { throw CommandError.format("svg", known: Self.formats.map(\.rawValue)) }
      try output.write(picture.svg(), madeFrom: sources)
    default:
      let tables = [("", table)] + more.map { (CountReport.title(of: $0.key, in: language), $0.table) }
      try output.write(
        counts.report(title, tables, pictures: format == .md || format == .xlsx ? [] : pictures), format,
        time: run.time, madeFrom: sources)
    }
  }

  /// A table for reading: columns that the terminal has no room for are left out, and their number said.
  func printed(_ table: Table) -> String {
    TablePrinter(terminal: output.terminal).fittingText(of: Self.rounded(table))
  }

  /// Rates with one decimal; p values that three decimals would show as 0 as what they are below.
  private static func rounded(_ table: Table) -> Table {
    var result = Table(columns: table.columns)
    for row in table.rows {
      result.append(
        zip(table.columns, row).map { column, cell in
          guard case .decimal(let value) = cell else { return cell }
          if column.key == "per_million" { return .text(FixedDecimal.text(value, digits: 1)) }
          let isP = column.key == "p" || column.key.hasPrefix("p_") || column.title == "p"
          return isP && value < 0.001 ? .text("<0.001") : cell
        })
    }
    return result
  }

  /// What stands below a table in text: how many rows there are.
  static func footer(_ shown: Int, of found: Int, _ rest: String) -> String {
    (shown < found
      ? "\n\(shown) of \(found) rows (--limit 0 shows all); " : "\n\(found) \(found == 1 ? "row" : "rows"); ")
      + rest + "\n"
  }
}

extension ItemKind: ExpressibleByArgument {}
extension AssociationMeasure: ExpressibleByArgument {}
extension MultipleTesting: ExpressibleByArgument {}

extension MeasureExplanation {
  /// Writes the table and formulas for a terminal, or the formulas as rows.
  func write(_ options: CountOptions, _ format: RowFormat, of corpus: Corpus) throws {
    try options.write(measures, format, of: corpus, title: (name, name)) { text(options.printed) }
  }

  /// The contingency table, what signs stand for, and the formulas.
  func text(_ printed: (Table) -> String) -> String {
    (counts.map { printed($0) + "\n" } ?? "") + notes.map { Terminal.safe($0) + "\n" }.joined()
      + (notes.isEmpty ? "" : "\n") + printed(measures)
  }
}
