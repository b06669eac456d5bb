internal import CorpusModel
internal import Interchange
internal import ProjectStore
internal import QualitativeCoding
internal import TextAnalysis
internal import UnicodeText

/// Turns the study of another program into what a study of ours takes in, beside what is there.
///
/// Coders, codes, cases, variables and sets of one name are one; texts are one where their files are the same. What cannot
/// be held is told, with how often.
struct StudyImport {
  /// What is new. Things that were there already are in none of it but by their ids.
  var added = Study(name: "", codebook: Codebook(name: "", themes: []))
  /// New codes, each with the one that it stands under, parents first.
  private(set) var codes: [(code: Code, parent: String?)] = []
  /// New sources in the order of `added.sources`.
  var texts: [StoredContent] = []
  var tally = Tally()
  var knownCodings = 0
  var knownSources = 0

  let there: Study
  /// The id of who imports.
  let coder: String
  let time: String
  let analyzer: DanishAnalyzer
  /// The document of a source that is there.
  let document: (StudySource) throws -> Document
  /// Whether a source of an id was erased before.
  let isErased: (String) throws -> Bool
  /// The operation that all this is part of.
  private let operation: String
  private var made = 0

  let guids: StudyGUIDs
  /// Ids by GUID.
  private var coders: [GUID: String] = [:]
  private var codeIDs: [GUID: String] = [:]
  private var variables: [GUID: String] = [:]
  private(set) var cases: [GUID: String] = [:]
  /// The source, its document, and its GUID.
  var sources: [GUID: (source: StudySource, document: Document)] = [:]
  /// What links, sets and cases may name.
  var items: [GUID: (kind: StudyItemKind, id: String)] = [:]
  var codings: [[String]: String]
  var memos: [[String]: String] = [:]
  /// What notes are about, by the note's GUID.
  var noteTargets: [GUID: [NoteTarget]] = [:]
  /// Names and ids that are taken.
  var sourceNames: Set<String>
  private var codesByGUID: [GUID: String] = [:]
  /// Codes under a code, or at the top, by folded name.
  private var codesByName: [String?: [String: String]] = [:]
  private var takenCodes: Set<String>
  private var takenVariables: Set<String>
  private var takenCases: Set<String>
  private var members: Set<String>
  private var values: Set<String>
  private(set) var isOurs = false
  /// When things were made of which the file does not say it.
  private(set) var usualTime: String

  /// - Parameters:
  ///   - there: What the project holds; its documents may be empty.
  init(
    into there: Study, coder: String, time: String, analyzer: DanishAnalyzer,
    document: @escaping (StudySource) throws -> Document, isErased: @escaping (String) throws -> Bool,
    operation: String
  ) {
    self.there = there
    self.coder = coder
    self.time = time
    self.analyzer = analyzer
    self.document = document
    self.operation = operation
    guids = StudyGUIDs(there.exchange)
    usualTime = time
    self.isErased = isErased
    func place(_ thing: String, of source: String) -> [String] {
      there.exchange.places[thing].map { [StudyGUIDs.key(source, $0)] } ?? []
    }
    codings = Dictionary(
      there.codings.map { (Self.key($0) + place("coding/\($0.id)", of: $0.source), $0.id) }
    ) { first, _ in first }
    memos = Dictionary(
      there.memos.map { (Self.key($0) + place("memo/\($0.id)", of: $0.target), $0.id) }
    ) { first, _ in first }
    sourceNames = Set(there.sources.map(\.source.name))
    takenCodes = Set(there.codebook.codes.map(\.id))
    takenVariables = Set(there.variables.map(\.id))
    takenCases = Set(there.cases.map(\.id))
    members = Set(there.caseMembers.map(\.id))
    values = Set(there.values.map(\.id))
    for code in there.codebook.codes { codesByGUID[guids["code", code.id]] = code.id }
    noteCodes(there.codebook.themes, under: nil)
    for memo in there.memos { items[guids["memo", memo.id]] = (.memo, memo.id) }
  }

