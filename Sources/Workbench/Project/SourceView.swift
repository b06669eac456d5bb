package import CorpusModel
package import Interchange
package import ProjectStore
internal import QualitativeCoding

/// A source of a project with the codings and memos that lie on it.
package struct SourceView: Sendable {
  /// A coding, ready to be shown.
  package struct Line: Sendable {
    package let range: TextRange
    /// The code's name.
    package let code: String
    /// The colour of the code or of one above it.
    package let color: String?
    /// By whom, and the coding's id.
    package let detail: String
    /// Its words, where it is not on a whole unit.
    package let excerpt: String?
  }

  package let document: Document
  /// By where they end, so that they can be shown below what they are on.
  package let codings: [Line]
  /// What lies on the source as a whole, and what has lost its words.
  package let endNotes: [String]
  private let stored: [StudyCoding]

  /// - Parameter coder: The name of the only coder whose codings are shown; `nil` for all.
  package init(_ name: String, in project: Project, coder: String?) throws {
    let only = coder.map { Name.identifier($0) }
    let (source, document, codings, codebook, memos) = try project.read { reader in
      let (source, document) = try reader.corrected(name)
      return (
        source, document, try reader.codings(source: source.id, coder: only), try reader.codebook(),
        try reader.memos().filter { only == nil || $0.coder == only }
      )
    }
    self.document = document
    stored = codings
    let units = Set(
      document.units(
        document.defaultUnitKind, includesInterviewer: true, sentences: AnalyzedSource(document).sentences
      ).map(\.range))
    var names: [String: (name: String, color: String?)] = [:]
    func collect(_ codes: [Code], _ color: String?) {
      for code in codes {
        names[code.id] = (code.name, code.color ?? color)
        collect(code.codes, code.color ?? color)
      }
    }
    collect(codebook.themes, nil)
    let noted = Set(memos.filter { $0.kind == .coding }.map(\.target))
    var lines: [Line] = []
    var notes: [String] = []
    for coding in codings {
      let code = names[coding.code] ?? (coding.code, nil)
      let detail = "\(coding.coder) · \(coding.id)\(noted.contains(coding.id) ? " · memo" : "")"
      guard let range = coding.range else {
        notes.append("on the whole source: \(code.name) · \(detail)")
        continue
      }
      if coding.revision != source.revision {
        notes.append("has lost its words: \(code.name) · \(detail)")
        continue
      }
      lines.append(
        Line(
          range: range, code: code.name, color: code.color, detail: detail,
          excerpt: units.contains(range) ? nil : document.text(in: range)))
    }
    self.codings = lines.sorted { ($0.range.end, $0.range.start) < ($1.range.end, $1.range.start) }
    for memo in memos where memo.kind == .source && memo.target == source.id {
      notes.append("memo \(memo.id) · \(memo.coder)\(memo.start == nil ? "" : " · on a place"): \(memo.text)")
    }
    endNotes = notes
  }

  /// The document's JSON with `codings`.
  package var json: JSONValue {
    guard case .object(let fields) = DocumentView(document).json else { return .null }
    let codings = stored.map { coding in
      JSONValue.object([
        ("id", .string(coding.id)), ("code", .string(coding.code)), ("coder", .string(coding.coder)),
        ("origin", .string(coding.origin.rawValue)), ("range", coding.range.map { .range($0) } ?? .null),
        ("text", JSONValue(coding.words)),
        (
          "matches",
          .array(coding.matches.map { .object([("rule", .string($0.rule)), ("text", .string($0.text))]) })
        ),
      ])
    }
    return .object(fields + [("codings", .array(codings))])
  }
}
