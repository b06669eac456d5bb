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
    return try contents(of: Self.plain(file), seen: &seen, usedBy: nil)
  }

  private func contents(
    of file: String, seen: inout Set<String>, usedBy place: SourceExcerpt?
  ) throws(InterchangeError) -> Codebook {
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
    try root.allow(CodebookFields.file)
    let name = try root.string("name") ?? Self.stem(of: file)
    var words: [WordList] = []
    var themes: [Code] = []
    for used in try root.list("uses") {
      let path = Self.path(try used.string(), besides: file)
      if seen.contains(path) { continue }
      let book = try contents(of: path, seen: &seen, usedBy: used.excerpt)
      words += book.words
      themes += book.themes
    }
    for (name, query) in try root.entries("words") {
      guard !name.isEmpty, name.unicodeScalars.allSatisfy({ WordList.isNameScalar($0) }) else {
        throw query.error("'\(name)' is no name for a list of words", help: "use letters, digits, - and _")
      }
      if words.contains(where: { $0.name == name }) {
        throw query.error("the words '\(name)' are there twice", help: "give one of the lists another name")
      }
      words.append(WordList(name: name, query: try query.string(), location: query.location))
    }
    for code in try root.list("codes") { themes.append(try Self.code(code)) }
    return Codebook(
      name: name, language: try root.string("language"), memo: try root.string("memo"), words: words, themes: themes)
  }

  /// Whether a line of the text begins with a field of a codebook.
  private static func hasField(_ text: String) -> Bool {
    text.utf8.split(separator: 0x0A).contains { line in
      CodebookFields.file.contains { line.starts(with: "\($0):".utf8) }
    }
  }

  private static func code(_ field: YAMLField) throws(InterchangeError) -> Code {
    try field.allow(CodebookFields.code)
    let idField = try field.required("id")
    let id = try idField.string()
    guard isCodeIdentifier(id) else {
      throw idField.error("'\(id)' is no id", help: "use lower-case letters a to z, digits, - and _")
    }
    let color = try field.string("color")
    if let color, !isColor(color), let place = try field["color"] {
      throw place.error("'\(color)' is no colour", help: "write it as \"#2E7D5B\"")
    }
    var rules: [Rule] = []
    for (number, rule) in try field.list("rules").enumerated() {
      rules.append(try self.rule(rule, code: id, number: number + 1))
    }
    var examples: [Example] = []
    for example in try field.list("examples") { examples.append(try self.example(example)) }
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

  static func example(_ field: YAMLField) throws(InterchangeError) -> Example {
    try field.allow(CodebookFields.example)
    let text = try field.required("text")
    return Example(
      text: try text.string(), isCoded: try field.required("coded").bool(), why: try field.string("why"),
      question: try field.string("question"), heading: try field.string("heading"), location: text.location)
  }

  static func rule(_ field: YAMLField, code: String, number: Int) throws(InterchangeError) -> Rule {
    try field.allow(CodebookFields.rule)
    let query = try field.required("query")
    let unless = try field["unless"]
    let context = try field.choices("context", among: RuleContext.allCases)
    func count(_ name: String, from least: Int) throws(InterchangeError) -> Int {
      guard let place = try field[name] else { return least }
      let number = try place.number()
      guard number == number.rounded(), number >= Double(least), number <= 1_000_000 else {
        throw place.error("'\(name)' must be a whole number from \(least) on")
      }
      return Int(number)
    }
    return Rule(
      id: try field.string("id") ?? "\(code)#\(number)", query: try query.string(), unless: try unless?.string(),
      unit: try field.choice("unit", among: UnitKind.allCases), weight: try field["weight"]?.number() ?? 1,
      context: context.isEmpty ? [.unit] : context, only: try field.choices("only", among: UnitKind.allCases),
      times: try count("times", from: 1), different: try count("different", from: 1),
      length: try count("length", from: 0), location: query.location, unlessLocation: unless?.location)
  }

  /// Whether a text can be the id of a code.
  static func isCodeIdentifier(_ id: String) -> Bool {
    !id.isEmpty
      && id.utf8.allSatisfy {
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x5F
      }
  }

  static func isColor(_ text: String) -> Bool {
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
