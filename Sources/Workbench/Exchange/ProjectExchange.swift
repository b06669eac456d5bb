internal import CorpusModel
package import Interchange
package import ProjectStore
internal import QualitativeCoding
package import TextAnalysis

/// Takes studies of other programs into a project, and writes a project for them.
package struct ProjectExchange: Sendable {
  /// What came into the project.
  package struct Report: Sendable, Equatable {
    /// The program that wrote the file; `nil` where it does not say.
    package let origin: String?
    package let sources: Int
    package let codes: Int
    package let codings: Int
    package let coders: Int
    package let memos: Int
    package let cases: Int
    package let links: Int
    package let sets: Int
    /// Sources and codings that were there already.
    package let knownSources: Int
    package let knownCodings: Int
    package let offsets: ExchangeReading.Offsets?
    package let notes: [String]
  }

  private let project: Project
  private let coder: String
  private let analyzer: DanishAnalyzer

  package init(_ project: Project, coder: String, analyzer: DanishAnalyzer = DanishAnalyzer()) {
    self.project = project
    self.coder = coder
    self.analyzer = analyzer
  }

  /// What an empty project would take in; nothing is kept.
  ///
  /// - Parameter coder: The name of who stands as the author of what has none.
  package static func preview(of reading: ExchangeReading, coder: String) throws -> Report {
    let (study, notes) = try StudyImport.study(
      of: reading, coder: coder, time: StudyImport.unknownTime, analyzer: DanishAnalyzer())
    return Report(
      origin: reading.study.origin, sources: study.sources.count, codes: study.codebook.codes.count,
      codings: study.codings.count, coders: study.coders.count, memos: study.memos.count, cases: study.cases.count,
      links: study.links.count, sets: study.sets.count, knownSources: 0, knownCodings: 0, offsets: reading.offsets,
      notes: notes)
  }

  /// Takes in a study, whole or not at all, as one step of the history.
  ///
  /// - Parameters:
  ///   - note: What the history says of it: the file's name.
  ///   - time: Now, UTC, ISO 8601.
  ///   - takesErased: Whether sources that were erased before may come back.
  package func take(
    _ reading: ExchangeReading, note: String, time: String, takesErased: Bool = false
  ) throws -> Report {
    try project.write("import", coder: coder, time: time, note: note) { writer in
      let reader = writer.reader
      var intake = StudyImport(
        into: try reader.studyWithoutTexts(), coder: writer.coder.id, time: time, analyzer: analyzer,
        document: { try reader.document(of: $0) },
        isErased: { takesErased ? false : try reader.tombstone($0) != nil }, operation: writer.operation)
      try intake.take(reading.study)
      try Self.write(intake, to: writer)
      return Report(
        origin: reading.study.origin, sources: intake.added.sources.count, codes: intake.codes.count,
        codings: intake.added.codings.count, coders: intake.added.coders.count, memos: intake.added.memos.count,
        cases: intake.added.cases.count, links: intake.added.links.count, sets: intake.added.sets.count,
        knownSources: intake.knownSources, knownCodings: intake.knownCodings, offsets: reading.offsets,
        notes: reading.notes + intake.tally.lines)
    }
  }

  private static func write(_ intake: StudyImport, to writer: ProjectWriter) throws {
    let added = intake.added
    for coder in added.coders { try writer.put(coder) }
    for (code, parent) in intake.codes { try writer.put(code, under: parent) }
    for (content, source) in zip(intake.texts, added.sources) { try writer.add(content, name: source.source.name) }
    for coding in added.codings { try writer.put(coding) }
    for memo in added.memos { try writer.put(memo) }
    for link in added.links { try writer.put(link) }
    for set in added.sets { try writer.put(set) }
    for member in added.setMembers { try writer.put(member) }
    for own in added.cases { try writer.put(own) }
    for member in added.caseMembers { try writer.put(member) }
    for variable in added.variables { try writer.put(variable) }
    for value in added.values { try writer.put(value) }
    try writer.put(added.exchange)
  }
}
