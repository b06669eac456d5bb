internal import CorpusModel
internal import UnicodeText

/// A report's table of contents, matched with the headings of the text.
struct Contents {
  /// Indices of the blocks that hold it, its heading included; empty when there is none.
  private(set) var blocks: Range<Int> = 0..<0
  /// The level of each block that is a heading named in the table.
  private(set) var levels: [Int: Int] = [:]

  private static let headings: Set<String> = ["indhold", "indholdsfortegnelse", "indholdsoversigt"]

  /// - Parameters:
  ///   - all: The blocks of the report.
  ///   - indent: Columns of white space before a block in its line.
  init(in all: [Block], indent: (Block) -> Int) {
    let start =
      all.firstIndex { Self.headings.contains(LetterCase.lowercased($0.text)) }
      ?? all.indices.first { index in all[index...].prefix(3).allSatisfy { ContentsEntry($0.text) != nil } }
    guard let start else { return }
    var entries: [(title: String, indent: Int)] = []
    var end = start
    var misses = 0
    for index in start..<all.count where misses < 4 {
      if let entry = ContentsEntry(all[index].text) {
        entries.append((entry.title, indent(all[index])))
        end = index + 1
        misses = 0
      } else if index > start {
        misses += 1
      }
    }
    guard entries.count >= 3 else { return }
    blocks = start..<end
    match(entries, with: all)
  }

  /// Finds each entry's heading, from the last back: a title that stands twice is the chapter's where it stands last.
  private mutating func match(_ entries: [(title: String, indent: Int)], with all: [Block]) {
    let keys = all.map { Self.key($0.text) }
    var places: [Int?] = Array(repeating: nil, count: entries.count)
    var limit = all.count
    for index in entries.indices.reversed() {
      let key = Self.key(entries[index].title)
      if let place = keys[blocks.upperBound..<max(limit, blocks.upperBound)].lastIndex(of: key) {
        places[index] = place
        limit = place
      }
    }
    let entryLevels = Self.levels(of: entries) { title in
      keys[blocks.upperBound...].count { Self.isAlike($0, Self.key(title)) } > 1
    }
    for (index, place) in places.enumerated() { if let place { levels[place] = entryLevels[index] } }
  }

  /// The level of each entry: by numbering, by indentation, or, where the table shows neither, by what is named again in
  /// the text's own summary: such are the themes, and what stands between two of them is below the first.
  private static func levels(of entries: [(title: String, indent: Int)], isNamedAgain: (String) -> Bool) -> [Int] {
    let depths = entries.map { Self.numberingDepth($0.title) }
    if depths.contains(where: { $0 > 1 }) {
      return zip(entries, depths).map { entry, depth in depth == 0 ? 1 : depth }
    }
    let indents = Set(entries.map(\.indent)).sorted()
    if indents.count > 1 { return entries.map { (indents.firstIndex(of: $0.indent) ?? 0) + 1 } }
    let themes = entries.indices.filter { isNamedAgain(entries[$0].title) }
    guard themes.count > 1, let first = themes.first else { return entries.map { _ in 1 } }
    return entries.indices.map { index in
      index <= first || themes.contains(index) || BackMatter.isReferences(entries[index].title) ? 1 : 2
    }
  }

  /// 1 for `2 Målgrupper`, 2 for `2.1 Børn`, 0 without a number.
  private static func numberingDepth(_ title: String) -> Int {
    let number = title.unicodeScalars.prefix { ScalarClass.isDigit($0) || $0 == "." }
    guard let first = number.first, ScalarClass.isDigit(first),
      title.unicodeScalars.dropFirst(number.count).first == " "
    else { return 0 }
    return number.split(separator: ".").count
  }

  /// What two spellings of a heading have in common: letters and digits, case folded.
  static func key(_ text: String) -> String {
    var key = ""
    for scalar in LetterCase.folded(text).unicodeScalars
    where ScalarClass.isLetter(scalar) || ScalarClass.isDigit(scalar) {
      key.unicodeScalars.append(scalar)
    }
    return key
  }

  /// Whether two keys are the same but for an ending: a common prefix of four fifths or more and nearly equal length.
  private static func isAlike(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    guard min(a.utf8.count, b.utf8.count) >= 15, abs(a.utf8.count - b.utf8.count) <= 3 else { return false }
    let prefix = zip(a.utf8, b.utf8).prefix { $0 == $1 }.count
    let suffix = zip(a.utf8.reversed(), b.utf8.reversed()).prefix { $0 == $1 }.count
    return prefix + suffix + 3 >= max(a.utf8.count, b.utf8.count)
  }
}
