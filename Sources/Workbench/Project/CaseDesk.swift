package import CorpusModel
internal import Interchange
package import ProjectStore
internal import QualitativeCoding

/// Cases of a project, what is known of them, and which sources and speakers belong to them.
package struct CaseDesk: Sendable {
  /// What a table said.
  package struct Report: Sendable, Equatable {
    package var cases = 0
    /// Of them how many were not there.
    package var new = 0
    package var variables = 0
    package var sources = 0
    package var speakers = 0
  }

  private let project: Project
  private let coder: String

  package init(_ project: Project, coder: String) {
    self.project = project
    self.coder = coder
  }

  /// Takes in a table of cases, all of it or nothing, in one step that can be undone.
  ///
  /// Values that the table leaves empty, and cases that it does not name, stay as they are. A source belongs to one case; so does
  /// a speaker.
  ///
  /// - Throws: `InterchangeError` with the line that is wrong.
  package func take(_ file: String) throws -> Report {
    let table = try CaseTableReader.read(try VerbatimReader.bytes(of: file), file: file)
    return try project.write("cases", coder: coder, time: Clock.now) { writer in
      var taking = CaseTaking(file: file, writer: writer)
      let report = try taking.take(table)
      try writer.note("\(report.cases) cases, \(report.variables) variables")
      return report
    }
  }

  /// The cases with their sources, speakers and values, by name as the ids sort.
  package static func table(_ reader: ProjectReader) throws -> Table {
    let variables = try reader.variables
    let known = CaseValues(variables, try reader.caseValues)
    let names = Dictionary(uniqueKeysWithValues: try reader.sources().map { ($0.id, $0.name) })
    let members = Dictionary(grouping: try reader.caseMembers, by: \.case)
    let speakers = Dictionary(grouping: try reader.speakers(), by: { $0.case ?? "" })
    let own = [Table.Column("case"), Table.Column("sources"), Table.Column("speakers")]
    let named = variables.map { Table.Column($0.id, title: $0.name) }
    var table = Table(columns: own + Table.Column.named(named, as: "case", beside: own))
    for entry in try reader.cases {
      let sources = (members[entry.id] ?? []).map { names[$0.source] ?? $0.source }.sorted()
      let labels = (speakers[entry.id] ?? []).map { "\(names[$0.source] ?? $0.source): \($0.label)" }.sorted()
      table.append(
        [.text(entry.name), .text(sources.joined(separator: "; ")), .text(labels.joined(separator: "; "))]
          + variables.map { Table.Cell(known.value($0.id, of: entry.id)) })
    }
    return table
  }
}

/// What is known of cases, by their ids and the ids of variables.
struct CaseValues: Sendable {
  let variables: [Variable]
  private var values: [String: [String: String]] = [:]

  init(_ variables: [Variable], _ values: [CaseValue]) {
    self.variables = variables
    for value in values { self.values[value.case, default: [:]][value.variable] = value.value }
  }

  func value(_ variable: String, of id: String) -> String? { values[id]?[variable] }
}

/// One table on its way into a project.
private struct CaseTaking {
  let file: String
  let writer: ProjectWriter
  private var documents: [String: Document] = [:]
  private var caseOfPlace: [String: (id: String, line: Int)] = [:]
  private var values: [String: (value: String, line: Int)] = [:]
  private var report = CaseDesk.Report()

  init(file: String, writer: ProjectWriter) {
    self.file = file
    self.writer = writer
  }

  mutating func take(_ table: CaseTable) throws -> CaseDesk.Report {
    var variables: [Variable] = []
    for (name, kind) in table.variables {
      let variable = Variable(id: Name.identifier(name), name: name, kind: kind)
      if variables.contains(where: { $0.id == variable.id }) {
        throw InterchangeError.cases(
          file, line: 1, problem: "two variables are '\(variable.id)'", help: "give one of them another name")
      }
      variables.append(variable)
      try writer.put(variable)
    }
    report.variables = variables.count
    try checkSources(of: table)
    let before = Set(try writer.reader.cases.map(\.id))
    var names: [String: String] = [:]
    for row in table.rows {
      let id = Name.identifier(row.name)
      if names[id] == nil {
        names[id] = row.name
        report.cases += 1
        if !before.contains(id) { report.new += 1 }
        try writer.put(Case(id: id, name: row.name))
      }
      for (variable, value) in zip(variables, row.values) {
        guard let value else { continue }
        let cell = CaseValue(case: id, variable: variable.id, value: value)
        if let earlier = values[cell.id], earlier.value != value {
          throw InterchangeError.cases(
            file, line: row.line,
            problem: "'\(variable.name)' is another than in line \(earlier.line) for the same case",
            help: "a case has one value; correct one of the lines")
        }
        values[cell.id] = (value, row.line)
        try writer.put(cell)
      }
      try place(row, in: id)
    }
    return report
  }

  /// - Throws: `InterchangeError` that names all lines whose source is none of the project's.
  private func checkSources(of table: CaseTable) throws {
    let unknown = try table.rows.filter { row in try row.source.map { try writer.reader.source($0) == nil } ?? false }
    guard let first = unknown.first, let name = first.source else { return }
    let others = unknown.dropFirst().map { "\($0.line)" }
    let more = others.isEmpty ? "" : "; so in \(others.count == 1 ? "line" : "lines") \(others.joined(separator: ", "))"
    let nearest = EditDistance.nearest(to: name, among: try writer.reader.sources().map(\.name))
    throw InterchangeError.cases(
      file, line: first.line, problem: "the source is none of the project's\(more)",
      help: nearest.map { "did you mean '\($0)'?" } ?? "'citat list' shows them")
  }

  /// Puts the source or speaker of a line under its case.
  private mutating func place(_ row: CaseTable.Row, in id: String) throws {
    guard let name = row.source, let source = try writer.reader.source(name) else { return }
    let place = "\(source.id)\n\(row.speaker ?? "")"
    if let earlier = caseOfPlace[place] {
      if earlier.id == id { return }
      throw InterchangeError.cases(
        file, line: row.line,
        problem: "the \(row.speaker == nil ? "source" : "speaker") has another case than in line \(earlier.line)",
        help: row.speaker == nil
          ? "where several take part, say which speaker is which case, in a column 'speaker'" : "keep one of the lines")
    }
    caseOfPlace[place] = (id, row.line)
    guard let label = row.speaker else {
      report.sources += 1
      for member in try writer.reader.caseMembers where member.source == source.id && member.case != id {
        try writer.remove(member)
      }
      try writer.put(CaseMember(case: id, source: source.id))
      return
    }
    let document = try documents[source.id] ?? writer.reader.document(of: source)
    documents[source.id] = document
    guard let speaker = document.structure.speakers.first(where: { $0.label == label }) else {
      throw InterchangeError.cases(
        file, line: row.line, problem: "the source has no such speaker",
        help: "write the label as the transcript has it; 'citat show \(source.name)' shows it")
    }
    let entry = try writer.reader.speakers(source: source.id).first { $0.label == label }
    report.speakers += 1
    try writer.put(
      SpeakerEntry(
        source: source.id, label: label, role: entry?.role,
        isInterviewer: entry?.isInterviewer ?? speaker.isInterviewer,
        case: id))
  }
}
