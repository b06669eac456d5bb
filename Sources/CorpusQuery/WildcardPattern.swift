internal import UnicodeText

/// A pattern with `*` for any letters and `?` for one scalar; case and accents ignored.
struct WildcardPattern {
  private let scalars: [Unicode.Scalar]

  init(_ pattern: String) { scalars = Array(LetterCase.folded(pattern).unicodeScalars) }

  /// What every match begins with, before the first wildcard.
  var prefix: String {
    String(String.UnicodeScalarView(scalars.prefix { $0 != "*" && $0 != "?" }))
  }

  /// Whether a folded text matches as a whole. O(pattern × text) at worst, without recursion.
  func matches(_ folded: String) -> Bool {
    let text = Array(folded.unicodeScalars)
    var (p, t) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < scalars.count, scalars[p] == "*" {
        star = (p + 1, t)
        p += 1
      } else if p < scalars.count, scalars[p] == "?" || scalars[p] == text[t] {
        p += 1
        t += 1
      } else if let back = star {
        // The last star takes one more.
        p = back.pattern
        t = back.text + 1
        star = (back.pattern, t)
      } else {
        return false
      }
    }
    while p < scalars.count, scalars[p] == "*" { p += 1 }
    return p == scalars.count
  }
}
