/// What every stretch of a word is worth as a left part, as the last part and as the whole word.
struct PartScores {
  struct Left {
    let end: Int
    let score: Double
    let isUnknown: Bool
  }

  struct Final {
    var score = 0.0
    var isUnknown = false
  }

  /// The left parts that begin at each letter.
  private(set) var lefts: [[Left]]
  /// The last part that begins at each letter; `nil` where none can.
  private(set) var finals: [Final?]
  /// The score of the word left whole.
  private(set) var whole = -Double.infinity

  private let letters: [Unicode.Scalar]
  private let bytes: [UInt8]
  /// The byte at which each letter begins, and the end.
  private let offsets: [Int]
  private let lexicon: Lexicon
  /// Whether letters `start..<end` are a left part of at least one known compound, at `start × letters + end`.
  private var isKnownLeft: [Bool]
  /// The number of the word that goes from a letter to the end.
  private var endings: [Int?]
  /// What the word would be without its ending, for each way to read the ending, the likeliest first.
  private let stems: [(lemma: [UInt8], tag: PartOfSpeech)]

  /// O(letters²).
  init(_ letters: ArraySlice<Unicode.Scalar>, _ lexicon: Lexicon) {
    self.letters = Array(letters)
    self.lexicon = lexicon
    let word = Array(String(String.UnicodeScalarView(letters)).utf8)
    bytes = word
    var offsets = [0]
    for letter in letters { offsets.append(offsets[offsets.count - 1] + UTF8.width(letter)) }
    self.offsets = offsets
    let count = letters.count
    lefts = Array(repeating: [], count: count)
    finals = Array(repeating: nil, count: count)
    isKnownLeft = Array(repeating: false, count: count * (count + 1))
    endings = Array(repeating: nil, count: count)
    let model = EndingModel.danish
    stems = model.inflections(of: word[...]).compactMap { inflection in
      guard inflection.tag.isContent, let lemma = model.apply(inflection.edit, to: word[...]), lemma != word else {
        return nil
      }
      return (lemma, inflection.tag)
    }
    for start in 0..<count { look(from: start) }
    whole = final(0)?.score ?? -.infinity
    for start in stride(from: 2, to: count - 2, by: 1) { finals[start] = final(start) }
  }

  /// Whether any last part is possible.
  var hasFinal: Bool { finals.contains { $0 != nil } }

  /// Whether a known compound begins with these letters.
  func isLeft(_ start: Int, _ end: Int) -> Bool { isKnownLeft[start * letters.count + end] }

  /// What it costs to cut a word that goes from a letter to the end; 0 where there is none, and for the whole.
  func merged(from start: Int) -> Double {
    guard start > 0, let number = endings[start], lexicon.kinds(number).all.hasContent else { return 0 }
    return CompoundRules.weights.merged + CompoundRules.weights.mergedFrequency * lexicon.frequency(number) / 8
  }

  private func slice(_ start: Int, _ end: Int) -> ArraySlice<UInt8> { bytes[offsets[start]..<offsets[end]] }

  /// Walks through the table from a letter and notes what is listed.
  private mutating func look(from start: Int) {
    let count = letters.count
    var walk = EmbeddedTable.Walk()
    var isWalking = true
    for end in (start + 1)...count {
      if isWalking {
        for byte in slice(end - 1, end) where isWalking { isWalking = lexicon.table.advance(&walk, by: byte) }
      }
      let number = isWalking && walk.isWord ? walk.number : nil
      if end == count {
        endings[start] = number
      } else if end - start >= 2, end < count - 2 {
        // log₂(1 + 4 × 1) is 2.32: at least one compound.
        if let number, lexicon.leftProductivity(number) > 2.3 { isKnownLeft[start * count + end] = true }
        if let left = left(start, end, number) { lefts[start].append(left) }
      }
    }
  }

  private func left(_ start: Int, _ end: Int, _ number: Int?) -> Left? {
    let weights = CompoundRules.weights
    let size = end - start
    let marks = number.map(lexicon.marks) ?? []
    // An inner part is the last part of what stands before it.
    if start > 0, marks.contains(.neverHead) { return nil }
    if marks.contains(.prefix) || size == 2 && !marks.contains(.shortElement) { return nil }
    guard let number else {
      return takesLinkingS(start, end) ? listed(start, end, weights.leftUnseenLink, 0x73) : unknown(start, end)
    }
    let kinds = lexicon.kinds(number)
    let isFree = !kinds.all.isDisjoint(with: .free)
    let link: UInt8? = isFree ? nil : bytes[offsets[end] - 1] == 0x73 ? 0x73 : 0
    let productivity = lexicon.leftProductivity(number)
    if productivity > 0 { return listed(start, end, weights.leftCount * productivity / 4, link) }
    if isFree {
      let isStem = bytes[offsets[end] - 1] == 0x65 && kinds.dictionary.contains(.verb)
      guard size >= 4, kinds.dictionary.contains(.noun) || kinds.dictionary.contains(.adjective) || isStem else {
        return unknown(start, end)
      }
      return listed(start, end, weights.leftUnseen, nil)
    }
    return takesLinkingS(start, end) ? listed(start, end, weights.leftUnseenLink, 0x73) : unknown(start, end)
  }

