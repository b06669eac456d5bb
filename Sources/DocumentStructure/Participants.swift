internal import CorpusModel
internal import UnicodeText

/// The list of participants at the head of a transcript: `IP1: PPR-leder`, `A = bostøttemedarbejder`,
/// `Frivilligkonsulent, mellemstor kommune`.
struct Participants {
  /// Indices of the lines that hold the list, its heading included; empty when there is none.
  private(set) var lines: Range<Int> = 0..<0
  /// What the list says of a label.
  private(set) var roles: [String: String] = [:]

  private static let headings: Set<String> = [
    "deltagere", "informanter", "medvirkende", "til stede", "interviewpersoner", "deltagere i interviewet", "personer",
  ]

  /// Looks for the list among the first sixty lines.
  init(in all: [Line]) {
    guard let heading = all.prefix(60).firstIndex(where: { Self.isHeading($0.text) }) else { return }
    var index = heading + 1
    // One blank line may stand between heading and list.
    if index < all.count, all[index].isBlank { index += 1 }
    while index < all.count, !all[index].isBlank {
      guard let (label, role) = Self.entry(all[index]) else { break }
      // The first turn right behind the list has a label of it; two who share a title are two lines.
      if roles[label] != nil, SpeakerLabel(line: all[index]) != nil { break }
      if roles[label] == nil { roles[label] = role }
      index += 1
    }
    lines = roles.isEmpty ? 0..<0 : heading..<index
  }

  private static func isHeading(_ text: String) -> Bool {
    var name = LetterCase.lowercased(text)
    if name.hasSuffix(":") { name.removeLast() }
    return headings.contains(name)
  }

  /// The label of a line and its role; `nil` when the line looks like speech.
  private static func entry(_ line: Line) -> (String, String)? {
    guard line.text.utf8.count <= 120 else { return nil }
    if let label = SpeakerLabel(line: line) {
      let role = line.text.utf8.dropFirst(label.contentStart - line.range.start)
      let text = String(decoding: role, as: UTF8.self)
      if text.isEmpty || text.hasSuffix("?") { return nil }
      return (label.label, text)
    }
    let text = String(decoding: NormalForm.composed(Array(line.text.utf8)), as: UTF8.self)
    for separator in [" = ", " – ", " — ", " - ", ", "] {
      guard let (label, role) = text.split(atFirst: separator) else { continue }
      // `Frivilligkonsulent, mellemstor kommune`: what stands first is label and role in one, unless it is a code.
      return (label, separator == ", " && !SpeakerLabel.isCode(label) ? label : role)
    }
    return (text, text)
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
