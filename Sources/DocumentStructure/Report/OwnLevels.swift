internal import UnicodeText

/// The levels of headings that no table of contents names: by their numbers, by capitals, else one below the last heading
/// of the contents.
struct OwnLevels {
  private let hasContents: Bool
  private let hasNumbers: Bool
  private let hasCapitals: Bool
  private let hasChapters: Bool

  init(_ headings: [String], hasContents: Bool) {
    self.hasContents = hasContents
    let depths = headings.compactMap { HeadingNumber($0)?.depth }
    hasNumbers = depths.count >= 2
    let capitals = headings.count { ContentsLevels.isCapitals($0) }
    hasCapitals = capitals >= 2 && capitals < headings.count
    let chapters = headings.count { HeadingNumber.isChapter($0) }
    hasChapters = chapters >= 2 && chapters < headings.count
  }

  /// - Parameter above: The level of the heading before.
  func level(of block: Block, below above: Int) -> Int {
    let text = block.text
    if hasContents {
      if HeadingNumber.isAppendix(text) { return 1 }
      return min(max(above, 1) + (above <= 1 ? 1 : 0), max(2, above))
    }
    if BackMatter.isOuterHeading(text) { return 1 }
    if hasNumbers, let number = HeadingNumber(text) { return number.depth }
    // Without a number among numbered ones: below them.
    if hasNumbers { return above == 0 ? 1 : 2 }
    if hasChapters { return HeadingNumber.isChapter(text) || above == 0 ? 1 : 2 }
    if hasCapitals { return ContentsLevels.isCapitals(text) || above == 0 ? 1 : 2 }
    return 1
  }
}
