internal import CorpusIndex
internal import CorpusModel
package import ProjectStore
package import QualitativeCoding
package import TextAnalysis

/// The sources of a project as a corpus, with what people decided on them.
package struct ProjectCorpus: Sendable {
  package let corpus: Corpus
  package let sources: [StudySource]
  package let codebook: Codebook
  /// Decided codings by source id, by place.
  package let codings: [String: [StudyCoding]]
  package let proposals: [String: [Proposal]]
  package let decisions: [String: [Decision]]
  /// By source, then code.
  private let decidedRanges: [String: [String: Set<TextRange>]]
  private let codingsByCode: [String: [String: [StudyCoding]]]
  /// The project's own.
  package let name: String
  /// Names of coders by id.
  let coderNames: [String: String]
  /// What people wrote of codes, and of cases and themes.
  let codeMemos: [String: [String]]
  let summaries: [MatrixResult.Cross: [String]]
  /// What is known of cases, as the matrix shows it.
  let caseVariables: CaseVariables

  /// Reads all sources of a project and their index, which is made where there is none that holds.
  ///
  /// - Parameters:
  ///   - coder: The id of the only coder whose codings and decisions are read; `nil` for all.
  ///   - includesProposals: Whether the proposals of the last run are read.
  ///   - showsPersons: Whether names of persons that the texts carry stand in results.
  /// - Complexity: O(bytes), analysis spread over the processor's cores; without analysis where an index is kept.
  package init(
    _ project: Project, coder: String? = nil, includesProposals: Bool = true, showsPersons: Bool = false,
    analyzer: DanishAnalyzer = DanishAnalyzer()
  ) async throws {
    let (study, proposals, texts) = try project.read { reader in
      var study = try reader.studyWithoutTexts()
      if let coder { study.codings.removeAll { $0.coder != coder } }
      study.decisions = try reader.decisions()
      study.speakers = try reader.speakers()
      return (
        study, includesProposals ? try reader.proposals() : [],
        try study.sources.map { try reader.storedText(revision: $0.source.revision, name: $0.source.name) }
      )
    }
    let documents = await InOrder.map(texts, width: CorpusIndexer.width) { text in Result { try text.document() } }
    try await self.init(
      study, documents: try documents.map { try $0.get() }, coder: coder, proposals: proposals, project: project.file,
      showsPersons: showsPersons, analyzer: analyzer)
  }

  /// A study that is in no project. O(bytes), analysis spread over the processor's cores.
  init(_ study: Study, analyzer: DanishAnalyzer) async throws {
    try await self.init(
      study, documents: study.sources.map(\.document), coder: nil, proposals: [], project: nil, showsPersons: false,
      analyzer: analyzer)
  }

  /// - Parameters:
  ///   - documents: Those of the study's sources, in order.
  ///   - coder: The id of the only coder whose decisions and memos count; `nil` for all.
  ///   - project: The file beside which an index is kept.
  private init(
    _ study: Study, documents: [Document], coder: String?, proposals: [Proposal], project: String?, showsPersons: Bool,
    analyzer: DanishAnalyzer
  ) async throws {
    name = study.name
    sources = study.sources.map(\.source)
    codebook = study.codebook
    coderNames = Dictionary(study.coders.map { ($0.id, $0.name) }) { first, _ in first }
    codings = Dictionary(grouping: study.codings, by: \.source)
    self.proposals = Dictionary(grouping: proposals, by: \.source)
    decisions = Dictionary(grouping: study.decisions.filter { coder == nil || $0.coder == coder }, by: \.source)
    codingsByCode = codings.mapValues { Dictionary(grouping: $0, by: \.code) }
    decidedRanges = decisions.mapValues { own in
      Dictionary(grouping: own, by: \.code).mapValues { Set($0.map(\.range)) }
    }
    let speakers = Dictionary(grouping: study.speakers, by: \.source)
    let names = Dictionary(uniqueKeysWithValues: study.cases.map { ($0.id, $0.name) })
    caseVariables = CaseVariables(CaseValues(study.variables, study.values), cases: study.cases)
    let memos = study.memos.filter { coder == nil || $0.coder == coder }
    codeMemos = Dictionary(grouping: memos.filter { $0.kind == .code }, by: \.target).mapValues { $0.map(\.text) }
    var summaries: [MatrixResult.Cross: [String]] = [:]
    for memo in memos {
      guard let (id, theme) = memo.caseAndTheme else { continue }
      summaries[MatrixResult.Cross(case: names[id] ?? id, theme: theme), default: []].append(memo.text)
    }
    self.summaries = summaries
    let sourceCases = Dictionary(study.caseMembers.map { ($0.source, names[$0.case] ?? $0.case) }) { first, _ in first }
    let documents = zip(sources, documents).map { source, document in
      document.correcting(speakers[source.id] ?? [], cases: names).belonging(to: sourceCases[source.id])
    }
    let analyzed = documents.map { AnalyzedSource($0) }
    let manifest = ProjectIndex.Manifest(documents, revisions: sources.map(\.revision))
    let index = await ProjectIndex.index(
      of: analyzed, manifest: manifest, words: study.sources.reduce(0) { $0 + $1.revision.words }, project: project,
      analyzer: analyzer)
    corpus = Corpus(sources: analyzed, index: index, file: project, analyzer: analyzer, showsPersons: showsPersons)
  }

  /// Whether a person decided on a proposal, or coded its place with its code by hand. O(codings of the code in the source).
  package func isDecided(_ proposal: Proposal) -> Bool {
    decidedRanges[proposal.source]?[proposal.code]?.contains(proposal.range) ?? false
      || codingsByCode[proposal.source]?[proposal.code]?.contains { coding in
        coding.revision == proposal.revision && coding.range.map { $0.overlaps(proposal.range) } ?? false
      } ?? false
  }

  /// Proposals that nobody has decided on, by source and place.
  package var open: [Proposal] {
    sources.flatMap { source in (proposals[source.id] ?? []).filter { !isDecided($0) } }
  }
}
