/// The parts of speech that a form can have, as the tagger sees it: a bit for each, by its raw value.
enum WordClass {
  /// Set when no table lists the form.
  static let unlisted: UInt32 = 1 << 20

  /// The class of a form in lower case: from the table, else from the longest listed word it ends with, else from its ending.
  static func mask(of form: [UInt8], isCapitalised: Bool) -> UInt32 {
    if let listed = listed(form[...]) { return listed.rawValue }
    let head = isCapitalised ? [] : head(form)
    return unlisted | (head.isEmpty ? byEnding(form, isCapitalised) : head.rawValue)
  }

  private static func listed(_ form: ArraySlice<UInt8>) -> PartOfSpeechSet? {
    guard let number = Lexicon.danish.number(of: form) else { return nil }
    let classes = Lexicon.danish.classes(number)
    return classes.isEmpty ? nil : classes
  }

  private static func head(_ form: [UInt8]) -> PartOfSpeechSet {
    let lexicon = Lexicon.danish
    guard form.count > 5 else { return [] }
    // From the third letter to the fourth from the end.
    var start = 0
    for _ in 0..<2 { repeat { start += 1 } while start < form.count && form[start] & 0xC0 == 0x80 }
    var end = form.count
    for _ in 0..<3 { repeat { end -= 1 } while end > 0 && form[end] & 0xC0 == 0x80 }
    while start < end {
      if form[start] & 0xC0 != 0x80, let number = lexicon.number(of: form[start...]) {
        let classes = lexicon.classes(number)
        if classes.hasContent, !lexicon.marks(number).contains(.neverHead) { return classes.intersection(.content) }
      }
      start += 1
    }
    return []
  }

  private static func byEnding(_ form: [UInt8], _ isCapitalised: Bool) -> UInt32 {
    var scores = InlineArray<17, Double>(repeating: 0)
    for candidate in EndingModel.danish.candidates(of: form[...], isCapitalised: isCapitalised, above: 0.003) {
      var isListed = false
      if candidate.tag.isContent, let lemma = EndingModel.danish.apply(candidate.edit, to: form[...]), lemma != form {
        isListed = listed(lemma[...])?.contains(candidate.tag) ?? false
      }
      scores[Int(candidate.tag.rawValue)] += candidate.probability * (isListed ? 10 : 1)
    }
    var total = 0.0
    for tag in 0..<17 { total += scores[tag] }
    var mask: UInt32 = 0
    for tag in 0..<17 where scores[tag] > 0 && scores[tag] >= 0.25 * total { mask |= 1 << UInt32(tag) }
    return mask
  }
}
