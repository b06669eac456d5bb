/// What every stretch of a word is worth as a left part, as the last part and as the whole word.
///
/// It is filled anew for each word and keeps its memory. A stretch is looked at when it is asked about.
struct PartScores: Sendable {
  struct Left: Sendable {
    let end: Int
    let score: Double
    let isUnknown: Bool
  }

  struct Final: Sendable {
    var score = 0.0
    var isUnknown = false
  }

  /// What is known of the stretches that begin at a letter.
  private struct Start: Sendable {
    /// The byte at which the letter begins.
    var offset: Int
    /// The next vowel from here on, else the number of letters.
    var nextVowel: Int
    /// Whether the consonants before the next vowel can begin a Danish syllable.
    var hasOnset = false
    var isLookedAt = false
    /// The number of the word that goes from here to the end, or -1.
    var ending = -1
    /// Bit n: the first n letters from here are a prefix.
    var prefixes: UInt16 = 0
    /// The left parts in `lefts`.
    var lefts = 0..<0
  }

  private let lexicon = Lexicon.danish
  private let model = EndingModel.danish
  /// Letters of the word.
  private(set) var count = 0
  private var bytes: [UInt8] = []
  /// One for each letter, and one for the end.
  private var starts: [Start] = []
  /// For each end the last vowel before it, or -1.
  private var lastVowels: [Int] = []
  private var lefts: [Left] = []
  /// Whether letters `start..<end` are a left part of at least one known compound, at `start × letters + end`.
  private var isKnownLeft: [Bool] = []
  /// What the word would be without its ending, for each way to read the ending, the likeliest first: in `stemBytes`.
  private var stems: [(lemma: Range<Int>, tag: PartOfSpeech)] = []
  private var stemBytes: [UInt8] = []
  private var hasStems = false

