/// The closed lists and weights of compound splitting; the data are in `CompoundRules+Data.swift`.
enum CompoundRules {
  /// How evidence is weighed: natural logarithms of odds.
  struct Weights: Sendable {
    /// For each left part; for its productivity, log₂(1 + 4 × compounds) / 4.
    let left, leftCount: Double
    /// That it is a free word.
    let leftFree: Double
    /// A free word that no known compound begins with, bare or with linking s.
    let leftUnseen, leftUnseenLink: Double
    /// Its length: eight letters and more, two, three, four.
    let leftLong, leftTwo, leftThree, leftFour: Double
    let linkS, linkE: Double
    /// A left part that no table lists; with an ending that takes a linking s; of seven letters and more.
    let leftUnknown, leftUnknownLink, leftUnknownLong: Double
    /// The consonants around a boundary: none, three, four and more.
    let hiatus, clusterThree, clusterFour: Double
    /// A last part that no table lists; of seven letters and more.
    let finalUnknown, finalUnknownLong: Double
    /// The last two parts make up a word; its frequency.
    let merged, mergedFrequency: Double
    /// The last part is inflected in another way than the whole: *fang-sten*, where *fangsten* is of *fangst*.
    let mismatch: Double
    /// The last part: listed; an inflected form of a listed word, and its frequency; a prefix and a listed word.
    let known, inflected, inflectedFrequency, derived: Double
    /// The last part's productivity, log₂(1 + 4 × compounds) / 4, or that it has none.
    let headCount, headUnseen: Double
    /// The last part's frequency, log₂(1 + count) / 8; that it is neither noun nor adjective.
    let frequency, verb: Double
    /// The same of the whole word, and that no table lists it.
    let wholeKnown, wholeUnknown, wholeInflected, wholeInflectedFrequency, wholeDerived: Double
    let wholeFrequency, wholeVerb: Double
    /// The length of the last part, or of the whole, in letters; `lengthTwelve` grows with it.
    let lengthThree, lengthFour, lengthFive, lengthSix, lengthEight, lengthTen, lengthTwelve: Double
  }

  /// The words of a text, as UTF-8.
  static func set(_ text: String) -> Set<[UInt8]> {
    Set(text.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) })
  }

  /// For each onset of one to three letters from a to z, as a number to the base 32, whether it is one.
  private static let isPackedOnset = {
    var result = [Bool](repeating: false, count: 1 << 15)
    for onset in onsets { result[onset.reduce(0) { $0 << 5 | Int($1 & 0x1F) }] = true }
    return result
  }()

  /// Whether one to three consonants can begin a syllable.
  static func isOnset(_ letters: ArraySlice<UInt8>) -> Bool {
    var packed = 0
    for letter in letters {
      guard letter >= 0x61, letter <= 0x7A else { return false }
      packed = packed << 5 | Int(letter & 0x1F)
    }
    return isPackedOnset[packed]
  }

  /// Whether a stretch ends as derived nouns do that take a linking s.
  static func hasLinkedEnding(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.last == 0x73 && linkedEndings.contains { letters.ends(with: $0) }
  }
}
