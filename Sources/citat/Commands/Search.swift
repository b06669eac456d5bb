internal import ArgumentParser
internal import CorpusModel
internal import CorpusQuery
internal import Interchange
internal import ProjectStore
internal import Workbench

struct Search: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find words in the texts, in any inflection and inside compounds.",
    discussion: """
      Each hit is shown in its context, with source, turn or paragraph, and speaker at the left.

        citat search civilsamfund Corpora
        citat search 'civilsamfund NEAR/5 samarbejde' Corpora --sort right
        citat search '"tæt samarb*" NOT role:interviewer' interviews --context turn
        citat search '[pos="ADJ"] [lemma="samarbejde"]' interviews --sort hit,source
        citat search civilsamfund Corpora --group role
        citat search 'theme:netvaerk AND mor' interviews --codebook kodebog.yaml
        citat search 'børn OR unge' interviews --sample 50 --output prøve.csv

      The query language: citat help query
      """)

  @Argument(help: "What to search for; see 'citat help query'.")
  var query: String

  @Argument(help: "Files and folders; without them the project's sources.")
  var inputs: [String] = []

  @Flag(help: "In a project: theme:, code: and coder: also mean proposals that nobody has decided on.")
  var proposals = false

  @OptionGroup var project: ProjectOptions

  @OptionGroup(title: "What is found") var options: QueryOptions

  @Option(help: "A codebook, for theme: and code:; what its rules propose is asked, decided by no coder.")
  var codebook: String?

  @OptionGroup(title: "What is shown") var view: ConcordanceOptions

  @OptionGroup(title: "Registers") var register: RegisterOptions

  @OptionGroup(title: "Speakers") var speakers: SpeakerOptions

  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws { try speakers.validate(isProject: inputs.isEmpty) }

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .csv, .tsv, .json, .jsonl, .md, .html])
      let parsed = try QueryParser.query(query)
      QueryOptions.reportHints(on: query)
      let book = try codebook.map { try CompiledCodebook.checked(at: $0) }
      let corpus: Corpus
      let annotations: AnnotationSet
      if inputs.isEmpty {
        let study = try await ProjectCorpus(
          try project.open(for: .reading), includesProposals: proposals, showsPersons: speakers.names,
          analyzer: try register.analyzer())
        corpus = study.corpus
        annotations = book.map { corpus.proposals(of: $0) } ?? study.annotations(includesProposals: proposals)
      } else {
        if book == nil { try parsed.requireFields(of: AnnotationSet([], fields: [.case])) }
        let analyzer = try register.analyzer()
        // With a codebook its rules ask too.
        let lemmas = book == nil ? parsed.lemmas(analyzer) : nil
        corpus = try await Corpus.reading(inputs, analyzer: analyzer, speakers: speakers.choice, asking: lemmas)
        corpus.reportReading()
        if corpus.sources.isEmpty { throw ExitCode(2) }
        annotations = book.map { corpus.proposals(of: $0) } ?? corpus.cases(for: parsed)
      }
      try parsed.requireFields(of: annotations)
      if parsed.asksForCodings, book != nil {
        StandardError.write("note: themes and codes are proposals of the codebook's rules\n")
      }
      let all = corpus.concordance(
        of: parsed, compounds: options.compounds, foldsAa: options.foldAa, allReadings: options.allReadings,
        annotations: annotations)
      let result = ConcordanceResult(
        query: query, all, selection: view.selection, context: view.context?.value ?? .sentence)
      let ranking = view.rank.map {
        corpus.ranking(
          of: parsed, all, by: $0, compounds: options.compounds, foldsAa: options.foldAa, annotations: annotations)
      }
      try output.write(
        text(of: result, ranking, format: format), madeFrom: corpus.files + [codebook].compactMap(\.self))
      if all.isEmpty {
        StandardError.write(result.nothingFound + "\n")
        let suggestions = corpus.suggestions(
          for: parsed, compounds: options.compounds, foldsAa: options.foldAa, annotations: annotations)
        for line in suggestions.lines { StandardError.write(Terminal.safe(line) + "\n") }
      }
      try corpus.failIfSkipped()
      return all.isEmpty ? .nothingFound : .done
    }
  }

  private func text(of result: ConcordanceResult, _ ranking: UnitRanking?, format: RowFormat) -> String {
    let counts = view.counts(of: result, forReaders: ![.csv, .tsv, .json, .jsonl].contains(format))
    let table = counts ?? ranking?.table(view.selection)
    switch format {
    case .csv, .tsv: return output.delimited(table ?? result.table, format)
    case .json, .jsonl: return output.json(table?.jsonRows ?? result.jsonRows, format, beside: result.jsonFields)
    case .md: return Markup.markdown(table ?? result.table)
    case .html: return Markup.page(title: query, language: "da", body: Markup.html(table ?? result.table))
    default:
      let terminal = view.terminal(output.terminal)
      if result.all.isEmpty { return "" }
      if view.files { return result.all.fileTable.rows.map { Markup.plain($0[0]) + "\n" }.joined() }
      if let counts { return TablePrinter(terminal: terminal).text(of: counts.withoutUnmetKinds) }
      let printed =
        ranking.map { RankingPrinter(terminal: terminal, ranking: $0, result: result).text(view.selection) }
        ?? ConcordancePrinter(terminal: terminal, result: result, context: view.context?.value).text()
      return printed + "\n" + (ranking.map { "\($0.summary)\n" } ?? "") + (ranking == nil ? result.total + "\n" : "")
    }
  }
}

extension Table {
  /// The table for a reader: kinds of match that no hit is of take no column, and a part of a compound is called so.
  fileprivate var withoutUnmetKinds: Table {
    let kinds = Set(MatchKind.allCases.map(\.rawValue))
    let shown = columns.indices.filter { column in
      !kinds.contains(columns[column].key) || rows.contains { $0[column] != .integer(0) }
    }.map { columns[$0] }
    return selected(
      shown.map(\.key), titled: shown.map { $0.key == MatchKind.constituent.rawValue ? "part" : $0.title })
  }
}

extension Query {
  /// Whether it asks what a codebook's rules propose.
  fileprivate var asksForCodings: Bool { !fields.isDisjoint(with: [.theme, .code]) }
}
