internal import UnicodeText

/// The lemmas of parts and runs of parts.
enum Constituents {
  /// The lemma of a run of parts, or `nil` when it is no word.
  ///
  /// - Parameters:
  ///   - isFinal: Whether the run ends the form, so that it is inflected; else it may carry a linking element.
  ///   - isSingle: Single parts always have a lemma, a run only when it is a word.
  static func lemma(of text: String, isFinal: Bool, isSingle: Bool, _ lemma: (String) -> String) -> String? {
    var form = text
    while form.utf8.last == 0x2D { form.removeLast() }
    if form.isEmpty { return nil }
    if isFinal {
      if isSingle || isListed(form) { return lemma(form) }
      let base = lemma(form)
      return isListed(base) ? base : nil
    }
    let bare = unlinked(form)
    if let bare { return bare }
    return isSingle ? lemma(form) : nil
  }

  private static func isListed(_ form: String) -> Bool {
    let lexicon = Lexicon.danish
    guard let number = lexicon.number(of: LetterCase.lowercased(form).utf8) else { return false }
    let kinds = lexicon.kinds(number).all
    return !kinds.isEmpty && kinds != PartOfSpeechSet(.other)
  }

  /// The word in a left part: `tilbud` of `tilbuds`, `barn` of `børne`, `nød` of `nødde`, `arbejde` of `arbejds`.
  private static func unlinked(_ part: String) -> String? {
    let lexicon = Lexicon.danish
    let form = WordShape(part)
    let lower = form.lower
    if let number = lexicon.number(of: lower) {
      let readings = lexicon.readings(number, of: lower)
      // The closed table of first elements says which word is meant: `unge` is ung, `børne` barn.
      if let element = readings.last, element.tag == .other, element.count < 0.1 {
        return String(decoding: element.lemma, as: UTF8.self)
      }
      // A bare form is read as itself where it is a dictionary form: `støtte` the noun, not a form of a verb.
      let dictionary = readings.first { $0.lemma == lower && $0.tag.isContent }
      if let dictionary, lower.last != 0x73 { return String(decoding: dictionary.lemma, as: UTF8.self) }
      if lower.last != 0x73, let first = readings.first(where: { $0.tag != .properNoun }) ?? readings.first {
        return String(decoding: first.lemma, as: UTF8.self)
      }
    }
    func noun(_ stem: some Collection<UInt8>) -> String? {
      let stem = Array(stem)
      guard lexicon.dictionaryKinds(stem).contains(.noun) else { return nil }
      return String(decoding: stem, as: UTF8.self)
    }
    if lower.last == 0x73 {
      if let stem = noun(lower.dropLast()) { return stem }
      if let stem = noun(lower.dropLast() + [0x65]) { return stem }
    }
    if lower.last == 0x65 {
      if let stem = noun(lower.dropLast()) { return stem }
      let doubled = lower.dropLast(2)
      if lower.count > 3, lower[lower.count - 2] == lower[lower.count - 3], let stem = noun(doubled) { return stem }
    }
    if lower.ends(with: [0x65, 0x72]), let stem = noun(lower.dropLast(2)) { return stem }
    if let number = lexicon.number(of: lower), let first = lexicon.readings(number, of: lower).first {
      return String(decoding: first.lemma, as: UTF8.self)
    }
    return nil
  }
}

extension Collection where Element == UInt8 {
  /// Whether the collection ends with the bytes.
  func ends(with suffix: some Collection<UInt8>) -> Bool {
    count >= suffix.count && self.suffix(suffix.count).elementsEqual(suffix)
  }
}