  /// Takes in a word in lower case. O(letters²), for the room of `isKnownLeft`.
  mutating func load(_ word: ArraySlice<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: word)
    starts.removeAll(keepingCapacity: true)
    lastVowels.removeAll(keepingCapacity: true)
    var lastVowel = -1
    for offset in bytes.indices where bytes[offset] & 0xC0 != 0x80 {
      lastVowels.append(lastVowel)
      if isVowel(at: offset) { lastVowel = starts.count }
      starts.append(Start(offset: offset, nextVowel: 0))
    }
    lastVowels.append(lastVowel)
    count = starts.count
    starts.append(Start(offset: bytes.count, nextVowel: count))
    for start in stride(from: count - 1, through: 0, by: -1) {
      let isVowel = lastVowels[start + 1] == start
      starts[start].nextVowel = isVowel ? start : starts[start + 1].nextVowel
      starts[start].hasOnset = hasOnset(starts[start].offset..<starts[starts[start].nextVowel].offset)
    }
    lefts.removeAll(keepingCapacity: true)
    isKnownLeft.removeAll(keepingCapacity: true)
    isKnownLeft.append(contentsOf: repeatElement(false, count: count * (count + 1)))
    hasStems = false
  }

  /// The byte at which a letter begins.
  func offset(of letter: Int) -> Int { starts[letter].offset }

  /// Whether a known compound begins with these letters, the first of which was looked at.
  func isLeft(_ start: Int, _ end: Int) -> Bool { isKnownLeft[start * count + end] }

  /// The left parts that begin at a letter, as indices of `left(_:)`.
  mutating func lefts(from start: Int) -> Range<Int> {
    look(from: start)
    return starts[start].lefts
  }

  func left(_ index: Int) -> Left { lefts[index] }

  /// What it costs to cut a word that goes from a letter to the end; 0 where there is none, and for the whole.
  func merged(from start: Int) -> Double {
    guard start > 0, starts[start].ending >= 0, lexicon.kinds(starts[start].ending).all.hasContent else { return 0 }
    return CompoundRules.weights.merged + CompoundRules.weights.mergedFrequency
      * lexicon.frequency(starts[start].ending) / 8
  }

  // MARK: Letters

  private func isVowel(at offset: Int) -> Bool {
    switch bytes[offset] {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    case 0xC3 where offset + 1 < bytes.count: [0xA6, 0xB8, 0xA5].contains(bytes[offset + 1])
    default: false
    }
  }

  private func hasOnset(_ range: Range<Int>) -> Bool {
    guard range.count <= 3 else { return false }
    return range.isEmpty || CompoundRules.isOnset(bytes[range])
  }

  /// Whether letters that no table lists can be a Danish word: they begin and end as syllables do and have a vowel.
  private func isSyllabic(_ start: Int, _ end: Int) -> Bool {
    let first = starts[start].nextVowel
    return first < end && end - 1 - lastVowels[end] <= 3 && first - start <= 3 && starts[start].hasOnset
  }

  private func slice(_ start: Int, _ end: Int) -> ArraySlice<UInt8> { bytes[starts[start].offset..<starts[end].offset] }

  // MARK: Left parts

  /// Walks through the table from a letter and notes what is listed.
  private mutating func look(from start: Int) {
    if starts[start].isLookedAt { return }
    starts[start].isLookedAt = true
    let firstLeft = lefts.count
    var walk = EmbeddedTable.Walk()
    var isWalking = true
    for end in (start + 1)...count {
      let before = walk
      let wasWalking = isWalking
      var offset = starts[end - 1].offset
      while isWalking && offset < starts[end].offset {
        isWalking = lexicon.table.advance(&walk, by: bytes[offset])
        offset += 1
      }
      let number = isWalking && walk.isWord ? walk.number : nil
      if let number, end - start <= 8, lexicon.marks(number).contains(.prefix) {
        starts[start].prefixes |= 1 << UInt16(end - start)
      }
      if end == count {
        if let number { starts[start].ending = number }
      } else if end - start >= 2, end < count - 2 {
        // log₂(1 + 4 × 1) is 2.32: at least one compound.
        if let number, lexicon.leftProductivity(number) > 2.3 { isKnownLeft[start * count + end] = true }
        if let left = left(start, end, number, before: wasWalking ? before : nil) { lefts.append(left) }
      }
    }
    starts[start].lefts = firstLeft..<lefts.count
  }

  /// - Parameter before: The walk through the table up to the last letter, while there is one.
  private func left(_ start: Int, _ end: Int, _ number: Int?, before: EmbeddedTable.Walk?) -> Left? {
    let weights = CompoundRules.weights
    let size = end - start
    let marks = number.map(lexicon.marks) ?? []
    // An inner part is the last part of what stands before it.
    if start > 0, marks.contains(.neverHead) { return nil }
    if marks.contains(.prefix) || size == 2 && !marks.contains(.shortElement) { return nil }
    guard let number else {
      return takesLinkingS(start, end, before)
        ? listed(start, end, weights.leftUnseenLink, 0x73) : unknown(start, end)
    }
    let kinds = lexicon.kinds(number)
    let isFree = !kinds.all.isDisjoint(with: .free)
    let last = bytes[starts[end].offset - 1]
    let link: UInt8? = isFree ? nil : last == 0x73 ? 0x73 : 0
    let productivity = lexicon.leftProductivity(number)
    if productivity > 0 { return listed(start, end, weights.leftCount * productivity / 4, link) }
    if isFree {
      let isStem = last == 0x65 && kinds.dictionary.contains(.verb)
      guard size >= 4, kinds.dictionary.contains(.noun) || kinds.dictionary.contains(.adjective) || isStem else {
        return unknown(start, end)
      }
      return listed(start, end, weights.leftUnseen, nil)
    }
    return takesLinkingS(start, end, before)
      ? listed(start, end, weights.leftUnseenLink, 0x73) : unknown(start, end)
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
    let size = end - start
    guard size >= 4, isSyllabic(start, end) else { return nil }
    let weights = CompoundRules.weights
    let isDerived = size >= 6 && CompoundRules.hasLinkedEnding(slice(start, end))
    // What begins with a prefix and is no known word is rather a derived word than a compound.
    if !isDerived, starts[start].prefixes & 0x1F8 != 0 { return nil }
    var score = weights.left + (isDerived ? weights.leftUnknownLink : weights.leftUnknown)
    if size >= 7 { score += weights.leftUnknownLong }
    return Left(end: end, score: score, isUnknown: true)
  }

  /// Whether a stretch is a noun with linking s: `arbejd-s`, also when the noun loses its e before it.
  private func takesLinkingS(_ start: Int, _ end: Int, _ before: EmbeddedTable.Walk?) -> Bool {
    let last = starts[end].offset - 1
    guard end - start >= 4, bytes[last] == 0x73, var walk = before else { return false }
    if bytes[last - 1] != 0x73, walk.isWord, lexicon.kinds(walk.number).dictionary.contains(.noun) { return true }
    return last - starts[start].offset > 3 && lexicon.table.advance(&walk, by: 0x65) && walk.isWord
      && lexicon.kinds(walk.number).dictionary.contains(.noun)
  }

  // MARK: Last parts

  /// The last part that begins at a letter, or the whole word; `nil` where none can.
  mutating func final(_ start: Int) -> Final? {
    let weights = CompoundRules.weights
    let isWhole = start == 0
    if !isWhole, start < 2 || start >= count - 2 { return nil }
    look(from: start)
    let size = count - start
    let number = starts[start].ending >= 0 ? starts[start].ending : nil
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
    } else if size >= 4, !isBarred, isSyllabic(start, count) {
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
  private mutating func stem(_ start: Int) -> (number: Int, letters: Int)? {
    if !hasStems { findStems() }
    let offset = starts[start].offset
    for (lemma, tag) in stems where lemma.count > offset + 1 {
      let rest = stemBytes[lemma.lowerBound + offset..<lemma.upperBound]
      guard let number = lexicon.number(of: rest), lexicon.kinds(number).dictionary.contains(tag) else { continue }
      return (number, rest.count { $0 & 0xC0 != 0x80 })
    }
    return nil
  }

  private mutating func findStems() {
    hasStems = true
    stems.removeAll(keepingCapacity: true)
    stemBytes.removeAll(keepingCapacity: true)
    for inflection in model.inflections(of: bytes[...]) where inflection.tag.isContent {
      let start = stemBytes.count
      guard model.table.apply(inflection.edit, to: bytes[...], appendingTo: &stemBytes) else { continue }
      if stemBytes[start...].elementsEqual(bytes) {
        stemBytes.removeSubrange(start...)
      } else {
        stems.append((start..<stemBytes.count, inflection.tag))
      }
    }
  }

  /// Whether a part is a prefix and a listed word of four letters or more.
  private mutating func isDerived(_ start: Int) -> Bool {
    let prefixes = starts[start].prefixes
    guard prefixes != 0 else { return false }
    for length in 1...8 where prefixes & 1 << UInt16(length) != 0 && start + length <= count - 4 {
      look(from: start + length)
      let ending = starts[start + length].ending
      if ending >= 0, lexicon.kinds(ending).all.hasContent { return true }
    }
    return false
  }
}
