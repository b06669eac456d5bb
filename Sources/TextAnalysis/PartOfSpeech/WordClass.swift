/// The parts of speech that a form can have, as the tagger sees it.
struct WordClass: Sendable {
  /// A bit for each part of speech, by its raw value.
  let mask: UInt32
  /// The mask in decimal digits, as it stands in features.
  let digits: [UInt8]

  init(mask: UInt32) {
    self.mask = mask
    digits = Array(String(mask).utf8)
  }

  /// Outside the sentence.
  static let none = WordClass(mask: 0)
  static let nounOrVerb = WordClass(
    mask: 1 << UInt32(PartOfSpeech.noun.rawValue) | 1 << UInt32(PartOfSpeech.verb.rawValue))
  /// Set when no table lists the form.
  static let unlisted: UInt32 = 1 << 20
  static let content: UInt32 =
    1 << UInt32(PartOfSpeech.noun.rawValue) | 1 << UInt32(PartOfSpeech.verb.rawValue)
    | 1 << UInt32(PartOfSpeech.adjective.rawValue)

  /// The class of a form in lower case: from the table, else from the longest listed word it ends with, else from its ending.
  init(of form: [UInt8], isCapitalised: Bool) {
    if let listed = WordClass.listed(form[...]) {
      self.init(mask: listed)
      return
    }
    let head = isCapitalised ? 0 : WordClass.head(form)
    self.init(mask: WordClass.unlisted | (head != 0 ? head : WordClass.byEnding(form, isCapitalised)))
  }

  /// Parts of speech with at least one occurrence of fifty.
  private static func listed(_ form: ArraySlice<UInt8>) -> UInt32? {
    let lexicon = Lexicon.danish
    guard let number = lexicon.number(of: form) else { return nil }
    var counts = [Double](repeating: 0, count: PartOfSpeech.allCases.count)
    var total = 0.0
    for reading in lexicon.table.readings(number) {
      let count = Lexicon.count(reading.weight)
      counts[Int(reading.tag.rawValue)] += count
      total += count
    }
    guard total > 0.1 else { return nil }
    var mask: UInt32 = 0
    for (tag, count) in counts.enumerated() where count > 0 && count >= 0.02 * total { mask |= 1 << UInt32(tag) }
    return mask
  }

  private static func head(_ form: [UInt8]) -> UInt32 {
    let letters = form.indices.filter { form[$0] & 0xC0 != 0x80 }
    guard letters.count > 5 else { return 0 }
    for start in letters[2..<(letters.count - 3)] {
      let rest = form[start...]
      if let mask = listed(rest), mask & content != 0, !Lexicon.danish.marks(of: rest).contains(.neverHead) {
        return mask & content
      }
    }
    return 0
  }

  private static func byEnding(_ form: [UInt8], _ isCapitalised: Bool) -> UInt32 {
    var scores = [Double](repeating: 0, count: PartOfSpeech.allCases.count)
    for candidate in EndingModel.danish.candidates(of: form[...], isCapitalised: isCapitalised)
    where candidate.probability >= 0.003 {
      let tag = UInt32(candidate.tag.rawValue)
      let lemma = EndingModel.danish.apply(candidate.edit, to: form[...]) ?? []
      let isListed = candidate.tag.isContent && lemma != form && (listed(lemma[...]) ?? 0) & 1 << tag != 0
      scores[Int(tag)] += candidate.probability * (isListed ? 10 : 1)
    }
    let total = scores.reduce(0, +)
    var mask: UInt32 = 0
    for (tag, score) in scores.enumerated() where score > 0 && score >= 0.25 * total { mask |= 1 << UInt32(tag) }
    return mask
  }
}
