internal import CICU

/// Columns that text takes on a terminal.
package enum DisplayWidth {
  /// The sum of the columns of its scalars: 0 for marks and controls, 2 for wide East Asian ones, else 1. O(n).
  package static func columns(of text: some StringProtocol) -> Int {
    var sum = 0
    for scalar in text.unicodeScalars { sum += columns(of: scalar) }
    return sum
  }

  /// 0, 1 or 2.
  package static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value >= 0x20 && scalar.value < 0x7F { return 1 }
    return Int(cicu_width(scalar.value))
  }
}
