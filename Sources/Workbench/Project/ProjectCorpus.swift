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
  /// What people wrote of codes, and of cases and themes.
  let codeMemos: [String: [String]]
  let summaries: [MatrixResult.Cross: [String]]
  /// What is known of cases, as the matrix shows it.
  let caseVariables: CaseVariables

  /// Reads, analyses and indexes all sources of a project.
  ///
  /// - Parameter coder: The id of the only coder whose codings and decisions are read; `nil` for all.
  /// - Complexity: O(bytes), analysis spread over the processor's cores.
  package init(_ project: Project, coder: String? = nil, analyzer: DanishAnalyzer = DanishAnalyzer()) async throws {
    let state = try project.read { reader in
      (
        sources: try reader.sources(), codebook: try reader.codebook(), codings: try reader.codings(coder: coder),
        proposals: try reader.proposals(), decisions: try reader.decisions(), speakers: try reader.speakers(),
        members: try reader.caseMembers, cases: try reader.cases,
        values: CaseValues(try reader.variables, try reader.caseValues),
        documents: try reader.sources().map { try reader.document(of: $0) }, name: try reader.property("name") ?? "",
        memos: try reader.memos().filter { coder == nil || $0.coder == coder }
      )
    }
    name = state.name
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
    let documents = zip(state.sources, state.documents).map { source, document in
      document.correcting(speakers[source.id] ?? [], cases: names).belonging(to: sourceCases[source.id])
    }
    corpus = try await Corpus.analyzing(documents, project: project.file, analyzer: analyzer)
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

extension Corpus {
  /// A corpus of a project's documents, analysed in parallel and merged in their order.
  static func analyzing(_ documents: [Document], project: String, analyzer: DanishAnalyzer) async throws -> Corpus {
    let analyzed = await withTaskGroup(of: (Int, AnalyzedSource, IndexableSource).self) { group in
      for (number, document) in documents.enumerated() {
        group.addTask {
          let source = AnalyzedSource(document)
          return (number, source, source.indexable(analyzer))
        }
      }
      var results: [(AnalyzedSource, IndexableSource)?] = Array(repeating: nil, count: documents.count)
      for await (number, source, indexable) in group { results[number] = (source, indexable) }
      return results.compactMap(\.self)
    }
    return Corpus(
      sources: analyzed.map(\.0), indexables: analyzed.map(\.1), files: [project], analyzer: analyzer, failures: [],
      notes: [])
  }
}
