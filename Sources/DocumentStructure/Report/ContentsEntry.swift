internal import UnicodeText

/// A line of a table of contents: `2.1 Målgrupper ..... 30`, `Koordinering⇥14`, `Koordinering 14`.
struct ContentsEntry {
  let title: String
  /// `nil` where the table gives none.
  let page: Int?
  /// Columns from the margin: blanks before the line where they are kept, else what the leaders lack.
  var indent = 0
  /// Columns of a line that leaders fill up to the page number.
  let filledWidth: Int?

  /// An entry with leaders or a tab before its page.
  init?(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    let digits = scalars.reversed().prefix { ScalarClass.isDigit($0) }.count
    guard (1...3).contains(digits), scalars.count > digits + 3 else { return nil }
    var end = scalars.count - digits
    while end > 0, scalars[end - 1] == " " { end -= 1 }
    var isFilled = false
    if end > 0, scalars[end - 1] == "\t" || scalars.count - digits - end >= 3 {
      while end > 0, ScalarClass.isWhiteSpace(scalars[end - 1]) { end -= 1 }
    } else {
      var leaders = 0
      while end > 0, ". …·_-\t\u{A0}".unicodeScalars.contains(scalars[end - 1]) {
        if !ScalarClass.isWhiteSpace(scalars[end - 1]) { leaders += scalars[end - 1] == "…" ? 3 : 1 }
        end -= 1
      }
      guard leaders >= 3 else { return nil }
      isFilled = leaders >= 4
    }
    guard end > 0 else { return nil }
    title = String(String.UnicodeScalarView(scalars[..<end]))
    page = Int(String(String.UnicodeScalarView(scalars[(scalars.count - digits)...])))
    filledWidth = isFilled ? scalars.count - digits : nil
  }

  /// An entry whose page follows after a blank; only a line of a table that is known to be one can be told so.
  init?(plain text: String) {
    guard let blank = text.lastIndex(where: { $0 == " " || $0 == "\u{A0}" }) else { return nil }
    let digits = text[text.index(after: blank)...]
    guard digits.utf8.count <= 3, let page = PageMark.digits(digits).flatMap({ Int($0) }),
      text[..<blank].contains(where: \.isLetter)
    else { return nil }
    title = String(text[..<blank]).trimming
    self.page = page
    filledWidth = nil
  }

  /// An entry without a page.
  init(title: String) {
    self.title = title
    page = nil
    filledWidth = nil
  }

  /// The entry with the words of the line before, where it was wrapped.
  func following(_ line: String) -> ContentsEntry {
    ContentsEntry(title: line + " " + title, page: page, indent: indent)
  }

  private init(title: String, page: Int?, indent: Int) {
    self.title = title
    self.page = page
    self.indent = indent
    filledWidth = nil
  }
}

extension String {
  /// Without the blanks at its ends.
  fileprivate var trimming: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
