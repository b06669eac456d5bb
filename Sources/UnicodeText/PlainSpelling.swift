/// Words spelled with what a keyboard has.
package enum PlainSpelling {
  /// A word with straight apostrophes and plain hyphens, and without soft hyphens and whatever else shows nothing. O(n).
  package static func of(_ word: String) -> String {
    // The first bytes of what changes.
    guard word.utf8.contains(where: { $0 == 0xC2 || $0 == 0xCA || $0 == 0xE2 || $0 >= 0xEF }) else { return word }
    let seen = word.unicodeScalars.filter { !ScalarClass.isInvisible($0) }
    return seen.isEmpty ? word : String(String.UnicodeScalarView(seen.map(plain)))
  }

  /// Apostrophes and hyphens come in many shapes.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2018, 0x2019, 0x02BC, 0x00B4, 0x201B: "'"
    case 0x2010, 0x2011: "-"
    default: scalar
    }
  }
}
