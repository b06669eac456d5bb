internal import CorpusModel
internal import QualitativeCoding
internal import Yams

/// A value of a YAML file that knows where it stands.
struct YAMLField {
  private let node: Node
  let file: String
  private let lines: [Substring]
  /// The line of the file that the first of them is.
  private let firstLine: Int

  /// The mapping that a file is, or a cell of a table.
  ///
  /// - Parameter firstLine: The line of the file that the text begins in.
  /// - Throws: `InterchangeError.yaml` with the line and a caret.
  static func root(of text: String, file: String, firstLine: Int = 1) throws(InterchangeError) -> YAMLField {
    // Neither a byte order mark nor the line ends of Windows shift what is shown: CR LF is one character to Swift.
    let scalars = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
    let text = String(scalars)
    let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Substring(line.last == "\r" ? line.dropLast() : line)
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw failure(error, file: file, lines: lines)
    } catch {
      throw .yaml(file: file, problem: "it is no YAML", excerpt: nil)
    }
    guard let node else { throw .yaml(file: file, problem: "the file holds nothing", excerpt: nil) }
    let field = YAMLField(node: node, file: file, lines: lines, firstLine: firstLine)
    guard case .mapping = node else {
      throw .yaml(file: file, problem: "it must begin with fields such as 'name:' and 'codes:'", excerpt: field.excerpt)
    }
    return field
  }

  private static func failure(_ error: YamlError, file: String, lines: [Substring]) -> InterchangeError {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      // What was left open is the mistake, not the end of the file; without a word on that, what is missing is shown behind
      // the last words.
      let last = (lines.lastIndex { $0.contains { $0 != " " } } ?? 0) + 1
      let isBehind = mark.line > last
      let opened = isBehind ? context?.mark : nil
      let line = opened?.line ?? min(max(mark.line, 1), last)
      let text = lines.indices.contains(line - 1) ? String(lines[line - 1]) : ""
      let column = opened?.column ?? (isBehind ? text.unicodeScalars.count + 1 : mark.column)
      return .yaml(
        file: file, problem: plain(opened == nil ? problem : "\(problem) \(context?.text ?? "")", line: text),
        excerpt: SourceExcerpt(file: file, line: line, column: max(1, column), text: text))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let line = context.mark.line
      let text = lines.indices.contains(line - 1) ? String(lines[line - 1]) : ""
      let names = duplicates.sorted().joined(separator: ", ")
      return .yaml(
        file: file, problem: "a field is given twice: \(names)",
        excerpt: SourceExcerpt(file: file, line: line, column: max(1, context.mark.column), text: text))
    default:
      return .yaml(file: file, problem: "it is no YAML", excerpt: nil)
    }
  }

  /// What the parser says, and before it what is mostly meant.
  private static func plain(_ problem: String, line: String) -> String {
    let meant: String? =
      if problem.contains("quoted scalar") {
        "a quotation mark is not closed"
      } else if problem.contains("cannot start any token") {
        line.contains("\t")
          ? "a tab stands where spaces must" : "a text that begins with this sign needs quotation marks round it"
      } else if problem.contains("mapping values are not allowed") {
        "a text with a colon needs quotation marks round it"
      } else if problem.contains("expected key") {
        "a line is not in line with its neighbours, or a quotation mark above it is not closed"
      } else if problem.contains("'-' indicator") {
        "an item of a list does not begin with '-' in the column of the others"
      } else if problem.contains("expected ','") {
        "a bracket is not closed"
      } else {
        nil
      }
    return meant.map { "\($0) (\(problem))" } ?? problem
  }

  /// Another value of the same text.
  private func at(_ node: Node) -> YAMLField {
    YAMLField(node: node, file: file, lines: lines, firstLine: firstLine)
  }

  /// Where the value stands. For a quoted text, the place of its first character.
  var location: CodebookLocation {
    let line = node.mark?.line ?? 1
    var column = node.mark?.column ?? 1
    let text = lines.indices.contains(line - 1) ? String(lines[line - 1]) : ""
    if let scalar = node.scalar, scalar.style == .singleQuoted || scalar.style == .doubleQuoted { column += 1 }
    return CodebookLocation(file: file, line: line + firstLine - 1, column: column, text: text)
  }

  var excerpt: SourceExcerpt { location.excerpt() }

  func error(_ problem: String, help: String? = nil) -> InterchangeError {
    .codebookField(problem: "in the codebook '\(file)': \(problem)", excerpt: excerpt, help: help)
  }

  /// The field of a name, or `nil` when it is not there or holds nothing.
  subscript(_ name: String) -> YAMLField? {
    get throws(InterchangeError) {
      guard case .mapping(let mapping) = node else { throw error("expected fields such as '\(name):'") }
      guard let value = mapping.first(where: { $0.key.string == name })?.value else { return nil }
      if let scalar = value.scalar, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { return nil }
      return at(value)
    }
  }

  func required(_ name: String) throws(InterchangeError) -> YAMLField {
    guard let field = try self[name] else { throw error("the field '\(name)' is missing") }
    return field
  }

  /// What is wrong with the names of the fields: those that are none of some names.
  ///
  /// - Parameter chief: The field that one who wrote none meant; without it the first.
  /// - Throws: When it has no fields.
  func strangers(besides names: [String], chief: String? = nil) throws(InterchangeError) -> [InterchangeError] {
    guard case .mapping(let mapping) = node else {
      let chief = chief ?? names[0]
      throw error("expected fields such as '\(chief):'", help: "write it as '\(chief): …'")
    }
    return mapping.map(\.key).filter { !names.contains($0.string ?? "") }.map { key in
      let name = key.string ?? ""
      let nearest = EditDistance.nearest(to: name, among: names)
      return at(key)
        .error(
          "there is no field '\(name)'",
          help: nearest.map { "did you mean '\($0)'?" } ?? "fields here: \(names.joined(separator: ", "))")
    }
  }

  func string() throws(InterchangeError) -> String {
    guard let scalar = node.scalar else { throw error("expected a text") }
    var text = scalar.string
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  func string(_ name: String) throws(InterchangeError) -> String? { try self[name]?.string() }

  func number() throws(InterchangeError) -> Double {
    guard let scalar = node.scalar, let value = Double(scalar.string), value.isFinite else {
      throw error("expected a number", help: "with a point: 0.5")
    }
    return value
  }

  func bool() throws(InterchangeError) -> Bool {
    guard let value = node.bool else { throw error("expected true or false") }
    return value
  }

  /// The items of a list; empty when the field is not there.
  func list(_ name: String) throws(InterchangeError) -> [YAMLField] {
    guard let field = try self[name] else { return [] }
    guard case .sequence(let sequence) = field.node else {
      throw field.error("'\(name)' must be a list", help: "begin each item on a line of its own with '- '")
    }
    return sequence.map { at($0) }
  }

  func strings(_ name: String) throws(InterchangeError) -> [String] {
    var result: [String] = []
    for item in try list(name) { result.append(try item.string()) }
    return result
  }

  /// The fields of a mapping by name, in order; empty when it is not there.
  func entries(_ name: String) throws(InterchangeError) -> [(name: String, value: YAMLField)] {
    guard let field = try self[name] else { return [] }
    guard case .mapping(let mapping) = field.node else {
      throw field.error("'\(name)' must hold names with a text each", help: "write each on a line: 'name: …'")
    }
    return mapping.map { ($0.key.string ?? "", at($0.value)) }
  }

  /// One choice, or a list of them; empty when the field is not there.
  func choices<Choice: RawRepresentable<String>>(
    _ name: String, among choices: [Choice]
  ) throws(InterchangeError) -> [Choice] {
    guard let field = try self[name] else { return [] }
    if field.node.scalar != nil { return try [choice(name, among: choices)].compactMap(\.self) }
    var result: [Choice] = []
    for item in try list(name) { result.append(try item.choice(named: name, among: choices)) }
    return result
  }

  func choice<Choice: RawRepresentable<String>>(
    _ name: String, among choices: [Choice]
  ) throws(InterchangeError) -> Choice? {
    try self[name]?.choice(named: name, among: choices)
  }

  private func choice<Choice: RawRepresentable<String>>(
    named name: String, among choices: [Choice]
  ) throws(InterchangeError) -> Choice {
    let text = try string()
    guard let choice = Choice(rawValue: text) else {
      throw error("'\(text)' is no \(name)", help: "one of: \(choices.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }
}
