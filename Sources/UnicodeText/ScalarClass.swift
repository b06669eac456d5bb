internal import CICU

/// Properties of scalars by the system's ICU; ASCII answers come from a comparison.
package enum ScalarClass {
  /// Letters, marks that join them, and what Unicode calls alphabetic.
  package static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A }
    return cicu_is_alphabetic(scalar.value)
  }

  /// Decimal digits of any script.
  package static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value >= 0x30 && scalar.value <= 0x39 }
    return cicu_general_category(scalar.value) == 9
  }

  /// Upper-case and title-case letters.
  package static func isUppercase(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value >= 0x41 && scalar.value <= 0x5A }
    let category = cicu_general_category(scalar.value)
    return category == 1 || category == 3
  }

  /// Lower-case letters.
  package static func isLowercase(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value >= 0x61 && scalar.value <= 0x7A }
    return cicu_general_category(scalar.value) == 2
  }

  /// Combining marks: general category Mn, Me or Mc.
  package static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return false }
    return (6...8).contains(cicu_general_category(scalar.value))
  }

  /// White space of any kind, line ends included.
  package static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value == 0x20 || (scalar.value >= 0x09 && scalar.value <= 0x0D) }
    return cicu_is_white_space(scalar.value)
  }

  /// Control and format characters, unassigned and private ones: what is no part of a readable text. Line ends, tabs,
  /// soft hyphens and joiners are not among them.
  package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value == 0x09 || value == 0x0A || value == 0x0D || value == 0x0C { return false }
    return value < 0x20 || value == 0x7F
  }

  /// Latin letters, and what is common to all scripts (digits, punctuation, marks).
  package static func isLatinOrCommon(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x250 || cicu_is_latin_or_common(scalar.value)
  }
}
