package import CorpusModel
package import Interchange
package import QualitativeCoding
internal import UnicodeText

/// A matrix with the corpus and codebook that it was made from, ready to be shown.
package struct MatrixResult: Sendable {
  package typealias Grouping = Workbench.Grouping

  /// What a cell of the wide table holds.
  package enum Cells: String, Sendable, CaseIterable {
    /// The words that made the rules hit, or that a person marked.
    case words
    /// All that the unit says.
    case text
    /// 1 or 0.
    case binary
  }

  package let corpus: Corpus
  package let codebook: Codebook
  /// All units, coded or not.
  package let matrix: Matrix
  /// The columns: the themes, or every code.
  package let columns: [Code]
  /// Whether a code under a theme counts with it; else every code has a column of its own.
  package let isRolledUp: Bool
  private let columnNumbers: [String: Int]
  private let themeNumbers: [String: Int]
  private let sourceNumbers: [String: Int]
  /// How a role is written, by its folded form: as it stands first.
  private let roleNames: [String: String]

  /// What the codings of a matrix are.
  package enum Basis: String, Sendable {
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

  /// The name of the project; `nil` for files.
  package let project: String?

  /// A case, by name, and a theme, by id.
  package struct Cross: Hashable, Sendable {
    let `case`: String
    let theme: String
  }

  /// What a person wrote of a case and a theme, the oldest first.
  private(set) var summaries: [Cross: [String]] = [:]
  /// A place where a person said no to a code.
  struct Rejection: Sendable {
    let source: String
    let code: String
    let range: TextRange
  }

  private(set) var rejections: [Rejection] = []
  /// What people wrote of codes, by id.
  private(set) var codeMemos: [String: [String]] = [:]
  /// What coders are called, by id.
  private(set) var coderNames: [String: String] = [:]
  /// The words that each code lies on, where codings have places of their own and not those of units.
  private var codedPlaces: [String: [Range<Int>]] = [:]
  /// All that people coded in each source, also where no unit is; `nil` where codings are on units alone.
  private(set) var passages: [[CodedTranscripts.Passage]]?

  package init(
    corpus: Corpus, codebook: Codebook, matrix: Matrix, basis: Basis = .proposals, variables: CaseVariables? = nil,
    project: String? = nil, isRolledUp: Bool = true
  ) {
    self.variables = variables ?? CaseVariables(of: corpus.sources.lazy.map(\.document))
    self.basis = basis
    self.corpus = corpus
    self.codebook = codebook
    self.matrix = matrix
    self.project = project
    self.isRolledUp = isRolledUp
    columns = isRolledUp ? codebook.themes : codebook.codes
    var themes: [String: Int] = [:]
    for (number, theme) in codebook.themes.enumerated() {
      for code in theme.selfAndBelow { themes[code.id] = number }
    }
    themeNumbers = themes
    columnNumbers =
      isRolledUp ? themes : Dictionary(codebook.codes.enumerated().map { ($1.id, $0) }) { first, _ in first }
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

  /// The number of the column that a code counts in.
  package func column(of code: String) -> Int? { columnNumbers[code] }

  /// The number of a row's source.
  func sourceNumber(of row: Matrix.Row) -> Int {
    guard let number = sourceNumbers[row.source] else { preconditionFailure("rows name sources of the corpus") }
    return number
  }

  /// The same with other rows or columns.
  package func with(rows: [Matrix.Row]? = nil, isRolledUp: Bool? = nil) -> MatrixResult {
    var result = MatrixResult(
      corpus: corpus, codebook: codebook, matrix: rows.map { Matrix(themes: matrix.themes, rows: $0) } ?? matrix,
      basis: basis, variables: variables, project: project, isRolledUp: isRolledUp ?? self.isRolledUp
    ).with(
      summaries: summaries, codeMemos: codeMemos, rejections: rejections, codedPlaces: codedPlaces,
      coderNames: coderNames)
    // Chosen rows are all that is asked for.
    if rows == nil { result.passages = passages }
    return result
  }

  /// The same with what people wrote, and where codings lie.
  func with(
    summaries: [Cross: [String]], codeMemos: [String: [String]], rejections: [Rejection],
    codedPlaces: [String: [Range<Int>]], coderNames: [String: String],
    passages: [[CodedTranscripts.Passage]]? = nil
  ) -> MatrixResult {
    var result = self
    result.coderNames = coderNames
    result.rejections = rejections
    result.summaries = summaries
    result.codeMemos = codeMemos
    result.codedPlaces = codedPlaces
    result.passages = passages
    return result
  }

  /// The words that the codings of a column lie on, in some units; `nil` where codings lie on whole units.
  func places(ofColumn number: Int, in units: [Range<Int>]) -> [Range<Int>]? {
    if codedPlaces.isEmpty { return nil }
    let codes = columnNumbers.filter { $0.value == number }.map(\.key)
    let own = codes.flatMap { codedPlaces[$0] ?? [] }.sorted { $0.lowerBound < $1.lowerBound }
    return CountScope(ranges: CountScope.merged(own)).intersection(
      CountScope.merged(units.sorted { $0.lowerBound < $1.lowerBound }))
  }

  /// The document of a row.
  package func document(of row: Matrix.Row) -> Document {
    corpus.sources.document(sourceNumber(of: row))
  }

  /// The source of a row, analysed.
  package func source(of row: Matrix.Row) -> AnalyzedSource {
    corpus.sources[sourceNumber(of: row)]
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

  /// The words that made rules hit, and those that a person marked, each once, in order; with the place before them where
  /// it is not the unit, and with the word near them that may turn their sense.
  func words(of codings: [Coding], in row: Matrix.Row) -> String {
    var seen = Set<String>()
    let words = codings.flatMap { coding in
      coding.matches.isEmpty
        ? [document(of: row).text(in: coding.range ?? row.unit.range)] : coding.matches.map { Self.words(of: $0) }
    }
    return words.filter { seen.insert(LetterCase.folded($0)).inserted }.joined(separator: "; ")
  }

  /// The words that made rules hit, each once.
  static func words(of matches: [RuleMatch]) -> String {
    var seen = Set<String>()
    return matches.map { words(of: $0) }.filter { seen.insert(LetterCase.folded($0)).inserted }.joined(separator: "; ")
  }

  private static func words(of match: RuleMatch) -> String {
    (match.context.map { "\($0.rawValue): " } ?? "") + match.text + (match.negation.map { " (\($0))" } ?? "")
  }

  /// Who speaks, as results call them.
  package func speaker(of row: Matrix.Row) -> String? {
    row.unit.speaker.map { corpus.name(ofSpeaker: $0, in: document(of: row)) }
  }

  /// The columns whose codings in a row are proposals only, where those stand beside decided ones.
  func proposedColumns(of row: Matrix.Row) -> [Int] {
    guard basis == .both else { return [] }
    let proposed = Set(row.codings.filter { $0.origin == .proposal }.compactMap { column(of: $0.code) })
    let decided = Set(row.codings.filter { $0.origin != .proposal }.compactMap { column(of: $0.code) })
    return proposed.subtracting(decided).sorted()
  }

  // MARK: JSON

  /// One object a row; the names are those of DESIGN, *Matrix*.
  package func json(_ row: Matrix.Row, withQuestion: Bool = false) -> JSONValue {
    let document = document(of: row)
    let unit = row.unit
    let known = variables.known(ofCase: document.caseName(of: unit), in: row.source)
    var fields: [(String, JSONValue)] = [
      ("id", .string(unit.identifier(in: row.source))), ("source", .string(row.source)),
      ("kind", .string(document.kind.rawValue)), ("unit", .string(unit.kind.rawValue)), ("range", .range(unit.range)),
      ("original", .original(of: unit.range, in: document)),
      ("section", .array(document.headings(of: unit.section).map { .string($0) })),
      ("page", JSONValue(document.page(of: unit.range))), ("time", unit.time.map { .number($0) } ?? .null),
      ("speaker", JSONValue(speaker(of: row))), ("role", JSONValue(unit.role)),
      ("case", JSONValue(document.caseName(of: unit))),
    ]
    if withQuestion { fields.append(("question", JSONValue(question(before: row)))) }
    fields.append(("text", .string(document.text(in: unit.range))))
    fields.append(("codes", .array(row.codings.map { json($0) })))
    if let known { fields.append(("variables", .object(known.map { ($0, .string($1)) }))) }
    return .object(fields)
  }

  private func json(_ coding: Coding) -> JSONValue {
    .object([
      ("id", .string(coding.code)),
      ("theme", JSONValue(themeNumbers[coding.code].map { codebook.themes[$0].id })),
      ("origin", .string(coding.origin.rawValue)), ("coder", JSONValue(coding.coder)),
      ("matches", .array(coding.matches.map(\.json))),
    ])
  }

  /// `themes` beside the rows.
  package var jsonThemes: JSONValue {
    .array(columns.map { .object([("id", .string($0.id)), ("name", .string($0.name))]) })
  }
}

extension RuleMatch {
  /// The words that made a rule hit, as every result names them.
  package var json: JSONValue {
    .object([
      ("rule", .string(rule)), ("text", .string(text)), ("ranges", .array(ranges.map { .range($0) })),
      ("expands", JSONValue(expands)), ("as", JSONValue(kind)), ("weight", weight.map { .number($0) } ?? .null),
      ("context", JSONValue(context?.rawValue)), ("negation", JSONValue(negation)),
    ])
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
