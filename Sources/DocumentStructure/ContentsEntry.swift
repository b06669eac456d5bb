internal import UnicodeText

/// A line of a table of contents: `2.1 Målgrupper ..... 30`, `Koordinering⇥14`.
struct ContentsEntry {
  let title: String

  init?(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    let digits = scalars.reversed().prefix { ScalarClass.isDigit($0) }.count
    guard (1...3).contains(digits), scalars.count > digits + 3 else { return nil }
    var end = scalars.count - digits
    while end > 0, scalars[end - 1] == " " { end -= 1 }
    if end > 0, scalars[end - 1] == "\t" {
      while end > 0, ScalarClass.isWhiteSpace(scalars[end - 1]) { end -= 1 }
    } else {
      var leaders = 0
      while end > 0, ". …·_".unicodeScalars.contains(scalars[end - 1]) {
        if scalars[end - 1] != " " { leaders += scalars[end - 1] == "…" ? 3 : 1 }
        end -= 1
      }
      guard leaders >= 3 else { return nil }
    }
    guard end > 0 else { return nil }
    title = String(String.UnicodeScalarView(scalars[..<end]))
  }
}
