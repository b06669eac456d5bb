import CorpusModel
import QualitativeCoding

@testable import Workbench

/// What a study says, without the ids that differ from file to file: equal pictures are one study.
struct StudyPicture: Equatable, CustomStringConvertible {
  let lines: [String]

  init(_ study: Study) {
    var lines: [String] = []
    let record = study.exchange
    let names = Dictionary(study.sources.map { ($0.source.id, $0.source.name) }) { first, _ in first }
    var codePaths: [String: String] = [:]
    func note(_ codes: [Code], _ above: String) {
      for code in codes {
        let path = above + "/" + code.name
        codePaths[code.id] = path
        lines.append(
          "code \(path) \(code.color ?? "") \(record.folders.contains(code.id) ? "folder" : "") \(code.definition ?? "-") "
            + "\(code.inclusion) \(code.exclusion) \(code.examples.map { [$0.text, "\($0.isCoded)", $0.why ?? "", $0.question ?? "", $0.heading ?? ""] }) \(code.memo ?? "")"
        )
        note(code.codes, path)
      }
    }
    note(study.codebook.themes, "")
    var things: [String: String] = [:]
    for coding in study.codings {
      let place = record.places["coding/\(coding.id)"].map { "\($0)" } ?? ""
      things["coding/\(coding.id)"] =
        "\(names[coding.source] ?? "?") \(codePaths[coding.code] ?? "?") \(coding.coder) \(coding.start ?? -1)-\(coding.end ?? -1) "
        + "\(coding.from ?? -1) \(coding.until ?? -1) \(place) \(coding.words ?? "-") \(coding.created)"
    }
    let cases = Dictionary(study.cases.map { ($0.id, $0.name) }) { first, _ in first }
    func thing(_ kind: StudyItemKind, _ id: String) -> String {
      switch kind {
      case .study: "study"
      case .source: names[id] ?? "?"
      case .code: codePaths[id] ?? "?"
      case .case: cases[id] ?? "?"
      case .coder: id
      case .coding, .memo: things["\(kind.rawValue)/\(id)"] ?? "?"
      }
    }
    for memo in study.memos where memo.kind != .memo {
      let theme = memo.caseAndTheme.map { "\(thing(.case, $0.case)) of \(thing(.code, $0.theme))" }
      let place = record.places["memo/\(memo.id)"].map { "\($0)" } ?? ""
      things["memo/\(memo.id)"] =
        "\(memo.kind) \(theme ?? thing(memo.kind, memo.target)) \(memo.coder) \(memo.start ?? -1)-\(memo.end ?? -1) \(place) "
        + "\(record.descriptions.contains(memo.id)) \(memo.created) \(memo.text)"
    }
    for memo in study.memos where memo.kind == .memo {
      things["memo/\(memo.id)"] = "memo \(thing(.memo, memo.target)) \(memo.coder) \(memo.text)"
    }
    lines += things.map { "\($0.key.split(separator: "/")[0]) \($0.value)" }
    lines += study.coders.map { "coder \($0.id) \($0.name)" }
    for content in study.sources {
      let id = content.source.id
      let transcript = record.transcripts[id].map { "\(names[$0.recording] ?? "?") \($0.points)" } ?? ""
      lines.append(
        "source \(content.source.name) \(record.media[id]?.rawValue ?? "text") \(record.missing.contains(id)) \(transcript) "
          + content.document.canonical.string)
    }
    for link in study.links {
      let style = record.links[link.id]
      lines.append(
        "link \(link.name ?? "-") \(thing(link.fromKind, link.fromTarget)) -> \(thing(link.toKind, link.toTarget)) "
          + "\(style?.direction?.rawValue ?? "") \(style?.color ?? "")")
    }
    let sets = Dictionary(study.sets.map { ($0.id, $0.name) }) { first, _ in first }
    lines += study.sets.map { "set \($0.name) \($0.text ?? "-")" }
    lines += study.setMembers.map { "member \(sets[$0.set] ?? "?") \(thing($0.kind, $0.target))" }
    lines += study.cases.map { "case \($0.name)" }
    lines += study.caseMembers.map { "case of \(cases[$0.case] ?? "?") \(names[$0.source] ?? "?")" }
    let variables = Dictionary(study.variables.map { ($0.id, $0.name) }) { first, _ in first }
    lines += study.variables.map { "variable \($0.name) \($0.kind)" }
    lines += study.values.map { "value \(cases[$0.case] ?? "?") \(variables[$0.variable] ?? "?") \($0.value)" }
    self.lines = lines.sorted()
  }

  var description: String { lines.joined(separator: "\n") }

  /// What only one of two has.
  static func differences(_ a: StudyPicture, _ b: StudyPicture) -> [String] {
    let (mine, theirs) = (Set(a.lines), Set(b.lines))
    return mine.subtracting(theirs).sorted().prefix(5).map { "- " + $0 }
      + theirs.subtracting(mine).sorted().prefix(5).map { "+ " + $0 }
  }
}
