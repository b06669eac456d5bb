internal import CorpusModel
package import QualitativeCoding
internal import Yams

/// Writes a codebook as YAML, so that `CodebookReader` reads the same codebook again: one file, also where the codes came from
/// several, and without the comments of those files.
package enum CodebookWriter {
  /// The file's text. Fields that say what goes without saying are left out. O(n).
  package static func yaml(of codebook: Codebook) -> String {
    var fields = Fields()
    fields.add("name", codebook.name)
    fields.add("language", codebook.language)
    fields.add("memo", codebook.memo)
    fields.add("words", mapping: codebook.words.map { ($0.name, query($0.query)) })
    fields.add("codes", codebook.themes.map(node))
    do {
      return try Yams.serialize(node: fields.node, width: 100, allowUnicode: true)
    } catch {
      preconditionFailure("a tree of texts can be written as YAML")
    }
  }

  private static func node(_ code: Code) -> Node {
    var fields = Fields()
    fields.add("id", code.id)
    if code.name != code.id { fields.add("name", code.name) }
    fields.add("color", code.color)
    fields.add("definition", code.definition)
    fields.add("inclusion", code.inclusion.map(text))
    fields.add("exclusion", code.exclusion.map(text))
    fields.add("related", code.related.map(text))
    fields.add("memo", code.memo)
    fields.add("examples", code.examples.map(node))
    if code.threshold != 1 { fields.add("threshold", number(code.threshold)) }
    fields.add("rules", code.rules.enumerated().map { node($1, isNamed: $1.id != "\(code.id)#\($0 + 1)") })
    fields.add("codes", code.codes.map(node))
    return fields.node
  }

  private static func node(_ example: Example) -> Node {
    var fields = Fields()
    fields.add("text", example.text)
    fields.add("coded", Node(example.isCoded ? "true" : "false"))
    fields.add("why", example.why)
    fields.add("question", example.question)
    fields.add("heading", example.heading)
    return fields.node
  }

  private static func node(_ rule: Rule, isNamed: Bool) -> Node {
    var fields = Fields()
    if isNamed { fields.add("id", rule.id) }
    fields.add("query", query(rule.query))
    if let unless = rule.unless { fields.add("unless", query(unless)) }
    fields.add("unit", rule.unit?.rawValue)
    fields.add("only", rule.only.map { text($0.rawValue) })
    if !rule.isAboutUnitAlone { fields.add("context", rule.context.map { text($0.rawValue) }) }
    if rule.times != 1 { fields.add("times", number(Double(rule.times))) }
    if rule.different != 1 { fields.add("different", number(Double(rule.different))) }
    if rule.length != 0 { fields.add("length", number(Double(rule.length))) }
    if rule.weight != 1 { fields.add("weight", number(rule.weight)) }
    return fields.node
  }

  /// Fields in order, without those that hold nothing.
  private struct Fields {
    private var pairs: [(Node, Node)] = []

    mutating func add(_ name: String, _ value: Node) { pairs.append((CodebookWriter.text(name), value)) }

    mutating func add(_ name: String, _ value: String?) {
      if let value { add(name, CodebookWriter.text(value)) }
    }

    mutating func add(_ name: String, _ items: [Node]) {
      if !items.isEmpty { add(name, .sequence(.init(items, .implicit, .block))) }
    }

    mutating func add(_ name: String, mapping: [(String, Node)]) {
      if !mapping.isEmpty {
        add(name, .mapping(.init(mapping.map { (CodebookWriter.text($0.0), $0.1) }, .implicit, .block)))
      }
    }

    var node: Node { .mapping(.init(pairs, .implicit, .block)) }
  }

  private static func number(_ value: Double) -> Node {
    Node(value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)")
  }

  /// Queries stand between quotation marks, as people write them.
  private static func query(_ text: String) -> Node { styled(text, .singleQuoted) }

  /// A text: folded where it is long, line by line where it has lines, as it is where nothing can mistake it.
  private static func text(_ text: String) -> Node {
    let scalars = text.unicodeScalars
    let hasLines = scalars.contains("\n")
    let isEven =
      !text.isEmpty && !text.hasPrefix(" ") && !text.hasSuffix(" ") && !text.hasSuffix("\n")
      && !text.contains("  ") && !text.contains("\n ") && !text.contains(" \n") && !text.hasPrefix("\n")
    if isEven, hasLines { return styled(text, .literal) }
    if isEven, scalars.count > 80 { return styled(text, .folded) }
    // What looks like a truth value, a number or nothing is no text to a reader of YAML.
    let isWord = scalars.contains { $0.properties.isAlphabetic } && !words.contains(text.lowercased())
    return styled(text, isWord ? .any : .singleQuoted)
  }

  private static let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

  private static func styled(_ text: String, _ style: Node.Scalar.Style) -> Node {
    // Control characters, and marks that YAML takes for line ends, need escapes.
    let needsEscapes = text.unicodeScalars.contains {
      $0.value < 0x20 && $0 != "\n" || (0x7F...0xA0).contains($0.value) || $0.value == 0x2028 || $0.value == 0x2029
        || $0.value == 0xFEFF
    }
    let canBeFlat = !(style == .singleQuoted || style == .any) || !text.unicodeScalars.contains("\n")
    return Node(text, .implicit, needsEscapes || !canBeFlat ? .doubleQuoted : style)
  }
}
