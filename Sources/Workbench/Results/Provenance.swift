internal import CorpusIndex
internal import CorpusModel
package import Interchange
internal import QualitativeCoding

/// What a result was made from and with, for every file that goes out.
package struct Provenance: Sendable {
  /// A name and a value each, in the language of the report.
  package let lines: [(name: String, value: String)]
  /// The most of it on one line.
  package let line: String
  package let json: JSONValue
}

extension MatrixResult {
  /// What the matrix was made from and with.
  package func provenance(_ words: ReportWords, _ run: RunRecord) -> Provenance {
    let version = codebook.version
    var filter = run.units.map { name in UnitKind(rawValue: name).map { words.name(of: $0) } ?? name }
    filter.append(run.includesInterviewer ? words.interviewerIn : words.interviewerLeftOut)
    if let query = run.filter { filter.insert(query, at: 0) }
    var lines: [(name: String, value: String)] = []
    if let project { lines.append((words.project, project)) }
    lines += [
      (words.status, words.basis(basis)), (words.codebook, "\(codebook.name) (\(words.version) \(version))"),
      (words.rules, String(codebook.codes.reduce(0) { $0 + $1.rules.count })),
      (words.sources, String(corpus.sources.count)), (words.words, String(corpus.index.wordCount)),
      (words.units, String(matrix.rows.count)),
      (words.codedUnits, String(matrix.rows.count { !$0.codings.isEmpty })),
      (words.filter, filter.joined(separator: "; ")),
      (words.files, corpus.sources.map(\.document.source).joined(separator: "\n")),
      (words.program, RunRecord.program), (words.made, run.date),
    ]
    var parts = project.map { ["\(words.project) \($0)"] } ?? []
    parts.append("\(words.codebook) \(codebook.name) (\(words.version) \(version))")
    parts.append(words.basis(basis))
    if let query = run.filter { parts.append("\(words.filter): \(query)") }
    parts += [run.date, RunRecord.program]
    return Provenance(
      lines: lines, line: parts.joined(separator: " · "),
      json: .object([
        ("project", JSONValue(project)),
        ("codebook", .object([("name", .string(codebook.name)), ("version", .string(version))])),
        ("basis", .string(basis.rawValue)), ("filter", JSONValue(run.filter)),
        ("units", .array(run.units.map { .string($0) })), ("interviewer", .bool(run.includesInterviewer)),
        ("sources", .integer(corpus.sources.count)), ("words", .integer(corpus.index.wordCount)),
        ("date", .string(run.date)), ("program", .string(RunRecord.program)),
      ]))
  }
}

extension Corpus {
  /// What counts of words were made from and with; how many words there are, and how many where the run's filter holds,
  /// which is what rates divide by.
  package func provenance(_ words: ReportWords, _ run: RunRecord) -> Provenance {
    var lines = [(words.sources, String(sources.count)), (words.words, String(index.wordCount))]
    let counted = run.filter.flatMap { try? scope($0).count }
    if let filter = run.filter { lines.append((words.filter, filter)) }
    if let counted { lines.append((words.countedWords, String(counted))) }
    lines += [
      (words.files, sources.map(\.document.source).joined(separator: "\n")), (words.program, RunRecord.program),
      (words.made, run.date),
    ]
    var parts = [
      "\(sources.count) \(words.sourceCount(sources.count))", "\(index.wordCount) \(words.wordCount)",
    ]
    if let filter = run.filter {
      parts.append("\(words.filter): \(filter)" + (counted.map { " (\($0) \(words.wordCount))" } ?? ""))
    }
    parts += [run.date, RunRecord.program]
    return Provenance(
      lines: lines.map { (name: $0.0, value: $0.1) }, line: parts.joined(separator: " · "),
      json: .object([
        ("filter", JSONValue(run.filter)), ("sources", .integer(sources.count)),
        ("words", .integer(index.wordCount)), ("counted_words", .integer(counted ?? index.wordCount)),
        ("date", .string(run.date)), ("program", .string(RunRecord.program)),
      ]))
  }
}