  private func listed(_ start: Int, _ end: Int, _ evidence: Double, _ link: UInt8?) -> Left {
    let weights = CompoundRules.weights
    var score = weights.left + evidence
    if let link { score += link == 0x73 ? weights.linkS : weights.linkE }
    switch end - start {
    case 2: score += weights.leftTwo
    case 3: score += weights.leftThree
    case 4: score += weights.leftFour
    case 5..<8: break
    default: score += weights.leftLong
    }
    return Left(end: end, score: score, isUnknown: false)
  }

  /// A left part that no table lists.
  private func unknown(_ start: Int, _ end: Int) -> Left? {
    guard end - start >= 4, CompoundRules.isSyllabic(letters[start..<end]) else { return nil }
    let weights = CompoundRules.weights
    let element = slice(start, end)
    let isDerived =
      end - start >= 6 && element.last == 0x73 && CompoundRules.linkedEndings.contains { element.ends(with: $0) }
    // What begins with a prefix and is no known word is rather a derived word than a compound.
    if !isDerived, prefixLength(from: start, longest: end - start, shortest: 3) != nil { return nil }
    var score = weights.left + (isDerived ? weights.leftUnknownLink : weights.leftUnknown)
    if end - start >= 7 { score += weights.leftUnknownLong }
    return Left(end: end, score: score, isUnknown: true)
  }

  /// Whether a stretch is a noun with linking s: `arbejd-s`, also when the noun loses its e before it.
  private func takesLinkingS(_ start: Int, _ end: Int) -> Bool {
    guard end - start >= 4, bytes[offsets[end] - 1] == 0x73 else { return false }
    let stem = slice(start, end - 1)
    if stem.last != 0x73, lexicon.dictionaryKinds(stem).contains(.noun) { return true }
    return stem.count > 3 && lexicon.dictionaryKinds(stem + [0x65]).contains(.noun)
  }

  private func final(_ start: Int) -> Final? {
    let weights = CompoundRules.weights
    let isWhole = start == 0
    let size = letters.count - start
    let number = endings[start]
    let kinds = number.map { lexicon.kinds($0).all } ?? []
    let isBarred = !isWhole && number.map { lexicon.marks($0).contains(.neverHead) } ?? false
    var final = Final()
    var productivity = 0.0
    if let number, !kinds.isEmpty, kinds != PartOfSpeechSet(.other) {
      if !isWhole, isBarred || size < 3 || !kinds.hasContent { return nil }
      final.score += weights.known + weights.frequency * lexicon.frequency(number) / 8
      if !kinds.contains(.noun) && !kinds.contains(.adjective) { final.score += weights.verb }
      productivity = lexicon.headProductivity(number)
    } else if let lemma = stem(start),
      isWhole || !isBarred && lemma.letters >= 3 && !lexicon.marks(lemma.number).contains(.neverHead)
    {
      final.score += weights.inflected + weights.inflectedFrequency * lexicon.frequency(lemma.number) / 8
      productivity = lexicon.headProductivity(lemma.number)
    } else if isDerived(start) {
      final.score += weights.derived
    } else if isWhole {
      final.score += weights.unknown
    } else if size >= 4, !isBarred, CompoundRules.isSyllabic(letters[start...]) {
      final.score += weights.finalUnknown + (size >= 7 ? weights.finalUnknownLong : 0)
      final.isUnknown = true
    } else {
      return nil
    }
    if !isWhole { final.score += productivity > 0 ? weights.headCount * productivity / 4 : weights.headUnseen }
    switch size {
    case ..<3: break
    case 3: final.score += weights.lengthThree
    case 4: final.score += weights.lengthFour
    case 5: final.score += weights.lengthFive
    case 6, 7: final.score += weights.lengthSix
    case 8, 9: final.score += weights.lengthEight
    case 10, 11: final.score += weights.lengthTen
    case 12: final.score += weights.lengthTwelve
    default: final.score += weights.lengthTwelve * Double(size - 8) / 4
    }
    return final
  }

  /// The listed word that an unlisted part is an inflected form of.
  private func stem(_ start: Int) -> (number: Int, letters: Int)? {
    let offset = offsets[start]
    for (lemma, tag) in stems where lemma.count > offset + 1 {
      guard let number = lexicon.number(of: lemma[offset...]), lexicon.kinds(number).dictionary.contains(tag) else {
        continue
      }
      return (number, lemma[offset...].count { $0 & 0xC0 != 0x80 })
    }
    return nil
  }

  /// Whether a part is a prefix and a listed word of four letters or more.
  private func isDerived(_ start: Int) -> Bool {
    var walk = EmbeddedTable.Walk()
    for end in stride(from: start + 1, through: min(start + 8, letters.count - 4), by: 1) {
      for byte in slice(end - 1, end) { guard lexicon.table.advance(&walk, by: byte) else { return false } }
      if walk.isWord, lexicon.marks(walk.number).contains(.prefix), let rest = endings[end],
        lexicon.kinds(rest).all.hasContent
      {
        return true
      }
    }
    return false
  }

  /// The length of a prefix that stands here.
  private func prefixLength(from start: Int, longest: Int, shortest: Int) -> Int? {
    var walk = EmbeddedTable.Walk()
    for end in stride(from: start + 1, through: start + min(8, longest), by: 1) {
      for byte in slice(end - 1, end) { guard lexicon.table.advance(&walk, by: byte) else { return nil } }
      if end - start >= shortest, walk.isWord, lexicon.marks(walk.number).contains(.prefix) { return end - start }
    }
    return nil
  }
}
