internal import CorpusModel
package import QualitativeCoding
internal import UnicodeText
internal import Yams

/// Reads codebooks written in YAML.
package struct CodebookReader {
  private let read: (String) throws(InterchangeError) -> [UInt8]

  /// - Parameter read: The bytes of a file.
  package init(
    read: @escaping (String) throws(InterchangeError) -> [UInt8] = { file throws(InterchangeError) in
      try VerbatimReader.bytes(of: file)
    }
  ) {
    self.read = read
  }

  /// The codebook of a file and of the files that it uses, each taken in once.
  ///
  /// - Throws: `InterchangeError` for a file that cannot be read, for YAML that cannot be parsed, and for fields that are
  ///   missing, unknown or of the wrong kind, with line and caret. What the codes say of each other is not checked here:
  ///   `CodebookProblem.problems(in:file:)` does.
  package func codebook(at file: String) throws(InterchangeError) -> Codebook {
    var seen = Set<String>()
    let (name, themes) = try contents(of: Self.plain(file), seen: &seen, usedBy: nil)
    return Codebook(name: name, themes: themes)
  }

  private func contents(
    of file: String, seen: inout Set<String>, usedBy place: SourceExcerpt?
  ) throws(InterchangeError) -> (name: String, themes: [Code]) {
    seen.insert(file)
    let bytes: [UInt8]
    do {
      bytes = try read(file)
    } catch {
      guard let place else { throw error }
      throw .codebookField(
        problem: "cannot use another codebook: \(error.report.message)", excerpt: place, help: error.report.help)
    }
    let text = try VerbatimReader.text(bytes, file: file).text.string
    // An interview that was named by mistake is told apart before any line of it could stand in a message.
    if !["yaml", "yml"].contains(file.fileEnding), !Self.hasField(text) {
      throw .yaml(file: file, problem: "it must begin with fields such as 'name:' and 'codes:'", excerpt: nil)
    }
    let root = try YAMLField.root(of: text, file: file)
    try root.allow(Self.fields)
    let name = try root.string("name") ?? Self.stem(of: file)
    var themes: [Code] = []
    for used in try root.list("uses") {
      let path = Self.path(try used.string(), besides: file)
      if seen.contains(path) { continue }
      themes += try contents(of: path, seen: &seen, usedBy: used.excerpt).themes
    }
    for code in try root.list("codes") { themes.append(try self.code(code)) }
    return (name, themes)
  }

  private static let fields = ["name", "language", "uses", "codes", "memo"]

  /// Whether a line of the text begins with a field of a codebook.
  private static func hasField(_ text: String) -> Bool {
    text.utf8.split(separator: 0x0A).contains { line in fields.contains { line.starts(with: "\($0):".utf8) } }
  }

  private func code(_ field: YAMLField) throws(InterchangeError) -> Code {
    try field.allow([
      "id", "name", "color", "definition", "inclusion", "exclusion", "examples", "rules", "related", "memo", "codes",
      "threshold",
    ])
    let idField = try field.required("id")
    let id = try idField.string()
    guard !id.isEmpty,
      id.utf8.allSatisfy({ ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x5F })
    else {
      throw idField.error("'\(id)' is no id", help: "use lower-case letters a to z, digits, - and _")
    }
    let color = try field.string("color")
    if let color, !Self.isColor(color), let place = try field["color"] {
      throw place.error("'\(color)' is no colour", help: "write it as \"#2E7D5B\"")
    }
    var rules: [Rule] = []
    for (number, rule) in try field.list("rules").enumerated() {
      rules.append(try self.rule(rule, code: id, number: number + 1))
    }
    var examples: [Example] = []
    for example in try field.list("examples") {
      try example.allow(["text", "coded", "why"])
      examples.append(
        Example(
          text: try example.required("text").string(), isCoded: try example.required("coded").bool(),
          why: try example.string("why")))
    }
    var codes: [Code] = []
    for code in try field.list("codes") { codes.append(try self.code(code)) }
    let threshold = try field["threshold"]
    let least = try threshold?.number() ?? 1
    if let threshold, least <= 0 { throw threshold.error("a threshold must be more than 0", help: "the default is 1") }
    return Code(
      id: id, name: try field.string("name") ?? id, color: color, definition: try field.string("definition"),
      inclusion: try field.strings("inclusion"), exclusion: try field.strings("exclusion"), examples: examples,
      related: try field.strings("related"), memo: try field.string("memo"), threshold: least, rules: rules,
      codes: codes,
      location: idField.location)
  }

  private func rule(_ field: YAMLField, code: String, number: Int) throws(InterchangeError) -> Rule {
    try field.allow(["id", "query", "unless", "unit", "weight"])
    let query = try field.required("query")
    let unless = try field["unless"]
    return Rule(
      id: try field.string("id") ?? "\(code)#\(number)", query: try query.string(), unless: try unless?.string(),
      unit: try field.choice("unit", among: UnitKind.allCases), weight: try field["weight"]?.number() ?? 1,
      location: query.location, unlessLocation: unless?.location)
  }

  private static func isColor(_ text: String) -> Bool {
    text.utf8.count == 7 && text.hasPrefix("#") && text.dropFirst().allSatisfy { $0.isHexDigit && $0.isASCII }
  }

  private static func stem(of file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.split(separator: ".").first.map(String.init) ?? name
  }

  private static func path(_ name: String, besides file: String) -> String {
    if name.hasPrefix("/") { return plain(name) }
    guard let slash = file.lastIndex(of: "/") else { return plain(name) }
    return plain(file[...slash] + name)
  }

  /// The path without `.` and without folders that it leaves again, so that one file has one name.
  private static func plain(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      if part == "." { continue }
      if part == "..", let last = parts.last, last != "..", !last.isEmpty {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.isEmpty ? path : parts.joined(separator: "/")
  }
}
