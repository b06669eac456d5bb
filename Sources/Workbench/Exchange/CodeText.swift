internal import QualitativeCoding

/// What a codebook says of a code, as one text that people can read and that leads back to its parts.
///
/// The definition stands first; then a heading for each part that is there, with a line for each item. The id of a code is a
/// part where it does not follow from the name.
enum CodeText {
  private enum Part: String, CaseIterable {
    case id = "Id:"
    case inclusion = "Inclusion:"
    case exclusion = "Exclusion:"
    case examples = "Examples:"
    case counterexamples = "Counterexamples:"
    case related = "Related:"
    case memo = "Memo:"
  }

  /// What stands before the last lines of an example; what has more lines goes on with two spaces before each.
  private static let (why, question, heading) = ("Why: ", "Question: ", "Heading: ")

  /// The text; `nil` for a code that nothing is said of.
  ///
  /// - Parameter withID: Whether the id is said where the name does not say it.
  static func text(of code: Code, withID: Bool) -> String? {
    var blocks = code.definition.map { [$0] } ?? []
    for part in Part.allCases {
      let items =
        switch part {
        case .id: withID && Name.codeIdentifier(code.name) != code.id ? [code.id] : []
        case .inclusion: code.inclusion
        case .exclusion: code.exclusion
        case .examples: code.examples.filter(\.isCoded).map(item)
        case .counterexamples: code.examples.filter { !$0.isCoded }.map(item)
        case .related: code.related
        case .memo: code.memo.map { [$0] } ?? []
        }
      if items.isEmpty { continue }
      blocks.append(
        ([part.rawValue] + items.map { "- " + lines($0).joined(separator: "\n  ") }).joined(separator: "\n"))
    }
    return blocks.isEmpty ? nil : blocks.joined(separator: "\n\n")
  }

  private static func item(_ example: Example) -> String {
    ([example.text]
      + [(heading, example.heading), (question, example.question), (why, example.why)].compactMap { label, text in
        text.map { label + lines($0).joined(separator: "\n  ") }
      }).joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The id that a text of ours says.
  static func id(in text: String) -> String? {
    let lines = lines(text)
    guard let place = lines.firstIndex(of: Substring(Part.id.rawValue)), place + 1 < lines.count else { return nil }
    let id = String(lines[place + 1].dropFirst(2))
    return Name.isCodeIdentifier(id) ? id : nil
  }

  /// The code with the parts that a text has; the whole text is the definition where it is not one of ours.
  static func code(_ code: Code, from text: String) -> Code {
    var definition: [Substring] = []
    var items: [Part: [String]] = [:]
    var part: Part?
    for line in lines(text) {
      if let next = Part(rawValue: String(line)) {
        part = next
      } else if let part, line.hasPrefix("- ") {
        items[part, default: []].append(String(line.dropFirst(2)))
      } else if let part, line.hasPrefix("  "), let last = items[part]?.indices.last {
        items[part]?[last] += "\n" + line.dropFirst(2)
      } else if part == nil {
        definition.append(line)
      }
    }
    if part != nil, definition.last == "" { definition.removeLast() }
    func examples(_ part: Part, isCoded: Bool) -> [Example] {
      (items[part] ?? []).map { item in
        var own = lines(item)
        func take(_ label: String) -> String? {
          guard let first = own.lastIndex(where: { !$0.hasPrefix("  ") }), first > 0, own[first].hasPrefix(label) else {
            return nil
          }
          let value = [own[first].dropFirst(label.count)] + own[(first + 1)...].map { $0.dropFirst(2) }
          own.removeSubrange(first...)
          return value.joined(separator: "\n")
        }
        let (reason, asked, above) = (take(why), take(question), take(heading))
        return Example(
          text: own.joined(separator: "\n"), isCoded: isCoded, why: reason, question: asked, heading: above)
      }
    }
    let words = definition.joined(separator: "\n")
    return Code(
      id: code.id, name: code.name, color: code.color, definition: words.isEmpty ? nil : words,
      inclusion: items[.inclusion] ?? [], exclusion: items[.exclusion] ?? [],
      examples: examples(.examples, isCoded: true) + examples(.counterexamples, isCoded: false),
      related: items[.related] ?? [], memo: items[.memo]?.first, threshold: code.threshold, rules: code.rules,
      codes: code.codes, location: code.location)
  }
}
