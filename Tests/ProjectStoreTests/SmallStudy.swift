import CorpusModel
import DocumentStructure
import ProjectStore
import QualitativeCoding
import TestSupport

/// A study of two sources with a bit of everything.
enum SmallStudy {
  static let texts = [
    "a.txt": "I: Hvem hjælper jer i hverdagen?\nIP1: Det gør foreningerne.\nI: Og hvordan?\nIP1: Med lektier og mad.\n",
    "b.txt": "I: Hvad er svært?\nIP2: At finde de frivillige.\nI: Hvorfor?\nIP2: De er optaget af meget andet.\n",
  ]

  static func document(_ name: String, _ text: String) -> Document {
    DocumentReader { _ in true }.document(source: name, verbatim: UTF8Text(text))
  }

  static func content(_ name: String, _ text: String, of source: String? = nil) -> StoredContent {
    StoredContent(
      document(name, text), original: Array(text.utf8), of: source, file: name, encoding: "UTF-8", words: 9,
      time: Clock.time)
  }

  static func code(_ id: String, name: String? = nil) -> Code {
    let place = CodebookLocation(file: "", line: 1, column: 1, text: id)
    return Code(
      id: id, name: name ?? id, color: "#2E7D5B", definition: "Det, der handler om \(id).", inclusion: ["a"],
      exclusion: [], examples: [Example(text: "Et eksempel.", isCoded: true, why: nil)], related: [], memo: nil,
      threshold: 1,
      rules: [
        Rule(
          id: "\(id)#1", query: "forening", unless: "aftale", unit: .sentence, weight: 1, context: [.unit, .around],
          only: [.turn], times: 3, different: 2, length: 8, location: place, unlessLocation: place)
      ], codes: [], location: place)
  }

  /// Fills a project by three operations: an import for each source, and one coding with all that hangs on it.
  static func fill(_ project: Project) throws {
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      try project.write("import", coder: "Anna Holm", time: Clock.time, note: name) {
        try $0.add(content(name, text), name: name)
      }
    }
    try project.write("code", coder: "Anna Holm", time: Clock.time) { writer in
      try writer.put(code("civilsamfund"), under: nil)
      try writer.put(code("foreninger"), under: "civilsamfund")
      for source in try writer.reader.sources() {
        let document = try writer.reader.document(of: source)
        let range = document.structure.turns[1].range
        let id = writer.identifier()
        try writer.put(
          StudyCoding(
            id: id, code: "foreninger", coder: writer.coder.id, source: source.id, revision: source.revision,
            range: range, words: document.text(in: range), origin: .accepted,
            matches: [RuleMatch(rule: "foreninger#1", text: "foreningerne", ranges: [range], expands: nil)],
            created: Clock.time))
        try writer.put(
          Memo(
            id: writer.identifier(), coder: writer.coder.id, kind: .coding, target: id, text: "Husk *dette*.",
            created: Clock.time))
        try writer.put(
          Decision(
            id: writer.identifier(), coder: writer.coder.id, source: source.id, revision: source.revision,
            code: "civilsamfund", range: range, verdict: .rejected, created: Clock.time))
        try writer.put(
          Judgement(
            id: writer.identifier(), coder: writer.coder.id, source: source.id, revision: source.revision, range: range,
            created: Clock.time))
        try writer.put(Case(id: "familie-\(source.name)", name: "Familie \(source.name)"))
        try writer.put(CaseMember(case: "familie-\(source.name)", source: source.id))
        try writer.put(Variable(id: "alder", name: "Alder", kind: .number))
        try writer.put(CaseValue(case: "familie-\(source.name)", variable: "alder", value: "43"))
        try writer.put(
          SpeakerEntry(source: source.id, label: "I", role: "Interviewer", isInterviewer: true, case: nil))
        try writer.put(StudySet(id: "udvalg", name: "Udvalg"))
        try writer.put(SetMember(set: "udvalg", kind: .source, target: source.id))
      }
    }
  }
}

/// Numbers for changed bytes.
struct RandomBytes {
  private var random: SplitMix64
  init(seed: UInt64) { random = SplitMix64(seed: seed) }
  mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
}
