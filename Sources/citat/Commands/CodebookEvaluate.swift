internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import QualitativeCoding
internal import Workbench

struct CodebookEvaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compare what the rules propose with what people coded.",
    discussion: """
      Strict scoring counts clear codes as yes, codes that the gold does not mention as no, and leaves out the arguable and \
      the near misses; plain scoring counts every assigned code as yes and all others as no.

      What people coded is a filled-in sheet of 'citat sample', rows of a project's 'citat matrix --all --format jsonl', or \
      gold lines (Corpora/gruppeinterview/gold/README.md) that also say what is arguable.

        citat codebook evaluate bog.yaml interviews --gold gold
        citat codebook evaluate bog.yaml interviews --gold gold --by source
        citat codebook evaluate bog.yaml interviews --gold gold --misses --code hus
        citat codebook evaluate bog.yaml interviews --gold gold --save before.json
        citat codebook evaluate bog.yaml interviews --gold gold --compare before.json
      """)

  @Argument(help: "The codebook, a file of YAML or csv.")
  var file: String

  @Argument(help: "Files and folders.")
  var inputs: [String]

  @Option(help: "Files and folders of what people coded (.jsonl, .csv).")
  var gold: [String]

  @Option(help: "What figures are apart for: the part that the gold names, or the source.")
  var by: CodebookEvaluation.Grouping = .part

  @Flag(help: "List the units that people coded and no rule found.")
  var misses = false

  @Flag(help: "List the units that rules proposed and people did not code.")
  var falseAlarms = false

  @Option(name: .customLong("code"), help: "List those of this code only. May be repeated.")
  var codes: [String] = []

  @Option(help: "How units are listed: strict leaves out what people call arguable.")
  var scoring: CodebookEvaluation.Scoring = .strict

  @Option(help: "Write what the rules propose now to a file, for --compare.")
  var save: String?

  @Option(help: "Show what changed since a file was written with --save.")
  var compare: String?

  @OptionGroup var register: RegisterOptions

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .csv, .tsv, .json, .jsonl, .md])
      let book = try CompiledCodebook.checked(at: file)
      let codes = try codes.map { try book.requireCode($0).id }
      if let save { try SavedEvaluation.mayReplace(save) }
      let saved = try compare.map { try SavedEvaluation(at: $0) }
      let corpus = try await Corpus.reading(inputs, analyzer: try register.analyzer())
      corpus.reportReading()
      if corpus.sources.isEmpty { throw ExitCode(2) }
      let evaluation = try CodebookEvaluation(corpus: corpus, codebook: book, gold: gold)
      for note in evaluation.notes { StandardError.write("note: \(note)\n") }
      let sources = corpus.files + book.codebook.files + gold
      if let save { try FileWriter.write(SavedEvaluation.text(of: evaluation), to: save, notReplacing: sources) }
      try output.write(text(of: evaluation, codes, saved, format), madeFrom: sources)
      try corpus.failIfSkipped()
      return .done
    }
  }

  private func text(
    of evaluation: CodebookEvaluation, _ codes: [String], _ saved: SavedEvaluation?, _ format: RowFormat
  ) -> String {
    let printer = EvaluationPrinter(terminal: output.terminal, evaluation: evaluation)
    let table: Table
    if misses || falseAlarms {
      let kinds = Set((misses ? [EvaluationLine.Kind.miss] : []) + (falseAlarms ? [.falseAlarm] : []))
      let lines = evaluation.lines(kinds, scoring, codes: codes)
      if lines.isEmpty {
        let names = (misses ? ["misses"] : []) + (falseAlarms ? ["false alarms"] : [])
        StandardError.write("there are no \(names.joined(separator: " and no "))\n")
      }
      if format == .text { return printer.lines(lines) }
      table = evaluation.table(of: lines)
    } else if let saved {
      if format == .text { return printer.changes(since: saved, by: by) }
      table = evaluation.table(comparedWith: saved, by: by)
    } else {
      if format == .text { return printer.figures(by: by) }
      table = evaluation.table(by: by)
    }
    switch format {
    case .csv, .tsv: return output.delimited(table, format)
    case .json, .jsonl: return output.json(table.jsonRows, format)
    default: return Markup.markdown(table)
    }
  }
}

extension CodebookEvaluation.Grouping: ExpressibleByArgument {}
extension CodebookEvaluation.Scoring: ExpressibleByArgument {}
