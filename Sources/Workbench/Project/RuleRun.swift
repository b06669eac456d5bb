package import CorpusModel
package import ProjectStore
package import QualitativeCoding

/// One run of the rules over a project: proposals, which are derived, and never a decision.
package struct RuleRun: Sendable {
  /// What a run found beside the one before, by code.
  package struct Report: Sendable, Equatable {
    /// Codes in the order of the codebook, with how many proposals are new, gone and as they were.
    package var codes: [(id: String, new: Int, gone: Int, unchanged: Int)] = []
    /// Proposals that people decided on already, by a decision or a coding of their own.
    package var decided = 0
    /// Proposals that wait for a decision.
    package var open = 0
    /// What taking in the codebook changed in the rules of other codes.
    package var notes: [String] = []

    package static func == (a: Report, b: Report) -> Bool {
      a.decided == b.decided && a.open == b.open && a.notes == b.notes && a.codes.elementsEqual(b.codes) { $0 == $1 }
    }
  }

  private let project: Project
  private let coder: String

  package init(_ project: Project, coder: String) {
    self.project = project
    self.coder = coder
  }

  /// Applies the rules of the project's codes, after taking in those of a codebook where one is given.
  ///
  /// - Throws: `StudyError.noCodebook` when no code has rules; `WorkbenchError.rule` for one that cannot be read.
  package func run(codebook: CompiledCodebook? = nil, includesInterviewer: Bool = false) async throws -> Report {
    let notes = try codebook.map { try CodebookDesk(project, coder: coder).take($0.codebook) } ?? []
    let study = try await ProjectCorpus(project, includesProposals: false)
    guard study.codebook.codes.contains(where: { !$0.rules.isEmpty }) else { throw StudyError.noCodebook }
    let matrix = MatrixBuilder(corpus: study.corpus, codebook: try CompiledCodebook(study.codebook))
      .matrix(kinds: [], includesInterviewer: includesInterviewer)
    let byName = Dictionary(uniqueKeysWithValues: study.sources.map { ($0.name, $0) })
    let proposals = matrix.rows.flatMap { row -> [Proposal] in
      guard let source = byName[row.source] else { return [] }
      return row.codings.map { coding in
        Proposal(
          source: source.id, revision: source.revision, code: coding.code, range: row.unit.range,
          unit: row.unit.kind.rawValue, number: row.unit.number, matches: coding.matches)
      }
    }
    let run = try project.replaceProposals(with: proposals)
    var report = Report()
    report.notes = notes
    for code in study.codebook.codes {
      if let counts = run.codes[code.id] { report.codes.append((code.id, counts.new, counts.gone, counts.unchanged)) }
    }
    report.decided = proposals.count { study.isDecided($0) }
    report.open = proposals.count - report.decided
    return report
  }
}

