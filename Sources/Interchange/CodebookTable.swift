package import CorpusModel
package import QualitativeCoding

/// A codebook as a table, a code a line, for a spreadsheet: what people read and edit stands as text, examples and rules as an
/// object of YAML a line; of a rule its query alone will do. Word lists are lines `words:name` with a query. The codebook's own
/// name has no place in it.
package enum CodebookTable {
  /// The columns that are written. Of them `name` or `id` is needed; further ones are passed over.
  package static let columns = [
    "id", "parent", "name", "color", "definition", "inclusion", "exclusion", "related", "memo", "threshold", "examples",
    "rules",
  ]

  /// The codes, each before those under it. O(n).
  package static func table(of codebook: Codebook) -> Table {
    var table = Table(columns: columns.map { Table.Column($0, isNumeric: $0 == "threshold") })
    func add(_ code: Code, under parent: String?) {
      func lines(_ items: [String]) -> Table.Cell {
        // A line is an item.
        items.isEmpty ? .empty : .text(items.map(joined).joined(separator: "\n"))
      }
      table.append([
        .text(code.id), Table.Cell(parent), .text(code.name), Table.Cell(code.color), Table.Cell(code.definition),
        lines(code.inclusion), lines(code.exclusion), lines(code.related), Table.Cell(code.memo),
        code.threshold == 1 ? .empty : .decimal(code.threshold), lines(code.examples.map { json($0).text }),
        lines(code.rules.enumerated().map { json($1, isNamed: $1.id != "\(code.id)#\($0 + 1)").text }),
      ])
      for child in code.codes { add(child, under: code.id) }
    }
    for list in codebook.words {
      var row = [Table.Cell](repeating: .empty, count: columns.count)
      row[0] = .text(wordListMark + list.name)
      row[columns.count - 1] = .text(JSONValue.object([("query", .string(list.query))]).text)
      table.append(row)
    }
    for theme in codebook.themes { add(theme, under: nil) }
    return table
  }

  private static func joined(_ item: String) -> String {
    item.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }.joined(separator: " ")
  }

  /// Criteria and names of several lines, which a table has on one.
  package static func joinedItems(of codebook: Codebook) -> Int {
    codebook.codes.reduce(0) { sum, code in
      sum + (code.inclusion + code.exclusion + code.related).count { joined($0) != $0 }
    }
  }

  private static func json(_ example: Example) -> JSONValue {
    .object(
      [("text", .string(example.text)), ("coded", .bool(example.isCoded))]
        + [("why", example.why), ("question", example.question), ("heading", example.heading)].compactMap {
          key, value in
          value.map { (key, .string($0)) }
        })
  }

  private static func json(_ rule: Rule, isNamed: Bool) -> JSONValue {
    var fields: [(String, JSONValue)] = isNamed ? [("id", .string(rule.id))] : []
    fields.append(("query", .string(rule.query)))
    if let unless = rule.unless { fields.append(("unless", .string(unless))) }
    if let unit = rule.unit { fields.append(("unit", .string(unit.rawValue))) }
    if !rule.only.isEmpty { fields.append(("only", .array(rule.only.map { .string($0.rawValue) }))) }
    if !rule.isAboutUnitAlone { fields.append(("context", .array(rule.context.map { .string($0.rawValue) }))) }
    if rule.times != 1 { fields.append(("times", .integer(rule.times))) }
    if rule.different != 1 { fields.append(("different", .integer(rule.different))) }
    if rule.length != 0 { fields.append(("length", .integer(rule.length))) }
    if rule.weight != 1 { fields.append(("weight", .number(rule.weight))) }
    return .object(fields)
  }

  /// A code of the table, before its place in the tree is known.
  private struct Line {
    let number: Int
    let id: String
    let parent: String?
    let code: ([Code]) -> Code
  }

  /// The codebook of a csv or tsv file.
  ///
  /// - Parameter name: What the codebook is called.
  /// - Throws: `InterchangeError.delimited` with the line of a code that cannot be read, or whose parent is not there.
  /// - Complexity: O(n).
  package static func codebook(of file: String, name: String) throws(InterchangeError) -> Codebook {
    let text = try VerbatimReader.text(try VerbatimReader.bytes(of: file), file: file).text
    let table = try DelimitedReader(text, file: file)
    guard table.columns.contains("name") || table.columns.contains("id") else {
      throw .delimited(
        file: file, line: 1, problem: "there is no column 'name'",
        help: "the columns of a codebook are \(columns.joined(separator: ", ")); name or id is needed")
    }
    var lines: [Line] = []
    var words: [WordList] = []
    for row in table.rows {
      if let list = table.value("id", in: row), list.hasPrefix(wordListMark) {
        words.append(try wordList(String(list.dropFirst(wordListMark.count)), row, of: table, file: file))
      } else {
        lines.append(try line(row, of: table, file: file))
      }
    }
    let ids = Set(lines.map(\.id))
    for line in lines {
      if lines.contains(where: { $0.id == line.id && $0.number < line.number }) {
        throw .delimited(file: file, line: line.number, problem: "the code '\(line.id)' is there twice", help: help)
      }
      if let parent = line.parent, !ids.contains(parent) {
        throw .delimited(
          file: file, line: line.number, problem: "no code is called '\(parent)', its parent", help: help)
      }
    }
    var placed = Set<String>()
    func codes(under parent: String?) -> [Code] {
      lines.filter { $0.parent == parent }.map { line in
        placed.insert(line.id)
        return line.code(codes(under: line.id))
      }
    }
    let themes = codes(under: nil)
    // Codes that stand under each other hang from no theme.
    if let lost = lines.first(where: { !placed.contains($0.id) }) {
      throw .delimited(file: file, line: lost.number, problem: "the code '\(lost.id)' stands under itself", help: help)
    }
    return Codebook(name: name, words: words, themes: themes)
  }

  /// What to do about a line that says something wrong.
  private static let help = "see 'citat help codebook' for what stands in a codebook"

  /// What the id of a line begins with that is no code but a word list.
  private static let wordListMark = "words:"

  /// A line `words:name` with a query in the column of the rules.
  private static func wordList(
    _ name: String, _ row: DelimitedReader.Row, of table: DelimitedReader, file: String
  ) throws(InterchangeError) -> WordList {
    func failure(_ problem: String, help: String = help) -> InterchangeError {
      .delimited(file: file, line: row.line, problem: problem, help: help)
    }
    guard !name.isEmpty, name.unicodeScalars.allSatisfy(WordList.isNameScalar) else {
      throw failure("'\(name)' is no name of a word list")
    }
    guard let text = table.value("rules", in: row),
      let query = try? rule(text, line: row.line, file: file).required("query").string()
    else {
      throw failure("the word list '\(name)' has no query in the column 'rules', such as {\"query\": \"mor OR far\"}")
    }
    return WordList(
      name: name, query: query, location: CodebookLocation(file: file, line: row.line, column: 1, text: name))
  }

  /// The fields of a rule in a cell: an object, or its query alone.
  private static func rule(_ text: String, line: Int, file: String) throws(InterchangeError) -> YAMLField {
    do {
      return try YAMLField.root(of: text, file: file, firstLine: line)
    } catch {
      if text.hasPrefix("{") { throw error }
      let object = JSONValue.object([("query", .string(text))]).text
      return try YAMLField.root(of: object, file: file, firstLine: line)
    }
  }

  private static func line(
    _ row: DelimitedReader.Row, of table: DelimitedReader, file: String
  ) throws(InterchangeError) -> Line {
    func failure(_ problem: String, help: String = help) -> InterchangeError {
      .delimited(file: file, line: row.line, problem: problem, help: help)
    }
    func lines(_ column: String) -> [String] {
      (table.value(column, in: row) ?? "").unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { String($0) }
    }
    /// The fields of an item that is written on a line.
    func item<Item>(
      _ text: String, _ column: String, _ read: (YAMLField) throws(InterchangeError) -> Item
    ) throws(InterchangeError) -> Item {
      do {
        return try read(
          column == "rules"
            ? rule(text, line: row.line, file: file) : YAMLField.root(of: text, file: file, firstLine: row.line))
      } catch {
        let message = error.report.message.split(separator: ": ", maxSplits: 1).last.map(String.init)
        throw failure("in its \(column): \(message ?? error.report.message)")
      }
    }
    let name = table.value("name", in: row) ?? table.value("id", in: row) ?? ""
    let id = table.value("id", in: row) ?? Name.codeIdentifier(name)
    guard Name.isCodeIdentifier(id) else { throw failure("'\(id)' is no id of a code") }
    let color = table.value("color", in: row)
    if let color, !CodebookReader.isColor(color) { throw failure("'\(color)' is no colour such as #2E7D5B") }
    var threshold = 1.0
    if let text = table.value("threshold", in: row) {
      // A Danish spreadsheet writes a comma.
      guard let number = Double(text.replacing(",", with: ".")), number > 0, number.isFinite else {
        throw failure("'\(text)' is no threshold", help: "write a number above 0, such as 0.5")
      }
      threshold = number
    }
    var rules: [Rule] = []
    for (number, text) in lines("rules").enumerated() {
      rules.append(
        try item(text, "rules") { field throws(InterchangeError) in
          try CodebookReader.rule(field, code: id, number: number + 1)
        })
    }
    var examples: [Example] = []
    for text in lines("examples") { examples.append(try item(text, "examples", CodebookReader.example)) }
    let parent = table.value("parent", in: row).map { name in
      // A parent may be named as people see it.
      table.rows.first { table.value("name", in: $0) == name }
        .map { table.value("id", in: $0) ?? Name.codeIdentifier(name) } ?? name
    }
    let location = CodebookLocation(file: file, line: row.line, column: 1, text: id)
    let (own, all) = (examples, rules)
    let least = threshold
    return Line(number: row.line, id: id, parent: parent) { codes in
      Code(
        id: id, name: name, color: color, definition: table.value("definition", in: row),
        inclusion: lines("inclusion"), exclusion: lines("exclusion"), examples: own, related: lines("related"),
        memo: table.value("memo", in: row), threshold: least, rules: all, codes: codes, location: location)
    }
  }
}
