@testable import TextAnalysis

/// The tagger as its training script has it: every feature is hashed anew, nothing is kept, every word is scored.
struct ReferenceTagger {
  private let table = DanishTables.tagger

  private struct Word {
    let lower: [UInt8]
    let word: TaggedWord
    let kind: [UInt8]
    let shape: [UInt8]

    init(_ form: String, _ table: TaggerTable) {
      lower = Array(form.lowercased().utf8)
      word = TaggedWord(form, table)
      kind = Array(String(word.mask).utf8)
      let letters = form.unicodeScalars.filter { $0.properties.isAlphabetic }
      let isUpper = { (scalar: Unicode.Scalar) in scalar.properties.isUppercase }
      let startsWithDigit = form.unicodeScalars.first.map { ("0"..."9").contains($0) } ?? false
      var shape = ""
      if form.unicodeScalars.first.map(isUpper) ?? false { shape += "C" }
      if letters.count > 1, letters.allSatisfy(isUpper) { shape += "U" }
      if startsWithDigit { shape += "D" }
      if form.unicodeScalars.dropFirst().contains("-") { shape += "-" }
      if letters.isEmpty, !startsWithDigit { shape += "." }
      self.shape = Array(shape.utf8)
    }

    func ending(_ count: Int) -> [UInt8] { Array(String(decoding: lower, as: UTF8.self).suffix(count).utf8) }
  }

  private static let tagNames = PartOfSpeech.allCases.map { Array($0.tag.utf8) } + [[0x5E]]
  private static let open: Set<PartOfSpeech> = [.pronoun, .determiner, .auxiliary, .adposition, .other]

  func tags(of forms: [String]) -> [PartOfSpeech] {
    let words = forms.map { Word($0, table) }
    var tags: [Int] = []
    for index in words.indices {
      let only = PartOfSpeech.allCases.filter { words[index].word.mask == 1 << UInt32($0.rawValue) }
      let isLower = !words[index].shape.starts(with: [0x43])
      if let tag = only.first, isLower, !Self.open.contains(tag), words[index].word.auxiliary == 0 {
        tags.append(Int(tag.rawValue))
      } else {
        tags.append(scored(words, index, tags))
      }
    }
    return tags.map { PartOfSpeech.allCases[$0] }
  }

  private func scored(_ words: [Word], _ index: Int, _ tags: [Int]) -> Int {
    var scores = TagScores()
    let word = words[index]
    let isHidden = ["får", "lever"].contains(String(decoding: word.lower, as: UTF8.self))
    func form(_ distance: Int) -> [UInt8] {
      let place = index + distance
      return place < 0 ? [0x5E] : place < words.count ? words[place].lower : [0x24]
    }
    func kind(_ distance: Int) -> [UInt8] {
      words.indices.contains(index + distance) ? words[index + distance].kind : [0x30]
    }
    func feature(_ template: Unicode.Scalar, _ fields: [UInt8]...) {
      if isHidden, "012349fklpq".unicodeScalars.contains(template) { return }
      table.add(fields.reduce(FeatureHash(template)) { $0.field(FeatureHash.hash($1)) }, to: &scores)
    }
    let before = Self.tagNames[index > 0 ? tags[index - 1] : 17]
    let before2 = Self.tagNames[index > 1 ? tags[index - 2] : 17]
    for (template, count) in zip("1234".unicodeScalars, 1...4) { feature(template, word.ending(count)) }
    feature("0", word.lower)
    feature("5", word.shape + (index == 0 ? [0x46] : []))
    feature("6", word.kind)
    feature("7", before)
    feature("8", before2, before)
    feature("9", before, word.lower)
    feature("a", before, word.kind)
    feature("b", form(-1))
    feature("c", form(1))
    feature("d", kind(1))
    feature("e", word.kind, kind(1))
    feature("f", word.lower, kind(1))
    feature("g", before, kind(1))
    feature("h", form(-2))
    feature("i", form(2))
    feature("j", kind(1), kind(2))
    feature("k", word.lower, form(1))
    feature("l", form(-1), word.lower)
    feature("m", index + 1 < words.count ? words[index + 1].ending(3) : [0x24])
    feature("n", before, word.kind, kind(1))
    feature("o", word.shape, word.kind)
    feature("p", before2, word.lower)
    feature("q", word.lower, kind(1), kind(2))
    feature("r", kind(-1), word.kind, kind(1))
    if word.word.auxiliary != 0 {
      var ahead = false
      for other in words[(index + 1)..<max(index + 1, min(words.count, index + 10))] {
        if other.word.endsClause { break }
        ahead = other.word.mayBeParticiple
        if ahead { break }
      }
      let der = (max(0, index - 2)..<min(words.count, index + 2)).contains { words[$0].lower == Array("der".utf8) }
      for (template, field) in [("s" as Unicode.Scalar, [ahead ? 0x31 : 0x30]), ("t", kind(1))] {
        let fields = [word.word.auxiliary, FeatureHash.hash(field), FeatureHash.hash([der ? 0x31 : 0x30])]
        table.add(fields.reduce(FeatureHash(template)) { $0.field($1) }, to: &scores)
      }
    }
    return scores.best
  }
}