/// Deciding on what rules proposed.
package struct ProposalDesk: Sendable {
  /// Which proposals are meant: all that meet every condition.
  package struct Selection: Sendable {
    /// The name of a source.
    package var source: String?
    /// Ids or names of codes.
    package var codes: [String] = []
    /// Numbers of units, from 1.
    package var units: [Int] = []

    package init() {}
  }

  private let project: Project
  private let coder: String

  package init(_ project: Project, coder: String) {
    self.project = project
    self.coder = coder
  }

  /// Proposals that wait for a decision, with their sources, by source and place.
  package func open(_ selection: Selection) throws -> [(source: StudySource, proposal: Proposal)] {
    try project.read { try Self.open(selection, $0) }
  }

  /// Accepts or rejects proposals, in one step. Accepting one makes it a coding of the coder's.
  ///
  /// - Returns: The proposals that were decided on.
  /// - Throws: `StudyError.noMatch` when none waits.
  package func decide(_ verdict: Decision.Verdict, _ selection: Selection) throws -> [Proposal] {
    let time = Clock.now
    return try project.write(verdict == .accepted ? "accept" : "reject", coder: coder, time: time) { writer in
      let open = try Self.open(selection, writer.reader)
      if open.isEmpty { throw StudyError.noMatch("such proposal waits for a decision") }
      var documents: [String: Document] = [:]
      for (source, proposal) in open {
        let document = try documents[source.id] ?? writer.reader.document(of: source)
        documents[source.id] = document
        try Self.decide(verdict, on: proposal, document: document, writer: &writer)
      }
      try writer.note(Set(open.map(\.proposal.code)).sorted().joined(separator: ", "))
      return open.map(\.proposal)
    }
  }

  /// Decides on some proposals of one source, in one step.
  ///
  /// - Parameters:
  ///   - range: What an accepted one is coded on, where words were taken off or added; `nil` for its unit.
  ///   - only: The id of the only coder whose decisions and codings count as decided; `nil` for all.
  /// - Returns: How many were decided on; those that somebody decided on meanwhile are left alone.
  /// - Throws: `StudyError.decidedMeanwhile` when none is left.
  package func decide(
    _ verdict: Decision.Verdict, on proposals: [Proposal], range: TextRange? = nil, by only: String? = nil
  ) throws -> Int {
    try project.write(verdict == .accepted ? "accept" : "reject", coder: coder, time: Clock.now) { writer in
      guard let source = proposals.first?.source else { return 0 }
      var selection = Selection()
      selection.source = source
      let open = try Self.open(selection, writer.reader, by: only)
      let document = try open.first.map { try writer.reader.document(of: $0.source) }
      let wanted = open.map(\.proposal).filter { one in
        proposals.contains { $0.code == one.code && $0.range == one.range && $0.revision == one.revision }
      }
      guard let document, let name = open.first?.source.name, !wanted.isEmpty else { throw StudyError.decidedMeanwhile }
      for proposal in wanted {
        try Self.decide(verdict, on: proposal, range: range, document: document, writer: &writer)
      }
      try writer.note("\(Set(wanted.map(\.code)).sorted().joined(separator: ", ")) · \(name)")
      return wanted.count
    }
  }

  private static func decide(
    _ verdict: Decision.Verdict, on proposal: Proposal, range: TextRange? = nil, document: Document,
    writer: inout ProjectWriter
  ) throws {
    try writer.put(
      Decision(
        id: writer.identifier(), coder: writer.coder.id, source: proposal.source, revision: proposal.revision,
        code: proposal.code, range: proposal.range, verdict: verdict, created: writer.time))
    guard verdict == .accepted else { return }
    let range = range ?? proposal.range
    try writer.put(
      StudyCoding(
        id: writer.identifier(), code: proposal.code, coder: writer.coder.id, source: proposal.source,
        revision: proposal.revision, range: range, words: document.text(in: range), origin: .accepted,
        matches: proposal.matches, created: writer.time))
  }

  /// Proposals that wait for a decision, by source and place.
  ///
  /// - Parameter coder: The id of the only coder whose decisions and codings count; `nil` for all.
  static func open(
    _ selection: Selection, _ reader: ProjectReader, by coder: String? = nil
  ) throws -> [(source: StudySource, proposal: Proposal)] {
    let only = try selection.source.map { try reader.requireSource($0) }
    var codes: [String] = []
    for code in selection.codes { codes.append(try reader.requireCode(code).id) }
    return try (only.map { [$0] } ?? reader.sources()).flatMap { source in
      let decisions = Set(
        try reader.decisions(source: source.id).filter { coder == nil || $0.coder == coder }.map {
          "\($0.code) \($0.start) \($0.end)"
        })
      let codings = Dictionary(grouping: try reader.codings(source: source.id, coder: coder), by: \.code)
      return try reader.proposals(source: source.id).filter { proposal in
        proposal.revision == source.revision && (codes.isEmpty || codes.contains(proposal.code))
          && (selection.units.isEmpty || selection.units.contains(proposal.number))
          && !decisions.contains("\(proposal.code) \(proposal.start) \(proposal.end)")
          && !(codings[proposal.code] ?? []).contains {
            $0.revision == proposal.revision && $0.range.map { $0.overlaps(proposal.range) } ?? false
          }
      }.map { (source, $0) }
    }
  }
}
