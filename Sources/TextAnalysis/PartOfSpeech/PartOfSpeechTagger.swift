internal import UnicodeText

/// Finds the parts of speech of the words of a sentence.
///
/// - Source: an averaged perceptron (Collins 2002), greedy from left to right; learned by `Training/tagger_model.py` from
///   PAROLE-DK, its tags mapped to universal ones.
package struct PartOfSpeechTagger: Sendable {
  private let table = DanishTables.tagger

  package init() {}

  /// The parts of speech of the forms of a sentence, punctuation included, one for each.
  ///
  /// - Complexity: O(forms).
  package func tags(of forms: [String]) -> [PartOfSpeech] {
    let words = forms.enumerated().map { TaggedWord($0.element, isFirst: $0.offset == 0) }
    var tags: [PartOfSpeech] = []
    tags.reserveCapacity(words.count)
    var scores = [Int32](repeating: 0, count: PartOfSpeech.allCases.count)
    for index in words.indices {
      for tag in scores.indices { scores[tag] = 0 }
      add(words, index, tags, to: &scores)
      var best = 0
      for tag in scores.indices where scores[tag] > scores[best] { best = tag }
      tags.append(PartOfSpeech(rawValue: UInt8(best)) ?? .other)
    }
    return tags
  }

  private static let names = PartOfSpeech.allCases.map { Array($0.tag.utf8) }
  private static let start = Array("^".utf8)
  private static let end = Array("$".utf8)

  private func add(_ words: [TaggedWord], _ index: Int, _ tags: [PartOfSpeech], to scores: inout [Int32]) {
    let word = words[index]
    let lower = word.lower
    let own = word.kind.digits
    func form(_ distance: Int) -> [UInt8] {
      let place = index + distance
      return place < 0 ? Self.start : place < words.count ? words[place].lower : Self.end
    }
    func kind(_ distance: Int) -> [UInt8] {
      let place = index + distance
      return words.indices.contains(place) ? words[place].kind.digits : WordClass.none.digits
    }
    func tag(_ distance: Int) -> [UInt8] {
      index >= distance ? Self.names[Int(tags[index - distance].rawValue)] : Self.start
    }
    let before = tag(1)
    let before2 = tag(2)
    let next = form(1)
    let nextKind = kind(1)
    let isHidden = word.isHidden
    func feature(_ template: Character, _ fields: [UInt8]...) {
      if isHidden, "012349fklpq".contains(template) { return }
      var hash = FeatureHash(template.asciiValue ?? 0)
      for field in fields { hash = hash.field(field) }
      table.add(hash.folded, to: &scores)
    }
    feature("0", lower)
    feature("1", word.ending(1))
    feature("2", word.ending(2))
    feature("3", word.ending(3))
    feature("4", word.ending(4))
    feature("5", word.shape + (word.isFirst ? [0x46] : []))
    feature("6", own)
    feature("7", before)
    feature("8", before2, before)
    feature("9", before, lower)
    feature("a", before, own)
    feature("b", form(-1))
    feature("c", next)
    feature("d", nextKind)
    feature("e", own, nextKind)
    feature("f", lower, nextKind)
    feature("g", before, nextKind)
    feature("h", form(-2))
    feature("i", form(2))
    feature("j", nextKind, kind(2))
    feature("k", lower, next)
    feature("l", form(-1), lower)
    feature("m", index + 1 < words.count ? words[index + 1].ending(3) : Self.end)
    feature("n", before, own, nextKind)
    feature("o", word.shape, own)
    feature("p", before2, lower)
    feature("q", lower, nextKind, kind(2))
    feature("r", kind(-1), own, nextKind)
    if let auxiliary = AuxiliaryForms.lemma(of: lower) {
      let ahead: [UInt8] = [participleFollows(words, index) ? 0x31 : 0x30]
      let isExistential = (max(0, index - 2)..<min(words.count, index + 2)).contains {
        words[$0].lower == AuxiliaryForms.der
      }
      let der: [UInt8] = [isExistential ? 0x31 : 0x30]
      feature("s", auxiliary, ahead, der)
      feature("t", auxiliary, nextKind, der)
    }
  }

  /// Whether something like a participle follows in the clause.
  private func participleFollows(_ words: [TaggedWord], _ index: Int) -> Bool {
    for word in words[(index + 1)..<max(index + 1, min(words.count, index + 10))] {
      if AuxiliaryForms.clauseEnds.contains(word.lower) { return false }
      let canBeVerb = word.kind.mask & 1 << UInt32(PartOfSpeech.verb.rawValue) != 0
      if canBeVerb, word.lower.last == 0x74, word.lower.count > 2 { return true }
    }
    return false
  }
}
