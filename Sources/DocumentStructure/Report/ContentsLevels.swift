internal import UnicodeText

/// The level of each entry of a table of contents.
enum ContentsLevels {
  /// By numbering (`2`, `2.1`), by indentation, by names (`Kapitel 2`, `DEL I`), by capitals, or, where the table shows none
  /// of these, by what is named again in the text's own summary: such are the themes, and what stands between two of them
  /// is below the first.
  ///
  /// - Parameter isNamedAgain: Whether a title stands twice or more in the text behind the table.
  static func levels(of entries: [ContentsEntry], isNamedAgain: (String) -> Bool) -> [Int] {
    let depths = entries.map { HeadingNumber($0.title)?.depth ?? 0 }
    if depths.contains(where: { $0 > 1 }) {
      return zip(depths, entries).map { depth, _ in max(1, depth) }
    }
    let indents = Set(entries.map(\.indent)).sorted()
    if indents.count > 1, indents.count <= 6 { return entries.map { (indents.firstIndex(of: $0.indent) ?? 0) + 1 } }
    let chapters = entries.map { HeadingNumber.isChapter($0.title) }
    if chapters.count(where: \.self) >= 2 { return below(chapters, entries) }
    // Numbers on some: the others stand below them, or in front and behind.
    if depths.count(where: { $0 == 1 }) >= 2 { return below(depths.map { $0 == 1 }, entries) }
    let capitals = entries.map { isCapitals($0.title) }
    if capitals.count(where: \.self) >= 2, capitals.contains(false) { return below(capitals, entries) }
    let themes = entries.map { isNamedAgain($0.title) }
    if themes.count(where: \.self) >= 2 { return below(themes, entries) }
    return entries.map { _ in 1 }
  }

  /// What follows a chapter is below it; what stands before the first, and what stands in the front or back of every
  /// report, is not.
  private static func below(_ isChapter: [Bool], _ entries: [ContentsEntry]) -> [Int] {
    let first = isChapter.firstIndex(of: true) ?? 0
    return entries.indices.map { index in
      index <= first || isChapter[index] || BackMatter.isOuterHeading(entries[index].title) ? 1 : 2
    }
  }

  static func isCapitals(_ title: String) -> Bool {
    let letters = title.unicodeScalars.filter { ScalarClass.isLetter($0) }
    return letters.count >= 4 && letters.allSatisfy { ScalarClass.isUppercase($0) }
  }
}
