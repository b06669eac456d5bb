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

  @OptionGroup var register: RegisterOptions

  @OptionGroup var speakers: SpeakerOptions

  @OptionGroup var output: OutputOptions

  /// The formats of rows.
  static let formats: [RowFormat] = [.text, .csv, .tsv, .json, .jsonl, .md, .html]

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

  /// Reads texts, says what was skipped.
  func corpus(_ inputs: [String]) async throws -> Corpus {
    let corpus = try await Corpus.reading(inputs, analyzer: try register.analyzer(), speakers: speakers.choice)
    corpus.reportReading()
    if corpus.sources.isEmpty { throw ExitCode(2) }
    return corpus
  }

  /// A table in a format; `text` is what a terminal shows.
  func text(of table: Table, _ format: RowFormat, title: String, text: () -> String) -> String {
    switch format {
    case .csv, .tsv: output.delimited(table, format)
    case .json, .jsonl: output.json(table.jsonRows, format)
    case .md: Markup.markdown(table)
    case .html: Markup.page(title: title, language: "da", body: Markup.html(table))
    default: text()
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
  /// The table and formulas for a terminal, or the formulas as rows.
  func text(_ options: CountOptions, _ format: RowFormat) -> String {
    options.text(of: measures, format, title: name) {
      var text = options.printed(counts) + "\n"
      for note in notes { text += Terminal.safe(note) + "\n" }
      return text + (notes.isEmpty ? "" : "\n") + options.printed(measures)
    }
  }
}
