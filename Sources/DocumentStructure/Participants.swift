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
  /// The person behind each label, name and initials, in lower case.
  private var persons: [String: String] = [:]
  /// Everything that roles are looked up by.
  private var named: Set<String> = []

  private static let headings: Set<String> = [
    "deltagere", "informanter", "medvirkende", "til stede", "interviewpersoner", "deltagere i interviewet", "personer",
  ]

  /// Looks for the list among the first sixty lines.
  init(in all: [Line], of verbatim: UTF8Text, isWord: (String) -> Bool) {
    guard let heading = all.prefix(60).firstIndex(where: { Self.isHeading($0.text) }),
      !Self.talk(in: all[..<heading], of: verbatim)
    else { return }
    var index = heading + 1
    // One blank line may stand between heading and list.
    if index < all.count, all[index].isBlank { index += 1 }
    while index < all.count, !all[index].isBlank {
      guard let entry = Self.entry(all[index], in: verbatim, isWord: isWord) else { break }
      // The first turn right behind the list has a label of it; two who share a title are two lines.
      if names(entry.label), SpeakerLabel(line: all[index], in: verbatim) != nil { break }
      add(entry, isWord)
      index += 1
    }
    lines = labels.isEmpty ? 0..<0 : heading..<index
  }

  /// Whether a label comes back after another one: turns, and not the lines of a head.
  private static func talk(in lines: ArraySlice<Line>, of verbatim: UTF8Text) -> Bool {
    var labels: [String] = []
    for line in lines {
      guard let label = SpeakerLabel(line: line, in: verbatim)?.label, label != labels.last else { continue }
      if labels.contains(label) { return true }
      labels.append(label)
    }
    return false
  }

  private mutating func add(_ entry: (label: String, other: String, role: String), _ isWord: (String) -> Bool) {
    let label = LetterCase.lowercased(entry.label)
    let (behind, role) = ParticipantName.parts(of: entry.role, isWord: isWord)
    let person =
      ParticipantName.isPerson(entry.label, isWord: isWord)
      ? ParticipantName.parenthesis(in: entry.label)?.name ?? entry.label
      : behind ?? ParticipantName.parts(of: entry.other, isWord: isWord).person
    named.insert(label)
    if !labels.contains(entry.label) {
      labels.append(entry.label)
      roles[label] = role
      persons[label] = person
    }
    for name in ParticipantName.all(in: entry.label) + ParticipantName.all(in: entry.other) where !labels.contains(name)
    {
      let key = LetterCase.lowercased(name)
      if named.insert(key).inserted {
        roles[key] = role
        persons[key] = person
      } else if roles[key] != role {
        roles[key] = nil
        persons[key] = nil
      }
    }
  }

  /// Whether the list names a label: as it is, by the initials in its parentheses, or without them.
  func names(_ label: String) -> Bool { Self.keys(label).contains { named.contains($0) } }

  /// What the list says of a label.
  func role(of label: String) -> String? { Self.keys(label).lazy.compactMap { roles[$0] }.first }

  /// The name of the person behind a label, where the list gives one.
  func person(of label: String) -> String? { Self.keys(label).lazy.compactMap { persons[$0] }.first }

  private static func keys(_ label: String) -> [String] {
    guard let (name, initials) = ParticipantName.parenthesis(in: label) else { return [LetterCase.lowercased(label)] }
    return [label, initials, name].map { LetterCase.lowercased($0) }
  }

  private static func isHeading(_ text: String) -> Bool {
    // A line of speech is longer than any heading, and need not be folded.
    if text.utf8.count > 80 { return false }
    var name = LetterCase.lowercased(text)
    if name.hasSuffix(":") { name.removeLast() }
    return headings.contains(name)
  }

  /// Whether a text is two sentences or more: one ends within, a capital follows, and the last is ended.
  private static func isSentences(_ text: String) -> Bool {
    func ends(_ word: Substring) -> Bool { word.last.map { ".!?…".contains($0) } ?? false }
    let words = text.split(separator: " ")
    guard let last = words.last, ends(last) else { return false }
    return zip(words, words.dropFirst()).contains { word, next in
      ends(word) && LetterCase.lowercased(String(next.prefix(1))) != next.prefix(1)
    }
  }

  /// The label of a line, what else it says, and which of both is the role; `nil` when the line looks like speech.
  private static func entry(_ line: Line, in verbatim: UTF8Text, isWord: (String) -> Bool) -> (
    label: String, other: String, role: String
  )? {
    guard line.text.utf8.count <= 120 else { return nil }
    // `Plejemor = Anne`: who is called so is the role of nobody.
    func entry(_ label: String, _ other: String) -> (String, String, String) {
      let isCode = ParticipantName.isInitials(label) && !SpeakerLabel.namesInterviewer(label)
      let name = ParticipantName.parenthesis(in: label)?.name ?? label
      let isTitle = !isCode && ParticipantName.isTitle(name, beside: other, isWord: isWord)
      return (label, other, isTitle ? name : other)
    }
    if let label = SpeakerLabel(line: line, in: verbatim) {
      let role = line.text.utf8.dropFirst(label.contentStart - line.range.start)
      let text = String(decoding: role, as: UTF8.self)
      if text.isEmpty || text.hasSuffix("?") { return nil }
      // `Moderator: Så. Kan man høre mig? Jeg sidder her.` right behind the list is the first turn.
      if SpeakerLabel.namesInterviewer(label.label), isSentences(text) { return nil }
      return entry(label.label, text)
    }
    let text = String(decoding: NormalForm.composed(Array(line.text.utf8)), as: UTF8.self)
    for separator in [" = ", " – ", " — ", " - "] {
      if let (label, other) = text.split(atFirst: separator) { return entry(label, other) }
    }
    guard let (label, other) = text.split(atFirst: ", ") else { return (text, text, text) }
    // `Frivilligkonsulent, mellemstor kommune`: what stands first is label and role in one, unless it is a code or a name.
    let isRole =
      SpeakerLabel.isCode(label) || ParticipantName.parenthesis(in: label) != nil || ParticipantName.isFull(label)
      || SpeakerLabel.namesInterviewer(other)
    return isRole ? (label, other, other) : (label, label, label)
  }
}

extension String {
  /// The two sides of the first occurrence of a separator; `nil` when there is none or a side is empty. O(n).
  ///
  /// - Parameters:
  ///   - separators: Of several, the one that stands first.
  ///   - limit: Bytes before the separator, at most; `nil` for any number.
  func split(atFirst separators: String..., within limit: Int? = nil) -> (String, String)? {
    let patterns = separators.map { Array($0.utf8) }
    let longest = patterns.map(\.count).max() ?? 0
    let bytes = Array(utf8.prefix(limit.map { $0 + longest } ?? .max))
    guard bytes.count > 1 else { return nil }
    for start in 1..<bytes.count {
      for pattern in patterns where bytes[start] == pattern[0] && bytes[start...].starts(with: pattern) {
        let words = utf8.dropFirst(start + pattern.count)
        if words.isEmpty { return nil }
        return (String(decoding: bytes[..<start], as: UTF8.self), String(decoding: words, as: UTF8.self))
      }
    }
    return nil
  }
}
