internal import CorpusModel
internal import GRDB
internal import QualitativeCoding

/// A code as a row: the tree is in `parent` and `position`.
struct StoredCode: Codable, Equatable, StudyRow {
  static let table = "code"

  struct StoredExample: Codable, Equatable {
    let text: String
    let coded: Bool
    let why: String?
    let question: String?
    let heading: String?

    init(_ example: Example) {
      text = example.text
      coded = example.isCoded
      why = example.why
      question = example.question
      heading = example.heading
    }

    var example: Example {
      Example(text: text, isCoded: coded, why: why, question: question, heading: heading)
    }
  }

  struct StoredRule: Codable, Equatable {
    let id: String
    let query: String
    let unless: String?
    let unit: String?
    let weight: Double
    // What most rules leave out; files of before have none of it.
    let context: [String]?
    let only: [String]?
    let times: Int?
    let different: Int?
    let length: Int?

    init(_ rule: Rule) {
      id = rule.id
      query = rule.query
      unless = rule.unless
      unit = rule.unit?.rawValue
      weight = rule.weight
      context = rule.isAboutUnitAlone ? nil : rule.context.map(\.rawValue)
      only = rule.only.isEmpty ? nil : rule.only.map(\.rawValue)
      times = rule.times == 1 ? nil : rule.times
      different = rule.different == 1 ? nil : rule.different
      length = rule.length == 0 ? nil : rule.length
    }

    func rule(at place: (String) -> CodebookLocation) -> Rule {
      Rule(
        id: id, query: query, unless: unless, unit: unit.flatMap { UnitKind(rawValue: $0) }, weight: weight,
        context: context?.compactMap { RuleContext(rawValue: $0) } ?? [.unit],
        only: only?.compactMap { UnitKind(rawValue: $0) } ?? [], times: times ?? 1, different: different ?? 1,
        length: length ?? 0, location: place(query), unlessLocation: unless.map(place))
    }
  }

  let id: String
  var parent: String?
  var position: Int
  var name: String
  var color: String?
  var definition: String?
  var inclusion: [String]
  var exclusion: [String]
  var examples: [StoredExample]
  var related: [String]
  var memo: String?
  var threshold: Double
  var rules: [StoredRule]

  init(_ code: Code, parent: String?, position: Int) {
    id = code.id
    self.parent = parent
    self.position = position
    name = code.name
    color = code.color
    definition = code.definition
    inclusion = code.inclusion
    exclusion = code.exclusion
    examples = code.examples.map { StoredExample($0) }
    related = code.related
    memo = code.memo
    threshold = code.threshold
    rules = code.rules.map { StoredRule($0) }
  }

  /// The tree of rows; a row whose parent is not there stands at the top.
  ///
  /// - Parameter file: The project, which messages about rules name.
  static func codebook(
    _ rows: [StoredCode], name: String, language: String?, memo: String?, words: [WordList], file: String
  ) -> Codebook {
    let known = Set(rows.map(\.id))
    let children = Dictionary(grouping: rows) { row in row.parent.flatMap { known.contains($0) ? $0 : nil } }
    func codes(under parent: String?) -> [Code] {
      (children[parent] ?? []).sorted { a, b in
        a.position != b.position ? a.position < b.position : a.id.utf8.lexicographicallyPrecedes(b.id.utf8)
      }
      .map { $0.code(with: codes(under: $0.id), file: file) }
    }
    return Codebook(name: name, language: language, memo: memo, words: words, themes: codes(under: nil))
  }

  private func code(with below: [Code], file: String) -> Code {
    func place(_ text: String) -> CodebookLocation { CodebookLocation(file: file, line: 1, column: 1, text: text) }
    return Code(
      id: id, name: name, color: color, definition: definition, inclusion: inclusion, exclusion: exclusion,
      examples: examples.map(\.example), related: related, memo: memo,
      threshold: threshold,
      rules: rules.map { $0.rule(at: place) }, codes: below, location: place(id))
  }
}