  private mutating func noteCodes(_ codes: [Code], under parent: String?) {
    for code in codes {
      codesByName[parent, default: [:]][Name.identifier(code.name)] = code.id
      noteCodes(code.codes, under: code.id)
    }
  }

  /// Takes in a study.
  mutating func take(_ study: ExchangedStudy) throws {
    isOurs = study.origin?.hasPrefix("citat") ?? false
    usualTime = study.created ?? time
    added.name = study.name
    for user in study.users { take(user) }
    for code in study.codes { take(code, under: nil) }
    for variable in study.variables { take(variable) }
    for own in study.cases { take(own, in: study) }
    for source in study.sources { try take(source) }
    takeTranscripts(study.sources)
    let consumed = takeNotes(of: study)
    takeDescriptions(of: study)
    for own in study.cases { takeParts(of: own) }
    for source in study.sources where !source.values.isEmpty { takeValues(of: source, in: study) }
    for set in study.sets { take(set) }
    for link in study.links where !consumed.contains(link.guid) { take(link) }
  }

  /// A new id for a coding, memo or link, as `ProjectWriter` makes them.
  mutating func identifier() -> String {
    made += 1
    return made == 1 ? operation : "\(operation).\(made)"
  }

  // MARK: Coders, codes, variables

  /// The id of a coder; of who imports where nobody is named.
  func coder(_ guid: GUID?) -> String { guid.flatMap { coders[$0] } ?? coder }

  private mutating func take(_ user: ExchangedStudy.User) {
    let id = Name.identifier(user.name.isEmpty ? "user " + user.guid.text.prefix(8) : user.name)
    coders[user.guid] = id
    items[user.guid] = (.coder, id)
    keep(user.guid, "coder", id)
    guard !(there.coders + added.coders).contains(where: { $0.id == id }) else { return }
    added.coders.append(Coder(id: id, name: user.name.isEmpty ? id : user.name))
  }

  /// The id of the code, or of none where the file names one that it does not have.
  func code(_ guid: GUID) -> String? { codeIDs[guid] }

  private mutating func take(_ code: ExchangedStudy.Code, under parent: String?) {
    let id: String
    if let known = knownCode(code, under: parent) {
      id = known
    } else {
      // The id that the code had where it was written, else one made of its name.
      if isOurs, let own = code.description.flatMap(CodeText.id), takenCodes.insert(own).inserted {
        id = own
      } else {
        id = unusedCode(code, under: parent)
      }
      var own = Code.named(
        code.name.isEmpty ? id : code.name, id: id, color: code.color, definition: code.description)
      if isOurs, let text = code.description { own = CodeText.code(own, from: text) }
      codes.append((own, parent))
      if !code.isCodable { added.exchange.folders.insert(id) }
      keep(code.guid, "code", id)
    }
    codeIDs[code.guid] = id
    items[code.guid] = (.code, id)
    for child in code.codes { take(child, under: id) }
  }

  /// The code that is there and is meant: of the same GUID, else of the same name at the same place.
  private func knownCode(_ code: ExchangedStudy.Code, under parent: String?) -> String? {
    codesByGUID[code.guid] ?? codesByName[parent]?[Name.identifier(code.name)]
  }

  private mutating func unusedCode(_ code: ExchangedStudy.Code, under parent: String?) -> String {
    let plain = String(Name.codeIdentifier(code.name).prefix(60))
    var id = plain.isEmpty ? "code-" + LetterCase.lowercased(String(code.guid.text.prefix(8))) : plain
    if takenCodes.contains(id), let parent { id = "\(parent)-\(id)" }
    id = Self.unused(id, among: takenCodes, separator: "-")
    takenCodes.insert(id)
    return id
  }

