/// What a researcher says of the speakers of all sources: label, name to show, role and case.
package struct SpeakerTable: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    /// The line of the file, counted from 1.
    package let line: Int
    /// The source that the entry is for, by its name, with or without folders and ending; `nil` for all.
    package let source: String?
    /// In lower case; `nil` for all speakers.
    package let label: String?
    package let name: String?
    package let role: String?
    package let caseName: String?

    package init(line: Int, source: String?, label: String?, name: String?, role: String?, caseName: String?) {
      self.line = line
      self.source = source
      self.label = label
      self.name = name
      self.role = role
      self.caseName = caseName
    }
  }

  /// The path, for messages.
  package let file: String
  package let entries: [Entry]
  /// The lines that name a speaker and say nothing of them, counted from 1: rows that nobody filled in.
  package let unfilled: [Int]

  package init(file: String, entries: [Entry], unfilled: [Int] = []) {
    self.file = file
    self.entries = entries
    self.unfilled = unfilled
  }

  /// Whether an entry is for a source: for all, or for its name, with or without folders and ending.
  package func isFor(_ entry: Entry, source: String) -> Bool {
    guard let text = entry.source else { return true }
    let file = source.split(separator: "/").last.map(String.init) ?? source
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    return text == source || text == file || text == stem
  }
}
