import CorpusModel
import DocumentStructure
import QualitativeCoding
import TestSupport
import TextAnalysis

@testable import ProjectStore
@testable import Workbench

/// Studies made up at random: texts with emoji and accents, trees of codes, codings that overlap, memos on everything.
struct RandomStudy {
  private var random: SplitMix64
  private var made = 0
  let study: Study

  private static let words = [
    "børnene", "får", "mindre", "tid", "😀", "👩‍👧‍👦", "é", "naboen", "&", "<b>", "\"ja\"", "Å", "i", "2026", "…", "–",
    "\u{1F600}\u{FE0F}",
  ]

  init(seed: UInt64) {
    var maker = RandomStudy(random: SplitMix64(seed: seed))
    maker.random = SplitMix64(seed: seed)
    study = maker.make()
    random = maker.random
  }

  private init(random: SplitMix64) {
    self.random = random
    study = Study(name: "", codebook: Codebook(name: "", themes: []))
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  private mutating func id(_ coder: String) -> String {
    made += 1
    return "\(coder)-\(made)"
  }

  private mutating func phrase(_ count: ClosedRange<Int>) -> String {
    let size = number(count)
    return (0..<size).map { _ in random.pick(Self.words) }.joined(separator: chance(80) ? " " : "\n")
  }

  private mutating func time() -> String { "2026-0\(number(1...9))-1\(number(0...9))T1\(number(0...9)):00:00Z" }

  private mutating func make() -> Study {
    var study = Study(name: phrase(1...3), codebook: Codebook(name: "", themes: []))
    study.coders = (0..<number(1...3)).map { Coder(id: "coder-\($0)", name: "Coder \($0)") }
    let coders = study.coders.map(\.id)
    var ids: [String] = []
    func codes(_ maker: inout RandomStudy, depth: Int, under path: String) -> [Code] {
      (0..<maker.number(depth == 0 ? 1...4 : 0...2)).map { index in
        let id = "\(path)\(index)"
        ids.append(id)
        let below = depth < 4 && maker.chance(50) ? codes(&maker, depth: depth + 1, under: id + "-") : []
        if maker.chance(20) { study.exchange.folders.insert(id) }
        return Code(
          id: id, name: "Kode \(id) æ", color: maker.chance(50) ? "#A1b2C3" : nil,
          definition: maker.chance(50) ? maker.phrase(1...9) : nil,
          inclusion: maker.chance(30) ? [maker.phrase(1...4), "to"] : [], exclusion: maker.chance(20) ? ["løn"] : [],
          examples: maker.chance(30)
            ? [
              Example(
                text: maker.phrase(1...5), isCoded: maker.chance(50), why: maker.chance(50) ? maker.phrase(1...4) : nil,
                question: maker.chance(30) ? maker.phrase(1...4) : nil,
                heading: maker.chance(30) ? maker.phrase(1...3) : nil)
            ] : [],
          related: [], memo: maker.chance(20) ? maker.phrase(1...3) : nil, threshold: 1, rules: [], codes: below,
          location: CodebookLocation(file: "", line: 1, column: 1, text: ""))
      }
    }
    study.codebook = Codebook(name: study.name, themes: codes(&self, depth: 0, under: "k"))
    let reader = DocumentReader { _ in true }
    for index in 0..<number(0...3) {
      let text = "Kilde \(index).\n" + (0..<number(0...6)).map { _ in phrase(0...12) }.joined(separator: "\n\n")
      let document = reader.unchangedReading(source: "kilde-\(index).txt", verbatim: UTF8Text(text))
      let content = StoredContent(
        document, original: Array(text.utf8), of: nil, file: "kilde-\(index).txt", encoding: "UTF-8", words: 0,
        time: time())
      study.sources.append(
        Study.SourceContent(
          source: StudySource(id: content.revision.source, name: "kilde-\(index).txt", revision: content.revision.id),
          revision: content.revision, document: document, original: Array(text.utf8)))
    }
    addCodings(to: &study, ids, coders)
    addNotes(to: &study, ids, coders)
    addCases(to: &study)
    return study
  }

  private mutating func range(in document: Document) -> TextRange? {
    let text = document.canonical
    guard text.scalarCount > 1 else { return nil }
    let start = number(0...text.scalarCount - 2)
    let end = min(text.scalarCount, start + number(1...40))
    return CodingPlace.snapped(text.bytes(of: ScalarRange(start, end)), in: text)
  }

  private mutating func addCodings(to study: inout Study, _ codes: [String], _ coders: [String]) {
    var seen = Set<[String]>()
    for content in study.sources {
      for _ in 0..<number(0...12) {
        let range = chance(90) ? range(in: content.document) : nil
        let coder = random.pick(coders)
        let coding = StudyCoding(
          id: id(coder), code: random.pick(codes), coder: coder, source: content.source.id,
          revision: content.source.revision, range: range, words: range.map { content.document.text(in: $0) },
          origin: .imported, created: time())
        if seen.insert(StudyImport.key(coding)).inserted { study.codings.append(coding) }
      }
    }
  }

  private mutating func addNotes(to study: inout Study, _ codes: [String], _ coders: [String]) {
    func add(_ maker: inout RandomStudy, _ kind: StudyItemKind, _ target: String, _ place: (String, TextRange)? = nil) {
      let coder = maker.random.pick(coders)
      study.memos.append(
        Memo(
          id: maker.id(coder), coder: coder, kind: kind, target: target, revision: place?.0, start: place?.1.start,
          end: place?.1.end, text: (maker.chance(30) ? "# Titel\n\n" : "") + maker.phrase(1...20), created: maker.time()
        ))
    }
    if chance(50) { add(&self, .study, "") }
    if chance(50) { add(&self, .code, random.pick(codes)) }
    for content in study.sources {
      if chance(30) { add(&self, .source, content.source.id) }
      if let range = range(in: content.document) {
        add(&self, .source, content.source.id, (content.source.revision, range))
      }
    }
    if let coding = study.codings.first { add(&self, .coding, coding.id) }
    if study.memos.count > 1, let memo = study.memos.first, chance(50) {
      study.links.append(
        Link(
          id: id("coder-0"), coder: "coder-0", name: "se", fromKind: .memo, fromTarget: memo.id, toKind: .code,
          toTarget: codes[0], created: time()))
    }
    if chance(50) {
      study.sets.append(StudySet(id: "saet", name: "Sæt", text: chance(50) ? "om" : nil))
      study.setMembers.append(SetMember(set: "saet", kind: .code, target: codes[0]))
      for content in study.sources {
        study.setMembers.append(SetMember(set: "saet", kind: .source, target: content.source.id))
      }
    }
  }

  private mutating func addCases(to study: inout Study) {
    study.variables = [
      Variable(id: "alder", name: "alder", kind: .number), Variable(id: "by", name: "by", kind: .text),
      Variable(id: "dato", name: "dato", kind: .date), Variable(id: "ja", name: "ja", kind: .boolean),
    ]
    for index in 0..<number(0...3) {
      let id = "ip-\(index)"
      study.cases.append(Case(id: id, name: "IP \(index)"))
      study.values.append(CaseValue(case: id, variable: "alder", value: chance(50) ? "47" : "3.5"))
      study.values.append(CaseValue(case: id, variable: "by", value: phrase(1...2)))
      study.values.append(CaseValue(case: id, variable: "dato", value: "2026-01-0\(number(1...9))"))
      study.values.append(CaseValue(case: id, variable: "ja", value: chance(50) ? "true" : "false"))
      for content in study.sources where chance(50) {
        study.caseMembers.append(CaseMember(case: id, source: content.source.id))
      }
      // What the case says of a theme, and of nothing in particular.
      for theme in [random.pick(study.codebook.codes).id, nil] where chance(50) {
        let coder = random.pick(study.coders).id
        study.memos.append(
          Memo(
            id: self.id(coder), coder: coder, kind: .case, target: theme.map { Memo.target(case: id, theme: $0) } ?? id,
            text: (chance(30) ? "# Titel\n\n" : "") + phrase(1...20), created: time()))
      }
    }
  }
}
