internal import UnicodeText

/// What the letters of a form look like, whatever they mean.
struct WordShape: Sendable {
  /// As written, with straight apostrophes and plain hyphens, and without soft hyphens and their like.
  let form: String
  /// In lower case, as UTF-8.
  let lower: [UInt8]
  /// Whether it begins with a capital letter.
  let isCapitalised: Bool
  /// Whether it has two letters or more, all capitals.
  let isUpper: Bool
  /// Whether it has letters only.
  let isAlphabetic: Bool
  /// Whether it begins with a digit and has no more than two letters.
  let isNumber: Bool

  init(_ written: String) {
    let form = PlainSpelling.of(written)
    self.form = form
    lower = Array(LetterCase.lowercased(form).utf8)
    var letters = 0
    var capitals = 0
    var others = 0
    for scalar in form.unicodeScalars {
      if ScalarClass.isLetter(scalar) {
        letters += 1
        if ScalarClass.isUppercase(scalar) { capitals += 1 }
      } else {
        others += 1
      }
    }
    isCapitalised = form.unicodeScalars.first.map(ScalarClass.isUppercase) ?? false
    isUpper = letters > 1 && capitals == letters
    isAlphabetic = others == 0 && letters > 0
    isNumber = form.unicodeScalars.first.map(ScalarClass.isDigit) ?? false && letters == 0
  }

  /// Where the last hyphen stands that has letters after it.
  var hyphen: String.Index? {
    guard let hyphen = form.lastIndex(of: "-"), hyphen > form.startIndex else { return nil }
    let rest = form[form.index(after: hyphen)...]
    return rest.isEmpty ? nil : hyphen
  }

  /// Whether it ends with a hyphen, as the first member of a coordination: `børne-`.
  var isOpenEnded: Bool { form.utf8.count > 1 && form.utf8.last == 0x2D }

  /// Whether a text is an acronym: two to six capitals or digits, no more than that.
  func isAcronym(_ text: String) -> Bool {
    var capitals = 0
    for scalar in text.unicodeScalars {
      if ScalarClass.isUppercase(scalar) {
        capitals += 1
      } else if !ScalarClass.isDigit(scalar), scalar != "&", scalar != "." {
        return false
      }
    }
    return capitals > 1 && capitals < 7
  }

  /// Whether it is a Roman numeral of two to six letters below a hundred: `IV`, `XII`.
  var isRomanNumeral: Bool {
    isUpper && (2...6).contains(form.utf8.count) && form.utf8.allSatisfy { WordShape.romanLetters.contains($0) }
  }

  private static let romanLetters = Array("IVX".utf8)

  private static let suffixes = [
    "ernes", "erens", "erne", "eren", "ernes", "enes", "ens", "ets", "ers", "ene", "en", "et", "er", "es", "e", "s",
    "n",
    "t", "r",
  ]

  /// An acronym, name or word and the ending that was written behind it with an apostrophe, or without one behind capitals.
  var suffixed: (stem: String, suffix: String)? {
    if let apostrophe = form.lastIndex(of: "'"), apostrophe > form.startIndex {
      let suffix = LetterCase.lowercased(String(form[form.index(after: apostrophe)...]))
      let stem = String(form[..<apostrophe])
      return suffix.isEmpty || WordShape.suffixes.contains(suffix) ? (stem, suffix) : nil
    }
    let capitals = form.prefix { $0.isUppercase || $0.isNumber }
    let suffix = String(form[capitals.endIndex...])
    guard capitals.count >= 2, isAcronym(String(capitals)), WordShape.suffixes.contains(suffix) else { return nil }
    return (String(capitals), suffix)
  }
}
