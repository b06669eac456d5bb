internal import UnicodeText

/// The bullet or number at the start of a list item.
struct ListMarker {
  /// Bytes of the marker.
  let length: Int

  /// Signs that stand before items, also before words that are none.
  private static let signs = Set("-–—―‒−*".unicodeScalars)
  /// Signs that are nothing but bullets: words may stand right behind them.
  private static let bullets = Set("•◦▪▫●○·∙⋅‣⁃■□◆◇❖➢➤➔→⇒►▸▶✓✔☑☐\u{F0B7}".unicodeScalars)

  /// Whether a text is a bullet and nothing else, as converters put it on a line of its own.
  static func isAlone(_ text: String) -> Bool {
    text.unicodeScalars.count == 1 && text.unicodeScalars.allSatisfy { isBullet($0) }
  }

  private static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
    bullets.contains(scalar) || (0xF000...0xF0FF).contains(scalar.value)
  }

  /// Reads a marker: `-`, `–`, `•`, `*`, `◦`, `o`, `✓`, or a number or letter with a point or parenthesis: `1.`, `a)`,
  /// `(b)`, `ii.`, followed by a blank and words. A year or a date is none.
  init?(_ text: String) {
    let scalars = Array(text.unicodeScalars.prefix(12))
    guard scalars.count > 2, let first = scalars.first else { return nil }
    var count = 0
    let isBullet = Self.isBullet(first)
    if isBullet || Self.signs.contains(first) {
      count = 1
      // `- i. text`: both are the marker.
      if scalars.count > 4, scalars[1] == " ", "ivx".unicodeScalars.contains(scalars[2]) {
        let roman = scalars[2...].prefix { "ivx".unicodeScalars.contains($0) }
        if scalars.count > 2 + roman.count, scalars[2 + roman.count] == "." { count = 3 + roman.count }
      }
    } else if first == "+" || first == "o", scalars[1] == " " {
      // The hollow bullet of word processors comes out as a letter.
      count = 1
    } else if first == "(", ScalarClass.isLowercase(scalars[1]), scalars[2] == ")" {
      count = 3
    } else {
      let digits = scalars.prefix { ScalarClass.isDigit($0) }.count
      let head = digits > 0 ? digits : (ScalarClass.isLowercase(first) ? 1 : 0)
      guard (1...2).contains(head), scalars.count > head + 1 else { return nil }
      guard scalars[head] == ")" || scalars[head] == "." && digits > 0 else { return nil }
      count = head + 1
      // `27. maj` is a date, `2. sæt` an ordinal: an item begins with a capital.
      if scalars[head] == ".", scalars.count > count + 1, ScalarClass.isLowercase(scalars[count + 1]) { return nil }
    }
    guard scalars.count > count else { return nil }
    let isGlued = count == 1 && isBullet && ScalarClass.isLetter(scalars[1])
    guard isGlued || " \t\u{A0}\u{2002}\u{2003}\u{2009}".unicodeScalars.contains(scalars[count]) else { return nil }
    length = scalars[..<count].reduce(0) { $0 + UTF8.width($1) }
  }
}
