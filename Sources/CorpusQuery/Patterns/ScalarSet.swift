internal import UnicodeText

/// The scalars that one place of a regular expression may hold, of folded text.
struct ScalarSet: Sendable, Hashable {
  /// What Unicode knows a scalar as.
  enum Property: Sendable, Hashable {
    case letter
    case digit
    /// Letters, digits and `_`.
    case word
    case space
  }

  var ranges: [ClosedRange<UInt32>] = []
  var properties: [Property] = []
  /// Properties of which the set holds what has them not.
  var excluded: [Property] = []
  var isNegated = false

  /// Every scalar.
  static let any = ScalarSet(isNegated: true)

  /// One scalar.
  init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

  init(isNegated: Bool = false) { self.isNegated = isNegated }

  /// The one scalar in the set, where it is written out.
  var only: Unicode.Scalar? {
    guard !isNegated, properties.isEmpty, excluded.isEmpty, ranges.count == 1, ranges[0].count == 1 else { return nil }
    return Unicode.Scalar(ranges[0].lowerBound)
  }

  /// The Danish alphabet: `[a-å]` means all of it.
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyzæøå".unicodeScalars)

  /// Adds the scalars from one to another and what they fold to, Danish letters in the order of their alphabet.
  ///
  /// - Returns: Whether the first stands before the last, or is it.
  mutating func insert(_ first: Unicode.Scalar, _ last: Unicode.Scalar) -> Bool {
    let places = [first, last].map { scalar in
      Self.alphabet.firstIndex { String(Character($0)) == LetterCase.folded(String(Character(scalar))) }
    }
    if let low = places[0], let high = places[1] {
      guard low <= high else { return false }
      for letter in Self.alphabet[low...high] { ranges.append(letter.value...letter.value) }
      return true
    }
    guard first.value <= last.value else { return false }
    ranges.append(first.value...last.value)
    // Long ranges are of scripts without case.
    for value in first.value...min(last.value, first.value + 1_000) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = LetterCase.folded(String(Character(scalar))).unicodeScalars
      if let only = folded.first, folded.count == 1, only != scalar { ranges.append(only.value...only.value) }
    }
    return true
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let isListed =
      ranges.contains { $0.contains(scalar.value) } || properties.contains { $0.holds(scalar) }
      || excluded.contains { !$0.holds(scalar) }
    return isListed != isNegated
  }
}

extension ScalarSet.Property {
  fileprivate func holds(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .letter: ScalarClass.isLetter(scalar)
    case .digit: ScalarClass.isDigit(scalar)
    case .word: ScalarClass.isLetter(scalar) || ScalarClass.isDigit(scalar) || scalar == "_"
    case .space: ScalarClass.isWhiteSpace(scalar)
    }
  }
}
