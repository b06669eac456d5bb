/// How wide words are in Helvetica, and so in Arial and Liberation Sans, which were made to its measures.
///
/// - Source: Adobe Font Metrics of Helvetica, advance widths in thousandths of the size.
enum LetterWidths {
  private static let ascii: [Double] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
  ]

  private static func width(of scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x20...0x7E: ascii[Int(scalar.value) - 0x20]
    case 0xC6, 0x2026: 1000
    case 0xE6: 889
    case 0xD8: 778
    case 0xF8: 611
    case 0xC0...0xDE: 667
    // Combining marks stand over the letter before them.
    case 0x300...0x36F: 0
    default: 556
    }
  }

  /// The width of a text in pixels.
  static func width(of text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) } * size / 1000
  }

  /// The widths of the UTF-16 units of a text in thousandths of the size; the second half of a pair has none.
  static func advances(of text: String) -> [Double] {
    text.unicodeScalars.flatMap { scalar in scalar.value > 0xFFFF ? [width(of: scalar), 0] : [width(of: scalar)] }
  }

  /// The front of a text that fits a width in pixels, with `…` where it was cut.
  static func fitting(_ text: String, _ room: Double, size: Double) -> String {
    if width(of: text, size: size) <= room { return text }
    var kept = text.unicodeScalars
    while !kept.isEmpty, width(of: String(kept) + "…", size: size) > room { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return String(kept) + "…"
  }
}
