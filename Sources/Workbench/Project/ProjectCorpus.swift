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
  /// By source and code.
  private let decidedRanges: [[String]: Set<TextRange>]
  private let codingsByCode: [[String]: [StudyCoding]]
  /// The project's own.
  package let name: String
  /// What coders are called, by id.
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
    let state = try project.read { reader in
      let sources = try reader.sources()
      return (
        sources: sources, codebook: try reader.codebook(), codings: try reader.codings(coder: coder),
        proposals: includesProposals ? try reader.proposals() : [], decisions: try reader.decisions(),
        speakers: try reader.speakers(), members: try reader.caseMembers, cases: try reader.cases,
        values: CaseValues(try reader.variables, try reader.caseValues),
        texts: try sources.map { try reader.storedText(revision: $0.revision, name: $0.name) },
        words: try sources.reduce(0) { try $0 + reader.revision($1.revision).words },
        name: try reader.property("name") ?? "", memos: try reader.memos().filter { coder == nil || $0.coder == coder },
        coders: try reader.coders()
      )
    }
    name = state.name
    coderNames = Dictionary(state.coders.map { ($0.id, $0.name) }) { first, _ in first }
    sources = state.sources
    codebook = state.codebook
    codings = Dictionary(grouping: state.codings, by: \.source)
    proposals = Dictionary(grouping: state.proposals, by: \.source)
    decisions = Dictionary(grouping: state.decisions.filter { coder == nil || $0.coder == coder }, by: \.source)
    codingsByCode = Dictionary(grouping: state.codings) { [$0.source, $0.code] }
    decidedRanges = Dictionary(grouping: decisions.values.joined()) { [$0.source, $0.code] }
      .mapValues { Set($0.map(\.range)) }
    let speakers = Dictionary(grouping: state.speakers, by: \.source)
    let names = Dictionary(uniqueKeysWithValues: state.cases.map { ($0.id, $0.name) })
    caseVariables = CaseVariables(state.values, cases: state.cases)
    codeMemos = Dictionary(grouping: state.memos.filter { $0.kind == .code }, by: \.target).mapValues { $0.map(\.text) }
    var summaries: [MatrixResult.Cross: [String]] = [:]
    for memo in state.memos {
      guard let (id, theme) = memo.caseAndTheme else { continue }
      summaries[MatrixResult.Cross(case: names[id] ?? id, theme: theme), default: []].append(memo.text)
    }
    self.summaries = summaries
    let sourceCases = Dictionary(state.members.map { ($0.source, names[$0.case] ?? $0.case) }) { first, _ in first }
    let read = await InOrder.map(state.texts, width: CorpusIndexer.width) { text in Result { try text.document() } }
    let documents = try zip(state.sources, read).map { source, document in
      try document.get().correcting(speakers[source.id] ?? [], cases: names).belonging(to: sourceCases[source.id])
    }
    let analyzed = documents.map { AnalyzedSource($0) }
    let index = await ProjectIndex.index(
      of: analyzed, manifest: ProjectIndex.Manifest(documents, revisions: state.sources.map(\.revision)),
      words: state.words, project: project.file, analyzer: analyzer)
    corpus = Corpus(sources: analyzed, index: index, file: project.file, analyzer: analyzer, showsPersons: showsPersons)
  }

  /// Whether a person decided on a proposal, or coded its place with its code by hand. O(codings of the code in the source).
  package func isDecided(_ proposal: Proposal) -> Bool {
    let key = [proposal.source, proposal.code]
    return (decidedRanges[key] ?? []).contains(proposal.range)
      || (codingsByCode[key] ?? []).contains { coding in
        coding.revision == proposal.revision && coding.range.map { $0.overlaps(proposal.range) } ?? false
      }
  }

  /// Proposals that nobody has decided on, by source and place.
  package var open: [Proposal] {
    sources.flatMap { source in (proposals[source.id] ?? []).filter { !isDecided($0) } }
  }
}
