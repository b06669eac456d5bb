/// The closed lists and weights of compound splitting; the data are in `CompoundRules+Data.swift`.
enum CompoundRules {
  /// How evidence is weighed: natural logarithms of odds.
  struct Weights: Sendable {
    /// For each left part; for its productivity, log₂(1 + 4 × compounds) / 4.
    let left, leftCount: Double
    /// A free word that no known compound begins with, bare or with linking s.
    let leftUnseen, leftUnseenLink: Double
    /// Its length: eight letters and more, two, three, four.
    let leftLong, leftTwo, leftThree, leftFour: Double
    let linkS, linkE: Double
    /// A left part that no table lists; with an ending that takes a linking s; of seven letters and more.
    let leftUnknown, leftUnknownLink, leftUnknownLong: Double
    /// A last part that no table lists; of seven letters and more.
    let finalUnknown, finalUnknownLong: Double
    /// Two neighbouring parts that make up a word; its frequency.
    let merged, mergedFrequency: Double
    /// The last part, or the whole: listed; not at all; an inflected form of a listed word; a prefix and a listed word.
    let known, unknown, inflected, inflectedFrequency, derived: Double
    /// The last part's productivity, log₂(1 + 4 × compounds) / 4, or that it has none.
    let headCount, headUnseen: Double
    /// The last part's frequency, log₂(1 + count) / 8; that it is neither noun nor adjective.
    let frequency, verb: Double
    /// The last part's length in letters; `lengthTwelve` grows with it.
    let lengthThree, lengthFour, lengthFive, lengthSix, lengthEight, lengthTen, lengthTwelve: Double
  }

  /// The words of a text, as UTF-8.
  static func set(_ text: String) -> Set<[UInt8]> {
    Set(text.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) })
  }

  /// Onsets of one to three letters, packed.
  private static let packedOnsets = Set(onsets.map { $0.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } })

  /// Whether letters that no table lists can be a Danish word: they begin and end as syllables do and have a vowel.
  static func isSyllabic(_ letters: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = letters.firstIndex(where: isVowel), let last = letters.lastIndex(where: isVowel) else {
      return false
    }
    if letters.endIndex - 1 - last > 3 || first - letters.startIndex > 3 { return false }
    var packed: UInt32 = 0
    for letter in letters[..<first] {
      guard letter.value < 0x80 else { return false }
      packed = packed << 8 | letter.value
    }
    return packed == 0 || packedOnsets.contains(packed)
  }

  private static func isVowel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a", "e", "i", "o", "u", "y", "æ", "ø", "å": true
    default: false
    }
  }
}
