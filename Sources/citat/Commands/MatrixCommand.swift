internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import QualitativeCoding
internal import Workbench

struct MatrixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Show which units of the texts are about which themes.",
    discussion: """
      A unit is a turn in a transcript, a quotation in a report, and a paragraph where there are neither. The rules of the \
      codebook propose codes; nobody has decided on them.

        citat matrix Corpora/gruppeinterview --codebook Codebooks/socialomraadet.yaml
        citat matrix rapport.txt --codebook kodebog.yaml --unit quotation,paragraph
        citat matrix interviews --codebook kodebog.yaml --by role --percent row
        citat matrix interviews --codebook kodebog.yaml --by question --measure words
        citat matrix interviews --codebook kodebog.yaml --view cooccurrence
        citat matrix interviews --codebook kodebog.yaml --output matrix.docx
        citat matrix interviews --codebook kodebog.yaml --cells binary --all -o r.csv

      In a project, without files: what people decided, by codings that overlap a unit.

        citat matrix
        citat matrix --proposals --by region            a variable of the cases
        citat matrix --view framework --output ramme.xlsx

      --view: units (default), counts (with --by), cooccurrence (theme × theme), framework (case × theme, with quotations and \
      what 'citat memo CASE --theme THEME' says), saturation (new codes by source).
      """)

  @OptionGroup var input: CodedInput

  @Option(help: "What is shown: units, counts, cooccurrence, framework or saturation.")
  var view: MatrixOptions.View?

  @Option(
    help:
      "Count units by group: source, role, speaker, case, question, section, theme, place in the source (halves, thirds, quarters, tenths), or a variable of cases."
  )
  var by: Grouping?

  @Option(help: "What is counted: segments, words, sources, segment-share, word-share or source-share.")
  var measure: MatrixMeasure = .segments

  @Option(help: "Show counts as per cent of their row or column.")
  var percent: MatrixPercent?

  @Option(help: "The order of groups and themes: given, count or name.")
  var sort: MatrixOrder = .given

  @Flag(help: "In csv and the like, a last row of sums.")
  var totals = false

  @Option(help: "For co-occurrence: in one unit, on the same words (overlap), or within so many units.")
  var near: ProximityArgument = ProximityArgument(value: .unit)

  @Flag(help: "Show units without a code too.")
  var all = false

  @Option(help: "What a cell of the wide table holds: words, text or binary (1 and 0).")
  var cells: MatrixResult.Cells = .words

  @Option(help: "Show 'question', what the interviewer said before a unit.")
  var context: UnitContext?

  @Option(help: "The language of files for readers (md, html, xlsx, docx): da (the default) or en.")
  var language: ReportLanguage?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    try input.requireCodebook()
    if by != nil, let view, view != .counts { throw ValidationError("--by goes with --view counts.") }
    if percent != nil, measure.isShare { throw ValidationError("--percent goes with counts, not with shares.") }
  }

  private var options: MatrixOptions {
    var options = MatrixOptions()
    options.view = view ?? (by == .theme ? .cooccurrence : by == nil ? .units : .counts)
    options.grouping = by
    options.measure = measure
    options.percent = percent
    options.order = sort
    options.hasTotals = totals
    options.includesUncoded = all
    options.cells = cells
    options.showsQuestions = context == .question
    options.proximity = near.value
    return options
  }

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .csv, .tsv, .json, .jsonl, .md, .html, .xlsx, .docx])
      let result = try await input.matrix()
      if let by { try result.require(by) }
      let isEmpty = result.rows(includingUncoded: all).isEmpty
      let inputs = result.corpus.files + result.codebook.files
      let language = output.language(language, in: format)
      let report = MatrixReport(result, options: options, language: language, run: input.run)
      switch format {
      case .csv, .tsv, .json, .jsonl:
        try output.write(try rows(of: result, report, format), madeFrom: inputs)
      case .text where options.view == .units || options.view == .counts:
        if isEmpty { StandardError.write("no unit has a code; --all shows them all\n") }
        try output.write(
          MatrixPrinter(terminal: output.terminal, result: result).text(options), madeFrom: inputs)
      case .text where options.view == .cooccurrence:
        let count = try CooccurrenceCount(result, proximity: near.value)
        let printer = CooccurrencePrinter(terminal: output.terminal, count: count, language: language)
        try output.write(printer.text(of: report.report(for: .markdown)), madeFrom: inputs)
      case .text: try output.write(report.report(for: .markdown), format, time: input.run.time, madeFrom: inputs)
      default:
        let shape: MatrixReport.Shape =
          switch format {
          case .md: .markdown
          case .html: .page
          case .docx: .document
          default: .workbook
          }
        try output.write(report.report(for: shape), format, time: input.run.time, madeFrom: inputs)
      }
      try result.corpus.failIfSkipped()
      return isEmpty ? .nothingFound : .done
    }
  }

  /// Rows for programs.
  private func rows(of result: MatrixResult, _ report: MatrixReport, _ format: RowFormat) throws -> String {
    let options = options
    let isDelimited = format == .csv || format == .tsv
    let provenance = isDelimited ? report.provenance.line : nil
    let table: Table
    switch options.view {
    case .units:
      if !isDelimited {
        return output.json(
          result.rows(includingUncoded: all).map { result.json($0, withQuestion: options.showsQuestions) }, format,
          beside: [("themes", result.jsonThemes), ("provenance", report.provenance.json)])
      }
      let wide = MatrixResult.WideTable(
        result, includingUncoded: all, cells: cells, showsQuestions: options.showsQuestions, provenance: provenance)
      return output.delimited(wide.columns, wide.rows.lazy.map { wide.line($0) }, format)
    case .counts:
      table = CrossTable(result, by: by ?? .source, measure: measure, percent: percent, order: sort)
        .table(withTotals: totals, provenance: provenance)
    case .cooccurrence:
      table = try CooccurrenceCount(result, proximity: near.value).table(provenance: provenance)
    case .framework: table = FrameworkMatrix(result).table(result, provenance: provenance)
    case .saturation: table = SaturationCount(result).table(provenance: provenance)
    }
    if isDelimited { return output.delimited(table, format) }
    return output.json(
      table.jsonRows, format, beside: [("themes", result.jsonThemes), ("provenance", report.provenance.json)])
  }
}

/// What is shown beside a unit.
enum UnitContext: String, ExpressibleByArgument, CaseIterable {
  case question
}

/// `unit`, `overlap`, or a number of units.
struct ProximityArgument: ExpressibleByArgument {
  let value: CooccurrenceCount.Proximity

  init(value: CooccurrenceCount.Proximity) { self.value = value }

  init?(argument: String) {
    switch argument {
    case "unit": value = .unit
    case "overlap": value = .overlap
    default:
      guard let reach = Int(argument), (0...1000).contains(reach) else { return nil }
      value = reach == 0 ? .unit : .within(reach)
    }
  }

  var defaultValueDescription: String { "unit" }
}

extension MatrixResult.Cells: ExpressibleByArgument {}
extension MatrixOptions.View: ExpressibleByArgument {}
extension MatrixMeasure: ExpressibleByArgument {}
extension MatrixPercent: ExpressibleByArgument {}
extension MatrixOrder: ExpressibleByArgument {}
