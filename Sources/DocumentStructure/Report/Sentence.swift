internal import UnicodeText

/// What the ends of a stretch of text say of the sentence that they stand in.
enum Sentence {
  /// Whether a text ends where a sentence may end; marks, brackets and footnote digits behind the point are passed over.
  static func isComplete(_ text: String) -> Bool {
    var scalars = text.unicodeScalars
    while let last = scalars.last,
      QuotedBlock.closing.contains(last) || ")*]_".unicodeScalars.contains(last)
        || InlineMarks.superscripts.contains(last) || ScalarClass.isDigit(last)
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

  static func wordCount(_ text: String) -> Int { text.split { $0 == " " || $0 == "\u{A0}" || $0 == "\t" }.count }
}
