internal import UnicodeText

/// A report's table of contents as it stands: its entries, and where it begins and ends.
struct ContentsTable {
  /// A line or block of the report, as far as the table asks for it.
  struct Row {
    let text: String
    /// Columns of white space before it.
    let indent: Int
    /// Whether the layout put it there: a page mark, a page number.
    let isFurniture: Bool
  }

  /// In order, with their indents.
  let entries: [ContentsEntry]
  /// Indices of the rows that hold it, its heading included.
  let rows: Range<Int>

  private static let headings: Set<String> = [
    "indhold", "indholdsfortegnelse", "indholdsoversigt", "indholdsliste", "contents", "table of contents",
  ]

  static func isHeading(_ text: String) -> Bool {
    let before = "#*_ ".unicodeScalars
    // Most rows begin with another letter.
    guard let first = text.unicodeScalars.first(where: { !before.contains($0) }),
      "iIcCtT".unicodeScalars.contains(first)
    else { return false }
    var words = LetterCase.lowercased(text).unicodeScalars.drop { before.contains($0) }
    while let last = words.last, "*_: ".unicodeScalars.contains(last) { words.removeLast() }
    return headings.contains(String(words))
  }

  /// Finds the table: under its heading, or where three lines with leaders follow each other. `nil` when there is none.
  ///
  /// - Complexity: O(rows).
  init?(_ rows: [Row]) {
    let shown = rows.indices.filter { !rows[$0].isFurniture && !rows[$0].text.isEmpty }
    if let heading = shown.firstIndex(where: { Self.isHeading(rows[$0].text) }),
      let table = Self.read(rows, shown, from: heading + 1, isNamed: true)
        ?? Self.titles(rows, shown, from: heading + 1)
    {
      entries = Self.indented(table.entries)
      self.rows = shown[heading]..<table.end
      return
    }
    let start = shown.indices.first { place in
      let next = shown[place...].prefix(3)
      return next.count == 3 && next.allSatisfy { ContentsEntry(rows[$0].text) != nil }
    }
    guard let start, let table = Self.read(rows, shown, from: start, isNamed: false) else { return nil }
    entries = Self.indented(table.entries)
    self.rows = shown[start]..<table.end
  }

  /// Entries with page numbers, which never go down. Lines without one are the first half of an entry that was wrapped, or
  /// a title without a page; after three of them the table is over.
  private static func read(_ rows: [Row], _ shown: [Int], from start: Int, isNamed: Bool) -> (
    entries: [ContentsEntry], end: Int
  )? {
    var entries: [ContentsEntry] = []
    var end = start
    var waiting: [Int] = []
    var page = 0
    for place in shown.indices.dropFirst(start) {
      let row = rows[shown[place]]
      // What follows is the table of figures.
      if BackMatter.isFigureCaption(row.text) || BackMatter.isBox(row.text) { break }
      let strict = ContentsEntry(row.text)
      guard var entry = strict ?? (isNamed ? ContentsEntry(plain: row.text) : nil),
        strict != nil || (page...(page + 60)).contains(entry.page ?? 0)
      else {
        waiting.append(shown[place])
        if waiting.count > 3 || Sentence.wordCount(row.text) > 25 { break }
        continue
      }
      entry.indent = row.indent
      for (number, line) in waiting.enumerated() {
        let isLast = number == waiting.count - 1
        if isLast, Sentence.goesOn(entry.title) || !Sentence.goesOn(rows[line].text) && rows[line].text.utf8.count > 45
        {
          entry = entry.following(rows[line].text)
          entry.indent = rows[line].indent
        } else {
          var title = ContentsEntry(title: rows[line].text)
          title.indent = rows[line].indent
          entries.append(title)
        }
      }
      waiting = []
      entries.append(entry)
      page = max(page, entry.page ?? 0)
      end = shown[place] + 1
    }
    return (3...mostEntries).contains(entries.count) ? (entries, end) : nil
  }

  /// More is a price list.
  private static let mostEntries = 2_000

  /// Titles without page numbers under the table's heading: each is found again further down, and the first that comes
  /// again is the text's own first heading.
  private static func titles(_ rows: [Row], _ shown: [Int], from start: Int) -> (entries: [ContentsEntry], end: Int)? {
    let keys = shown.map { Contents.key(rows[$0].text) }
    var places: [String: Int] = [:]
    for (place, key) in keys.enumerated().reversed() where place >= start { places[key] = place }
    var last: [String: Int] = [:]
    for (place, key) in keys.enumerated() { last[key] = place }
    var entries: [ContentsEntry] = []
    var end = start
    for place in shown.indices.dropFirst(start) {
      let key = keys[place]
      guard places[key] == place, Sentence.wordCount(rows[shown[place]].text) <= 16, let again = last[key],
        again > place
      else { break }
      var entry = ContentsEntry(title: rows[shown[place]].text)
      entry.indent = rows[shown[place]].indent
      entries.append(entry)
      end = shown[place] + 1
    }
    return (3...mostEntries).contains(entries.count) ? (entries, end) : nil
  }

  /// Where blanks before the lines were lost, leaders still show how far a line was indented: they fill it up to the same
  /// column.
  private static func indented(_ entries: [ContentsEntry]) -> [ContentsEntry] {
    let widths = entries.compactMap(\.filledWidth)
    guard Set(entries.map(\.indent)).count == 1, widths.count * 10 >= entries.count * 9, entries.count >= 6 else {
      return entries
    }
    let counts = Dictionary(grouping: widths) { $0 }.mapValues(\.count)
    // A few widths, each of several lines: else the leaders are of any length.
    let common = counts.filter { $0.value >= 2 }
    guard (2...4).contains(common.count), common.values.reduce(0, +) * 10 >= widths.count * 9,
      let widest = common.keys.max()
    else { return entries }
    return entries.map { entry in
      var entry = entry
      // One column more or less is the rounding of the leaders.
      if let width = entry.filledWidth, widest - width >= 2 { entry.indent = widest - width }
      return entry
    }
  }
}
