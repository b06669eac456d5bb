internal import UnicodeText

/// What the ends of a stretch of text say of the sentence that they stand in.
enum Sentence {
  /// Whether a text ends where a sentence may end; marks, brackets and footnote digits behind the point are passed over.
  static func isComplete(_ text: String) -> Bool {
    var scalars = text.unicodeScalars
    while let last = scalars.last,
      QuotedBlock.closing.contains(last) || ")*]_".unicodeScalars.contains(last)
        || InlineMarks.isSuperscript(last) || ScalarClass.isDigit(last)
    {
      scalars.removeLast()
    }
    guard let last = scalars.last else { return true }
    return ".?!:…".unicodeScalars.contains(last)
  }

  /// Whether a text begins like the middle of a sentence.
  static func goesOn(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return ScalarClass.isLowercase(first) || first == "("
  }

  /// How many words stand in a text, with blanks, hard ones among them, or tabs between them. O(n).
  static func wordCount(_ text: String) -> Int {
    var count = 0
    var isInside = false
    for scalar in text.unicodeScalars {
      let isBlank = scalar == " " || scalar == "\t" || scalar == "\u{A0}"
      count += !isBlank && !isInside ? 1 : 0
      isInside = !isBlank
    }
    return count
  }
}
