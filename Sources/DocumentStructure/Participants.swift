internal import CorpusModel
internal import UnicodeText

/// The list of participants at the head of a transcript: `IP1: PPR-leder`, `A = bostøttemedarbejder`,
/// `Frivilligkonsulent, mellemstor kommune`.
struct Participants {
  /// Indices of the lines that hold the list, its heading included; empty when there is none.
  private(set) var lines: Range<Int> = 0..<0
  /// The labels as the list writes them, in its order.
  private(set) var labels: [String] = []
  /// What the list says of each label, name and initials, in lower case; of a name that two share, nothing.
  private var roles: [String: String] = [:]
  /// Everything that roles are looked up by.
  private var named: Set<String> = []

  private static let headings: Set<String> = [
    "deltagere", "informanter", "medvirkende", "til stede", "interviewpersoner", "deltagere i interviewet", "personer",
  ]

  /// Looks for the list among the first sixty lines.
  init(in all: [Line]) {
    guard let heading = all.prefix(60).firstIndex(where: { Self.isHeading($0.text) }),
      !Self.talk(in: all[..<heading])
    else { return }
    var index = heading + 1
    // One blank line may stand between heading and list.
    if index < all.count, all[index].isBlank { index += 1 }
    while index < all.count, !all[index].isBlank {
      guard let entry = Self.entry(all[index]) else { break }
      // The first turn right behind the list has a label of it; two who share a title are two lines.
      if names(entry.label), SpeakerLabel(line: all[index]) != nil { break }
      add(entry)
      index += 1
    }
    lines = labels.isEmpty ? 0..<0 : heading..<index
  }

  /// Whether a label comes back after another one: turns, and not the lines of a head.
  private static func talk(in lines: ArraySlice<Line>) -> Bool {
    var labels: [String] = []
    for line in lines {
      guard let label = SpeakerLabel(line: line)?.label, label != labels.last else { continue }
      if labels.contains(label) { return true }
      labels.append(label)
    }
    return false
  }

  private mutating func add(_ entry: (label: String, other: String, role: String)) {
    let label = LetterCase.lowercased(entry.label)
    named.insert(label)
    if !labels.contains(entry.label) {
      labels.append(entry.label)
      roles[label] = entry.role
    }
    for name in Self.names(in: entry.label) + Self.names(in: entry.other) where !labels.contains(name) {
      let key = LetterCase.lowercased(name)
      if named.insert(key).inserted {
        roles[key] = entry.role
      } else if roles[key] != entry.role {
        roles[key] = nil
      }
    }
  }

  /// Whether the list names a label: as it is, by the initials in its parentheses, or without them.
  func names(_ label: String) -> Bool { Self.keys(label).contains { named.contains($0) } }

  /// What the list says of a label.
  func role(of label: String) -> String? { Self.keys(label).lazy.compactMap { roles[$0] }.first }

  private static func keys(_ label: String) -> [String] {
    guard let (name, initials) = parenthesis(in: label) else { return [LetterCase.lowercased(label)] }
    return [label, initials, name].map { LetterCase.lowercased($0) }
  }

  /// The names in one side of an entry: `Line Holm (LH)` is also `Line Holm`, `LH` and `Line`.
  private static func names(in side: String) -> [String] {
    let text = side.split(atFirst: ", ")?.0 ?? side
    let name: String
    var result: [String] = []
    if let parts = parenthesis(in: text) {
      name = parts.name
      if isInitials(parts.inside) { result.append(parts.inside) }
    } else {
      name = text
    }
    let words = name.split(separator: " ").map(String.init)
    if words.count > 1, words.allSatisfy({ isCapitalised($0) }) { result.append(words[0]) }
    return result + [name]
  }

  /// What stands before a parenthesis and in it.
  private static func parenthesis(in text: String) -> (name: String, inside: String)? {
    guard let (before, behind) = text.split(atFirst: " (") else { return nil }
    return (before, String(behind.prefix { $0 != ")" }))
  }

  private static func isInitials(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    return SpeakerLabel.isConventional(text)
      || (1...4).contains(scalars.count)
        && scalars.allSatisfy { ScalarClass.isUppercase($0) }
  }

  private static func isCapitalised(_ word: String) -> Bool {
    let scalars = word.unicodeScalars
    guard let first = scalars.first, ScalarClass.isUppercase(first) else { return false }
    return scalars.dropFirst().allSatisfy { ScalarClass.isLowercase($0) || !ScalarClass.isLetter($0) }
  }

  private static func isHeading(_ text: String) -> Bool {
    var name = LetterCase.lowercased(text)
    if name.hasSuffix(":") { name.removeLast() }
    return headings.contains(name)
  }

  /// The label of a line, what else it says, and which of both is the role; `nil` when the line looks like speech.
  private static func entry(_ line: Line) -> (label: String, other: String, role: String)? {
    guard line.text.utf8.count <= 120 else { return nil }
    if let label = SpeakerLabel(line: line) {
      let role = line.text.utf8.dropFirst(label.contentStart - line.range.start)
      let text = String(decoding: role, as: UTF8.self)
      if text.isEmpty || text.hasSuffix("?") { return nil }
      return (label.label, text, text)
    }
    let text = String(decoding: NormalForm.composed(Array(line.text.utf8)), as: UTF8.self)
    for separator in [" = ", " – ", " — ", " - ", ", "] {
      guard let (label, other) = text.split(atFirst: separator) else { continue }
      // `Frivilligkonsulent, mellemstor kommune`: what stands first is label and role in one, unless it is a code or has
      // initials.
      let isTitle = separator == ", " && !SpeakerLabel.isCode(label) && parenthesis(in: label) == nil
      return (label, isTitle ? label : other, isTitle ? label : other)
    }
    return (text, text, text)
  }
}

extension String {
  /// The two sides of the first occurrence of a separator; `nil` when there is none or a side is empty. O(n).
  func split(atFirst separator: String) -> (String, String)? {
    let bytes = Array(utf8)
    let pattern = Array(separator.utf8)
    guard bytes.count > pattern.count else { return nil }
    for start in 1..<(bytes.count - pattern.count) where bytes[start..<start + pattern.count] == pattern[...] {
      return (
        String(decoding: bytes[..<start], as: UTF8.self),
        String(decoding: bytes[(start + pattern.count)...], as: UTF8.self)
      )
    }
    return nil
  }
}
