/// What units and words are counted by.
package enum Grouping: Sendable, Hashable {
  /// What the texts are of: a file, or what the column of this name says in a table of texts.
  case source
  /// Each text by itself: a source, or a line of a table.
  case text
  case role
  case speaker
  case `case`
  /// The question of the guide: the heading in a transcript that has any, else what the interviewer said last.
  case question
  case section
  case theme
  /// The place in the source: so many stretches of equally many words.
  case stretch(Int)
  /// Something that is known of cases, by its id or name.
  case variable(String)

  /// The groupings that have a name of their own, in the order in which help lists them.
  package static let named: [Grouping] =
    [.source, .text, .role, .speaker, .case, .question, .section, .theme]
    + stretches.map { .stretch($0.count) }

  private static let stretches: [(count: Int, key: String)] = [
    (count: 2, key: "halves"), (3, "thirds"), (4, "quarters"), (10, "tenths"),
  ]

  /// A grouping by its name; any other text is a variable.
  package init(_ text: String) { self = Self.named.first { $0.key == text } ?? .variable(text) }

  /// The column of the group in csv and JSON.
  package var key: String {
    switch self {
    case .source: "source"
    case .text: "text"
    case .role: "role"
    case .speaker: "speaker"
    case .case: "case"
    case .question: "question"
    case .section: "section"
    case .theme: "theme"
    case .stretch(let count): Self.stretches.first { $0.count == count }?.key ?? "\(count) stretches"
    case .variable(let name): name
    }
  }

  /// What a stretch of a source is called, by its number from 0: `33–67 %`.
  static func name(ofStretch number: Int, of count: Int) -> String {
    func percent(_ number: Int) -> Int { Int((Double(number) * 100 / Double(count)).rounded()) }
    return "\(percent(number))–\(percent(number + 1)) %"
  }
}