  private mutating func take(_ variable: ExchangedStudy.Variable) {
    let kind: Variable.Kind =
      switch variable.kind {
      case .text: .text
      case .boolean: .boolean
      case .integer, .float: .number
      case .date, .dateTime: .date
      }
    let folded = Name.identifier(variable.name)
    let id: String
    if let known = there.variables.first(where: { guids["variable", $0.id] == variable.guid })
      ?? there.variables.first(where: { Name.identifier($0.name) == folded && $0.kind == kind })
    {
      id = known.id
    } else {
      id = Self.unused(folded, among: takenVariables, separator: "-")
      takenVariables.insert(id)
      added.variables.append(Variable(id: id, name: variable.name, kind: kind))
      added.exchange.kinds[id] = variable.kind
      keep(variable.guid, "variable", id)
    }
    variables[variable.guid] = id
    if variable.description != nil {
      tally.count("description of a variable was left out", "descriptions of variables were left out")
    }
  }

  // MARK: Cases

  private mutating func take(_ own: ExchangedStudy.Case, in study: ExchangedStudy) {
    // A case without a name ties a source to its variables.
    let only = own.sources.count == 1 ? study.sources.first { $0.guid == own.sources[0] }?.name : nil
    let name = own.name ?? only ?? "Case"
    let folded = Name.identifier(name)
    let id: String
    if let known = there.cases.first(where: { guids["case", $0.id] == own.guid })
      ?? there.cases.first(where: { Name.identifier($0.name) == folded })
    {
      id = known.id
    } else {
      id = Self.unused(folded, among: takenCases, separator: "-")
      takenCases.insert(id)
      added.cases.append(Case(id: id, name: id == folded ? name : "\(name) \(id.dropFirst(folded.count + 1))"))
      keep(own.guid, "case", id)
    }
    cases[own.guid] = id
    items[own.guid] = (.case, id)
    for value in own.values { take(value, of: id) }
  }

  mutating func take(_ value: ExchangedStudy.Value, of id: String) {
    guard let variable = variables[value.variable] else {
      return tally.count("value of an unknown variable was left out", "values of unknown variables were left out")
    }
    let new = CaseValue(case: id, variable: variable, value: value.value)
    // Of two values that a case has of one variable the first stands.
    if values.insert(new.id).inserted { added.values.append(new) }
  }

  /// A case for what is known of a source itself, where none has it alone.
  private mutating func takeValues(of source: ExchangedStudy.Source, in study: ExchangedStudy) {
    guard let own = sources[source.guid]?.source else { return }
    let alone = study.cases.first { $0.sources == [source.guid] }.flatMap { cases[$0.guid] }
    let folded = Name.identifier(own.name)
    let id: String
    if let alone {
      id = alone
    } else if let known = there.cases.first(where: { $0.id == folded }) {
      id = known.id
    } else {
      id = Self.unused(folded, among: takenCases, separator: "-")
      takenCases.insert(id)
      added.cases.append(Case(id: id, name: own.name))
    }
    add(CaseMember(case: id, source: own.id))
    for value in source.values { take(value, of: id) }
  }

  mutating func add(_ member: CaseMember) {
    if members.insert(member.id).inserted { added.caseMembers.append(member) }
  }

  // MARK: Names

  /// Keeps a GUID that does not derive from the thing itself.
  mutating func keep(_ guid: GUID, _ kind: String, _ id: String) {
    if guids[kind, id] != guid { added.exchange.guids["\(kind)/\(id)"] = guid }
  }

  static func unused(_ name: String, among taken: Set<String>, separator: String) -> String {
    if !taken.contains(name) { return name }
    var number = 2
    while taken.contains("\(name)\(separator)\(number)") { number += 1 }
    return "\(name)\(separator)\(number)"
  }

  static func key(_ memo: Memo) -> [String] {
    [memo.kind.rawValue, memo.target, memo.coder, "\(memo.start ?? -1)", "\(memo.end ?? -1)", memo.text]
  }

  static func key(_ coding: StudyCoding) -> [String] {
    [
      coding.coder, coding.source, coding.code, "\(coding.start ?? -1)", "\(coding.end ?? -1)",
      "\(coding.from ?? -1)", "\(coding.until ?? -1)",
    ]
  }
}
