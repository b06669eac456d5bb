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
  ///   missing, unknown or of the wrong kind, with line and caret, all of them at once. What the codes say of each other is
  ///   not checked here, `CodebookProblem.problems(in:file:)` does; but where fields are wrong, so are codes that are there
  ///   twice.
  package func codebook(at file: String) throws(InterchangeError) -> Codebook {
    var seen = Set<String>()
    var mistakes = FieldMistakes()
    let codebook = try contents(of: Self.plain(file), seen: &seen, &mistakes, usedBy: nil)
    if !mistakes.isEmpty {
      for problem in CodebookProblem.problems(in: codebook, file: file) {
        guard case .duplicateCode(_, let place, _) = problem else { continue }
        let report = problem.report
        mistakes.note(
          [.codebookField(problem: report.message, excerpt: place.excerpt(), help: report.help)], in: place.file)
      }
    }
    try mistakes.throwIfAny()
    return codebook
  }

  private func contents(
    of file: String, seen: inout Set<String>, _ mistakes: inout FieldMistakes, usedBy place: SourceExcerpt?
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
    mistakes.note(try root.strangers(besides: CodebookFields.file), in: file)
    let name = mistakes.attempt(root) { root throws(InterchangeError) in try root.string("name") } ?? nil
    var words: [WordList] = []
    var themes: [Code] = []
    for used in mistakes.attempt(root, { root throws(InterchangeError) in try root.list("uses") }) ?? [] {
      guard let path = mistakes.attempt(used, { used throws(InterchangeError) in try used.string() }) else { continue }
      let other = Self.path(path, besides: file)
      if seen.contains(other) { continue }
      let book = try contents(of: other, seen: &seen, &mistakes, usedBy: used.excerpt)
      words += book.words
      themes += book.themes
    }
    let lists = mistakes.attempt(root) { root throws(InterchangeError) in try root.entries("words") }
    for (name, query) in lists ?? [] {
      let list = mistakes.attempt(query) { query throws(InterchangeError) in
        guard !name.isEmpty, name.unicodeScalars.allSatisfy({ WordList.isNameScalar($0) }) else {
          throw query.error("'\(name)' is no name for a list of words", help: "use letters, digits, - and _")
        }
        if words.contains(where: { $0.name == name }) {
          throw query.error("the words '\(name)' are there twice", help: "give one of the lists another name")
        }
        return WordList(name: name, query: try query.string(), location: query.location)
      }
      words += list.map { [$0] } ?? []
    }
    for code in mistakes.attempt(root, { root throws(InterchangeError) in try root.list("codes") }) ?? [] {
      themes += Self.code(code, &mistakes)
    }
    return Codebook(
      name: name ?? Self.stem(of: file),
      language: mistakes.attempt(root) { root throws(InterchangeError) in try root.string("language") } ?? nil,
      memo: mistakes.attempt(root) { root throws(InterchangeError) in try root.string("memo") } ?? nil, words: words,
      themes: themes)
  }

  /// Whether a line of the text begins with a field of a codebook.
  private static func hasField(_ text: String) -> Bool {
    text.utf8.split(separator: 0x0A).contains { line in
      CodebookFields.file.contains { line.starts(with: "\($0):".utf8) }
    }
  }

  /// The code, or what stands below one that has no id: no code of it is lost while the mistakes are told.
  private static func code(_ field: YAMLField, _ mistakes: inout FieldMistakes) -> [Code] {
    guard
      let strangers = mistakes.attempt(
        field,
        { field throws(InterchangeError) in
          try field.strangers(besides: CodebookFields.code)
        })
    else { return [] }
    mistakes.note(strangers, in: field.file)
    func string(_ name: String) -> String? {
      mistakes.attempt(field) { field throws(InterchangeError) in try field.string(name) } ?? nil
    }
    func list(_ name: String) -> [YAMLField] {
      mistakes.attempt(field) { field throws(InterchangeError) in try field.list(name) } ?? []
    }
    func strings(_ name: String) -> [String] {
      mistakes.attempt(field) { field throws(InterchangeError) in try field.strings(name) } ?? []
    }
    let named = mistakes.attempt(field) { field throws(InterchangeError) in
      let place = try field.required("id")
      let id = try place.string()
      guard Name.isCodeIdentifier(id) else {
        throw place.error("'\(id)' is no id", help: "use lower-case letters a to z, digits, - and _")
      }
      return (id: id, location: place.location)
    }
    let color = mistakes.attempt(field) { field throws(InterchangeError) in
      guard let place = try field["color"] else { return nil as String? }
      let color = try place.string()
      if !isColor(color) { throw place.error("'\(color)' is no colour", help: "write it as \"#2E7D5B\"") }
      return color
    }
    let threshold = mistakes.attempt(field) { field throws(InterchangeError) in
      guard let place = try field["threshold"] else { return 1.0 }
      let least = try place.number()
      if least <= 0 { throw place.error("a threshold must be more than 0", help: "the default is 1") }
      return least
    }
    var rules: [Rule] = []
    for (number, rule) in list("rules").enumerated() {
      rules += self.rule(rule, code: named?.id ?? "", number: number + 1, &mistakes).map { [$0] } ?? []
    }
    var examples: [Example] = []
    for example in list("examples") { examples += self.example(example, &mistakes).map { [$0] } ?? [] }
    var codes: [Code] = []
    for code in list("codes") { codes += self.code(code, &mistakes) }
    let (name, definition, memo) = (string("name"), string("definition"), string("memo"))
    let (inclusion, exclusion, related) = (strings("inclusion"), strings("exclusion"), strings("related"))
    guard let named else { return codes }
    return [
      Code(
        id: named.id, name: name ?? named.id, color: color ?? nil, definition: definition, inclusion: inclusion,
        exclusion: exclusion, examples: examples, related: related, memo: memo, threshold: threshold ?? 1, rules: rules,
        codes: codes, location: named.location)
    ]
  }

  /// An example of one line of a table.
  static func example(_ field: YAMLField) throws(InterchangeError) -> Example {
    var mistakes = FieldMistakes()
    let example = example(field, &mistakes)
    try mistakes.throwIfAny()
    guard let example else { preconditionFailure("what is not read is a mistake") }
    return example
  }

  /// A rule of one line of a table.
  static func rule(_ field: YAMLField, code: String, number: Int) throws(InterchangeError) -> Rule {
    var mistakes = FieldMistakes()
    let rule = rule(field, code: code, number: number, &mistakes)
    try mistakes.throwIfAny()
    guard let rule else { preconditionFailure("what is not read is a mistake") }
    return rule
  }

  private static func example(_ field: YAMLField, _ mistakes: inout FieldMistakes) -> Example? {
    guard
      let strangers = mistakes.attempt(
        field,
        { field throws(InterchangeError) in
          try field.strangers(besides: CodebookFields.example)
        })
    else { return nil }
    mistakes.note(strangers, in: field.file)
    let text = mistakes.attempt(field) { field throws(InterchangeError) in
      let text = try field.required("text")
      return (words: try text.string(), location: text.location)
    }
    let isCoded = mistakes.attempt(field) { field throws(InterchangeError) in try field.required("coded").bool() }
    func string(_ name: String) -> String? {
      mistakes.attempt(field) { field throws(InterchangeError) in try field.string(name) } ?? nil
    }
    let (why, question, heading) = (string("why"), string("question"), string("heading"))
    guard let text, let isCoded else { return nil }
    return Example(
      text: text.words, isCoded: isCoded, why: why, question: question, heading: heading, location: text.location)
  }

  private static func rule(
    _ field: YAMLField, code: String, number: Int, _ mistakes: inout FieldMistakes
  ) -> Rule? {
    guard
      let strangers = mistakes.attempt(
        field,
        { field throws(InterchangeError) in
          try field.strangers(besides: CodebookFields.rule, chief: "query")
        })
    else { return nil }
    mistakes.note(strangers, in: field.file)
    func read<Value>(_ body: (YAMLField) throws(InterchangeError) -> Value) -> Value? { mistakes.attempt(field, body) }
    func count(_ name: String, from least: Int) -> Int {
      read { field throws(InterchangeError) in
        guard let place = try field[name] else { return least }
        let number = try place.number()
        guard number == number.rounded(), number >= Double(least), number <= 1_000_000 else {
          throw place.error("'\(name)' must be a whole number from \(least) on")
        }
        return Int(number)
      } ?? least
    }
    let query = read { field throws(InterchangeError) in
      let query = try field.required("query")
      return (text: try query.string(), location: query.location)
    }
    let unless =
      read { field throws(InterchangeError) in
        try field["unless"].map { place throws(InterchangeError) in (text: try place.string(), location: place.location)
        }
      } ?? nil
    let id = read { field throws(InterchangeError) in try field.string("id") } ?? nil
    let unit = read { field throws(InterchangeError) in try field.choice("unit", among: UnitKind.allCases) } ?? nil
    let weight = read { field throws(InterchangeError) in try field["weight"]?.number() ?? 1 } ?? 1
    let context =
      read { field throws(InterchangeError) in try field.choices("context", among: RuleContext.allCases) } ?? []
    let only = read { field throws(InterchangeError) in try field.choices("only", among: UnitKind.allCases) } ?? []
    let (times, different, length) = (count("times", from: 1), count("different", from: 1), count("length", from: 0))
    guard let query else { return nil }
    return Rule(
      id: id ?? "\(code)#\(number)", query: query.text, unless: unless?.text, unit: unit, weight: weight,
      context: context.isEmpty ? [.unit] : context, only: only, times: times, different: different, length: length,
      location: query.location, unlessLocation: unless?.location)
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
