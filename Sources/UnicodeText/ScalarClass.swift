internal import CICU

/// Properties of scalars by the system's ICU; answers about ASCII and Latin-1 come from a comparison.
package enum ScalarClass {
  /// Letters, marks that join them, and what Unicode calls alphabetic.
  package static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A }
    if isLatin1(scalar.value) { return true }
    return cicu_is_alphabetic(scalar.value)
  }

  /// Whether a scalar is a letter from U+00C0 to U+00FF, all but `×` and `÷`: capitals first, from U+00DF on small letters.
  private static func isLatin1(_ value: UInt32) -> Bool {
    value >= 0xC0 && value <= 0xFF && value != 0xD7 && value != 0xF7
  }

  /// Decimal digits of any script.
  package static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x250 { return scalar.value >= 0x30 && scalar.value <= 0x39 }
    return cicu_general_category(scalar.value) == 9
  }

  /// Upper-case and title-case letters.
  package static func isUppercase(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value >= 0x41 && scalar.value <= 0x5A }
    if isLatin1(scalar.value) { return scalar.value < 0xDF }
    let category = cicu_general_category(scalar.value)
    return category == 1 || category == 3
  }

  /// Lower-case letters.
  package static func isLowercase(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value >= 0x61 && scalar.value <= 0x7A }
    if isLatin1(scalar.value) { return scalar.value >= 0xDF }
    return cicu_general_category(scalar.value) == 2
  }

  /// Combining marks: general category Mn, Me or Mc.
  package static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return false }
    return (6...8).contains(cicu_general_category(scalar.value))
  }

  /// Pictographs and their like: general category So from the arrows (U+2190) on, not `°`, `©` and `™`.
  package static func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x2190 && cicu_general_category(scalar.value) == 27
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

  /// Characters that show nothing: soft hyphen, joiners, directions, byte order mark, tags. In a word they say nothing of it.
  package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0xAD && cicu_is_invisible(scalar.value)
  }

  /// Latin letters, and what is common to all scripts (digits, punctuation, marks).
  package static func isLatinOrCommon(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x250 || cicu_is_latin_or_common(scalar.value)
  }
}
