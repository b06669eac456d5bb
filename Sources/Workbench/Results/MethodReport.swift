package import CorpusModel
internal import CorpusIndex
package import Interchange
package import ProjectStore
internal import QualitativeCoding

/// The method section of a report, from what a project's history says: material, codebook, coders, agreement, changes.
package struct MethodReport: Sendable {
  private let corpus: ProjectCorpus
  private let matrix: MatrixResult
  private let operations: [ProjectStore.Operation]
  private let coders: [Coder]
  private let agreement: Agreement?
  private let words: ReportWords
  private let run: RunRecord

  /// - Throws: `ProjectError`.
  /// - Complexity: O(bytes + history).
  package init(_ project: Project, language: ReportLanguage, run: RunRecord) async throws {
    corpus = try await ProjectCorpus(project)
    matrix = corpus.matrix(kinds: [], includesInterviewer: false, includesProposals: false)
    (operations, coders) = try project.read { (try $0.operations(), try $0.coders()) }
    // One coder, or none who coded: there is nothing to compare.
    agreement = (try? CodingFiles(of: project)).flatMap { [corpus] in
      try? Agreement(of: $0, on: corpus.corpus, options: Agreement.Options())
    }
    words = ReportWords(language)
    self.run = run
  }

  package var report: Report {
    let provenance = matrix.provenance(words, run)
    var parts: [Report.Part] = [.heading(words.materialTitle, level: 2), .paragraph(material), .table(sources)]
    parts += [.heading(words.codebook, level: 2), .paragraph(codebook)]
    parts += [.heading(words.codersTitle, level: 2), .table(coderTable)]
    if let decisions { parts.append(.paragraph(decisions)) }
    parts.append(.heading(words.agreementTitle, level: 2))
    parts.append(.paragraph(agreement?.method(words.language) ?? words.noAgreement))
    if let agreement {
      parts += AgreementReport(agreement, language: words.language, run: run).figures.map { .table($0) }
    }
    parts += [.heading(words.changesTitle, level: 2), .paragraph(changes), .table(changeTable)]
    return Report(
      title: words.methodTitle, language: words.language, recordTitle: words.about, record: provenance.lines,
      provenance: provenance.line, parts: parts)
  }

  private var material: String {
    let sources = corpus.sources.count
    let count = corpus.corpus.index.wordCount
    return words.word(
      "Materialet er \(sources) \(words.sourceCount(sources)) med i alt \(count) ord. Teksterne er analyseret med \(RunRecord.program).",
      "The material is \(sources) \(words.sourceCount(sources)) of \(count) words in all. The texts were analysed with \(RunRecord.program)."
    )
  }

  private var sources: ReportTable {
    let index = corpus.corpus.index
    return ReportTable(
      "",
      columns: [
        ReportColumn(words.source, width: 40), ReportColumn(words.words, width: 10, isNumeric: true),
        ReportColumn(words.units, width: 10, isNumeric: true),
        ReportColumn(words.codedUnits, width: 12, isNumeric: true),
      ],
      rows: corpus.sources.enumerated().map { number, source in
        let own = matrix.matrix.rows.filter { $0.source == source.name }
        return [
          .label(source.name), .integer(index.sources[number].positions.count), .integer(own.count),
          .integer(own.count { !$0.codings.isEmpty }),
        ]
      })
  }

  private var codebook: String {
    let book = corpus.codebook
    let rules = book.codes.reduce(0) { $0 + $1.rules.count }
    let (themes, codes) = (book.themes.count, book.codes.count)
    return words.word(
      "Kodebogen »\(book.name)« (version \(book.version)) har \(themes) \(themes == 1 ? "tema" : "temaer") og i alt \(codes) \(codes == 1 ? "kode" : "koder"). ",
      "The codebook “\(book.name)” (version \(book.version)) has \(themes) \(themes == 1 ? "theme" : "themes") and \(codes) \(codes == 1 ? "code" : "codes") in all. "
    ) + proposing(rules)
  }

  private func proposing(_ rules: Int) -> String {
    if rules == 0 { return words.word("Ingen regler foreslår koder.", "No rules propose codes.") }
    return words.word(
      "\(rules) \(rules == 1 ? "regel" : "regler") foreslår koder; et forslag tæller først, når en koder har godkendt det.",
      "\(rules) \(rules == 1 ? "rule proposes" : "rules propose") codes; a proposal counts only when a coder has accepted it."
    )
  }

  private var coderTable: ReportTable {
    let codings = corpus.codings.values.joined()
    let decisions = corpus.decisions.values.joined()
    return ReportTable(
      "",
      columns: [ReportColumn(words.coder, width: 24)]
        + [words.manualTitle, words.acceptedTitle, words.rejectedCount, words.importedTitle].map {
          ReportColumn($0, width: 12, isNumeric: true)
        },
      rows: coders.map { coder in
        let own = codings.filter { $0.coder == coder.id }
        return [
          .label(coder.name), .integer(own.count { $0.origin == .manual }),
          .integer(own.count { $0.origin == .accepted }),
          .integer(decisions.count { $0.coder == coder.id && $0.verdict == .rejected }),
          .integer(own.count { $0.origin == .imported }),
        ]
      })
  }

  /// How much of what rules propose waits; `nil` where there are no rules.
  private var decisions: String? {
    let all = corpus.proposals.values.reduce(0) { $0 + $1.count }
    if all == 0, corpus.codebook.codes.allSatisfy(\.rules.isEmpty) { return nil }
    let open = corpus.open.count
    return words.word(
      "Reglerne foreslår \(all) \(all == 1 ? "kodning" : "kodninger") i teksterne, som de er nu; \(open) af dem er ikke afgjort.",
      "The rules propose \(all) \(all == 1 ? "coding" : "codings") in the texts as they are now; \(open) of them \(open == 1 ? "is" : "are") not decided."
    )
  }

  private var changes: String {
    let days = Set(operations.map { String($0.time.prefix(10)) }).sorted()
    guard let first = days.first, let last = days.last else { return words.noChanges }
    // What was erased for good cannot come back.
    let isErased = operations.contains { $0.kind == "erase" }
    return words.word(
      "Projektets historik har \(operations.count) trin fra \(first == last ? first : "\(first) til \(last)"). Hvert trin er gemt med koderens navn og tidspunktet og kan fortrydes\(isErased ? ", undtagen hvor kilder blev slettet for altid" : "").",
      "The project's history has \(operations.count) steps from \(first == last ? first : "\(first) to \(last)"). Each is kept with its coder and time and can be undone\(isErased ? ", except where sources were erased for good" : "")."
    )
  }

  private var changeTable: ReportTable {
    let kinds = Dictionary(grouping: operations, by: \.kind)
      .map { kind, own in (kind, own.count, own.reduce(0) { $0 + $1.changes }) }
      .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    return ReportTable(
      "",
      columns: [
        ReportColumn(words.stepTitle, width: 24), ReportColumn(words.timesTitle, width: 10, isNumeric: true),
        ReportColumn(words.changesTitle, width: 12, isNumeric: true),
      ],
      rows: kinds.map { [.label($0.0), .integer($0.1), .integer($0.2)] })
  }
}
