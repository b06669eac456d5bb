package import CorpusModel
package import Interchange
package import QualitativeCoding
internal import UnicodeText

/// A matrix with the corpus and codebook that it was made from, ready to be shown.
package struct MatrixResult: Sendable {
  /// What a matrix of counts has a line for.
  package enum Grouping: String, Sendable, CaseIterable {
    case source
    case role
    case speaker
  }

  /// What a cell of the wide table holds.
  package enum Cells: String, Sendable, CaseIterable {
    /// The words that made the rules hit.
    case words
    /// 1 or 0.
    case binary
  }

  package let corpus: Corpus
  package let codebook: Codebook
  /// All units, coded or not.
  package let matrix: Matrix
  private let themeNumbers: [String: Int]
  private let sourceNumbers: [String: Int]
  /// How a role is written, by its folded form: as it stands first.
  private let roleNames: [String: String]

  /// What the codings of a matrix are.
  package enum Basis: Sendable {
    /// What rules propose and nobody has decided.
    case proposals
    /// What people decided in a project.
    case decided
    /// Both, marked.
    case both

    /// In Danish, for readers of a report.
    package var danish: String {
      switch self {
      case .proposals: "forslag fra kodebogens regler, ikke afgjort af en koder"
      case .decided: "afgjort af kodere"
      case .both: "afgjort af kodere, og forslag fra kodebogens regler, som ingen har afgjort"
      }
    }

    package var english: String {
      switch self {
      case .proposals: "proposals by rules, not decided by a coder"
      case .decided: "decided by coders"
      case .both: "decided by coders, and proposals by rules that nobody has decided on"
      }
    }
  }

  package let basis: Basis
  /// What is known of the cases that units belong to.
  package let variables: CaseVariables

  package init(
    corpus: Corpus, codebook: Codebook, matrix: Matrix, basis: Basis = .proposals, variables: CaseVariables = .none
  ) {
    self.variables = variables
    self.basis = basis
    self.corpus = corpus
    self.codebook = codebook
    self.matrix = matrix
    var themes: [String: Int] = [:]
    for (number, theme) in codebook.themes.enumerated() {
      for code in theme.selfAndBelow { themes[code.id] = number }
    }
    themeNumbers = themes
    var sources: [String: Int] = [:]
    for (number, source) in corpus.sources.enumerated() { sources[source.document.source] = number }
    sourceNumbers = sources
    var roles: [String: String] = [:]
    for role in matrix.rows.compactMap(\.unit.role) where roles[LetterCase.folded(role)] == nil {
      roles[LetterCase.folded(role)] = role
    }
    roleNames = roles
  }

  /// The role of who speaks, written one way in the whole result: `frivilligkonsulent` as `Frivilligkonsulent`.
  package func role(of row: Matrix.Row) -> String? {
    row.unit.role.flatMap { roleNames[LetterCase.folded($0)] }
  }

  /// The group of those whose role nothing tells.
  package static let noRole = "–"

  /// The roles in Danish order.
  package var roles: [String] { roleNames.values.sorted { Collator.danish.precedes($0, $1) } }

  /// The number of the theme that a code belongs to.
  package func theme(of code: String) -> Int? { themeNumbers[code] }

  /// The document of a row.
  package func document(of row: Matrix.Row) -> Document {
    guard let number = sourceNumbers[row.source] else { preconditionFailure("rows name sources of the corpus") }
    return corpus.sources.document(number)
  }

  /// The source of a row, analysed.
  package func source(of row: Matrix.Row) -> AnalyzedSource {
    guard let number = sourceNumbers[row.source] else { preconditionFailure("rows name sources of the corpus") }
    return corpus.sources[number]
  }

  /// Whether a unit lies in another, as sentences in their turns, so that counts hold passages twice. O(rows).
  package var hasUnitsInUnits: Bool {
    zip(matrix.rows, matrix.rows.dropFirst()).contains {
      $0.source == $1.source && $0.unit.range.overlaps($1.unit.range)
    }
  }

  /// The rows that have a code, or all.
  package func rows(includingUncoded: Bool) -> [Matrix.Row] {
    includingUncoded ? matrix.rows : matrix.rows.filter { !$0.codings.isEmpty }
  }

  /// Units by group and theme: one line a group, in the order of the sources, or by name in Danish order.
  package func counts(by grouping: Grouping) -> [(group: String, counts: [Int])] {
    let groups: [String]
    switch grouping {
    case .source: groups = corpus.sources.map(\.document.source)
    case .role: groups = roles + (matrix.rows.contains { $0.unit.role == nil } ? [Self.noRole] : [])
    case .speaker:
      var seen = Set<String>()
      groups = matrix.rows.compactMap { group(of: $0, by: grouping) }.filter { seen.insert($0).inserted }
    }
    return matrix.counts(groups: groups, by: { group(of: $0, by: grouping) }, theme: { themeNumbers[$0] })
  }

  /// The group that a row counts in; `nil` for one without a speaker among speakers.
  func group(of row: Matrix.Row, by grouping: Grouping) -> String? {
    switch grouping {
    case .source: return row.source
    case .role: return role(of: row) ?? Self.noRole
    case .speaker:
      guard let speaker = row.unit.speaker else { return nil }
      return "\(row.source): \(corpus.name(ofSpeaker: speaker, in: document(of: row)))"
    }
  }

  // MARK: Tables

  /// The counts as a table: group, one column a theme.
  package func countTable(by grouping: Grouping) -> Table {
    var table = Table(
      columns: [Table.Column(grouping.rawValue)]
        + codebook.themes.map { Table.Column($0.id, title: $0.name, isNumeric: true) })
    for (group, counts) in counts(by: grouping) { table.append([.text(group)] + counts.map { .integer($0) }) }
    return table
  }

  /// The wide table: a unit a row, where it stands, its text, and one column a theme.
  package func wideTable(includingUncoded: Bool, cells: Cells) -> Table {
    var table = Table(
      columns: [
        Table.Column("id"), Table.Column("source"), Table.Column("kind"), Table.Column("unit"),
        Table.Column("start", isNumeric: true), Table.Column("end", isNumeric: true), Table.Column("section"),
        Table.Column("page"), Table.Column("time", isNumeric: true), Table.Column("speaker"), Table.Column("role"),
        Table.Column("case"),
      ] + variables.variables.map { Table.Column("case-\($0.id)", title: $0.name) } + [Table.Column("text")]
        + codebook.themes.map { Table.Column($0.id, title: $0.name, isNumeric: cells == .binary) })
    for row in rows(includingUncoded: includingUncoded) {
      let document = document(of: row)
      let unit = row.unit
      var line: [Table.Cell] = [
        .text(unit.identifier(in: row.source)), .text(row.source), .text(document.kind.rawValue),
        .text(unit.kind.rawValue),
        .integer(unit.range.start), .integer(unit.range.end),
        .text(document.headings(of: unit.section).joined(separator: " > ")), Table.Cell(document.page(of: unit.range)),
        unit.time.map { .decimal($0) } ?? .empty, Table.Cell(speaker(of: row)), Table.Cell(unit.role),
        Table.Cell(document.caseName(of: unit)),
      ]
      line += variables.cells(ofCase: document.caseName(of: unit)) + [.text(document.text(in: unit.range))]
      for theme in codebook.themes.indices {
        let codings = row.codings.filter { themeNumbers[$0.code] == theme }
        switch cells {
        case .binary: line.append(.integer(codings.isEmpty ? 0 : 1))
        case .words: line.append(codings.isEmpty ? .empty : .text(Self.words(of: codings)))
        }
      }
      table.append(line)
    }
    return table
  }

  /// The words that made rules hit, each once, in order; with the place before them where it is not the unit, and with the
  /// word near them that may turn their sense.
  package static func words(of codings: [Coding]) -> String {
    var seen = Set<String>()
    return codings.flatMap(\.matches).map { match in
      (match.context.map { "\($0.rawValue): " } ?? "") + match.text + (match.negation.map { " (\($0))" } ?? "")
    }
    .filter { seen.insert(LetterCase.folded($0)).inserted }.joined(separator: "; ")
  }

  /// Who speaks, as results call them.
  package func speaker(of row: Matrix.Row) -> String? {
    row.unit.speaker.map { corpus.name(ofSpeaker: $0, in: document(of: row)) }
  }

  // MARK: JSON

  /// One object a row; the names are those of DESIGN, *Matrix*.
  package func json(_ row: Matrix.Row) -> JSONValue {
    let document = document(of: row)
    let unit = row.unit
    let known = variables.known(ofCase: document.caseName(of: unit))
    return .object(
      [
        ("id", .string(unit.identifier(in: row.source))), ("source", .string(row.source)),
        ("kind", .string(document.kind.rawValue)), ("unit", .string(unit.kind.rawValue)), ("range", .range(unit.range)),
        ("original", .original(of: unit.range, in: document)),
        ("section", .array(document.headings(of: unit.section).map { .string($0) })),
        ("page", JSONValue(document.page(of: unit.range))), ("time", unit.time.map { .number($0) } ?? .null),
        ("speaker", JSONValue(speaker(of: row))), ("role", JSONValue(unit.role)),
        ("case", JSONValue(document.caseName(of: unit))),
        ("text", .string(document.text(in: unit.range))), ("codes", .array(row.codings.map(json))),
      ] + (known.map { [("variables", .object($0.map { ($0, .string($1)) }))] } ?? []))
  }

  private func json(_ coding: Coding) -> JSONValue {
    .object([
      ("id", .string(coding.code)),
      ("theme", JSONValue(themeNumbers[coding.code].map { codebook.themes[$0].id })),
      ("origin", .string(coding.origin.rawValue)), ("coder", JSONValue(coding.coder)),
      (
        "matches",
        .array(
          coding.matches.map { match in
            .object([
              ("rule", .string(match.rule)), ("text", .string(match.text)),
              ("ranges", .array(match.ranges.map { .range($0) })), ("expands", JSONValue(match.expands)),
              ("as", JSONValue(match.kind)), ("weight", match.weight.map { .number($0) } ?? .null),
              ("context", JSONValue(match.context?.rawValue)), ("negation", JSONValue(match.negation)),
            ])
          })
      ),
    ])
  }

  /// `themes` beside the rows.
  package var jsonThemes: JSONValue {
    .array(codebook.themes.map { .object([("id", .string($0.id)), ("name", .string($0.name))]) })
  }
}

extension JSONValue {
  /// `[start, end]`.
  package static func range(_ range: TextRange) -> JSONValue { .array([.integer(range.start), .integer(range.end)]) }

  /// The places of a range in the verbatim text, in scalars: `[[start, end], …]`.
  package static func original(of range: TextRange, in document: Document) -> JSONValue {
    .array(document.original(of: range).map { .array([.integer($0.start), .integer($0.end)]) })
  }
}
